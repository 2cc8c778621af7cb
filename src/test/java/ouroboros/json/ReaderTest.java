package ouroboros.json;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import ouroboros.core.regime.Retain;
import ouroboros.core.regime.Schedule;
import ouroboros.core.spec.Field;
import ouroboros.core.spec.Refusal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Every kind of component in one record. */
class ReaderTest {

	enum Colour {

		RED, LIGHT_BLUE

	}

	record Inner(@Field(value = "a number", min = 0) double a) {
		Inner {
			Refusal.unless(a != 13, "a", "unlucky", "13");
		}
	}

	record Everything(double real, int whole, long wide, boolean flag, String text, @Nullable Double maybeReal,
			@Nullable Integer maybeWhole, @Nullable Boolean maybeFlag, double[] reals, double[][] rows, int[] wholes,
			double @Nullable [][] maybeRows, List<String> texts, List<Inner> inners, List<Schedule> schedules,
			Colour colour, Inner inner, Schedule schedule, Retain retain,
			@Field(value = "v", fallback = "7") int fallback, @Field(value = "v", maxLength = 3) String brief) {
	}

	private static final Kind KIND = new Kind.Fields(Everything.class);

	private static final String GOOD = "{'real':-0.5,'whole':1e3,'wide':9007199254740993,'flag':true,'text':'t',"
			+ "'reals':[1,2.5],'rows':[[1],[]],'wholes':[3,4.0],'texts':['a','b'],'inners':[{'a':1}],"
			+ "'schedules':[1,{'type':'power','first':1,'exponent':2}],'colour':'light-blue','inner':{'a':2},"
			+ "'schedule':5,'retain':'accumulate','brief':'äöü'}";

	@Test
	void readsEveryKind() {
		var read = (Everything) new Reader(Sample.CATALOG).read(Sample.tree(GOOD), KIND);
		assertThat(read.real()).isEqualTo(-0.5);
		assertThat(read.whole()).isEqualTo(1000);
		assertThat(read.wide()).isEqualTo(9007199254740993L);
		assertThat(read.flag()).isTrue();
		assertThat(read.maybeReal()).isNull();
		assertThat(read.reals()).containsExactly(1, 2.5);
		assertThat(Arrays.deepToString(read.rows())).isEqualTo("[[1.0], []]");
		assertThat(read.wholes()).containsExactly(3, 4);
		assertThat(read.maybeRows()).isNull();
		assertThat(read.texts()).containsExactly("a", "b");
		assertThat(read.inners()).containsExactly(new Inner(1));
		assertThat(read.schedules()).containsExactly(new Schedule.Constant(1), new Schedule.Power(1, 2));
		assertThat(read.colour()).isEqualTo(Colour.LIGHT_BLUE);
		assertThat(read.schedule()).isEqualTo(new Schedule.Constant(5));
		assertThat(read.retain()).isEqualTo(Retain.last(Integer.MAX_VALUE));
		assertThat(read.fallback()).isEqualTo(7);
	}

	@Test
	void writesEveryKind() {
		var written = Writer.write(new Reader(Sample.CATALOG).read(Sample.tree(GOOD), KIND), KIND);
		assertThat(written).isEqualTo(Sample
			.tree(GOOD.replace("1e3", "1000").replace("4.0", "4").replace("'brief'", "'fallback':7,'brief'")));
	}

	@Test
	void tellsEveryProblemAtItsPlace() {
		var text = GOOD.replace("'real':-0.5", "'real':'x'")
			.replace("1e3", "1.5")
			.replace("'flag':true", "'flag':0")
			.replace("2.5", "null")
			.replace("[[1],[]]", "[[1],[true]]")
			.replace("4.0", "3000000000")
			.replace("'inners':[{'a':1}]", "'inners':[{'a':1},{'a':-1},{},{'a':13}]")
			.replace("'light-blue'", "'light-green'")
			.replace("'inner':{'a':2}", "'inner':{'a':2,'b/~':3}")
			.replace("'text':'t',", "")
			.replace("'accumulate'", "'acumulate'")
			.replace("'schedule':5", "'schedule':{'type':'powr'}")
			.replace("äöü", "äöüß")
			.replace("9007199254740993", "1e19");
		var problems = new Problems();
		var read = new Reader(Sample.CATALOG, new IdentityHashMap<>(), problems).read(Sample.tree(text), KIND);
		assertThat(read).isSameAs(Reader.BAD);
		var bad = catchThrowableOfType(BadSpec.class, problems::throwIfAny);
		assertThat(bad.malformed()).isTrue();
		assertThat(bad.problems()).map((problem) -> problem.code() + " " + problem.pointer())
			.containsExactlyInAnyOrder("wrong-type /real", "wrong-type /whole", "out-of-range /wide",
					"wrong-type /flag", "missing /text", "wrong-type /reals/1", "wrong-type /rows/1/0",
					"out-of-range /wholes/1", "out-of-range /inners/1/a", "missing /inners/2/a", "unlucky /inners/3/a",
					"unknown-word /colour", "unknown-field /inner/b~1~0", "unknown-type /schedule/type",
					"unknown-word /retain", "too-long /brief");
	}

}

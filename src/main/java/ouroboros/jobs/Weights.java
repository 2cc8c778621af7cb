package ouroboros.jobs;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.ServiceLoader;

import ouroboros.core.Pretrained;
import ouroboros.core.data.Data;
import ouroboros.core.spec.Refusal;

/**
 * A pre-trained model: its observations are its parameters.
 *
 * @param model the model itself
 */
record Weights(Pretrained model) implements Observations {

	private static final Pretrained.Format FORMAT = ServiceLoader
		.load(Pretrained.Format.class, Pretrained.Format.class.getClassLoader())
		.findFirst()
		.orElseThrow();

	/**
	 * @param zip with the files of a checkpoint
	 * @param most limit on the bytes of all files together; the parameters take up to
	 * twice as many
	 * @throws Rejected if it breaks a rule
	 */
	static Weights read(InputStream zip, long most) throws IOException {
		var files = Archive.read(zip, FORMAT.files(), most);
		try {
			return new Weights(FORMAT.read(files));
		}
		catch (Refusal refusal) {
			throw new Rejected(422, refusal.code(),
					"%s: %s".formatted(refusal.pointer().substring(1), refusal.detail()));
		}
	}

	@Override
	public String kind() {
		return "checkpoint";
	}

	@Override
	public long rows() {
		return this.model.size().parameters();
	}

	/** Parameters, layers, heads, width, tokens and positions. */
	@Override
	public long[] shape() {
		var size = this.model.size();
		return new long[] { size.parameters(), size.layers(), size.heads(), size.width(), size.vocabulary(),
				size.positions() };
	}

	@Override
	public List<String> columns() {
		return List.of();
	}

	@Override
	public Pretrained.Size statistics() {
		return this.model.size();
	}

	@Override
	public Data data(List<String> columns) {
		throw new Refusal("/dataset", "not-applicable", "a checkpoint is what a learner starts from, not data");
	}

}

package ouroboros.json;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumbersTest {

	@ParameterizedTest
	@CsvSource({ "5, 5", "0.01, 0.01", "1e-5, 1e-5", "1.5e-7, 1.5e-7", "1e9, 1000000000", "1e300, 1e300", "-2.5, -2.5",
			"9007199254740991, 9007199254740991", "Infinity, Infinity" })
	void haveAShortText(double number, String text) {
		assertThat(Numbers.text(number)).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(doubles = { 5, 0.1, -0.0, 0, Double.MIN_VALUE, Double.MAX_VALUE, 3e9, 0x1p53, 1e22 })
	void surviveTheirText(double number) {
		var node = Numbers.node(number);
		var read = JsonText.tree(node.toString());
		assertThat(read).isEqualTo(node);
		assertThat(Double.doubleToRawLongBits(read.doubleValue())).isEqualTo(Double.doubleToRawLongBits(number));
	}

}

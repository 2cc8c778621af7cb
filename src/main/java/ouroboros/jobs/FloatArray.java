package ouroboros.jobs;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlTypeValue;

/**
 * Rows of equal length, sent one after the other as one {@code double precision[]} in
 * binary.
 */
record FloatArray(List<double[]> rows) implements SqlTypeValue {

	@Override
	public void setTypeValue(PreparedStatement statement, int index, int sqlType, @Nullable String typeName)
			throws SQLException {
		var width = this.rows.isEmpty() ? 0 : this.rows.getFirst().length;
		var flat = new double[this.rows.size() * width];
		for (int i = 0; i < this.rows.size(); i++) {
			System.arraycopy(this.rows.get(i), 0, flat, i * width, width);
		}
		statement.setObject(index, flat);
	}

}

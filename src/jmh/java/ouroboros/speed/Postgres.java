package ouroboros.speed;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** What a database tells of itself, to one connection that is kept. */
final class Postgres implements AutoCloseable {

	private final Connection connection;

	private Postgres(Connection connection) {
		this.connection = connection;
	}

	/**
	 * @param url with user and password
	 */
	static Postgres at(String url) {
		try {
			return new Postgres(DriverManager.getConnection(url));
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Bytes of the tables and indices of the database. */
	double size() {
		return number("select pg_database_size(current_database())");
	}

	/** Connections to the database but this one. */
	double connections(String application) {
		return number("""
				select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
				and application_name like '%s'""".formatted(application));
	}

	/** Transactions since the database was made, as counted some seconds ago. */
	double transactions() {
		return number("select xact_commit + xact_rollback from pg_stat_database where datname = current_database()");
	}

	/** Bytes of WAL ever written. */
	double wal() {
		return number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')");
	}

	/** Rows ever inserted into a table, as counted some seconds ago. */
	double inserted(String table) {
		return number("select n_tup_ins from pg_stat_user_tables where relname = '%s'".formatted(table));
	}

	double number(String query) {
		try (var statement = this.connection.createStatement(); var row = statement.executeQuery(query)) {
			row.next();
			return row.getDouble(1);
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.connection.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

}

package io.cityplane.testing;

import io.cityplane.database.Transactions;
import io.cityplane.database.store.Database;
import io.cityplane.database.store.JdbiTransactions;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;

/// A real PostgreSQL database for one test class, empty but for the tables of the modules it names.
///
/// All of one JVM share a server, which waits for the disk like the city's own. It is the built-in
/// one, or the one that the system property or environment variable {@value #OUTSIDE} names by the
/// JDBC URL of a superuser.
public final class TestDatabase implements AutoCloseable {

    /// Where another PostgreSQL is, for the same tests.
    public static final String OUTSIDE = "CITYPLANE_TEST_DB_URL";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final TestServer server;
    private final String name;
    private final Jdbi jdbi;
    private final PGSimpleDataSource source;

    private TestDatabase(TestServer server, String... modules) {
        this.server = server;
        this.name = "test_%d_%d".formatted(ProcessHandle.current().pid(), COUNT.incrementAndGet());
        server.execute("CREATE DATABASE " + name + " TEMPLATE template0 ENCODING 'UTF8'");
        this.source = server.source(name);
        this.jdbi = Database.open(source, modules);
    }

    /// Makes a database on the server that all tests of this JVM share.
    ///
    /// @param modules whose tables are wanted, in the order in which they refer to each other
    public static TestDatabase start(String... modules) {
        return new TestDatabase(TestServer.shared(), modules);
    }

    /// Starts a server for this test alone, which may be killed.
    ///
    /// @param modules whose tables are wanted, in the order in which they refer to each other
    public static CrashDatabase startOwn(String... modules) {
        return new CrashDatabase(modules);
    }

    /// For stores.
    public Jdbi jdbi() {
        return jdbi;
    }

    /// Of {@link #jdbi()}.
    public Transactions transactions() {
        return new JdbiTransactions(jdbi);
    }

    /// A new connection for each call; no pool.
    public DataSource dataSource() {
        return source;
    }

    /// For a server under test, which opens its own connections.
    public String jdbcUrl() {
        return server.jdbcUrl(name);
    }

    /// A superuser.
    public String username() {
        return server.username();
    }

    public String password() {
        return server.password();
    }

    @Override
    public void close() {
        server.execute("DROP DATABASE " + name + " WITH (FORCE)");
    }
}

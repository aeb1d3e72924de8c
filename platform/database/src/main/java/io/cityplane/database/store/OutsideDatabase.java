package io.cityplane.database.store;

import io.cityplane.database.CityDatabase;
import io.cityplane.database.Opening;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/// A PostgreSQL that somebody else runs, 15 or later, with one database for this server.
final class OutsideDatabase implements CityDatabase {

    private static final int LEAST_VERSION = 15;
    private static final String EXAMPLE = "jdbc:postgresql://HOST:5432/DATABASE?user=NAME";

    private final String jdbcUrl;
    private final String username;
    private final String password;
    private final SoleServer sole;

    private OutsideDatabase(String jdbcUrl, String username, String password, SoleServer sole) {
        this.jdbcUrl = jdbcUrl;
        this.username = username;
        this.password = password;
        this.sole = sole;
    }

    /// Makes sure that it is fit and takes it for this server.
    ///
    /// @param password goes before the URL's
    static Opening open(String jdbcUrl, Optional<String> password) {
        var url = withoutCredentials(jdbcUrl);
        var named = new PGSimpleDataSource();
        try {
            named.setURL(jdbcUrl);
        } catch (IllegalArgumentException e) {
            return new Opening.Refused(
                    "This is not a JDBC URL of a PostgreSQL: " + url, "write it like " + EXAMPLE);
        }
        var username = orElse(named.getUser(), "postgres");
        var secret = password.orElse(orElse(named.getPassword(), ""));
        var source = Connections.to(url, username, secret);
        source.setApplicationName(ourName());
        try {
            var refused = check(source, url);
            if (refused.isPresent()) {
                return refused.get();
            }
            return switch (SoleServer.take(source)) {
                case SoleServer.Taking.Taken(var sole) ->
                        new Opening.Opened(new OutsideDatabase(url, username, secret, sole));
                case SoleServer.Taking.Held(var holder) ->
                        new Opening.Refused(
                                "The database %s is in use by %s".formatted(url, holder),
                                "stop that server first, or name another database with --db");
            };
        } catch (SQLException e) {
            return refusal(e, url, username);
        }
    }

    /// What keeps it from being a city's; empty if nothing.
    private static Optional<Opening.Refused> check(PGSimpleDataSource source, String url)
            throws SQLException {
        try (var connection = source.getConnection()) {
            var version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < LEAST_VERSION) {
                return refused(
                        "%s is PostgreSQL %d; %d or later is needed"
                                .formatted(url, version, LEAST_VERSION),
                        "upgrade it, or leave out --db to use the built-in PostgreSQL");
            }
            var encoding = Durability.show(connection, "server_encoding");
            if (!encoding.equals("UTF8")) {
                return refused(
                        "The database %s keeps text as %s".formatted(url, encoding),
                        "make one with CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0");
            }
            if (!Durability.show(connection, "transaction_read_only").equals("off")) {
                return refused(
                        url + " is read-only, perhaps a standby", "name the primary with --db");
            }
            var loss = Durability.fault(connection);
            if (loss.isPresent()) {
                return refused(loss.get() + ": " + url, "turn it on there");
            }
            return mayMakeTables(connection)
                    ? Optional.empty()
                    : refused(
                            "User %s may not make tables in %s".formatted(source.getUser(), url),
                            "as its owner: GRANT CREATE ON SCHEMA public TO " + source.getUser());
        }
    }

    private static boolean mayMakeTables(Connection connection) throws SQLException {
        var sql = "SELECT coalesce(has_schema_privilege(current_schema(), 'CREATE'), false)";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static Optional<Opening.Refused> refused(String reason, String advice) {
        return Optional.of(new Opening.Refused(reason, advice));
    }

    /// By the SQLSTATE, PostgreSQL's appendix A.
    private static Opening.Refused refusal(SQLException failure, String url, String username) {
        var state = orElse(failure.getSQLState(), "");
        var said = ": " + failure.getMessage();
        if (state.startsWith("28")) {
            return new Opening.Refused(
                    "%s does not let user %s in%s".formatted(url, username, said),
                    "see that user and password are right, and pg_hba.conf there");
        }
        return switch (state) {
            case "3D000" ->
                    new Opening.Refused(
                            url + ": there is no such database" + said,
                            "make it there with CREATE DATABASE … ENCODING 'UTF8'");
            case "42501" ->
                    new Opening.Refused(
                            "User %s lacks rights in %s%s".formatted(username, url, said),
                            "as its owner: GRANT ALL ON DATABASE … TO " + username);
            case "53300" ->
                    new Opening.Refused(
                            url + " has no connection to spare" + said,
                            "raise max_connections there, or end other programs");
            case "57P03" ->
                    new Opening.Refused(url + " is not ready yet" + said, "try again in a while");
            default ->
                    new Opening.Refused(
                            "No PostgreSQL answers at " + url + said,
                            "see that it runs, and that host and port are right");
        };
    }

    /// The URL may be told to everybody then.
    private static String withoutCredentials(String url) {
        var question = url.indexOf('?');
        var kept =
                question < 0
                        ? url
                        : url.substring(0, question)
                                + url.substring(question)
                                        .replaceAll("(?<=[?&])(user|password)=[^&]*&?", "")
                                        .replaceAll("[?&]$", "");
        return kept.replaceFirst("//[^/@]*@", "//");
    }

    private static String orElse(@Nullable String value, String otherwise) {
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static String ourName() {
        try {
            return "Cityplane process %d on %s"
                    .formatted(
                            ProcessHandle.current().pid(),
                            InetAddress.getLocalHost().getHostName());
        } catch (UnknownHostException e) {
            return "Cityplane process " + ProcessHandle.current().pid();
        }
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public String username() {
        return username;
    }

    @Override
    public String password() {
        return password;
    }

    @Override
    public Optional<String> trouble() {
        return sole.trouble();
    }

    @Override
    public void close() {
        sole.close();
    }
}

package io.cityplane.database.embedded;

/// The environment of PostgreSQL's processes: nothing of the surroundings changes how they work.
final class Environment {

    private Environment() {}

    static ProcessBuilder clean(ProcessBuilder builder) {
        var environment = builder.environment();
        var path = environment.getOrDefault("PATH", "/usr/bin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        environment.put("TZ", "UTC");
        return builder;
    }
}

package io.cityplane.server.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an API token on the running server and prints it, once:",
            "only its hash is kept."
        })
final class TokenCommand implements Callable<Integer> {

    @Mixin private final DirectoryOption data = new DirectoryOption();

    @Option(
            names = "--role",
            required = true,
            description = "reader, department, operator or admin.")
    private String role = "";

    @Option(names = "--name", required = true, description = "Who or what will use it.")
    private String name = "";

    @Option(names = "--department", description = "Whom it works for; none means the whole city.")
    private @Nullable String department;

    @Option(
            names = "--districts",
            split = ",",
            description = "The districts it is confined to, such as 440305,440304.")
    private List<String> districts = List.of();

    @Option(names = "--clearance", description = "public, internal (default) or confidential.")
    private @Nullable String clearance;

    @Option(names = "--days", description = "How long it is good; without end if not given.")
    private @Nullable Integer days;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var wish = ServerAt.JSON.createObjectNode().put("role", role).put("name", name);
        if (department != null) {
            wish.put("department", department);
        }
        if (!districts.isEmpty()) {
            districts.forEach(wish.putArray("districts")::add);
        }
        if (clearance != null) {
            wish.put("clearance", clearance);
        }
        if (days != null) {
            wish.put("expiresAt", Instant.now().plus(Duration.ofDays(days)).toString());
        }
        try (var server = ServerAt.directory(data.orElse("data"));
                var answer = server.post("/api/access/tokens", wish)) {
            var issued = ServerAt.JSON.readTree(answer.readAllBytes());
            var out = new java.io.PrintStream(System.out, true, StandardCharsets.UTF_8);
            out.println(issued.path("token").asText());
        }
        return 0;
    }
}

package io.cityplane.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.server.command.FactText.Lang;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "query",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Asks the running server for figures: which entities, which value, how grouped.",
            "Without --from it asks for the values of now, without --value it counts entities."
        },
        footer = {
            "",
            "  ./cityplane query --type TrafficZone --value chargingVolume --from 2022-12-15",
            "                    --by district --order -value",
            "  ./cityplane query --type EVChargingStation --by district"
        })
final class QueryCommand implements Callable<Integer> {

    @Mixin private final DirectoryOption data = new DirectoryOption();

    @Option(names = "--type", description = "Which types: A, A|B, A;B (NGSI-LD §4.17).")
    private @Nullable String type;

    @Option(names = "--q", description = "Which of them: such as 'capacity>10' (§4.9).")
    private @Nullable String q;

    @Option(names = "--id", description = "Ids, with commas between.")
    private @Nullable String id;

    @Option(names = "--id-pattern", description = "A regular expression found in the id.")
    private @Nullable String idPattern;

    @Option(names = "--scope", description = "Which scopes: such as /Shenzhen/# (§4.19).")
    private @Nullable String scope;

    @Option(
            names = "--value",
            paramLabel = "EXPRESSION",
            description = "An attribute, or arithmetic of several such as 'a * (b + c)'.")
    private @Nullable String value;

    @Option(
            names = "--aggregate",
            description = "sum (usual), mean, min, max, count or last of a group's values.")
    private @Nullable String aggregate;

    @Option(
            names = "--by",
            split = ",",
            paramLabel = "WHAT",
            description = {
                "What makes groups: hour, day, month, hourOfDay, entity, or an attribute's name;",
                "several with commas between."
            })
    private List<String> by = List.of();

    @Option(names = "--from", description = "A date, or a time such as 2022-12-15T08:00.")
    private @Nullable String from;

    @Option(
            names = "--until",
            description = "The same, not included; without it, one day from --from on.")
    private @Nullable String until;

    @Option(
            names = "--against",
            paramLabel = "DAYS",
            description = "Compares with so many days before.")
    private @Nullable Integer against;

    @Option(names = "--known", description = "As it was known then: a date or a time.")
    private @Nullable String known;

    @Option(names = "--zone", description = "Whose days are meant; usually the city's.")
    private @Nullable String zone;

    @Option(names = "--order", description = "key (usual), value or -value, the largest first.")
    private @Nullable String order;

    @Option(names = "--limit", description = "So many groups; usually 1,000.")
    private @Nullable Integer limit;

    @Option(names = "--format", description = "table (usual), csv or json.")
    private Format format = Format.TABLE;

    @Option(names = "--lang", description = "zh or en: of names; usually the terminal's.")
    private Lang lang = Locale.getDefault().getLanguage().equals("zh") ? Lang.ZH : Lang.EN;

    /// How the answer is written.
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        try (var server = ServerAt.directory(data.orElse("data"));
                var answer = server.post("/api/facts", question())) {
            var table = ServerAt.JSON.readTree(answer);
            var out = new PrintStream(System.out, true, UTF_8);
            switch (format) {
                case TABLE -> new FactText(table, lang).table(out);
                case CSV -> new FactText(table, lang).csv(out);
                case JSON -> out.println(table.toPrettyString());
            }
        }
        return 0;
    }

    private JsonNode question() {
        var question = ServerAt.JSON.createObjectNode();
        var selection = question.putObject("selection");
        Map<String, @Nullable String> parameters = new LinkedHashMap<>();
        parameters.put("type", type);
        parameters.put("q", q);
        parameters.put("id", id);
        parameters.put("idPattern", idPattern);
        parameters.put("scopeQ", scope);
        parameters.forEach((name, text) -> put(selection, name, text));
        put(question, "value", value);
        put(question, "aggregate", aggregate);
        var groups = question.putArray("by");
        by.forEach(groups::add);
        put(question, "from", from);
        put(question, "until", until);
        put(question, "known", known);
        put(question, "zone", zone);
        put(question, "order", order);
        if (against != null) {
            question.put("against", against);
        }
        if (limit != null) {
            question.put("limit", limit);
        }
        return question;
    }

    private static void put(ObjectNode object, String name, @Nullable String text) {
        if (text != null) {
            object.put(name, text);
        }
    }
}

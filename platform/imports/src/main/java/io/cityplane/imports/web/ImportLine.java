package io.cityplane.imports.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.ImportOutcome.BadMapping;
import io.cityplane.imports.ImportOutcome.Busy;
import io.cityplane.imports.ImportOutcome.Finished;
import io.cityplane.imports.ImportOutcome.NotPermitted;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.MappingFault;
import io.cityplane.imports.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One line of the answer to an import: JSON with a single member, which says what the line is.
public sealed interface ImportLine {

    /// `{"progress": {...}}`, again and again.
    record Heard(Progress progress) implements ImportLine {}

    /// The last line: `{"finished": {...}}`, `{"badMapping": [...]}`, `{"notPermitted": "why"}` or
    /// `{"busy": true}`.
    record Ended(ImportOutcome outcome) implements ImportLine {}

    /// Times and durations are ISO 8601.
    ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new Jdk8Module())
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .build();

    /// One line of JSON, without its end.
    default String toJson() {
        var member =
                switch (this) {
                    case Heard(Progress progress) -> Map.of("progress", progress);
                    case Ended(Finished(ImportReport report)) -> Map.of("finished", report);
                    case Ended(BadMapping(List<MappingFault> faults)) ->
                            Map.of("badMapping", faults);
                    case Ended(NotPermitted(String why)) -> Map.of("notPermitted", why);
                    case Ended(Busy()) -> Map.of("busy", true);
                };
        try {
            return JSON.writeValueAsString(member);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a line is always JSON", e);
        }
    }

    /// Empty if the text is no such line.
    static Optional<ImportLine> parse(String text) {
        try {
            var fields = JSON.readTree(text).properties().iterator();
            if (!fields.hasNext()) {
                return Optional.empty();
            }
            var field = fields.next();
            var value = field.getValue();
            return switch (field.getKey()) {
                case "progress" -> Optional.of(new Heard(JSON.treeToValue(value, Progress.class)));
                case "finished" -> ended(new Finished(JSON.treeToValue(value, ImportReport.class)));
                case "badMapping" ->
                        ended(
                                new BadMapping(
                                        Arrays.asList(
                                                JSON.treeToValue(value, MappingFault[].class))));
                case "notPermitted" -> ended(new NotPermitted(value.asText()));
                case "busy" -> ended(new Busy());
                default -> Optional.empty();
            };
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImportLine> ended(ImportOutcome outcome) {
        return Optional.of(new Ended(outcome));
    }
}

package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.kernel.Problem;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The bodies that tell what became of a request: problems (§5.5.3), the results of batches
/// (§5.2.16) and of updates (§5.2.18). Names in them are IRIs, for they have no context (§6.3.6).
final class Results {

    private Results() {}

    static byte[] problem(Problem problem) {
        return JsonText.write(json -> writeProblem(problem, json));
    }

    private static void writeProblem(Problem problem, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", problem.type());
        json.writeStringField("title", problem.title());
        json.writeStringField("detail", problem.detail());
        json.writeNumberField("status", problem.status());
        json.writeEndObject();
    }

    /// What is wrong, if a command did not do what it was to; empty if it did.
    static Optional<Problem> problem(Outcome outcome, EntityId id) {
        return switch (outcome) {
            case Outcome.Created _, Outcome.Changed _, Outcome.Deleted _ -> Optional.empty();
            case Outcome.AlreadyExists _ ->
                    Optional.of(
                            ErrorType.ALREADY_EXISTS.problem(
                                    "There is an entity " + id.uri() + " already"));
            case Outcome.NotFound _ -> Optional.of(notFound(id));
            case Outcome.NoSuchAttribute(String name) ->
                    Optional.of(
                            ErrorType.RESOURCE_NOT_FOUND.problem(
                                    "The entity " + id.uri() + " has no such attribute " + name));
            case Outcome.Mismatched(String why) ->
                    Optional.of(ErrorType.BAD_REQUEST_DATA.problem(why));
            case Outcome.Forbidden(String why) -> Optional.of(ErrorType.FORBIDDEN.problem(why));
            case Outcome.Refused(String why) -> Optional.of(ErrorType.LIMIT_REACHED.problem(why));
        };
    }

    static Problem notFound(EntityId id) {
        return ErrorType.RESOURCE_NOT_FOUND.problem("There is no entity " + id.uri());
    }

    /// What became of each entity of a batch.
    static final class OfBatch {

        private final LdContext context;
        private final List<String> successes = new ArrayList<>();
        private final List<String> created = new ArrayList<>();
        private final List<Failure> failures = new ArrayList<>();

        private record Failure(EntityId id, Problem problem) {}

        /// @param context of the request
        OfBatch(LdContext context) {
            this.context = context;
        }

        void add(EntityId id, Outcome outcome) {
            var problem = problem(outcome, id);
            if (problem.isPresent()) {
                add(id, problem.get());
                return;
            }
            if (outcome instanceof Outcome.Changed(List<String> leftOut) && !leftOut.isEmpty()) {
                add(id, leftOut(leftOut));
                return;
            }
            successes.add(id.uri());
            if (outcome instanceof Outcome.Created) {
                created.add(id.uri());
            }
        }

        /// The rest was done; §5.6.9 has no better place to say so than the errors.
        private static Problem leftOut(List<String> names) {
            return ErrorType.ALREADY_EXISTS.problem(
                    "The entity has these already, and noOverwrite was asked for: "
                            + String.join(", ", names));
        }

        void add(EntityId id, Problem problem) {
            failures.add(new Failure(id, problem));
        }

        /// 207 if any failed, else 201 with the ids of the new ones if there are any, else 204.
        NgsiLdAnswer answer() {
            if (!failures.isEmpty()) {
                return NgsiLdAnswer.json(207, JsonText.write(this::write));
            }
            return created.isEmpty()
                    ? NgsiLdAnswer.done()
                    : NgsiLdAnswer.json(201, JsonText.write(json -> writeTexts(created, json)))
                            .with("Link", context.mention().link());
        }

        private void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeFieldName("success");
            writeTexts(successes, json);
            json.writeArrayFieldStart("errors");
            for (var failure : failures) {
                json.writeStartObject();
                json.writeStringField("entityId", failure.id().uri());
                json.writeFieldName("error");
                writeProblem(failure.problem(), json);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    /// The 207 of an update of which some was left out.
    static NgsiLdAnswer ofUpdate(
            List<String> updated, List<String> leftOut, UnaryOperator<String> reason) {
        return NgsiLdAnswer.json(
                207,
                JsonText.write(json -> {
                    json.writeStartObject();
                    json.writeFieldName("updated");
                    writeTexts(updated, json);
                    json.writeArrayFieldStart("notUpdated");
                    for (var name : leftOut) {
                        json.writeStartObject();
                        json.writeStringField("attributeName", name);
                        json.writeStringField("reason", reason.apply(name));
                        json.writeEndObject();
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                }));
    }

    /// A resource as a body; §6.3.6: its context is in it or in a `Link` field.
    static NgsiLdAnswer resource(
            Work work, int status, MediaType accepted, JsonText.Writing writing) {
        var answer =
                new NgsiLdAnswer(
                        status,
                        List.of(new NgsiLdAnswer.Field("Content-Type", accepted.text())),
                        JsonText.write(writing));
        return accepted == MediaType.LD_JSON
                ? answer
                : answer.with("Link", work.context().mention().link());
    }

    static void writeTexts(List<String> texts, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (var text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}

package io.cityplane.twin.ngsild;

import io.cityplane.twin.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/// Who this server is to other brokers (§5.15.1, §6.33).
final class SourceIdentity {

    private static final String ALIAS = "cityplane";

    private final InstantSource clock;
    private final Instant startedAt;

    SourceIdentity(InstantSource clock) {
        this.clock = clock;
        this.startedAt = clock.instant();
    }

    NgsiLdAnswer retrieve(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        work.parameters().onlyOf(Set.of(), Set.of());
        var alias = alias(work.tenant());
        var now = clock.instant();
        var uptime = Duration.between(startedAt, now).truncatedTo(ChronoUnit.MILLIS);
        var body =
                JsonText.write(json -> {
                    json.writeStartObject();
                    if (accepted == MediaType.LD_JSON) {
                        json.writeFieldName("@context");
                        json.writeRawValue(work.context().mention().json());
                    }
                    json.writeStringField("id", "urn:ngsi-ld:ContextSource:" + alias);
                    json.writeStringField("type", "ContextSourceIdentity");
                    json.writeStringField("contextSourceAlias", alias);
                    json.writeStringField("contextSourceUptime", uptime.toString());
                    json.writeStringField("contextSourceTimeAt", DateTimes.format(now));
                    json.writeEndObject();
                });
        var answer =
                new NgsiLdAnswer(
                        200,
                        List.of(new NgsiLdAnswer.Field("Content-Type", accepted.text())),
                        body);
        return accepted == MediaType.LD_JSON
                ? answer
                : answer.with("Link", work.context().mention().link());
    }

    /// Each tenant is another source to others (§4.14).
    private static String alias(Tenant tenant) {
        return tenant.equals(Tenant.DEFAULT) ? ALIAS : ALIAS + "-" + tenant.name();
    }
}

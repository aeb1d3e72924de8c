package io.cityplane.targets.domain;

import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.Evidence;
import io.cityplane.targets.Figure;
import io.cityplane.targets.Filing;
import io.cityplane.targets.Formula.Aggregate;
import io.cityplane.targets.Measure;
import io.cityplane.targets.PlanVersion;
import io.cityplane.twin.Position;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes evidence: the first line says what is proved, then one line for each asset, the leaves of
/// the Merkle tree, and the signature of the first line. See docs/standards/evidence.md.
final class EvidenceWriter {

    private final Signer signer;

    EvidenceWriter(Signer signer) {
        this.signer = signer;
    }

    /// What a figure is of.
    ///
    /// @param knownAt nothing that was recorded later is in it
    /// @param position of the journal; everything before it is in it
    record Subject(
            PlanVersion version,
            Compiled compiled,
            Figure figure,
            LocalDate day,
            Instant knownAt,
            Position position) {}

    /// @param members of the headline, in the order of their URIs
    Evidence write(Subject subject, List<Member> members) {
        var rows = members.stream().map(it -> row(it, subject.compiled())).toList();
        var leaves = rows.stream().map(Merkle::leaf).toList();
        var head = head(subject, members.size(), Merkle.root(leaves));
        var lines = new ArrayList<String>(rows.size() + 3);
        lines.add(head);
        lines.addAll(rows);
        lines.add(new JsonLine().put("leaves", base64(leaves)).toString());
        lines.add(
                new JsonLine()
                        .put("key", signer.publicKey())
                        .put(
                                "signature",
                                Base64.getEncoder()
                                        .encodeToString(
                                                signer.sign(head.getBytes(StandardCharsets.UTF_8))))
                        .toString());
        return new Evidence(
                "%s-%s.evidence"
                        .formatted(subject.compiled().indicator().code().value(), subject.day()),
                lines);
    }

    /// The root over the lines of some assets, in hexadecimal digits.
    String root(List<Member> members, Compiled compiled) {
        var leaves = members.stream().map(it -> Merkle.leaf(row(it, compiled))).toList();
        return HexFormat.of().formatHex(Merkle.root(leaves));
    }

    private static String head(Subject subject, int assets, byte[] root) {
        var plan = subject.version().plan();
        var indicator = subject.compiled().indicator();
        return new JsonLine()
                .put("cityplane-evidence", 1)
                .put("plan", plan.name())
                .put("planVersion", subject.version().number())
                .put("planSha256", subject.version().sha256())
                .put("indicator", indicator.code().value())
                .put("clause", indicator.clause())
                .put("wording", indicator.wording().zh())
                .put("formula", subject.compiled().formula().text())
                .put("aggregate", word(subject.compiled().formula().aggregate()))
                .put("measure", word(Measure.ACCEPTED))
                .put("day", subject.day())
                .put("knownAt", subject.knownAt())
                .put("position", subject.position().text())
                .put("assets", assets)
                .put("value", subject.figure().headline().value().orElse(null))
                .put("root", HexFormat.of().formatHex(root))
                .toString();
    }

    private static String row(Member member, Compiled compiled) {
        var seen = member.seen;
        var line =
                new JsonLine()
                        .put("id", seen.id().uri())
                        .put("district", seen.district())
                        .put("department", seen.department())
                        .put("value", seen.value())
                        .put("divisor", seen.divisor());
        if (compiled.formula().aggregate() == Aggregate.SHARE) {
            line.put("meets", word(seen.meets()));
        }
        return line.put("declared", said(member.recorded.declared()))
                .put("accepted", said(member.recorded.accepted()))
                .put("liveness", word(member.liveness))
                .put("lastReport", seen.lastReport())
                .put("recordedAt", EntityReader.instant(seen.recordedAt()))
                .toString();
    }

    private static JsonLine said(@Nullable AssetRecord said) {
        var line = new JsonLine();
        if (said != null) {
            Filing filing = said.filing();
            line.put("record", said.id())
                    .put("on", said.on())
                    .put("document", filing.document())
                    .put("at", said.at());
        }
        return line;
    }

    private static String base64(List<byte[]> leaves) {
        var all = new ByteArrayOutputStream(leaves.size() * 32);
        leaves.forEach(all::writeBytes);
        return Base64.getEncoder().encodeToString(all.toByteArray());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

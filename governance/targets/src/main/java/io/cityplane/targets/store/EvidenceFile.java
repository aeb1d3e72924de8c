package io.cityplane.targets.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.targets.Formula.Aggregate;
import io.cityplane.targets.domain.EvidenceRow;
import io.cityplane.targets.domain.Merkle;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks evidence without the server that wrote it. See docs/standards/evidence.md.
public final class EvidenceFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HASH = 32;

    /// Head, leaves, signature.
    private static final int LINES_BESIDE = 3;

    private final List<String> lines;

    private EvidenceFile(List<String> lines) {
        this.lines = lines;
    }

    /// What a check found.
    public sealed interface Verdict {

        /// Everything fits.
        ///
        /// @param fingerprint of the key that signed, SHA-256 in hexadecimal digits
        record Sound(
                String indicator,
                String wording,
                String day,
                long assets,
                Optional<BigDecimal> value,
                String root,
                String fingerprint)
                implements Verdict {}

        /// Something does not.
        ///
        /// @param where such as `line 17`
        record Refused(String where, String what) implements Verdict {}
    }

    /// Ends a check at the first place that is wrong.
    private static final class Wrong extends RuntimeException {
        private final transient Verdict.Refused verdict;

        Wrong(String where, String what) {
            super(what, null, false, false);
            this.verdict = new Verdict.Refused(where, what);
        }
    }

    /// Checks a file.
    ///
    /// @param trusted the server's public key, got from elsewhere; empty to take the file's own,
    ///   which shows that the file is whole and not who made it
    /// @throws IOException if it cannot be read
    public static Verdict check(Path file, Optional<PublicKey> trusted) throws IOException {
        try {
            var text = Files.readString(file, StandardCharsets.UTF_8);
            if (!text.endsWith("\n")) {
                return new Verdict.Refused("the end", "the file is cut off");
            }
            return new EvidenceFile(text.lines().toList()).check(trusted);
        } catch (CharacterCodingException _) {
            return new Verdict.Refused("the file", "it is no text in UTF-8");
        } catch (Wrong wrong) {
            return wrong.verdict;
        }
    }

    private Verdict check(Optional<PublicKey> trusted) {
        if (lines.size() < LINES_BESIDE) {
            throw new Wrong(
                    "the file", "it is no evidence: it has %d lines".formatted(lines.size()));
        }
        var head = json(1);
        if (head.path("cityplane-evidence").asInt() != 1) {
            throw new Wrong("line 1", "it is no evidence of version 1");
        }
        var key = checkSignature(trusted);
        var rows = lines.subList(1, lines.size() - 2);
        checkRows(rows, HexFormat.of().formatHex(Merkle.root(hashes(rows))), head);
        var value = checkFigure(rows, head);
        return new Verdict.Sound(
                head.path("indicator").asText(),
                head.path("wording").asText(),
                head.path("day").asText(),
                rows.size(),
                value,
                head.path("root").asText(),
                fingerprint(key));
    }

    private static List<byte[]> hashes(List<String> rows) {
        return rows.stream().map(Merkle::leaf).toList();
    }

    private PublicKey checkSignature(Optional<PublicKey> trusted) {
        var last = json(lines.size());
        try {
            var own =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(base64(last, "key")));
            if (trusted.isPresent()
                    && !Arrays.equals(trusted.get().getEncoded(), own.getEncoded())) {
                throw new Wrong("line " + lines.size(), "another server's key signed it");
            }
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(trusted.orElse(own));
            signature.update(lines.getFirst().getBytes(StandardCharsets.UTF_8));
            if (signature.verify(base64(last, "signature"))) {
                return own;
            }
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            throw new Wrong("line " + lines.size(), "the key or the signature is damaged");
        }
        throw new Wrong(
                "line 1 or line " + lines.size(),
                "the signature is not that of the first line: one of the two was changed");
    }

    /// The signed root stands for the leaves, and each leaf for its line: so a line that was
    /// changed, added or taken out is found by itself.
    private void checkRows(List<String> rows, String root, JsonNode head) {
        var signed = head.path("root").asText();
        var leaves = leaves();
        var leavesAreRight = HexFormat.of().formatHex(Merkle.root(leaves)).equals(signed);
        if (root.equals(signed)) {
            if (!leavesAreRight || leaves.size() != rows.size()) {
                throw new Wrong("line " + (lines.size() - 1), "the list of hashes was changed");
            }
            return;
        }
        if (!leavesAreRight) {
            throw new Wrong(
                    "line %d and an asset".formatted(lines.size() - 1),
                    "the list of hashes was changed, and an asset's line too");
        }
        var known = new HashSet<String>();
        leaves.forEach(leaf -> known.add(HexFormat.of().formatHex(leaf)));
        var present = new HashSet<String>();
        hashes(rows).forEach(leaf -> present.add(HexFormat.of().formatHex(leaf)));
        for (var i = 0; i < Math.max(rows.size(), leaves.size()); i++) {
            compare(i, rows, leaves, known, present);
        }
        throw new Wrong("the file", "its lines do not give the signed root");
    }

    private void compare(
            int i, List<String> rows, List<byte[]> leaves, Set<String> known, Set<String> present) {
        var is = i < rows.size() ? HexFormat.of().formatHex(Merkle.leaf(rows.get(i))) : "";
        var was = i < leaves.size() ? HexFormat.of().formatHex(leaves.get(i)) : "";
        if (is.equals(was)) {
            return;
        }
        var line = i + 2;
        if (known.contains(is)) {
            throw new Wrong(
                    "line " + line,
                    present.contains(was)
                            ? "assets stand in another order"
                            : "an asset is missing before " + id(rows, i));
        }
        if (is.isEmpty()) {
            throw new Wrong("line " + line, "the last asset is missing");
        }
        throw new Wrong(
                "line " + line,
                present.contains(was) || was.isEmpty()
                        ? "an asset was added: " + id(rows, i)
                        : "the line was changed: " + id(rows, i));
    }

    private String id(List<String> rows, int i) {
        try {
            return JSON.readTree(rows.get(i)).path("id").asText();
        } catch (JsonProcessingException _) {
            return "a line that is no JSON";
        }
    }

    private List<byte[]> leaves() {
        byte[] all;
        try {
            all = base64(json(lines.size() - 1), "leaves");
        } catch (IllegalArgumentException _) {
            throw new Wrong("line " + (lines.size() - 1), "the list of hashes is no Base64");
        }
        if (all.length % HASH != 0) {
            throw new Wrong("line " + (lines.size() - 1), "the list of hashes is cut off");
        }
        var leaves = new ArrayList<byte[]>();
        for (var from = 0; from < all.length; from += HASH) {
            leaves.add(Arrays.copyOfRange(all, from, from + HASH));
        }
        return leaves;
    }

    private Optional<BigDecimal> checkFigure(List<String> rows, JsonNode head) {
        var assets = new ArrayList<EvidenceRow>();
        for (var i = 0; i < rows.size(); i++) {
            assets.add(row(json(i + 2)));
        }
        var aggregate = Aggregate.valueOf(head.path("aggregate").asText().toUpperCase(Locale.ROOT));
        var figure = EvidenceRow.figure(aggregate, assets);
        var told = Optional.ofNullable(number(head, "value"));
        if (head.path("assets").asLong() != rows.size() || !told.equals(figure)) {
            throw new Wrong(
                    "line 1",
                    "the figure is told as %s of %d assets; these make %s of %d"
                            .formatted(
                                    told.map(BigDecimal::toPlainString).orElse("none"),
                                    head.path("assets").asLong(),
                                    figure.map(BigDecimal::toPlainString).orElse("none"),
                                    rows.size()));
        }
        return figure;
    }

    private static EvidenceRow row(JsonNode row) {
        return new EvidenceRow(
                row.path("id").asText(),
                number(row, "value"),
                number(row, "divisor"),
                row.path("meets").asText().equals("yes"),
                row.path("lastReport").asLong());
    }

    private static @Nullable BigDecimal number(JsonNode node, String field) {
        return node.has(field) ? new BigDecimal(node.path(field).asText()) : null;
    }

    private static byte[] base64(JsonNode node, String field) {
        return Base64.getDecoder().decode(node.path(field).asText());
    }

    private JsonNode json(int line) {
        try {
            return Objects.requireNonNull(JSON.readTree(lines.get(line - 1)));
        } catch (JsonProcessingException _) {
            throw new Wrong("line " + line, "it is no JSON");
        }
    }

    /// What people compare keys by.
    public static String fingerprint(PublicKey key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

package io.cityplane.targets.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/// The Merkle tree hash of RFC 6962 §2.1: a leaf is hashed behind a byte 0, a node behind a byte 1,
/// so that neither can pass for the other. Hashes are SHA-256.
public final class Merkle {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private Merkle() {}

    public static byte[] leaf(String text) {
        return hash(LEAF, text.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    /// The root over leaves that are hashed already, in their order; of none, the hash of nothing.
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            return sha256().digest();
        }
        // Level by level, a lone last node going up as it is: the same tree as §2.1's by halves.
        var level = leaves;
        while (level.size() > 1) {
            var next = new ArrayList<byte[]>((level.size() + 1) / 2);
            for (var i = 0; i + 1 < level.size(); i += 2) {
                next.add(hash(NODE, level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                next.add(level.getLast());
            }
            level = next;
        }
        return level.getFirst();
    }

    private static byte[] hash(byte kind, byte[] left, byte[] right) {
        var digest = sha256();
        digest.update(kind);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

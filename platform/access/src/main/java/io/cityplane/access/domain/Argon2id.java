package io.cityplane.access.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.access.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Base64;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id, version 0x13 (RFC 9106), kept in the PHC string format.
///
/// A password is hashed in Unicode's form C, as RFC 8265 §4.2.2 has it, so that it does not depend
/// on the keyboard it was typed on.
public final class Argon2id implements PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=([0-9]{1,7}),t=([0-9]{1,3}),p=([0-9]{1,2})"
                            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random = new SecureRandom();
    private final Cost cost;

    public Argon2id(Cost cost) {
        this.cost = cost;
    }

    @Override
    public String hash(Secret password) {
        var salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        var base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.memoryKib(),
                        cost.passes(),
                        cost.lanes(),
                        base64.encodeToString(salt),
                        base64.encodeToString(generate(password, salt, cost, HASH_BYTES)));
    }

    @Override
    public boolean matches(Secret password, String hash) {
        var phc = PHC.matcher(hash);
        if (!phc.matches()) {
            throw new IllegalArgumentException("not an Argon2id hash");
        }
        var expected = Base64.getDecoder().decode(phc.group(5));
        var salt = Base64.getDecoder().decode(phc.group(4));
        var then =
                new Cost(
                        Integer.parseInt(phc.group(1)),
                        Integer.parseInt(phc.group(2)),
                        Integer.parseInt(phc.group(3)));
        return MessageDigest.isEqual(expected, generate(password, salt, then, expected.length));
    }

    @Override
    public boolean isCurrent(String hash) {
        return hash.startsWith(
                "$argon2id$v=19$m=%d,t=%d,p=%d$"
                        .formatted(cost.memoryKib(), cost.passes(), cost.lanes()));
    }

    private static byte[] generate(Secret password, byte[] salt, Cost cost, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(cost.memoryKib())
                        .withIterations(cost.passes())
                        .withParallelism(cost.lanes())
                        .withSalt(salt)
                        .build());
        var hash = new byte[length];
        generator.generateBytes(
                Normalizer.normalize(password.value(), Form.NFC).getBytes(UTF_8), hash);
        return hash;
    }

    /// What one hash takes.
    ///
    /// @param memoryKib 1,024 bytes each, at least 8 per lane
    public record Cost(int memoryKib, int passes, int lanes) {

        /// The OWASP Password Storage Cheat Sheet's minimum for Argon2id: 19 MiB, two passes.
        public static final Cost OWASP = new Cost(19_456, 2, 1);

        public Cost {
            if (memoryKib < 8 * lanes || passes < 1 || lanes < 1) {
                throw new IllegalArgumentException(
                        "Argon2 cannot do m=%d, t=%d, p=%d".formatted(memoryKib, passes, lanes));
            }
        }
    }
}

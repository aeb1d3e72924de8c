package io.cityplane.targets.store;

import io.cityplane.targets.domain.Signer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// The server's key: `evidence.key` for its owner alone, `evidence.pub` beside it for everybody,
/// each in PEM (RFC 7468). Made once; without the old key, old evidence still checks by the old
/// `.pub`.
public final class KeyFile implements Signer {

    private static final String ALGORITHM = "Ed25519";
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private final KeyPair pair;

    private KeyFile(KeyPair pair) {
        this.pair = pair;
    }

    /// Reads the key of a folder, or makes one there.
    public static KeyFile at(Path folder) {
        var secret = folder.resolve("evidence.key");
        var known = folder.resolve("evidence.pub");
        try {
            if (!Files.exists(secret)) {
                make(folder, secret, known);
            }
            return new KeyFile(
                    new KeyPair(
                            publicKey(Files.readString(known)),
                            privateKey(Files.readString(secret))));
        } catch (IOException e) {
            throw new UncheckedIOException("the key for evidence in " + folder, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("the key for evidence in " + folder + " is none", e);
        }
    }

    private static void make(Path folder, Path secret, Path known)
            throws IOException, GeneralSecurityException {
        Files.createDirectories(folder);
        var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Files.writeString(
                known, pem(PUBLIC, pair.getPublic().getEncoded()), StandardCharsets.US_ASCII);
        var draft = folder.resolve("evidence.key.unfinished");
        Files.deleteIfExists(draft);
        Files.createFile(
                draft,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(
                draft,
                pem(PRIVATE, pair.getPrivate().getEncoded()),
                StandardCharsets.US_ASCII,
                StandardOpenOption.SYNC);
        Files.move(draft, secret);
    }

    /// A key that is not kept, for who keeps nothing.
    public static KeyFile passing() {
        try {
            return new KeyFile(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes),
                        kind);
    }

    /// Reads a public key.
    ///
    /// @throws IllegalArgumentException if it is not PEM
    public static PublicKey publicKey(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePublic(new X509EncodedKeySpec(bytes(pem, PUBLIC)));
    }

    private static PrivateKey privateKey(String pem) throws GeneralSecurityException {
        return KeyFactory.getInstance(ALGORITHM)
                .generatePrivate(new PKCS8EncodedKeySpec(bytes(pem, PRIVATE)));
    }

    private static byte[] bytes(String pem, String kind) {
        return Base64.getMimeDecoder()
                .decode(pem.replaceAll("-----(BEGIN|END) %s-----".formatted(kind), ""));
    }

    @Override
    public byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(pair.getPrivate());
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key for evidence does not sign", e);
        }
    }

    @Override
    public String publicKey() {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }
}

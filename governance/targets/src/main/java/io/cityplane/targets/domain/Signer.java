package io.cityplane.targets.domain;

/// Signs for this server: Ed25519 (RFC 8032). The key never leaves it.
public interface Signer {

    byte[] sign(byte[] text);

    /// The public key as a SubjectPublicKeyInfo (RFC 8410), in Base64.
    String publicKey();
}

package io.cityplane.twin;

import java.util.regex.Pattern;

/// An entity's identifier: a URI (GS CIM 009 §4.5.1), in the city mostly `urn:ngsi-ld:Type:rest`.
///
/// At most 1,024 characters of ASCII without blanks and without the marks that RFC 3986 keeps out
/// of a URI.
public record EntityId(String uri) {

    private static final int MOST_CHARACTERS = 1_024;
    private static final Pattern URI =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[!#-;=?-\\[\\]_a-z~%]+");

    public EntityId {
        if (!isWellFormed(uri)) {
            throw new IllegalArgumentException("not a URI: " + uri);
        }
    }

    public static boolean isWellFormed(String uri) {
        return uri.length() <= MOST_CHARACTERS && URI.matcher(uri).matches();
    }
}

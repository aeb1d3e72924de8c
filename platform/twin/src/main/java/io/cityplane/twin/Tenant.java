package io.cityplane.twin;

import java.util.regex.Pattern;

/// A tenant of the twin (GS CIM 009 §4.14): one city. Its entities are apart from every other's.
public record Tenant(String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,47}");

    /// The one that a request means if it names none.
    public static final Tenant DEFAULT = new Tenant("default");

    public Tenant {
        if (!isWellFormed(name)) {
            throw new IllegalArgumentException("not a tenant's name: " + name);
        }
    }

    public static boolean isWellFormed(String name) {
        return NAME.matcher(name).matches();
    }
}

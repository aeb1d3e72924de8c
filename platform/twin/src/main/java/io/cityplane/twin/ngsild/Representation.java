package io.cityplane.twin.ngsild;

import java.util.Set;

/// How entities are written (§6.3.7).
///
/// @param attributes only these, expanded; empty for all
record Representation(Format format, SystemAttributes systemAttributes, Set<String> attributes) {

    static final Set<String> OPTIONS =
            Set.of("normalized", "concise", "simplified", "keyValues", "sysAttrs");

    Representation {
        attributes = Set.copyOf(attributes);
    }

    enum Format {
        NORMALIZED,
        CONCISE,
        SIMPLIFIED
    }

    /// `createdAt` and `modifiedAt` (§6.3.11).
    enum SystemAttributes {
        SHOWN,
        HIDDEN
    }

    /// From the parameters `format` and `options`; `format` goes first, `options` is deprecated.
    static Representation of(Parameters parameters, Set<String> attributes) {
        var options = parameters.options(OPTIONS);
        var ofOptions =
                options.stream()
                        .filter(option -> !option.equals("sysAttrs"))
                        .findFirst()
                        .orElse("normalized");
        var format = format(parameters.text("format").orElse(ofOptions));
        return new Representation(
                format,
                options.contains("sysAttrs") ? SystemAttributes.SHOWN : SystemAttributes.HIDDEN,
                attributes);
    }

    private static Format format(String word) {
        return switch (word) {
            case "normalized" -> Format.NORMALIZED;
            case "concise" -> Format.CONCISE;
            case "simplified", "keyValues" -> Format.SIMPLIFIED;
            default ->
                    throw ErrorType.INVALID_REQUEST.fault(
                            "The format is normalized, concise or simplified, not "
                                    + Words.quoted(word));
        };
    }

    boolean shows(String attribute) {
        return attributes.isEmpty() || attributes.contains(attribute);
    }
}

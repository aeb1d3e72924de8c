package io.cityplane.twin.ngsild;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The parameters of a request's URI, none of which is ever passed over in silence.
final class Parameters {

    private final Map<String, String> values = new LinkedHashMap<>();

    private Parameters() {}

    /// @throws Fault if they cannot be decoded, or one is given twice
    static Parameters parse(String query) {
        var parameters = new Parameters();
        for (var from = 0; from < query.length(); ) {
            var ampersand = query.indexOf('&', from);
            var end = ampersand < 0 ? query.length() : ampersand;
            if (end > from) {
                parameters.add(query.substring(from, end));
            }
            from = end + 1;
        }
        return parameters;
    }

    /// The same by other means: what is asked for in a body.
    static Parameters of(Map<String, String> values) {
        var parameters = new Parameters();
        parameters.values.putAll(values);
        return parameters;
    }

    private void add(String pair) {
        var equals = pair.indexOf('=');
        var name = decode(equals < 0 ? pair : pair.substring(0, equals), Plus.IS_BLANK);
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1), Plus.IS_BLANK);
        if (values.put(name, value) != null) {
            throw ErrorType.INVALID_REQUEST.fault("The parameter " + name + " is given twice");
        }
    }

    /// §6.3.20: what the operation does not have is an error.
    ///
    /// @param known of the operation
    /// @param absent those that the standard has for it and we have not
    /// @return this
    Parameters onlyOf(Set<String> known, Set<String> absent) {
        for (var name : values.keySet()) {
            if (absent.contains(name)) {
                throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                        "The parameter " + name + " is not supported yet");
            }
            if (!known.contains(name)) {
                throw ErrorType.INVALID_REQUEST.fault(
                        "This operation has no parameter " + name + ", but " + sorted(known));
            }
        }
        return this;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    Map<String, String> all() {
        return Map.copyOf(values);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// Empty if it is not given; given without a value it is an error.
    Optional<String> text(String name) {
        var value = values.get(name);
        if (value != null && value.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The parameter " + name + " has no value");
        }
        return Optional.ofNullable(value);
    }

    /// What stands between the commas; empty if the parameter is not given.
    List<String> list(String name) {
        return text(name).map(text -> Arrays.asList(text.split(",", -1))).orElse(List.of());
    }

    boolean isTrue(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "The parameter " + name + " is either true or false");
        };
    }

    /// @param otherwise if it is not given
    int number(String name, int otherwise) {
        var text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (!text.get().matches("[0-9]{1,9}")) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The parameter " + name + " is a whole number from 0 to 999999999");
        }
        return Integer.parseInt(text.get());
    }

    /// The words of `options`, each of them one that the operation has.
    List<String> options(Set<String> known) {
        var options = list("options");
        for (var option : options) {
            if (!known.contains(option)) {
                throw ErrorType.INVALID_REQUEST.fault(
                        "This operation's options are " + sorted(known) + ", not " + option);
            }
        }
        return options;
    }

    enum Plus {
        IS_PLUS,
        IS_BLANK
    }

    /// Undoes the percent-encoding of RFC 3986 §2.1 in UTF-8.
    static String decode(String text, Plus plus) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        var encoded = text.getBytes(StandardCharsets.UTF_8);
        var decoded = ByteBuffer.allocate(encoded.length);
        for (var i = 0; i < encoded.length; i++) {
            if (encoded[i] == '%') {
                if (i + 2 >= encoded.length || hex(encoded[i + 1]) < 0 || hex(encoded[i + 2]) < 0) {
                    throw undecodable();
                }
                decoded.put((byte) ((hex(encoded[i + 1]) << 4) | hex(encoded[i + 2])));
                i += 2;
            } else {
                decoded.put(encoded[i] == '+' && plus == Plus.IS_BLANK ? (byte) ' ' : encoded[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(decoded.flip()).toString();
        } catch (CharacterCodingException e) {
            throw undecodable();
        }
    }

    /// The same pair of name and value with nothing percent-encoded but what must be (RFC 3986
    /// §3.4), so that a query has one address however it was written.
    static String plain(String pair) {
        var equals = pair.indexOf('=');
        return equals < 0
                ? encode(decode(pair, Plus.IS_BLANK))
                : encode(decode(pair.substring(0, equals), Plus.IS_BLANK))
                        + '='
                        + encode(decode(pair.substring(equals + 1), Plus.IS_BLANK));
    }

    private static String encode(String text) {
        var encoded = new StringBuilder(text.length());
        for (var octet : text.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xff);
            var isPlain =
                    (c >= '0' && c <= '9')
                            || (c >= 'A' && c <= 'Z')
                            || (c >= 'a' && c <= 'z')
                            || "-._~!$'()*,;:@/?=".indexOf(c) >= 0;
            if (isPlain) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return encoded.toString();
    }

    private static int hex(byte digit) {
        return Character.digit(digit, 16);
    }

    private static Fault undecodable() {
        return ErrorType.BAD_REQUEST_DATA.fault(
                "The address is not percent-encoded UTF-8: two hexadecimal digits follow each %");
    }
}

package io.cityplane.kernel;

import java.util.regex.Pattern;

/// A district of the city, by its six digits of GB/T 2260: `440305` is Nanshan.
///
/// A functional area that GB/T 2260 does not number, such as Dapeng New District, goes by a
/// lower-case word: `dapeng`.
public record District(String code) {

    private static final Pattern CODE = Pattern.compile("[0-9]{6}|[a-z]{2,24}");

    public District {
        if (!isWellFormed(code)) {
            throw new IllegalArgumentException("not a district's code: " + code);
        }
    }

    public static boolean isWellFormed(String code) {
        return CODE.matcher(code).matches();
    }
}

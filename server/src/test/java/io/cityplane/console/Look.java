package io.cityplane.console;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// One way in which a page is seen.
record Look(Language language, Light light, Screen screen) {

    enum Language {
        ZH("zh-CN"),
        EN("en");

        final String tag;

        Language(String tag) {
            this.tag = tag;
        }
    }

    enum Light {
        LIGHT,
        DARK
    }

    enum Screen {
        DESK(1440, 900),
        PHONE(390, 844);

        final int width;
        final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    static final Look USUAL = new Look(Language.ZH, Light.LIGHT, Screen.DESK);

    static List<Look> all() {
        return Stream.of(Language.values()).flatMap(Look::in).toList();
    }

    private static Stream<Look> in(Language language) {
        return Stream.of(Light.values())
                .flatMap(light ->
                        Stream.of(Screen.values())
                                .map(screen -> new Look(language, light, screen)));
    }

    String name() {
        return String.join("-", language.name(), light.name(), screen.name())
                .toLowerCase(Locale.ROOT);
    }
}

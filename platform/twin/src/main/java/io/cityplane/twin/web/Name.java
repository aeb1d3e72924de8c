package io.cityplane.twin.web;

/// What an entity is called, in both of the console's languages; the same twice where it told only
/// one.
record Name(String zh, String en) {

    private static final int MOST_CHARACTERS = 200;

    static Name of(String zh, String en) {
        var shortened = shortened(zh);
        return new Name(shortened, en.equals(zh) ? shortened : shortened(en));
    }

    private static String shortened(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS) + "…";
    }
}

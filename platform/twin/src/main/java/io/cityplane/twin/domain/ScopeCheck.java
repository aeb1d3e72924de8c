package io.cityplane.twin.domain;

import java.util.List;

/// Whether scopes fit a pattern (GS CIM 009 §4.19): `+` is any one level, a last `#` the place
/// itself and all below.
final class ScopeCheck {

    private final List<String> levels;
    private final boolean isOpen;

    ScopeCheck(String pattern) {
        var all = levels(pattern);
        isOpen = !all.isEmpty() && all.getLast().equals("#");
        levels = isOpen ? all.subList(0, all.size() - 1) : all;
    }

    /// Of a scope, which begins with a slash or does not.
    static List<String> levels(String scope) {
        return List.of((scope.startsWith("/") ? scope.substring(1) : scope).split("/", -1));
    }

    /// The levels that are given before the first that may be any.
    String literal() {
        var any = levels.indexOf("+");
        return String.join("/", any < 0 ? levels : levels.subList(0, any));
    }

    boolean test(List<String> scopes) {
        for (var scope : scopes) {
            if (fits(levels(scope))) {
                return true;
            }
        }
        return false;
    }

    private boolean fits(List<String> scope) {
        if (scope.size() < levels.size() || (!isOpen && scope.size() > levels.size())) {
            return false;
        }
        for (var i = 0; i < levels.size(); i++) {
            if (!levels.get(i).equals("+") && !levels.get(i).equals(scope.get(i))) {
                return false;
            }
        }
        return true;
    }
}

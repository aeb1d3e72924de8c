package io.cityplane.twin.ngsild;

import io.cityplane.twin.ngsild.context.LdContext;
import java.util.HashMap;
import java.util.Map;

/// Which members of an entity are answered, and of the entities it is linked to (§4.21).
///
/// @param members by `id`, `type`, `scope` or the expanded name of an attribute
record Projection(Choice choice, Map<String, Projection> members) {

    static final Projection EVERYTHING = new Projection(Choice.OMIT, Map.of());

    private static final int DEEPEST = 20;

    enum Choice {
        PICK,
        OMIT
    }

    /// From the parameters `pick` and `omit`.
    ///
    /// @throws Fault if they do not follow the grammar, or are both given
    static Projection of(LdContext context, Parameters parameters) {
        var pick = parameters.text("pick");
        var omit = parameters.text("omit");
        if ((pick.isPresent() ? 1 : 0)
                        + (omit.isPresent() ? 1 : 0)
                        + (parameters.has("attrs") ? 1 : 0)
                > 1) {
            throw ErrorType.BAD_REQUEST_DATA.fault("Give one of attrs, pick and omit (§4.21)");
        }
        return pick.map(text -> new Reader(text, context, Choice.PICK).read())
                .or(() -> omit.map(text -> new Reader(text, context, Choice.OMIT).read()))
                .orElse(EVERYTHING);
    }

    boolean shows(String name) {
        var member = members.get(name);
        return choice == Choice.PICK ? member != null : member == null || !member.isLeaf();
    }

    private boolean isLeaf() {
        return members.isEmpty();
    }

    /// Of the entity that a relationship leads to.
    Projection of(String relationship) {
        var member = members.get(relationship);
        return member == null || member.isLeaf() ? EVERYTHING : member;
    }

    /// How many relationships it speaks of one after the other.
    int depth() {
        return members.values().stream()
                .mapToInt(member -> member.isLeaf() ? 0 : 1 + member.depth())
                .max()
                .orElse(0);
    }

    private static final class Reader {

        private final String text;
        private final LdContext context;
        private final Choice choice;
        private int at;

        private Reader(String text, LdContext context, Choice choice) {
            this.text = text;
            this.context = context;
            this.choice = choice;
        }

        private Projection read() {
            var read = terms(0);
            if (at < text.length()) {
                throw wrong();
            }
            return read;
        }

        private Projection terms(int depth) {
            var members = new HashMap<String, Projection>();
            while (true) {
                var name = name();
                var below = new Projection(choice, Map.of());
                if (at < text.length() && text.charAt(at) == '{' && depth < DEEPEST) {
                    at++;
                    below = terms(depth + 1);
                    if (at == text.length() || text.charAt(at) != '}') {
                        throw wrong();
                    }
                    at++;
                }
                if (members.put(name, below) != null) {
                    throw wrong();
                }
                if (at == text.length() || ",|".indexOf(text.charAt(at)) < 0) {
                    return new Projection(choice, members);
                }
                at++;
            }
        }

        private String name() {
            var from = at;
            while (at < text.length() && ",|{}".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            var name = text.substring(from, at);
            return switch (name) {
                case "id", "type", "scope" -> name;
                case "createdAt", "modifiedAt", "expiresAt", "deletedAt" -> name;
                default -> Words.attributeName(context, name);
            };
        }

        private Fault wrong() {
            return ErrorType.BAD_REQUEST_DATA.fault(
                    Words.quoted(text) + " is no list of attributes, such as a,b{c} (§4.21)");
        }
    }
}

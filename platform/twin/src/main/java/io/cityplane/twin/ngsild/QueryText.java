package io.cityplane.twin.ngsild;

import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Condition;
import io.cityplane.twin.Expectation;
import io.cityplane.twin.Expectation.Operand;
import io.cityplane.twin.Expectation.Order;
import io.cityplane.twin.TextPattern;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the query language of `q` (§4.9).
final class QueryText {

    private static final int LONGEST = 16_384;
    private static final int DEEPEST = 20;
    private static final int MOST_TERMS = 200;

    private final QueryScanner scanner;
    private final LdContext context;
    private final Set<String> expanded;
    private final Set<String> names = new HashSet<>();
    private int depth;
    private int terms;
    private int linkDepth;

    private QueryText(String text, LdContext context, Set<String> expanded) {
        this.scanner = new QueryScanner(text);
        this.context = context;
        this.expanded = expanded;
    }

    /// A condition, and what its text speaks of.
    ///
    /// @param names the attributes it begins at, expanded
    /// @param links how many relationships it follows one after the other
    record Parsed(Condition condition, Set<String> names, int links) {}

    /// @param expandValues names of attributes, as they stand in the text, whose values are words
    ///   of the context's vocabulary
    /// @throws Fault if it does not follow the grammar
    static Parsed parse(String text, LdContext context, Set<String> expandValues) {
        if (text.length() > LONGEST) {
            throw QueryScanner.fault("has at most " + LONGEST + " characters");
        }
        var query = new QueryText(text, context, expandValues);
        var condition = query.disjunction();
        if (!query.scanner.isAtEnd()) {
            throw query.scanner.unexpected();
        }
        return new Parsed(condition, query.names, query.linkDepth);
    }

    private Condition disjunction() {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(conjunction());
        } while (scanner.take('|'));
        return Condition.any(parts);
    }

    private Condition conjunction() {
        var parts = new ArrayList<Condition>();
        do {
            parts.add(term());
        } while (scanner.take(';'));
        return Condition.all(parts);
    }

    private Condition term() {
        if (scanner.take('(')) {
            if (++depth > DEEPEST) {
                throw QueryScanner.fault("is at most " + DEEPEST + " deep");
            }
            var inner = disjunction();
            scanner.require(')');
            depth--;
            return inner;
        }
        if (++terms > MOST_TERMS) {
            throw QueryScanner.fault("has at most " + MOST_TERMS + " terms");
        }
        var first = scanner.name();
        names.add(Words.expandName(context, first));
        return new Term().read(first);
    }

    /// One term: links that are followed, a path, and what is expected there.
    private final class Term {

        private record Link(String relationship, Set<String> types) {}

        private final List<Link> links = new ArrayList<>();

        private Condition read(String firstName) {
            var name = firstName;
            var types = Set.<String>of();
            while (scanner.take('{')) {
                var words = new ArrayList<String>();
                do {
                    words.add(scanner.name());
                } while (scanner.take(','));
                if (scanner.take(':')) {
                    types = expandAll(words);
                    links.add(new Link(Words.expandName(context, name), types));
                    name = scanner.name();
                } else if (words.size() == 1) {
                    links.add(new Link(Words.expandName(context, name), Set.of()));
                    name = words.getFirst();
                } else {
                    throw scanner.unexpected();
                }
                if (links.size() > DEEPEST) {
                    throw QueryScanner.fault("follows at most " + DEEPEST + " relationships");
                }
            }
            linkDepth = Math.max(linkDepth, links.size());
            var path = path(name);
            links.forEach(_ -> scanner.require('}'));
            var condition = expectation(path, name);
            for (var i = links.size() - 1; i >= 0; i--) {
                condition =
                        new Condition.Linked(
                                links.get(i).relationship(), links.get(i).types(), condition);
            }
            return condition;
        }
    }

    private Set<String> expandAll(List<String> words) {
        var all = new HashSet<String>();
        words.forEach(word -> all.add(Words.expandName(context, word)));
        return all;
    }

    private AttributePath path(String first) {
        var path = new ArrayList<String>();
        path.add(Words.expandName(context, first));
        while (scanner.take('.')) {
            path.add(Words.expandName(context, scanner.name()));
        }
        var members = new ArrayList<String>();
        if (scanner.take('[')) {
            do {
                members.add(scanner.member());
            } while (scanner.take('.'));
            scanner.require(']');
        }
        return new AttributePath(path, members);
    }

    /// Reads a path as `orderBy` has it too.
    static AttributePath path(String text, LdContext context) {
        var query = new QueryText(text, context, Set.of());
        var path = query.path(query.scanner.name());
        if (!query.scanner.isAtEnd()) {
            throw query.scanner.unexpected();
        }
        return path;
    }

    private Condition expectation(AttributePath path, String name) {
        var operator = scanner.operator();
        return switch (operator) {
            case "" -> new Condition.Has(path);
            case "==" -> new Condition.Compares(path, new Expectation.Equal(values(name)));
            case "!=" -> new Condition.Compares(path, new Expectation.Unequal(values(name)));
            case "~=" -> new Condition.Compares(path, new Expectation.Matching(pattern()));
            case "!~=" -> new Condition.Compares(path, new Expectation.NotMatching(pattern()));
            case String order -> {
                var operand = operand(name);
                if (scanner.takeDots() || operand instanceof Operand.Truth) {
                    throw QueryScanner.fault(
                            "compares by " + order + " with one number, text or time");
                }
                yield new Condition.Compares(path, new Expectation.Ordered(order(order), operand));
            }
        };
    }

    private static Order order(String operator) {
        return switch (operator) {
            case "<" -> Order.LESS;
            case "<=" -> Order.LESS_OR_EQUAL;
            case ">" -> Order.GREATER;
            default -> Order.GREATER_OR_EQUAL;
        };
    }

    private List<Operand> values(String name) {
        var values = new ArrayList<Operand>();
        do {
            var value = operand(name);
            values.add(scanner.takeDots() ? new Operand.Range(value, operand(name)) : value);
            if (values.size() > MOST_TERMS) {
                throw QueryScanner.fault("has at most " + MOST_TERMS + " values in a list");
            }
        } while (scanner.take(','));
        return values;
    }

    private Operand operand(String name) {
        var operand = scanner.operand();
        return operand instanceof Operand.Text(String word) && expanded.contains(name)
                ? new Operand.Text(context.expand(word))
                : operand;
    }

    private TextPattern pattern() {
        var source = scanner.pattern();
        return TextPattern.parse(source)
                .orElseThrow(() ->
                        QueryScanner.fault(
                                "has the expression "
                                        + Words.quoted(source)
                                        + ", which is none that we take"));
    }
}

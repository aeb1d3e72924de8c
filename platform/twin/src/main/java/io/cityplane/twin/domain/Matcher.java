package io.cityplane.twin.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Condition;
import io.cityplane.twin.EntityId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Conditions made ready to be tested on entities as they lie in memory; none is built for those
/// that do not match. Used by one thread.
final class Matcher {

    /// Whether an entity passes.
    interface Check {
        boolean test(Cell cell, byte[] packed, Shape shape);
    }

    private final Realm realm;
    private final EntityForm form;
    private final Viewer viewer;
    private final Check check;

    /// What the viewer may see of the heading that was met last.
    private int headingKnown;

    private boolean headingIsSeen;

    Matcher(Realm realm, EntityForm form, Condition condition, Viewer viewer) {
        this.realm = realm;
        this.form = form;
        this.viewer = viewer;
        this.check = compile(condition);
        this.headingKnown = -1;
    }

    /// Whether an entity passes and the viewer may see it.
    boolean matches(Cell cell, byte[] packed) {
        return isSeen(packed) && check.test(cell, packed, form.shape(packed));
    }

    private boolean isSeen(byte[] packed) {
        var heading = form.headingNumber(packed);
        if (heading != headingKnown) {
            headingIsSeen = viewer.sees(form.headingOf(heading).ownership());
            headingKnown = heading;
        }
        return headingIsSeen;
    }

    private Check compile(Condition condition) {
        return switch (condition) {
            case Condition.All(List<Condition> parts) -> all(parts);
            case Condition.Any(List<Condition> parts) -> any(parts);
            case Condition.OfType(String type) ->
                    (_, packed, _) -> form.heading(packed).types().contains(type);
            case Condition.HasId(EntityId id) -> (cell, _, _) -> cell.id().equals(id);
            case Condition.IdMatches(var pattern) ->
                    (cell, _, _) -> pattern.isFoundIn(cell.id().uri());
            case Condition.Has(AttributePath path) -> has(path);
            case Condition.Compares(AttributePath path, var expected) -> {
                var reader = new PathReader(path, form);
                PathReader.Seen seen = (kind, value) -> ValueCheck.meets(expected, kind, value);
                yield (_, packed, shape) -> reader.any(packed, shape, seen);
            }
            case Condition.Linked linked -> linked(linked);
            case Condition.Lies lies -> {
                var geo = new GeoCheck(lies, form);
                yield (_, packed, shape) -> geo.test(packed, shape);
            }
            case Condition.InScope(String pattern) -> {
                var scope = new ScopeCheck(pattern);
                yield (_, packed, _) -> scope.test(form.scopes(packed));
            }
        };
    }

    private Check all(List<Condition> parts) {
        var checks = parts.stream().map(this::compile).toArray(Check[]::new);
        return (cell, packed, shape) -> {
            for (var part : checks) {
                if (!part.test(cell, packed, shape)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Check any(List<Condition> parts) {
        var checks = parts.stream().map(this::compile).toArray(Check[]::new);
        return (cell, packed, shape) -> {
            for (var part : checks) {
                if (part.test(cell, packed, shape)) {
                    return true;
                }
            }
            return false;
        };
    }

    private Check has(AttributePath path) {
        var reader = new PathReader(path, form);
        return path.names().size() == 1 && path.members().isEmpty() && !isTime(path.first())
                ? (_, _, shape) -> reader.first(shape) < shape.size()
                : (_, packed, shape) -> reader.any(packed, shape, (_, _) -> true);
    }

    private static boolean isTime(String name) {
        return name.equals(AttributePath.CREATED_AT) || name.equals(AttributePath.MODIFIED_AT);
    }

    /// Who may not be seen is not there to be linked to.
    private Check linked(Condition.Linked linked) {
        var reader = new PathReader(AttributePath.of(linked.relationship()), form);
        var there = compile(linked.there());
        PathReader.Seen seen =
                (kind, value) ->
                        (kind == Kind.RELATIONSHIP || kind == Kind.LIST_RELATIONSHIP)
                                && leads(value, linked.types(), there);
        return (_, packed, shape) -> reader.any(packed, shape, seen);
    }

    private boolean leads(@Nullable Object value, Set<String> types, Check there) {
        return switch (value) {
            case String uri -> leads(uri, types, there);
            case Collection<?> uris -> uris.stream().anyMatch(uri -> leads(uri, types, there));
            case null, default -> false;
        };
    }

    private boolean leads(String uri, Set<String> types, Check there) {
        var cell = EntityId.isWellFormed(uri) ? realm.find(new EntityId(uri)) : null;
        var packed = cell == null ? null : cell.committed();
        if (cell == null || packed == null) {
            return false;
        }
        var heading = form.heading(packed);
        return viewer.sees(heading.ownership())
                && (types.isEmpty() || heading.types().stream().anyMatch(types::contains))
                && there.test(cell, packed, form.shape(packed));
    }
}

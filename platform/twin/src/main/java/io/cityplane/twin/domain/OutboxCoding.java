package io.cityplane.twin.domain;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Expire;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Revise;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Commands as bytes that explain themselves: what a row of the outbox holds. Those alone that can
/// be made twice.
///
/// A byte for the version, one for the kind, then as {@link #write} says; texts and numbers as in
/// {@link ByteWriter}, times in microseconds, what may be missing behind a byte 0 or 1.
final class OutboxCoding {

    private static final int VERSION = 1;
    private static final int PUT = 0;
    private static final int UPSERT = 1;
    private static final int DELETE = 2;
    private static final int DELETE_ATTRIBUTE = 3;
    private static final int OBSERVE = 4;
    private static final int UPDATE = 5;

    private static final int NUMERIC = 0;
    private static final int TEXT = 1;
    private static final int TRUTH = 2;
    private static final int JSON = 3;

    /// More than the twin takes, and few enough for the stack.
    private static final int MOST_LEVELS = 64;

    private OutboxCoding() {}

    /// The bytes of a command.
    ///
    /// @throws IllegalArgumentException if it cannot be made twice
    static byte[] write(Command command) {
        var to = new ByteWriter(256);
        to.octet(VERSION);
        switch (command) {
            case Put(var entity) -> write(to, PUT, entity);
            case Upsert(var entity) -> write(to, UPSERT, entity);
            case Delete(var id) -> head(to, DELETE, id);
            case DeleteAttribute(var id, var name, var dataset, var which) -> {
                head(to, DELETE_ATTRIBUTE, id);
                to.text(name);
                optional(to, dataset);
                to.octet(which == Which.THIS_INSTANCE ? 0 : 1);
            }
            case Observe(var id, var reading, var quality) -> {
                head(to, OBSERVE, id);
                write(to, reading);
                to.number(quality);
            }
            case Update(var id, var types, var attributes, var mode)
                    when mode == Mode.OVERWRITE -> {
                head(to, UPDATE, id);
                WordCoding.write(to, types);
                write(to, attributes);
            }
            case Update _, Create _, Revise _, Expire _ ->
                    throw new IllegalArgumentException(
                            "cannot be made twice: " + command.getClass().getSimpleName());
        }
        return to.copy(0, to.size());
    }

    /// The command that bytes say.
    ///
    /// @throws RuntimeException if it is none
    static Command read(byte[] bytes) {
        var from = new ByteReader(bytes, 0, bytes.length);
        var version = from.octet();
        if (version != VERSION) {
            throw new IllegalStateException("version " + version);
        }
        var kind = from.octet();
        var id = new EntityId(from.text());
        var command =
                switch (kind) {
                    case PUT -> new Put(readEntity(from, id));
                    case UPSERT -> new Upsert(readEntity(from, id));
                    case DELETE -> new Delete(id);
                    case DELETE_ATTRIBUTE ->
                            new DeleteAttribute(
                                    id,
                                    from.text(),
                                    readOptional(from),
                                    from.octet() == 0 ? Which.THIS_INSTANCE : Which.EVERY_INSTANCE);
                    case OBSERVE -> new Observe(id, readAttribute(from, 0), from.smallNumber());
                    case UPDATE ->
                            new Update(
                                    id,
                                    WordCoding.readTexts(from),
                                    readAttributes(from, 0),
                                    Mode.OVERWRITE);
                    default -> throw new IllegalStateException("kind " + kind);
                };
        if (from.hasMore()) {
            throw new IllegalStateException("more bytes than there should be");
        }
        return command;
    }

    private static void head(ByteWriter to, int kind, EntityId id) {
        to.octet(kind);
        to.text(id.uri());
    }

    private static void write(ByteWriter to, int kind, Entity entity) {
        head(to, kind, entity.id());
        WordCoding.write(to, entity.types());
        WordCoding.write(to, entity.scopes());
        to.octet(entity.ownership().isPresent() ? 1 : 0);
        entity.ownership()
                .ifPresent(owned -> {
                    optional(to, owned.department().map(Department::value));
                    optional(to, owned.district().map(District::code));
                    to.octet(Frozen.CLEARANCES.indexOf(owned.classification()));
                });
        time(to, entity.expiresAt());
        write(to, entity.attributes());
    }

    private static Entity readEntity(ByteReader from, EntityId id) {
        var types = WordCoding.readTexts(from);
        var scopes = WordCoding.readTexts(from);
        Optional<Ownership> ownership =
                from.octet() == 0
                        ? Optional.empty()
                        : Optional.of(
                                new Ownership(
                                        readOptional(from).map(Department::new),
                                        readOptional(from).map(District::new),
                                        Frozen.CLEARANCES.get(from.octet())));
        var expiresAt = readTime(from);
        var attributes = readAttributes(from, 0);
        return new Entity(id, types, scopes, attributes, ownership, Times.NONE, expiresAt);
    }

    private static void write(ByteWriter to, List<Attribute> attributes) {
        to.number(attributes.size());
        attributes.forEach(it -> write(to, it));
    }

    private static void write(ByteWriter to, Attribute attribute) {
        to.text(attribute.name());
        to.octet(Frozen.KINDS.indexOf(attribute.kind()));
        optional(to, attribute.dataset());
        switch (attribute.value()) {
            case Value.Numeric(double value) -> {
                to.octet(NUMERIC);
                to.float64(value);
            }
            case Value.Text(String text) -> {
                to.octet(TEXT);
                to.text(text);
            }
            case Value.Truth(boolean truth) -> {
                to.octet(TRUTH);
                to.octet(truth ? 1 : 0);
            }
            case Value.Json(String text) -> {
                to.octet(JSON);
                to.text(text);
            }
        }
        optional(to, attribute.unitCode());
        time(to, attribute.observedAt());
        write(to, attribute.subAttributes());
    }

    private static List<Attribute> readAttributes(ByteReader from, int level) {
        if (level > MOST_LEVELS) {
            throw new IllegalStateException("more than %d levels".formatted(MOST_LEVELS));
        }
        var attributes = new ArrayList<Attribute>();
        for (var left = from.smallNumber(); left > 0; left--) {
            attributes.add(readAttribute(from, level));
        }
        return attributes;
    }

    private static Attribute readAttribute(ByteReader from, int level) {
        return new Attribute(
                from.text(),
                Frozen.KINDS.get(from.octet()),
                readOptional(from),
                readValue(from),
                readOptional(from),
                readTime(from),
                readAttributes(from, level + 1),
                Times.NONE);
    }

    private static Value readValue(ByteReader from) {
        var form = from.octet();
        return switch (form) {
            case NUMERIC -> new Value.Numeric(from.float64());
            case TEXT -> new Value.Text(from.text());
            case TRUTH -> new Value.Truth(from.octet() == 1);
            case JSON -> new Value.Json(from.text());
            default -> throw new IllegalStateException("form " + form);
        };
    }

    private static void optional(ByteWriter to, Optional<String> text) {
        to.octet(text.isPresent() ? 1 : 0);
        text.ifPresent(to::text);
    }

    private static Optional<String> readOptional(ByteReader from) {
        return from.octet() == 0 ? Optional.empty() : Optional.of(from.text());
    }

    private static void time(ByteWriter to, Optional<Instant> time) {
        to.octet(time.isPresent() ? 1 : 0);
        time.ifPresent(it -> to.signed(Micros.of(it)));
    }

    private static Optional<Instant> readTime(ByteReader from) {
        return from.octet() == 0 ? Optional.empty() : Optional.of(Micros.toInstant(from.signed()));
    }
}

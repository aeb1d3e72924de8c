package io.cityplane.twin;

import java.util.List;
import java.util.Optional;

/// A change of one entity that is wanted. It happens whole or not at all.
public sealed interface Command {

    EntityId id();

    /// Brings in an entity that is not there yet.
    record Create(Entity entity) implements Command {
        @Override
        public EntityId id() {
            return entity.id();
        }
    }

    /// Brings in an entity, or makes what is there the same as it: what it does not name goes.
    record Put(Entity entity) implements Command {
        @Override
        public EntityId id() {
            return entity.id();
        }
    }

    /// Brings in an entity, or adds to what is there: its attributes replace those of the same name
    /// and dataset, its types and scopes are added.
    record Upsert(Entity entity) implements Command {
        @Override
        public EntityId id() {
            return entity.id();
        }
    }

    /// Changes attributes of an entity that is there.
    ///
    /// @param types to be added to it; often none
    record Update(EntityId id, List<String> types, List<Attribute> attributes, Mode mode)
            implements Command {
        public Update {
            types = List.copyOf(types);
            attributes = List.copyOf(attributes);
        }
    }

    /// Makes of an entity that is there what a rule says.
    ///
    /// @param bytes of what it brings in, estimated
    record Revise(EntityId id, Revision revision, long bytes) implements Command {}

    /// Removes what has expired of an entity, or the entity if it has itself (GS CIM 009 §4.22).
    record Expire(EntityId id) implements Command {}

    record Delete(EntityId id) implements Command {}

    /// Brings in a reading of a device. It becomes the attribute's value if it is not older than
    /// that; an older one goes to the history alone, and one that is there already changes nothing.
    /// The attribute keeps its unit and its sub-attributes if the reading has none.
    ///
    /// @param reading with the time at which it was observed
    /// @param quality what the gateway says of it, as flags of its own, 0 or more; 0 says nothing.
    ///   The history keeps it, the entity does not.
    record Observe(EntityId id, Attribute reading, int quality) implements Command {
        public Observe {
            if (reading.observedAt().isEmpty()) {
                throw new IllegalArgumentException(reading.name() + " was observed at no time");
            }
            if (quality < 0) {
                throw new IllegalArgumentException("the quality is 0 or more, not " + quality);
            }
        }
    }

    /// Removes an attribute.
    ///
    /// @param dataset which of its instances; empty for the default one
    record DeleteAttribute(EntityId id, String name, Optional<String> dataset, Which which)
            implements Command {}

    /// What an update does with attributes that the entity has, or has not.
    enum Mode {
        /// Replaces those that it has, leaves out the others (GS CIM 009 §5.6.2).
        EXISTING,
        /// Replaces and adds (§5.6.3).
        OVERWRITE,
        /// Adds those that it has not, leaves out the others (§5.6.3 with noOverwrite).
        ABSENT
    }

    enum Which {
        THIS_INSTANCE,
        EVERY_INSTANCE
    }
}

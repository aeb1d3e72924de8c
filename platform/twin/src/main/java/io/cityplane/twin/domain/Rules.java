package io.cityplane.twin.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Ownership;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Expire;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Revise;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Outcome.AlreadyExists;
import io.cityplane.twin.Outcome.Changed;
import io.cityplane.twin.Outcome.Created;
import io.cityplane.twin.Outcome.Deleted;
import io.cityplane.twin.Outcome.Forbidden;
import io.cityplane.twin.Outcome.NoSuchAttribute;
import io.cityplane.twin.Outcome.NotFound;
import io.cityplane.twin.Outcome.Refused;
import io.cityplane.twin.Revision.Result;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import io.cityplane.twin.domain.Change.Born;
import io.cityplane.twin.domain.Change.Gone;
import io.cityplane.twin.domain.Change.Headed;
import io.cityplane.twin.domain.Change.Removed;
import io.cityplane.twin.domain.Change.Set;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides commands (GS CIM 009 §5.6): who may, whether the entity is there, what changes.
final class Rules {

    private static final Changed CHANGED = new Changed(List.of());

    private final TwinSettings limits;
    private final Vocabulary vocabulary;
    private final EntityForm form;
    private final Applying applying;
    private final Intake intake;
    private final Observing observing;

    Rules(TwinSettings limits, Vocabulary vocabulary, EntityForm form) {
        this.limits = limits;
        this.vocabulary = vocabulary;
        this.form = form;
        this.applying = new Applying(form, vocabulary);
        this.intake = new Intake(limits);
        this.observing = new Observing(vocabulary, form, intake);
    }

    /// What is to become of the command.
    ///
    /// @param before the entity as it is, or will be once what is decided already is committed;
    ///   null if there is none
    /// @param recordedAt microseconds
    Decision decide(
            Tenant tenant,
            Command command,
            Caller caller,
            byte @Nullable [] before,
            long recordedAt) {
        if (caller.right() == Right.NONE) {
            return Decision.without(new Forbidden("the caller may only read"));
        }
        try {
            return before == null
                    ? decideAbsent(tenant, command, caller, recordedAt)
                    : decidePresent(tenant, command, caller, before, recordedAt);
        } catch (Refusal refusal) {
            return Decision.without(new Refused(refusal.why()));
        }
    }

    private Decision decideAbsent(Tenant tenant, Command command, Caller caller, long recordedAt) {
        return switch (command) {
            case Create(Entity entity) -> bear(tenant, entity, caller, recordedAt);
            case Put(Entity entity) -> bear(tenant, entity, caller, recordedAt);
            case Upsert(Entity entity) -> bear(tenant, entity, caller, recordedAt);
            case Update _, Revise _, Expire _, Observe _, Delete _, DeleteAttribute _ ->
                    Decision.without(new NotFound());
        };
    }

    private Decision decidePresent(
            Tenant tenant, Command command, Caller caller, byte[] before, long recordedAt) {
        if (command instanceof Create) {
            return Decision.without(new AlreadyExists());
        }
        var ownership = form.heading(before).ownership();
        if (!caller.viewer().sees(ownership)) {
            return Decision.without(new NotFound());
        }
        if (!caller.mayChange(ownership)) {
            return Decision.without(new Forbidden("the entity is another department's"));
        }
        if (isOver(command, before, recordedAt)) {
            return Decision.without(new NotFound());
        }
        return switch (command) {
            case Create _ -> Decision.without(new AlreadyExists());
            case Put(Entity entity) -> put(tenant, entity, caller, before, recordedAt);
            case Upsert(Entity entity) -> upsert(tenant, entity, caller, before, recordedAt);
            case Update update -> update(tenant, update, before, recordedAt);
            case Revise revise -> revise(tenant, revise, before, recordedAt);
            case Expire expire -> expire(tenant, expire, before, recordedAt);
            case Observe observe ->
                    decided(
                            CHANGED,
                            before,
                            observing.change(observe, before).stream().toList(),
                            recordedAt);
            case Delete _ -> new Decision(new Deleted(), List.of(new Gone()), Applying.GONE);
            case DeleteAttribute delete -> deleteAttribute(delete, before, recordedAt);
        };
    }

    private Decision bear(Tenant tenant, Entity entity, Caller caller, long recordedAt) {
        var wanted = entity.ownership();
        if (wanted.isPresent() && !mayDecideOwnership(caller)) {
            return notTheirsToGive();
        }
        intake.heading(entity);
        var heading = new Heading(tenant, entity.types(), wanted.orElse(caller.own()));
        var changes = new ArrayList<Change>();
        changes.add(new Born(entity.id(), vocabulary.headings().of(heading), entity.scopes()));
        attributes(entity).forEach(it -> changes.add(set(it)));
        return decided(new Created(), null, changes, recordedAt);
    }

    private Decision put(
            Tenant tenant, Entity entity, Caller caller, byte[] before, long recordedAt) {
        if (entity.ownership().isPresent() && !mayDecideOwnership(caller)) {
            return notTheirsToGive();
        }
        intake.heading(entity);
        var draft = form.draft(before);
        var changes = new ArrayList<Change>();
        head(tenant, entity.types(), entity.scopes(), entity.ownership(), before)
                .ifPresent(changes::add);
        var attributes = attributes(entity);
        for (var there : draft.attributes()) {
            if (attributes.stream().noneMatch(it -> Intake.ORDER.compare(it, there) == 0)) {
                changes.add(new Removed(vocabulary.traits().of(Trait.of(there))));
            }
        }
        changes.addAll(differing(draft.attributes(), attributes));
        return decided(CHANGED, before, changes, recordedAt);
    }

    private Decision upsert(
            Tenant tenant, Entity entity, Caller caller, byte[] before, long recordedAt) {
        if (entity.ownership().isPresent() && !mayDecideOwnership(caller)) {
            return notTheirsToGive();
        }
        intake.heading(entity);
        var draft = form.draft(before);
        var types = joined(form.heading(before).types(), entity.types());
        var scopes = joined(draft.scopes(), entity.scopes());
        intake.names("types", types);
        intake.names("scopes", scopes);
        var changes = new ArrayList<Change>();
        head(tenant, types, scopes, entity.ownership(), before).ifPresent(changes::add);
        changes.addAll(differing(draft.attributes(), attributes(entity)));
        return decided(CHANGED, before, changes, recordedAt);
    }

    private Decision update(Tenant tenant, Update update, byte[] before, long recordedAt) {
        var changes = new ArrayList<Change>(1);
        var typesBefore = form.heading(before).types();
        if (!typesBefore.containsAll(update.types())) {
            var types = joined(typesBefore, update.types());
            intake.names("types", types);
            head(tenant, types, form.draft(before).scopes(), Optional.empty(), before)
                    .ifPresent(changes::add);
        }
        var shape = form.shape(before);
        var leftOut = new LinkedHashSet<String>();
        for (var attribute : intake.attributes(update.attributes())) {
            var isThere = shape.find(attribute.name(), attribute.dataset().orElse("")) >= 0;
            var takes =
                    switch (update.mode()) {
                        case EXISTING -> isThere;
                        case OVERWRITE -> true;
                        case ABSENT -> !isThere;
                    };
            if (takes) {
                changes.add(set(attribute));
            } else {
                leftOut.add(attribute.name());
            }
        }
        var outcome = leftOut.isEmpty() ? CHANGED : new Changed(List.copyOf(leftOut));
        return decided(outcome, before, changes, recordedAt);
    }

    private Decision deleteAttribute(DeleteAttribute delete, byte[] before, long recordedAt) {
        var shape = form.shape(before);
        var changes = new ArrayList<Change>();
        if (delete.which() == Which.EVERY_INSTANCE) {
            for (var i = 0; i < shape.size(); i++) {
                if (shape.trait(i).name().equals(delete.name())) {
                    changes.add(new Removed(shape.number(i)));
                }
            }
        } else {
            var index = shape.find(delete.name(), delete.dataset().orElse(""));
            if (index >= 0) {
                changes.add(new Removed(shape.number(index)));
            }
        }
        return changes.isEmpty()
                ? Decision.without(new NoSuchAttribute(delete.name()))
                : decided(CHANGED, before, changes, recordedAt);
    }

    private Decision revise(Tenant tenant, Revise revise, byte[] before, long recordedAt) {
        var entity = form.entity(revise.id(), before);
        return switch (revise.revision().of(entity, Micros.toInstant(recordedAt))) {
            case Result.Not(var outcome) -> Decision.without(outcome);
            case Result.Gone _ -> new Decision(new Deleted(), List.of(new Gone()), Applying.GONE);
            case Result.Now(var after, var outcome) ->
                    decided(outcome, before, revised(tenant, after, before), recordedAt);
        };
    }

    private Decision expire(Tenant tenant, Expire expire, byte[] before, long recordedAt) {
        if (form.firstExpiry(before) > recordedAt) {
            return Decision.without(CHANGED);
        }
        var entity = form.entity(expire.id(), before);
        return Expiry.alive(entity, Micros.toInstant(recordedAt))
                .map(alive -> decided(CHANGED, before, revised(tenant, alive, before), recordedAt))
                .orElseGet(() -> new Decision(new Deleted(), List.of(new Gone()), Applying.GONE));
    }

    /// Whether the entity has expired, and waits only for being deleted.
    private boolean isOver(Command command, byte[] before, long recordedAt) {
        return form.firstExpiry(before) <= recordedAt
                && (command instanceof Update
                        || command instanceof Revise
                        || command instanceof Observe
                        || command instanceof Delete
                        || command instanceof DeleteAttribute)
                && Expiry.alive(form.entity(command.id(), before), Micros.toInstant(recordedAt))
                        .isEmpty();
    }

    private List<Change> revised(Tenant tenant, Entity after, byte[] before) {
        intake.heading(after);
        var changes = new ArrayList<Change>();
        head(tenant, after.types(), after.scopes(), Optional.empty(), before)
                .ifPresent(changes::add);
        var there = form.draft(before).attributes();
        var own = Expiry.own(after.expiresAt());
        for (var attribute : there) {
            if (!attribute.name().equals(Attribute.EXPIRES_AT)
                    && after.attributes().stream().noneMatch(attribute::isInstanceOf)) {
                changes.add(new Removed(vocabulary.traits().of(Trait.of(attribute))));
            }
        }
        var written =
                after.attributes().stream().filter(it -> it.times().equals(Times.NONE)).toList();
        intake.attributes(written).forEach(it -> changes.add(set(it)));
        if (!Expiry.isSame(own, there)) {
            changes.add(own.map(this::set).orElseGet(() -> new Removed(expiryTrait())));
        }
        return changes;
    }

    private int expiryTrait() {
        return vocabulary.traits().of(Expiry.TRAIT);
    }

    /// Taken in, with what says that the entity expires.
    private List<Attribute> attributes(Entity entity) {
        var taken = intake.attributes(entity.attributes());
        return entity.expiresAt().isEmpty()
                ? taken
                : Expiry.with(taken, Micros.truncate(entity.expiresAt().get()));
    }

    /// The change of types, scopes and owner; empty if they are so already. Types that are only
    /// named in another order are the same.
    private Optional<Change> head(
            Tenant tenant,
            List<String> types,
            List<String> scopes,
            Optional<Ownership> wanted,
            byte[] before) {
        var there = form.heading(before);
        var kept = isSame(there.types(), types) ? there.types() : types;
        var heading = new Heading(tenant, kept, wanted.orElse(there.ownership()));
        return heading.equals(there) && isSame(form.draft(before).scopes(), scopes)
                ? Optional.empty()
                : Optional.of(new Headed(vocabulary.headings().of(heading), scopes));
    }

    private static boolean isSame(Collection<String> some, Collection<String> others) {
        return some.size() == others.size() && some.containsAll(others);
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var joined = new LinkedHashSet<>(some);
        joined.addAll(more);
        return List.copyOf(joined);
    }

    /// Those that are not there, or say something else there.
    private List<Change> differing(List<Attribute> there, List<Attribute> wanted) {
        var changes = new ArrayList<Change>();
        for (var attribute : wanted) {
            if (there.stream().noneMatch(it -> it.withTimes(Times.NONE).equals(attribute))) {
                changes.add(set(attribute));
            }
        }
        return changes;
    }

    private Decision decided(
            Outcome outcome, byte @Nullable [] before, List<Change> changes, long recordedAt) {
        if (changes.isEmpty()) {
            return Decision.without(outcome);
        }
        var whole = changes;
        var after = applying.apply(before, changes, recordedAt);
        if (Expiry.isConcerned(form, before, changes)) {
            whole = new ArrayList<>(changes);
            var corrected = Expiry.corrected(form.draft(after).attributes());
            corrected.map(this::set).ifPresent(whole::add);
            if (corrected.isEmpty() && form.shape(after).expiry() >= 0) {
                whole.add(new Removed(expiryTrait()));
            }
            after = applying.apply(before, whole, recordedAt);
        }
        if (after.length > limits.mostEntityBytes()) {
            throw new Refusal(
                    "the entity would have %,d bytes, more than the %,d allowed"
                            .formatted(after.length, limits.mostEntityBytes()));
        }
        var attributes = form.shape(after).size();
        if (attributes > limits.mostAttributesPerEntity()) {
            throw new Refusal(
                    "the entity would have %,d attributes, more than the %,d allowed"
                            .formatted(attributes, limits.mostAttributesPerEntity()));
        }
        return new Decision(outcome, whole, after);
    }

    private Change set(Attribute attribute) {
        return new Set(vocabulary.traits().of(Trait.of(attribute)), attribute);
    }

    private static boolean mayDecideOwnership(Caller caller) {
        return caller.right() == Right.ADMINISTER;
    }

    private static Decision notTheirsToGive() {
        return Decision.without(new Forbidden("only an administrator decides whose an entity is"));
    }
}

package io.cityplane.twin.domain;

import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityGlance;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Layout;

import java.util.List;
import java.util.Optional;

/// Reads straight from an entity's bytes.
final class PackedGlance implements EntityGlance {

    private final EntityId id;
    private final byte[] packed;
    private final Shape shape;
    private final EntityForm form;

    PackedGlance(EntityId id, byte[] packed, EntityForm form) {
        this.id = id;
        this.packed = packed;
        this.shape = form.shape(packed);
        this.form = form;
    }

    @Override
    public EntityId id() {
        return id;
    }

    @Override
    public Entity whole() {
        return form.entity(id, packed);
    }

    @Override
    public Optional<Layout> layout() {
        return Optional.of(form.layout(packed));
    }

    @Override
    public double number(int member) {
        return (double) EntityForm.DOUBLE.get(packed, shape.valueAt(member));
    }

    @Override
    public boolean truth(int member) {
        return packed[shape.valueAt(member)] != 0;
    }

    @Override
    public void text(int member, Utf8Sink to) {
        to.accept(
                packed,
                shape.longFrom(packed, member),
                (int) EntityForm.INT.get(packed, shape.valueAt(member)));
    }

    @Override
    public long observedAt(int member) {
        return (long) EntityForm.LONG.get(packed, shape.slot(member) + EntityForm.SLOT_REST);
    }

    @Override
    public List<String> scopes() {
        return form.scopes(packed);
    }
}

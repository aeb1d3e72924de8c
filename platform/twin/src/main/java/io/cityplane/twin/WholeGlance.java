package io.cityplane.twin;

import java.util.List;
import java.util.Optional;

/// Has no layout, so that nobody asks it for parts.
record WholeGlance(Entity whole) implements EntityGlance {

    @Override
    public EntityId id() {
        return whole.id();
    }

    @Override
    public Optional<Layout> layout() {
        return Optional.empty();
    }

    @Override
    public List<String> scopes() {
        return whole.scopes();
    }

    @Override
    public double number(int member) {
        throw withoutLayout();
    }

    @Override
    public boolean truth(int member) {
        throw withoutLayout();
    }

    @Override
    public void text(int member, Utf8Sink to) {
        throw withoutLayout();
    }

    @Override
    public long observedAt(int member) {
        throw withoutLayout();
    }

    private static IllegalStateException withoutLayout() {
        return new IllegalStateException("an entity without layout is told as a whole");
    }
}

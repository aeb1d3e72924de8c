package io.cityplane.twin.domain;

/// The numbers of what occurs again and again in the journal and in memory.
///
/// Traits and headings have the same numbers in both; shapes are of memory alone.
final class Vocabulary implements CommitListener.Words {

    private final Numbering<Trait> traits;
    private final Numbering<Heading> headings;
    private final Numbering<Shape> shapes;

    Vocabulary(TwinSettings limits) {
        traits = new Numbering<>("attributes (name, kind, dataset, unit)", limits.mostTraits());
        headings = new Numbering<>("headings (types, owner, tenant)", limits.mostShapes());
        shapes = new Numbering<>("shapes (sets of attributes)", limits.mostShapes());
    }

    Numbering<Trait> traits() {
        return traits;
    }

    Numbering<Heading> headings() {
        return headings;
    }

    Numbering<Shape> shapes() {
        return shapes;
    }

    @Override
    public Trait trait(int number) {
        return traits.get(number);
    }

    @Override
    public Heading heading(int number) {
        return headings.get(number);
    }
}

package io.cityplane.twin.domain;

/// The journal of the other tests is one.
class JournalInMemoryTest extends JournalContract {

    private final JournalInMemory journal = new JournalInMemory();

    @Override
    protected Journal open() {
        return journal;
    }
}

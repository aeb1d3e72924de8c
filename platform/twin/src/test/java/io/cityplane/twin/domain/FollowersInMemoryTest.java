package io.cityplane.twin.domain;

import io.cityplane.database.Transactions;

class FollowersInMemoryTest extends FollowersContract {

    private final JournalInMemory journal = new JournalInMemory();
    private final CursorsInMemory cursors = new CursorsInMemory();

    @Override
    protected Journal open() {
        return journal;
    }

    @Override
    protected CursorStore cursors() {
        return cursors;
    }

    @Override
    protected Transactions transactions() {
        return cursors;
    }

    @Override
    protected void dropBefore(long batch) {
        journal.dropBefore(batch);
    }
}

package io.cityplane.twin.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.ChangeFeed;
import io.cityplane.twin.Condition;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Follow.What;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// The changes of the moment, in a bounded queue between the writer and one follower.
///
/// The writer only looks up whether a change is wanted and notes what it has already: the packed
/// entity, which never changes. Everything else is done by whoever takes it.
public final class LiveChanges implements CommitListener, ChangeFeed {

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final java.util.concurrent.locks.Condition more = lock.newCondition();
    private final ArrayDeque<Changed> queue = new ArrayDeque<>();
    private volatile Map<Tenant, Types> wanted = Map.of();
    private long lost;

    /// @param most changes that wait; beyond them the oldest is dropped
    public LiveChanges(int most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "live changes";
    }

    @Override
    public Position kept() {
        return Positions.OF_THE_MOMENT;
    }

    @Override
    public void want(Map<Tenant, Types> types) {
        wanted = Map.copyOf(types);
    }

    @Override
    public void committed(CommittedBatch batch, Words words) {
        var types = wanted;
        if (types.isEmpty() || !(words instanceof Vocabulary vocabulary)) {
            return;
        }
        var form = new EntityForm(vocabulary);
        var news = new ArrayList<Changed>();
        for (var command : batch.commands()) {
            if (command instanceof Ticket ticket
                    && RecentChange.isSeen(ticket.changes())
                    && isWanted(types, words.heading(ticket.heading()))) {
                news.add(new Live(ticket, words.heading(ticket.heading()), form, vocabulary));
            }
        }
        if (!news.isEmpty()) {
            add(news);
        }
    }

    private static boolean isWanted(Map<Tenant, Types> wanted, Heading heading) {
        var types = wanted.get(heading.tenant());
        return types != null
                && (types.areAll() || heading.types().stream().anyMatch(types.names()::contains));
    }

    private void add(List<Changed> news) {
        lock.lock();
        try {
            for (var change : news) {
                if (queue.size() == most) {
                    queue.removeFirst();
                    lost++;
                }
                queue.addLast(change);
            }
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public List<Changed> take(int atMost, Duration patience) throws InterruptedException {
        var nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (queue.isEmpty() && nanos > 0) {
                nanos = more.awaitNanos(nanos);
            }
            var taken = new ArrayList<Changed>(Math.min(atMost, queue.size()));
            while (taken.size() < atMost && !queue.isEmpty()) {
                taken.add(queue.removeFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /// A change and what it takes to look into it.
    private static final class Live implements Changed {

        private final Cell cell;
        private final byte[] after;
        private final Heading heading;
        private final EntityForm form;
        private final Vocabulary vocabulary;
        private final What what;
        private final long recordedAt;
        private final List<Change> changes;

        private Live(Ticket ticket, Heading heading, EntityForm form, Vocabulary vocabulary) {
            this.cell = ticket.cell();
            this.after = ticket.after();
            this.heading = heading;
            this.form = form;
            this.vocabulary = vocabulary;
            this.what = ticket.what();
            this.recordedAt = ticket.recordedAt();
            this.changes = ticket.changes();
        }

        @Override
        public Tenant tenant() {
            return heading.tenant();
        }

        @Override
        public EntityId id() {
            return cell.id();
        }

        @Override
        public List<String> types() {
            return heading.types();
        }

        @Override
        public What what() {
            return what;
        }

        @Override
        public Instant at() {
            return Micros.toInstant(recordedAt);
        }

        @Override
        public Set<String> written() {
            var names = new HashSet<String>();
            for (var change : changes) {
                if (change instanceof Change.Set(int trait, _)) {
                    names.add(vocabulary.trait(trait).name());
                }
            }
            return names;
        }

        @Override
        public Set<String> removed() {
            var names = new HashSet<String>();
            for (var change : changes) {
                if (change instanceof Change.Removed(int trait)) {
                    names.add(vocabulary.trait(trait).name());
                }
            }
            return names;
        }

        @Override
        public boolean isSeenBy(Viewer viewer) {
            return viewer.sees(heading.ownership());
        }

        @Override
        public boolean meets(Condition condition, Viewer viewer) {
            return what != What.DELETED
                    && new Matcher(cell.realm(), form, condition, viewer).matches(cell, after);
        }

        @Override
        public Entity entity() {
            return what == What.DELETED
                    ? new Entity(
                            cell.id(),
                            heading.types(),
                            List.of(),
                            List.of(),
                            Optional.of(heading.ownership()),
                            new Times(at(), at()))
                    : form.entity(cell.id(), after);
        }
    }
}

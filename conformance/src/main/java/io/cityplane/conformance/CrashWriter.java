package io.cityplane.conformance;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// One writer of the crash drill, and its memory of what the server has acknowledged.
final class CrashWriter {

    private static final int ENTITIES = 4;
    private static final int CHANGES_PER_NEW_ENTITY = 10;

    private final int number;
    private final NgsiLdClient client;
    private final List<Known> known = new ArrayList<>();
    private long acknowledged;

    CrashWriter(int number, NgsiLdClient client) {
        this.number = number;
        this.client = client;
    }

    /// What the writer knows of one entity.
    private static final class Known {
        private final String id;
        private boolean created;
        private long acknowledged;
        private long sent;

        private Known(String id) {
            this.id = id;
        }
    }

    void prepare() throws IOException, InterruptedException {
        for (int i = 0; i < ENTITIES; i++) {
            create();
        }
    }

    long acknowledged() {
        return acknowledged;
    }

    int size() {
        return known.size();
    }

    /// Writes until the server dies.
    void run(AtomicBoolean dead) {
        try {
            for (long n = 1; !dead.get(); n++) {
                if (n % CHANGES_PER_NEW_ENTITY == 0) {
                    create();
                } else {
                    change(known.get((int) (n % known.size())));
                }
            }
        } catch (IOException e) {
            // The server died under this request: whether it happened, faults() finds out.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Makes so many changes, one after another.
    ///
    /// @return how many were acknowledged
    long countUp(int changes) throws IOException, InterruptedException {
        long before = acknowledged;
        for (int i = 0; i < changes; i++) {
            change(known.getFirst());
        }
        return acknowledged - before;
    }

    /// What is not as it was acknowledged, in words. What was on its way and did happen counts as
    /// known from now on.
    List<String> faults() throws IOException, InterruptedException {
        var faults = new ArrayList<String>();
        for (var entity : List.copyOf(known)) {
            var count = client.count(entity.id);
            if (count.isEmpty()) {
                if (entity.created) {
                    faults.add(entity.id + " was acknowledged and is gone");
                }
                known.remove(entity);
            } else if (count.get() != entity.acknowledged && count.get() != entity.sent) {
                faults.add(
                        "%s shows %d; acknowledged was %d, on its way %d"
                                .formatted(
                                        entity.id, count.get(), entity.acknowledged, entity.sent));
            } else {
                entity.created = true;
                entity.acknowledged = count.get();
                entity.sent = count.get();
            }
        }
        return faults;
    }

    private void create() throws IOException, InterruptedException {
        var id = "urn:ngsi-ld:Drill:" + number + "-" + System.nanoTime();
        var entity = new Known(id);
        known.add(entity);
        expect(201, client.create(id, "Drill", 0));
        entity.created = true;
        acknowledged++;
    }

    private void change(Known entity) throws IOException, InterruptedException {
        entity.sent = entity.acknowledged + 1;
        expect(204, client.patch(entity.id, entity.sent));
        entity.acknowledged = entity.sent;
        acknowledged++;
    }

    private static void expect(int wanted, int status) throws IOException {
        if (status != wanted) {
            throw new IOException("the server answered " + status + " instead of " + wanted);
        }
    }
}

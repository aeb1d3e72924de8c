package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The bytes of the journal: frozen, and checked when they are read.
class JournalFormatTest {

    private static final Instant NOON = Instant.parse("2025-06-01T04:00:00Z");

    /// What {@link #written} writes but for the session, as it was written on the first day.
    private static final List<String> GOLDEN =
            List.of(
                    "0100f2925cf364394a01000000009064ae7a3606000100076465666175"
                            + "6c74010743686172676572000001000005706f7765720000034b575"
                            + "4d2010100000002001575726e3a6e6773692d6c643a436861726765"
                            + "723a3100000200029401",
                    "0111732127f364394a01000000e89364ae7a360600d3030100000000129601cf0f");

    @Test
    @DisplayName("an entity's partition never changes")
    void partitions() {
        assertThat(
                        IntStream.range(0, 20)
                                .map(i -> Partitioning.of(Tenant.DEFAULT, id(Integer.toString(i))))
                                .boxed())
                .containsExactly(0, 13, 10, 3, 5, 8, 15, 5, 9, 9, 3, 6, 7, 14, 0, 7, 13, 1, 1, 5);
        assertThat(Partitioning.of(new Tenant("other"), id("0"))).isEqualTo(9);
    }

    @Test
    @DisplayName("serial numbers spread over the partitions within 10 percent")
    void spread() {
        var counts = new int[Partitioning.PARTITIONS];
        for (var i = 0; i < 160_000; i++) {
            counts[Partitioning.of(Tenant.DEFAULT, id("%09d".formatted(i)))]++;
        }
        assertThat(Arrays.stream(counts).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(9_000, 11_000));
    }

    @Test
    @DisplayName("a journal of version 1 is read for ever")
    void golden() {
        var journal = new JournalInMemory();
        for (var row : GOLDEN) {
            journal.append(journal.batches().size() + 1L, List.of(HexFormat.of().parseHex(row)));
        }
        try (var twin = Twins.on(journal)) {
            var found = twin.find(Twins.CITY, id("1"), Viewer.everything()).orElseThrow();
            assertThat(found.times().createdAt()).isEqualTo(NOON);
            assertThat(found.times().modifiedAt()).isEqualTo(NOON.plusNanos(1_000_000));
            assertThat(found.attributes().getFirst().value()).isEqualTo(new Value.Numeric(7.5));
            assertThat(found.attributes().getFirst().unitCode()).contains("KWT");
        }
    }

    private static JournalInMemory written() {
        var clock = new ClockByHand(NOON);
        var journal = new JournalInMemory();
        try (var twin = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            run(twin, new Create(charger("1", number("power", 7.4).withUnitCode("KWT"))));
            clock.advanceMicros(1_000);
            var later = number("power", 7.5).withUnitCode("KWT").withObservedAt(NOON);
            run(twin, new Update(id("1"), List.of(), List.of(later), Mode.EXISTING));
        }
        return journal;
    }

    @Test
    @DisplayName("the common change, a number and its time, takes at most 20 bytes")
    void size() {
        var journal = new JournalInMemory();
        try (var twin = Twins.on(journal)) {
            var create = new ArrayList<Command>();
            for (var i = 0; i < 5_000; i++) {
                create.add(new Create(charger("n" + i)));
            }
            Twins.runAll(twin, create, Caller.theCity());
            var before = twin.figures().journalBytes();
            var random = new Random(7);
            var update = new ArrayList<Command>();
            for (var i = 0; i < 5_000; i++) {
                var reading =
                        number("power", random.nextInt(1_000) / 10.0)
                                .withObservedAt(Instant.now().minusMillis(random.nextInt(500)));
                update.add(new Update(id("n" + i), List.of(), List.of(reading), Mode.OVERWRITE));
            }
            Twins.runAll(twin, update, Caller.theCity());
            assertThat((twin.figures().journalBytes() - before) / 5_000.0).isLessThan(20);
        }
    }

    @Test
    @DisplayName(
            "a request larger than a row is several rows of one batch, and as long a command one row")
    void large() {
        var journal = new JournalInMemory();
        var long1 = "x".repeat(60_000);
        try (var twin = Twins.on(journal)) {
            run(twin, new Create(charger("long", Twins.text("note", long1))));
            var commands = new ArrayList<Command>();
            for (var i = 0; i < 1_000; i++) {
                commands.add(new Create(charger("n" + i, number("power", i))));
            }
            Twins.runAll(twin, commands, Caller.theCity());
        }
        var batches = journal.batches();
        assertThat(batches.getFirst()).hasSizeBetween(1, 2);
        assertThat(batches.getFirst().getLast()).hasSizeGreaterThan(60_000);
        assertThat(batches.subList(1, batches.size()))
                .allSatisfy(batch ->
                        assertThat(batch)
                                .allSatisfy(row ->
                                        assertThat(row)
                                                .hasSizeLessThanOrEqualTo(BlockWriter.MOST_BYTES)));
        try (var twin = Twins.on(journal)) {
            assertThat(twin.figures().entities()).isEqualTo(1_001);
        }
    }

    @Test
    @DisplayName("any flipped bit, missing or doubled row is found, with its place")
    void damaged() {
        var batches = written().batches();
        var random = new Random(3);
        for (var i = 0; i < 200; i++) {
            var rows = new ArrayList<>(batches);
            var batch = random.nextInt(rows.size());
            var block = rows.get(batch).getFirst().clone();
            block[random.nextInt(block.length)] ^= (byte) (1 << random.nextInt(8));
            rows.set(batch, List.of(block));
            assertThatThrownBy(() -> Twins.on(journalOf(rows)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("batch %d, row 0".formatted(batch + 1));
        }
        assertThatThrownBy(() -> Twins.on(journalOf(batches.subList(1, 2))))
                .hasMessageContaining("batch 1, row 0");
        assertThatThrownBy(() -> Twins.on(journalOf(List.of(batches.get(0), batches.get(0)))))
                .hasMessageContaining("batch 2, row 0");
    }

    @Test
    @DisplayName("a batch without its last row is found, and nothing of it is seen")
    void torn() {
        var journal = new JournalInMemory();
        try (var twin = Twins.on(journal)) {
            var commands = new ArrayList<Command>();
            for (var i = 0; i < 2_000; i++) {
                commands.add(new Create(charger("n".repeat(900) + i)));
            }
            Twins.runAll(twin, commands, Caller.theCity());
        }
        // How many share a commit is the writer's affair; nine of them fill more than a row.
        var batches = new ArrayList<>(journal.batches());
        var last = batches.removeLast();
        while (last.size() == 1) {
            last = batches.removeLast();
        }
        batches.add(last.subList(0, last.size() - 1));
        assertThatThrownBy(() -> Twins.on(journalOf(batches)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("lacks its last 1 rows");
    }

    private static JournalInMemory journalOf(List<List<byte[]>> batches) {
        var journal = new JournalInMemory();
        for (var i = 0; i < batches.size(); i++) {
            journal.append(i + 1L, batches.get(i));
        }
        return journal;
    }
}

package io.cityplane.twin.domain;

import java.util.ArrayList;
import java.util.BitSet;

/// What a snapshot says besides the entities: its mark, and what numbers stand for.
final class SnapshotWords {

    /// Of the entities' bytes as of these: another version of either is read as no snapshot.
    static final int VERSION = 1;

    private final Vocabulary vocabulary;

    SnapshotWords(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Writes the mark and the words.
    ///
    /// @param shapes the numbers of those that entities of the snapshot have
    byte[] write(Mark mark, BitSet shapes) {
        var to = new ByteWriter(64 << 10);
        to.number(VERSION);
        to.number(mark.batch());
        to.int32(mark.fingerprint());
        to.number(mark.births());
        for (var i = 0; i < Partitioning.PARTITIONS; i++) {
            to.number(mark.place().offsets()[i]);
            to.number(mark.lastRecordedAt().get(i));
            to.number(mark.lastNumbers().get(i));
        }
        to.number(mark.traits().cardinality());
        mark.traits().stream()
                .forEach(it -> {
                    to.number(it);
                    WordCoding.write(to, vocabulary.trait(it));
                });
        to.number(mark.headings().cardinality());
        mark.headings().stream()
                .forEach(it -> {
                    to.number(it);
                    WordCoding.write(to, vocabulary.heading(it));
                });
        to.number(shapes.cardinality());
        shapes.stream().forEach(it -> shape(to, it, vocabulary.shapes().get(it)));
        return to.copy(0, to.size());
    }

    private static void shape(ByteWriter to, int number, Shape shape) {
        to.number(number);
        to.number(shape.size());
        for (var i = 0; i < shape.size(); i++) {
            to.number(shape.number(i));
            to.octet(shape.form(i));
        }
    }

    /// Reads them back into the vocabulary, which is a new one.
    ///
    /// @throws RuntimeException if they are none
    Mark read(byte[] block) {
        var from = new ByteReader(block, 0, block.length);
        var version = from.number();
        if (version != VERSION) {
            throw new IllegalStateException(
                    "version %d; this server reads version %d".formatted(version, VERSION));
        }
        var batch = from.number();
        var fingerprint = from.int32();
        var births = from.number();
        var offsets = new long[Partitioning.PARTITIONS];
        var recordedAt = new PerPartition();
        var numbers = new PerPartition();
        for (var i = 0; i < offsets.length; i++) {
            offsets[i] = from.number();
            recordedAt.set(i, from.number());
            numbers.set(i, from.number());
        }
        var traits = new BitSet();
        for (var left = from.smallNumber(); left > 0; left--) {
            var number = from.smallNumber();
            vocabulary.traits().put(number, WordCoding.readTrait(from));
            traits.set(number);
        }
        var headings = new BitSet();
        for (var left = from.smallNumber(); left > 0; left--) {
            var number = from.smallNumber();
            vocabulary.headings().put(number, WordCoding.readHeading(from));
            headings.set(number);
        }
        for (var left = from.smallNumber(); left > 0; left--) {
            readShape(from);
        }
        var place = new Positions.Place(batch, offsets);
        return new Mark(place, fingerprint, births, recordedAt, numbers, traits, headings);
    }

    private void readShape(ByteReader from) {
        var number = from.smallNumber();
        var numbers = new int[from.smallNumber()];
        var forms = new byte[numbers.length];
        var traits = new ArrayList<Trait>();
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = from.smallNumber();
            forms[i] = (byte) from.octet();
            traits.add(vocabulary.trait(numbers[i]));
        }
        vocabulary.shapes().put(number, new Shape(traits, numbers, forms));
    }
}

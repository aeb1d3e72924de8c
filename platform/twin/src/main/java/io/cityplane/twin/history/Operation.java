package io.cityplane.twin.history;

import io.cityplane.twin.parquet.DamagedFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// What a row of history says: one change of an entity or of a series of it.
enum Operation {
    /// The entity came into being; the row has its heading and its number.
    BORN(0, "born"),
    /// Its types, scopes or owner became others; the row has its heading.
    HEADED(1, "headed"),
    /// The attribute became so; nobody said when it was observed.
    SET(2, "set"),
    /// The attribute became so, and was observed then.
    OBSERVED(3, "observed"),
    /// It was observed before what was known already: the entity stayed as it was.
    LATE(4, "late"),
    /// The attribute was removed.
    REMOVED(5, "removed"),
    /// The attribute ended with its entity.
    ENDED(6, "ended"),
    /// The entity ended; the row has its last heading.
    GONE(7, "gone"),
    /// The attribute is so, and that it became so is no part of history any more.
    KEPT(8, "kept"),
    /// The same of one that was observed.
    KEPT_OBSERVED(9, "kept-observed");

    private static final List<Operation> ALL = List.of(values());
    private static final List<byte[]> WORDS =
            ALL.stream().map(it -> it.word.getBytes(StandardCharsets.UTF_8)).toList();

    private final int code;
    private final String word;

    Operation(int code, String word) {
        this.code = code;
        this.word = word;
    }

    String word() {
        return word;
    }

    /// The word in UTF-8; not to be changed.
    byte[] bytes() {
        return WORDS.get(code);
    }

    /// Its place among all, fit for four bits.
    int code() {
        return code;
    }

    static Operation of(int code) {
        return ALL.get(code);
    }

    static Operation of(byte[] word) {
        for (var operation : ALL) {
            if (Arrays.equals(operation.bytes(), word)) {
                return operation;
            }
        }
        throw new DamagedFile("no operation is called " + new String(word, StandardCharsets.UTF_8));
    }

    /// Whether the time of the row is that of an observation, not that of the recording.
    boolean isObserved() {
        return this == OBSERVED || this == LATE || this == KEPT_OBSERVED;
    }

    /// Whether the row has a value.
    boolean hasValue() {
        return this == SET || this == OBSERVED || this == LATE || isKept();
    }

    /// Whether it is of the state alone, and not of the past.
    boolean isKept() {
        return this == KEPT || this == KEPT_OBSERVED;
    }

    /// Whether it is of the entity and not of one of its series.
    boolean isOfEntity() {
        return this == BORN || this == HEADED || this == GONE;
    }
}

package io.cityplane.imports.domain;

import io.cityplane.imports.MappingFault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what is wrong with one mapping, so that its writer hears of everything at once.
final class MappingFaults {

    private static final int MOST = 50;

    private final String file;
    private final List<MappingFault> faults = new ArrayList<>();

    MappingFaults(String file) {
        this.file = file;
    }

    void add(long line, String what, String advice) {
        if (faults.size() < MOST) {
            faults.add(new MappingFault(file, line, what, advice));
        }
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<MappingFault> byLine() {
        return faults.stream().sorted(Comparator.comparingLong(MappingFault::line)).toList();
    }
}

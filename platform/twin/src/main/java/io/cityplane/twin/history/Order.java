package io.cityplane.twin.history;

/// Sorts rows by two numbers without moving them; what is in order already costs one look.
final class Order {

    private int[] spare = new int[0];

    /// The rows, by the first number, then by the second.
    int[] of(long[] first, long[] second, int size) {
        var rows = new int[size];
        for (var i = 0; i < size; i++) {
            rows[i] = i;
        }
        sort(rows, first, second);
        return rows;
    }

    void sort(int[] rows, long[] first, long[] second) {
        if (!isSorted(rows, first, second)) {
            if (spare.length < rows.length) {
                spare = new int[rows.length];
            }
            sort(rows, 0, rows.length, first, second);
        }
    }

    private static boolean isSorted(int[] rows, long[] first, long[] second) {
        for (var i = 1; i < rows.length; i++) {
            if (isAfter(rows[i - 1], rows[i], first, second)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAfter(int one, int other, long[] first, long[] second) {
        return first[one] > first[other]
                || (first[one] == first[other] && second[one] > second[other]);
    }

    /// Merges halves, unless they are in order one after the other.
    private void sort(int[] rows, int from, int to, long[] first, long[] second) {
        if (to - from < 2) {
            return;
        }
        var middle = (from + to) >>> 1;
        sort(rows, from, middle, first, second);
        sort(rows, middle, to, first, second);
        if (!isAfter(rows[middle - 1], rows[middle], first, second)) {
            return;
        }
        System.arraycopy(rows, from, spare, from, middle - from);
        var left = from;
        var right = middle;
        for (var i = from; left < middle; i++) {
            if (right < to && isAfter(spare[left], rows[right], first, second)) {
                rows[i] = rows[right++];
            } else {
                rows[i] = spare[left++];
            }
        }
    }

    /// A copy of as many numbers as there are rows, in their order, in an array as long as before.
    static long[] permuted(long[] numbers, int[] rows) {
        var permuted = new long[numbers.length];
        for (var i = 0; i < rows.length; i++) {
            permuted[i] = numbers[rows[i]];
        }
        return permuted;
    }
}

package io.cityplane.targets.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When we listened: only while we did can a silence be theirs.
///
/// @param spells in order, none overlapping another
record Listening(List<Spell> spells) {

    /// From one moment to another, in microseconds since 1970.
    record Spell(long from, long until) {}

    Listening {
        spells = List.copyOf(spells);
    }

    /// Together with a spell that is still going on.
    Listening with(Spell last) {
        var all = new ArrayList<>(spells);
        all.add(last);
        return new Listening(all);
    }

    /// What is known by a moment of what was listened to before it.
    Listening until(long moment) {
        return new Listening(
                spells.stream()
                        .filter(it -> it.from() < moment)
                        .map(it -> new Spell(it.from(), Math.min(it.until(), moment)))
                        .toList());
    }

    /// How a last report is judged at a moment.
    Judgement at(Instant moment, Duration window) {
        var now = EntityReader.micros(moment);
        var micros = window.toNanos() / 1_000;
        var left = micros;
        var silentBefore = Long.MIN_VALUE;
        for (var i = spells.size() - 1; i >= 0; i--) {
            var spell = spells.get(i);
            if (spell.from() >= now) {
                continue;
            }
            var end = Math.min(spell.until(), now);
            var length = end - spell.from();
            if (length > left) {
                silentBefore = end - left;
                break;
            }
            left -= length;
        }
        return new Judgement(now - micros, silentBefore);
    }

    /// How last reports are judged.
    ///
    /// @param aliveSince who reported then or later is alive
    /// @param silentBefore who reported last before this was silent for a whole window of ours
    record Judgement(long aliveSince, long silentBefore) {

        io.cityplane.targets.Asset.Liveness of(long lastReport) {
            if (lastReport == 0) {
                return io.cityplane.targets.Asset.Liveness.NEVER_SEEN;
            }
            if (lastReport >= aliveSince) {
                return io.cityplane.targets.Asset.Liveness.ALIVE;
            }
            return lastReport < silentBefore
                    ? io.cityplane.targets.Asset.Liveness.SILENT
                    : io.cityplane.targets.Asset.Liveness.UNKNOWN;
        }
    }
}

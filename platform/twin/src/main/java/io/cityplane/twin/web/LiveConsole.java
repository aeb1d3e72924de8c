package io.cityplane.twin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.web.Frame.Beginning;
import io.cityplane.twin.web.LiveMessage.Text;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one open console was told, and so what it is to be told next.
///
/// Nothing waits in it: it remembers a version and which points it showed, so that a console that
/// was slow is told the state as it is by then. Used by one thread.
final class LiveConsole {

    /// Points of one message: about a megabyte.
    static final int MOST_POINTS = 50_000;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MapView view;
    private final Viewer viewer;
    private final BitSet shown = new BitSet();
    private final LiveWords types = new LiveWords();
    private final LiveWords districts = new LiveWords();
    private Pins pins = new Pins();
    private Beginning beginning = Beginning.ANEW;

    /// Changes up to this one were told.
    private long told;

    /// Where looking at all pins goes on; {@link Pins#NOWHERE} when that is done.
    private int nextSlot = Pins.NOWHERE;

    private Optional<String> watched = Optional.empty();
    private Watch watch = Watch.UNTOLD;
    private long watchedChange;

    private enum Watch {
        UNTOLD,
        THERE,
        GONE
    }

    LiveConsole(MapView view, Viewer viewer) {
        this.view = view;
        this.viewer = viewer;
    }

    Viewer viewer() {
        return viewer;
    }

    Optional<String> watched() {
        return watched;
    }

    /// From now on it hears of this entity, at once and after each change; of none if empty.
    void watch(Optional<String> id) {
        watched = id;
        watch = Watch.UNTOLD;
    }

    /// What to send now; often nothing.
    List<LiveMessage> next(long nowMillis) {
        var now = view.pinsSoFar();
        return now.read(() -> {
            if (now != pins) {
                beginAnew(now);
            }
            var messages = new ArrayList<LiveMessage>();
            var frame = new Frame();
            var words = types.size() + districts.size();
            collect(frame, new Sight(viewer));
            if (types.size() + districts.size() > words || beginning == Beginning.ANEW) {
                messages.add(words());
            }
            if (!frame.isEmpty() || beginning == Beginning.ANEW) {
                messages.add(frame.message(beginning, nowMillis));
                beginning = Beginning.GOES_ON;
            }
            watched.flatMap(id -> news(id)).ifPresent(messages::add);
            return messages;
        });
    }

    private void beginAnew(Pins now) {
        pins = now;
        shown.clear();
        beginning = Beginning.ANEW;
        watch = Watch.UNTOLD;
        lookAtAll();
    }

    private void lookAtAll() {
        nextSlot = 0;
        told = pins.version();
    }

    private void collect(Frame frame, Sight sight) {
        if (nextSlot == Pins.NOWHERE && pins.version() - told > Pins.REMEMBERED) {
            lookAtAll();
        }
        if (nextSlot != Pins.NOWHERE) {
            while (nextSlot < pins.used() && frame.size() < MOST_POINTS) {
                collect(frame, nextSlot++, sight);
            }
            if (nextSlot < pins.used()) {
                return;
            }
            nextSlot = Pins.NOWHERE;
        }
        while (pins.version() - told <= Pins.REMEMBERED
                && told < pins.version()
                && frame.size() < MOST_POINTS) {
            var slot = pins.slotOfChange(++told);
            if (slot != Pins.NOWHERE) {
                collect(frame, slot, sight);
            }
        }
    }

    private void collect(Frame frame, int slot, Sight sight) {
        var number = view.numbers().number(slot);
        var pin = pins.at(slot);
        if (pin != null && pin.isPlaced() && sight.sees(pin)) {
            shown.set(slot);
            var type = types.index(CoreContext.compact(pin.type()));
            frame.add(number, pin, type, districts.index(pin.district()));
        } else if (shown.get(slot)) {
            shown.clear(slot);
            frame.remove(number);
        }
    }

    private Optional<LiveMessage> news(String id) {
        var slot = pins.slot(id);
        var pin = pins.at(slot);
        if (pin == null || !new Sight(viewer).sees(pin)) {
            var before = watch;
            watch = Watch.GONE;
            return before == Watch.GONE ? Optional.empty() : Optional.of(text("gone", id));
        }
        var change = pins.changedAt(slot);
        if (watch == Watch.THERE && watchedChange == change) {
            return Optional.empty();
        }
        watch = Watch.THERE;
        watchedChange = change;
        return Optional.of(text("changed", id));
    }

    private Text words() {
        return json(Map.of("types", types.list(), "districts", districts.list()));
    }

    private static Text text(String what, String id) {
        return json(Map.of(what, id));
    }

    private static Text json(Map<String, ?> message) {
        try {
            return new Text(JSON.writeValueAsString(message));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("lists of texts are JSON", e);
        }
    }
}

package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.Value.Link;
import io.cityplane.simulator.domain.Value.Names;
import io.cityplane.simulator.domain.Value.Point;
import io.cityplane.simulator.domain.Value.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;

/// One simulated thing.
public final class Thing {

    private final Kind kind;
    private final int number;
    private final Site site;
    private final Behaviour behaviour;

    Thing(Kind kind, int number, Site site) {
        this.kind = kind;
        this.number = number;
        this.site = site;
        behaviour = kind.behaviour(site);
    }

    /// The identifier, the same for every seed: another seed changes the things and adds none.
    public String id() {
        return "urn:ngsi-ld:%s:simulated-%s".formatted(kind.type(), padded());
    }

    public Kind kind() {
        return kind;
    }

    public District district() {
        return site.district();
    }

    /// All that there is to say of it at a time.
    public Entity whole(Instant at) {
        var attributes = new ArrayList<Attribute>();
        attributes.add(Attribute.of("name", name()));
        attributes.add(Attribute.of("simulated", new Truth(true)));
        attributes.add(Attribute.of("district", new Link(site.district().id())));
        if (kind.stands()) {
            attributes.add(Attribute.of("location", new Point(site.place())));
        }
        attributes.addAll(behaviour.lasting());
        attributes.addAll(behaviour.measured(at));
        return new Entity(id(), kind.type(), attributes);
    }

    /// What it measures at a time.
    public Entity report(Instant at) {
        return new Entity(id(), kind.type(), behaviour.measured(at));
    }

    private Names name() {
        var district = site.district().name();
        return new Names(
                district.zh() + kind.zh() + " " + padded(),
                district.en() + " " + kind.en() + " " + padded());
    }

    private String padded() {
        return String.format(Locale.ROOT, "%04d", number);
    }
}

package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Mapping.ObservedAt;
import io.cityplane.imports.domain.Tree.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// Reads the part of the mapping language that is about time.
final class TimeLanguage {

    private final MappingFaults faults;

    TimeLanguage(MappingFaults faults) {
        this.faults = faults;
    }

    ObservedAt observedAt(Section section) {
        var column = section.find("column");
        var template = section.find("template");
        if (column.isPresent() == template.isPresent()) {
            section.fault(
                    section.line(),
                    "a time is told in exactly one way",
                    "Write `column: NAME`, or `template: \"{DAY} {HOUR}\"` for several columns.");
        }
        var text =
                template.map(word -> Template.parse(word.text()))
                        .orElseGet(() -> Template.ofColumn(column.map(Word::text).orElse("")));
        var line = template.or(() -> column).map(Word::line).orElse(section.line());
        var observedAt = new ObservedAt(text, format(section), line);
        section.done();
        return observedAt;
    }

    TimeFormat format(Section section) {
        var zone = section.find("zone").flatMap(this::zone);
        var pattern = section.find("format");
        if (pattern.isEmpty()) {
            var iso = TimeFormat.ISO_8601;
            return new TimeFormat(iso.pattern(), iso.formatter(), zone);
        }
        try {
            var format = TimeFormat.of(pattern.get().text(), zone);
            if (zone.isEmpty() && !format.hasOffset() && !section.has("zone")) {
                faults.add(
                        pattern.get().line(),
                        "this time format tells no zone",
                        "Add `zone: Asia/Shanghai`, or whatever zone the file is in.");
            }
            return format;
        } catch (IllegalArgumentException e) {
            faults.add(
                    pattern.get().line(),
                    "'%s' is no time format".formatted(pattern.get().text()),
                    "Write it like `yyyy-MM-dd HH:mm:ss`.");
            return TimeFormat.ISO_8601;
        }
    }

    /// More than nothing; empty if the section does not tell it.
    Optional<Duration> duration(Section section, String name) {
        return section.find(name)
                .flatMap(
                        word -> {
                            try {
                                var duration = Duration.parse(word.text());
                                if (duration.isPositive()) {
                                    return Optional.of(duration);
                                }
                            } catch (DateTimeParseException e) {
                                // Told below, as what is not positive is.
                            }
                            section.fault(
                                    word.line(),
                                    "'%s' is no duration".formatted(word.text()),
                                    "Write it as ISO 8601 does: PT1H for an hour, P1D for a day.");
                            return Optional.empty();
                        });
    }

    private Optional<ZoneId> zone(Word word) {
        try {
            return Optional.of(ZoneId.of(word.text()));
        } catch (DateTimeException e) {
            faults.add(
                    word.line(),
                    "'%s' is no time zone".formatted(word.text()),
                    NearestWord.find(word.text(), ZoneId.getAvailableZoneIds())
                            .map("Did you mean '%s'?"::formatted)
                            .orElse("Write a zone such as Asia/Shanghai or +08:00."));
            return Optional.empty();
        }
    }
}

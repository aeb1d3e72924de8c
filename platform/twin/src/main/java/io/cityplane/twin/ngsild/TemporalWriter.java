package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Series;
import io.cityplane.twin.Times;
import io.cityplane.twin.ngsild.Representation.Format;
import io.cityplane.twin.ngsild.Representation.SystemAttributes;
import io.cityplane.twin.ngsild.TemporalQuery.Property;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Writes what entities were (§4.5.6 to §4.5.9).
final class TemporalWriter {

    private final JsonGenerator json;
    private final View view;
    private final MediaType mediaType;
    private final LdContext context;
    private final Property property;
    private final AttributeWriter attributes;

    /// @param view its simplified format stands for the simplified temporal one
    /// @param property which time a simplified value stands beside
    TemporalWriter(
            JsonGenerator json,
            View view,
            MediaType mediaType,
            LdContext context,
            Property property) {
        this.json = json;
        this.view = view;
        this.mediaType = mediaType;
        this.context = context;
        this.property = property;
        this.attributes = new AttributeWriter(json, view, context);
    }

    /// @param id of the entity
    /// @param types expanded
    /// @param all its series, those of one name together
    void write(String id, List<String> types, List<Series> all) throws IOException {
        json.writeStartObject();
        if (mediaType == MediaType.LD_JSON) {
            json.writeFieldName("@context");
            json.writeRawValue(context.mention().json());
        }
        if (view.projection().shows("id")) {
            json.writeStringField("id", id);
        }
        if (view.projection().shows("type")) {
            json.writeFieldName("type");
            if (types.size() == 1) {
                json.writeString(context.compact(types.getFirst()));
            } else {
                Results.writeTexts(types.stream().map(context::compact).toList(), json);
            }
        }
        var byName = new LinkedHashMap<String, List<Series>>();
        for (var series : all) {
            if (view.shows(series.attribute())) {
                byName.computeIfAbsent(series.attribute(), _ -> new ArrayList<>()).add(series);
            }
        }
        for (var named : byName.entrySet()) {
            json.writeFieldName(context.compact(named.getKey()));
            if (view.representation().format() == Format.SIMPLIFIED) {
                simplified(named.getValue());
            } else {
                instances(named.getValue());
            }
        }
        json.writeEndObject();
    }

    private void instances(List<Series> ofName) throws IOException {
        json.writeStartArray();
        for (var series : ofName) {
            for (var moment : series.moments()) {
                if (moment.attribute().isPresent()) {
                    attributes.write(
                            List.of(
                                    moment.attribute()
                                            .get()
                                            .withTimes(
                                                    new Times(
                                                            moment.recordedAt(),
                                                            moment.recordedAt()))));
                } else {
                    removal(series, moment);
                }
            }
        }
        json.writeEndArray();
    }

    /// §4.5.7: an instance whose value is the NGSI-LD Null.
    private void removal(Series series, Series.Moment moment) throws IOException {
        var kind = kind(series);
        json.writeStartObject();
        json.writeStringField("type", Words.word(kind));
        json.writeFieldName(Words.valueMember(kind));
        switch (kind) {
            case LANGUAGE_PROPERTY -> {
                json.writeStartObject();
                json.writeStringField(Words.DEFAULT_INSTANCE, Words.NULL);
                json.writeEndObject();
            }
            default -> json.writeString(Words.NULL);
        }
        if (series.dataset().isPresent()) {
            json.writeStringField("datasetId", series.dataset().get());
        }
        json.writeStringField("deletedAt", DateTimes.format(moment.recordedAt()));
        if (view.representation().systemAttributes() == SystemAttributes.SHOWN) {
            json.writeStringField("modifiedAt", DateTimes.format(moment.recordedAt()));
        }
        json.writeEndObject();
    }

    /// Of what is told of it; where that is its removal alone, a property.
    private static Kind kind(Series series) {
        return series.moments().stream()
                .flatMap(moment -> moment.attribute().stream())
                .map(Attribute::kind)
                .findFirst()
                .orElse(Kind.PROPERTY);
    }

    /// §4.5.9: pairs of value and time; of several datasets an object for each.
    private void simplified(List<Series> ofName) throws IOException {
        if (ofName.size() > 1) {
            json.writeStartArray();
        }
        for (var series : ofName) {
            var kind = kind(series);
            json.writeStartObject();
            json.writeStringField("type", Words.word(kind));
            if (series.dataset().isPresent()) {
                json.writeStringField("datasetId", series.dataset().get());
            }
            json.writeArrayFieldStart(Words.valueMember(kind) + "s");
            for (var moment : series.moments()) {
                json.writeStartArray();
                if (moment.attribute().isPresent()) {
                    attributes.write(moment.attribute().get());
                } else {
                    json.writeString(Words.NULL);
                }
                json.writeString(DateTimes.format(time(moment)));
                json.writeEndArray();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        if (ofName.size() > 1) {
            json.writeEndArray();
        }
    }

    private Instant time(Series.Moment moment) {
        return property == Property.OBSERVED_AT ? moment.time() : moment.recordedAt();
    }
}

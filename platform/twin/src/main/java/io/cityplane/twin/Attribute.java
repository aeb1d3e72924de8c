package io.cityplane.twin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One instance of an entity's attribute (GS CIM 009 §4.5.2 to §4.5.24).
///
/// Members that describe it without being attributes, such as `valueType`, are among its
/// sub-attributes under the core context's IRI; so is {@link #EXPIRES_AT}.
///
/// @param name expanded, an IRI; see {@link CoreContext}
/// @param dataset the `datasetId` that tells instances of one name apart; empty for the default one
/// @param unitCode of UN/CEFACT Recommendation 20
/// @param observedAt when it was so, to the microsecond
/// @param subAttributes properties and relationships of this one; they have no times of the twin's
/// @param times when the twin came to know; {@link Times#NONE} in what is brought in
public record Attribute(
        String name,
        Kind kind,
        Optional<String> dataset,
        Value value,
        Optional<String> unitCode,
        Optional<Instant> observedAt,
        List<Attribute> subAttributes,
        Times times) {

    /// The sub-attribute that says from when on an attribute is not there any more (§4.22): a
    /// property that was observed then.
    public static final String EXPIRES_AT = "https://uri.etsi.org/ngsi-ld/expiresAt";

    public Attribute {
        subAttributes = List.copyOf(subAttributes);
    }

    /// A plain attribute without unit, time or dataset.
    public static Attribute of(String name, Kind kind, Value value) {
        return new Attribute(
                name,
                kind,
                Optional.empty(),
                value,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Times.NONE);
    }

    public Attribute withUnitCode(String code) {
        return new Attribute(
                name, kind, dataset, value, Optional.of(code), observedAt, subAttributes, times);
    }

    public Attribute withObservedAt(Instant at) {
        return new Attribute(
                name, kind, dataset, value, unitCode, Optional.of(at), subAttributes, times);
    }

    public Attribute withTimes(Times known) {
        return new Attribute(
                name, kind, dataset, value, unitCode, observedAt, subAttributes, known);
    }

    /// Whether it is an instance of the same name and dataset.
    public boolean isInstanceOf(Attribute other) {
        return name.equals(other.name) && dataset.equals(other.dataset);
    }

    /// From when on it is not there any more; empty if it stays.
    public Optional<Instant> expiresAt() {
        for (var member : subAttributes) {
            if (member.name().equals(EXPIRES_AT)) {
                return member.observedAt();
            }
        }
        return Optional.empty();
    }

    /// What kind of attribute, and thereby the JSON member that holds its value.
    public enum Kind {
        /// `value`: a number, a text, a truth or any JSON but null.
        PROPERTY,
        /// `object`: a URI as {@link Value.Text}, or a JSON list of them.
        RELATIONSHIP,
        /// `value`: a GeoJSON geometry (RFC 7946) as {@link Value.Json}.
        GEO_PROPERTY,
        /// `languageMap`: texts by language tag as {@link Value.Json}.
        LANGUAGE_PROPERTY,
        /// `vocab`: an IRI as {@link Value.Text}, or a JSON list of them.
        VOCAB_PROPERTY,
        /// `json`: JSON that no context expands.
        JSON_PROPERTY,
        /// `valueList`: a JSON list.
        LIST_PROPERTY,
        /// `objectList`: a JSON list of URIs.
        LIST_RELATIONSHIP
    }
}

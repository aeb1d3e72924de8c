package io.cityplane.twin;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The NGSI-LD core context's way from short names to IRIs and back (GS CIM 009 §4.4, §5.5.7; its
/// document `ngsi-ld-core-context-v1.9.jsonld`).
///
/// A term that the core context defines gets its own IRI, any other one that of the default
/// vocabulary. What is an IRI already stays as it is; `ngsi-ld:` and `geojson:` are prefixes.
public final class CoreContext {

    private static final String CORE = "https://uri.etsi.org/ngsi-ld/";

    /// What comes before a name that no context defines.
    public static final String DEFAULT_VOCABULARY = CORE + "default-context/";

    private static final String GEOJSON = "https://purl.org/geojson/vocab#";
    private static final String DUBLIN_CORE = "http://purl.org/dc/terms/";

    private static final Map<String, String> PREFIXES = Map.of("ngsi-ld", CORE, "geojson", GEOJSON);

    /// Terms whose IRI is the core's with the term itself.
    private static final String OF_THE_CORE =
            """
            Attribute AttributeList ContextSourceIdentity ContextSourceNotification
            ContextSourceRegistration Date DateTime EntityType EntityTypeInfo EntityTypeList
            GeoProperty JsonProperty LanguageProperty ListProperty ListRelationship Notification
            Property Relationship Subscription TemporalProperty Time VocabProperty accept
            attributeList attributeName attributeNames attributeTypes attributes attrs avg
            cacheDuration contextSourceAlias contextSourceExtras contextSourceInfo
            contextSourceTimeAt contextSourceUptime cooldown createdAt csf data datasetId
            deletedAt detail distinctCount endAt endTimeAt endpoint entities entity entityCount
            entityId entityList error errors expandValues expiresAt format geoQ geoproperty
            georel idPattern information instanceId isActive join jsonKeys jsons lang
            lastFailure lastNotification lastSuccess linkedMaps localOnly location management
            managementInterval max min mode modifiedAt notification notificationTrigger
            notifiedAt notifierInfo notUpdated observationInterval observationSpace observedAt
            omit operationSpace operations pick propertyNames q reason receiverInfo refreshRate
            registrationId registrationName relationshipNames scope scopeQ showChanges startAt
            status stddev subscriptionId subscriptionName success sum sumsq sysAttrs temporalQ
            tenant throttling timeAt timeInterval timeout timeproperty timerel timesFailed
            timesSent totalCount triggerReason typeList typeName typeNames unchanged unitCode
            updated uri watchedAttributes
            """;

    /// Terms whose IRI is the core's with another word.
    private static final String RENAMED =
            """
            containedBy=isContainedBy dataset=hasDataset entityMap=hasEntityMap
            joinLevel=hasJoinLevel json=hasJSON key=hasKey languageMap=hasLanguageMap
            languageMaps=hasLanguageMaps object=hasObject objectList=hasObjectList
            objects=hasObjects objectsLists=hasObjectsLists objectType=hasObjectType
            previousJson=hasPreviousJson previousLanguageMap=hasPreviousLanguageMap
            previousObject=hasPreviousObject previousObjectList=hasPreviousObjectList
            previousValue=hasPreviousValue previousValueList=hasPreviousValueList
            previousVocab=hasPreviousVocab value=hasValue valueList=hasValueList
            valueLists=hasValueLists values=hasValues vocab=hasVocab vocabs=hasVocabs
            """;

    private static final String OF_GEOJSON =
            """
            Feature FeatureCollection GeometryCollection LineString MultiLineString MultiPoint
            MultiPolygon Point Polygon bbox coordinates features geometry geometryProperty
            properties
            """;

    private static final Map<String, String> DEFINED = new HashMap<>();
    private static final Map<String, String> TERMS = new HashMap<>();

    static {
        words(OF_THE_CORE).forEach(term -> define(term, CORE + term));
        words(RENAMED)
                .forEach(pair -> {
                    var equals = pair.indexOf('=');
                    define(pair.substring(0, equals), CORE + pair.substring(equals + 1));
                });
        words(OF_GEOJSON).forEach(term -> define(term, GEOJSON + term));
        define("title", DUBLIN_CORE + "title");
        define("description", DUBLIN_CORE + "description");
    }

    private CoreContext() {}

    private static Stream<String> words(String text) {
        return Pattern.compile("\\s+").splitAsStream(text.strip());
    }

    private static void define(String term, String iri) {
        DEFINED.put(term, iri);
        TERMS.put(iri, term);
    }

    /// The IRI that a term, a prefixed name or an IRI stands for.
    public static String expand(String term) {
        var defined = DEFINED.get(term);
        if (defined != null) {
            return defined;
        }
        var colon = term.indexOf(':');
        if (colon < 0) {
            return DEFAULT_VOCABULARY + term;
        }
        var prefix = PREFIXES.get(term.substring(0, colon));
        return prefix == null ? term : prefix + term.substring(colon + 1);
    }

    /// The shortest name that {@link #expand} makes the same IRI of.
    public static String compact(String iri) {
        if (iri.startsWith(DEFAULT_VOCABULARY)) {
            var term = iri.substring(DEFAULT_VOCABULARY.length());
            if (isPlain(term)) {
                return term;
            }
        }
        var term = TERMS.get(iri);
        if (term != null) {
            return term;
        }
        if (iri.length() > CORE.length() && iri.startsWith(CORE)) {
            return "ngsi-ld:" + iri.substring(CORE.length());
        }
        if (iri.length() > GEOJSON.length() && iri.startsWith(GEOJSON)) {
            return "geojson:" + iri.substring(GEOJSON.length());
        }
        return iri;
    }

    /// The IRI of a term that the core context defines itself; null of any other.
    public static @Nullable String definedIri(String term) {
        return DEFINED.get(term);
    }

    /// The term that the core context defines for an IRI; null if it defines none.
    public static @Nullable String definedTerm(String iri) {
        return TERMS.get(iri);
    }

    /// What the prefixes of the core context stand for.
    public static Map<String, String> prefixes() {
        return PREFIXES;
    }

    private static boolean isPlain(String term) {
        return !term.isEmpty() && term.indexOf(':') < 0 && !DEFINED.containsKey(term);
    }
}

package io.cityplane.conformance;

import java.util.List;

/// Good NGSI-LD requests, from which mutated ones are made.
final class NgsiLdSeeds {

    private static final String ENTITY =
            "{\"id\":\"urn:f:1\",\"type\":[\"T\",\"U\"],\"scope\":[\"/A/B\"],\"p\":{\"type\":\"Property\",\"value\":1.5,\"unitCode\":\"KWT\",\"observedAt\":\"2026-06-01T12:00:00.123Z\",\"datasetId\":\"urn:d:1\",\"sub\":{\"value\":{\"x\":[1,null,true]}}},\"g\":{\"type\":\"GeoProperty\",\"value\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}},\"r\":{\"object\":[\"urn:f:2\"]},\"l\":{\"languageMap\":{\"zh\":\"山\",\"en\":[\"a\"]}}}";
    private static final String LD_ENTITY =
            "{\"id\":\"urn:f:2\",\"type\":\"Lamp\",\"power\":{\"vocab\":[\"a\",\"ex:b\"]},\"@context\":[{\"ex\":\"https://example.org/\",\"Lamp\":\"ex:Lamp\",\"power\":{\"@id\":\"ex:power\",\"@type\":\"@vocab\",\"@prefix\":true}},{\"@vocab\":\"https://example.org/v#\",\"a\":null},\"https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.8.jsonld\"]}";
    private static final String BATCH =
            "[{\"id\":\"urn:f:1\",\"type\":\"T\",\"a\":[{\"value\":1},{\"value\":2,\"datasetId\":\"urn:d:1\"}]},{\"id\":\"urn:f:3\",\"type\":\"T\",\"a\":\"x\"}]";
    private static final String FRAGMENT =
            "{\"a\":\"urn:ngsi-ld:null\",\"b\":{\"coordinates\":[1,2],\"type\":\"Point\"},\"c\":[{\"x\":1}]}";
    private static final String QUERY =
            "{\"type\":\"Query\",\"entities\":[{\"type\":\"T\",\"idPattern\":\"urn:f:.*\"}],\"q\":\"p>1\",\"geoQ\":{\"geometry\":\"Point\",\"coordinates\":[1,2],\"georel\":\"near;maxDistance==1000\"}}";
    private static final String HOSTED =
            "{\"@context\":[{\"a\":\"urn:a\",\"b\":{\"@id\":\"a:b\"}},\"https://example.org/c.jsonld\"]}";

    static final List<Seed> ALL =
            List.of(
                    Seed.json("POST", "/entities", "local=true", ENTITY),
                    Seed.ld("POST", "/entities", "", LD_ENTITY),
                    Seed.read("/entities/urn:f:1", "attrs=p,g&options=keyValues&lang=zh,en;q=0.5"),
                    Seed.read("/entities/urn:f:2", "pick=id,power&format=concise"),
                    Seed.read(
                            "/entities",
                            "type=(T|U);Lamp&id=urn:f:1&limit=10&offset=1&count=true&options=sysAttrs"),
                    Seed.read(
                            "/entities",
                            "type=T&q=p>=1.5;(l[zh]==%22山%22|a~=%22^u.*%22);!b;r.p==1..3,5&scopeQ=/A/%23,/B/%2B"),
                    Seed.read(
                            "/entities",
                            "type=T&georel=near;maxDistance==1000&geometry=Point&coordinates=[114.0,22.5]&geoproperty=g"),
                    Seed.read(
                            "/entities",
                            "type=T&georel=within&geometry=Polygon&coordinates=[[[0,0],[1,0],[1,1],[0,0]]]"),
                    Seed.read("/entities", "type=T&idPattern=urn:(f%2B)%2B:.*&orderBy=p;desc,id"),
                    Seed.read("/entities", "type=T&join=inline&joinLevel=2&containedBy=urn:f:9"),
                    Seed.json("PATCH", "/entities/urn:f:1/attrs", "", FRAGMENT),
                    Seed.json("PATCH", "/entities/urn:f:1", "", FRAGMENT),
                    Seed.json("PUT", "/entities/urn:f:1", "", ENTITY),
                    Seed.json("POST", "/entities/urn:f:1/attrs", "options=noOverwrite", ENTITY),
                    Seed.json("PATCH", "/entities/urn:f:1/attrs/p", "", "{\"value\":2}"),
                    Seed.json("DELETE", "/entities/urn:f:1/attrs/p", "datasetId=urn:d:1", ""),
                    Seed.json("DELETE", "/entities/urn:f:2", "", ""),
                    Seed.json("POST", "/entityOperations/create", "", BATCH),
                    Seed.json("POST", "/entityOperations/upsert", "options=update", BATCH),
                    Seed.ld("POST", "/entityOperations/upsert", "", "[" + LD_ENTITY + "]"),
                    Seed.json("POST", "/entityOperations/merge", "", BATCH),
                    Seed.json("POST", "/entityOperations/query", "limit=5", QUERY),
                    Seed.json("POST", "/entityOperations/delete", "", "[\"urn:f:1\",\"urn:f:2\"]"),
                    Seed.json("POST", "/entityOperations/update", "options=noOverwrite", BATCH),
                    Seed.json(
                            "DELETE",
                            "/entities",
                            "type=Gone&q=p>=1.5;a~=%22^u.*%22&georel=within&geometry=Polygon&coordinates=[[[0,0],[1,0],[1,1],[0,0]]]&drop=p",
                            ""),
                    Seed.read("/entities", "type=T&datasetId=urn:d:1,@none&format=simplified"),
                    Seed.read("/entities", "type=T&entityMap=true&entityMapLifetime=PT1M&limit=2"),
                    Seed.json("POST", "/entityMaps", "", QUERY),
                    Seed.read("/entityMaps", "type=T&q=p"),
                    Seed.json(
                            "PATCH",
                            "/entityMaps/urn:m:1",
                            "",
                            "{\"expiresAt\":\"2036-01-01T00:00:00Z\"}"),
                    Seed.read("/info/sourceIdentity", ""),
                    Seed.read("/types", "details=true"),
                    Seed.read("/types/T", ""),
                    Seed.read("/attributes", "details=true"),
                    Seed.read("/attributes/p", ""),
                    Seed.json("POST", "/jsonldContexts", "", HOSTED),
                    Seed.read("/jsonldContexts", "details=true&kind=Cached"),
                    Seed.json("DELETE", "/jsonldContexts/https%3A%2F%2Fa.example", "", ""));

    private NgsiLdSeeds() {}

    /// @param body empty if there is none
    record Seed(String method, String path, String query, String mediaType, String body) {

        private static Seed json(String method, String path, String query, String body) {
            return new Seed(method, path, query, "application/json", body);
        }

        private static Seed ld(String method, String path, String query, String body) {
            return new Seed(method, path, query, "application/ld+json", body);
        }

        private static Seed read(String path, String query) {
            return json("GET", path, query, "");
        }
    }
}

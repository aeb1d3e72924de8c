package io.cityplane.targets.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Viewer;
import io.cityplane.targets.CountedCity;
import io.cityplane.targets.Deed;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Measure;
import io.cityplane.targets.Plots;
import io.cityplane.targets.store.EvidenceFile.Verdict;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.EntityId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Evidence checks without its server, and nothing in it can be changed unnoticed.
class EvidenceFileTest {

    private static final int ASSETS = 7;

    private static List<String> lines = List.of();

    @TempDir private Path folder;

    @BeforeAll
    static void write() {
        try (var city = new CountedCity(TestDatabase.start("twin", "targets"))) {
            city.load(Plots.SMALL);
            var sites = new ArrayList<EntityId>();
            for (var i = 0; i < ASSETS; i++) {
                sites.add(city.site("s" + i, "transport", "440305", i + 0.25));
            }
            city.enter(Deed.DECLARED, sites.toArray(EntityId[]::new));
            city.enter(Deed.ACCEPTED, sites.toArray(EntityId[]::new));
            city.await("power", Measure.ACCEPTED, ASSETS);
            lines =
                    city.room()
                            .targets()
                            .findEvidence(new IndicatorCode("power"), Viewer.everything())
                            .orElseThrow()
                            .lines();
        }
    }

    @AfterAll
    static void forget() {
        lines = List.of();
    }

    @Test
    @DisplayName("what the server wrote is sound, and its figure is made anew")
    void sound() throws IOException {
        assertThat(check(lines))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        it -> {
                            assertThat(it.assets()).isEqualTo(ASSETS);
                            assertThat(it.value().orElseThrow()).isEqualByComparingTo("22.75");
                        });
    }

    @Test
    @DisplayName("an asset that is changed, taken out, added or moved is named by its line")
    void named() throws IOException {
        var changed = new ArrayList<>(lines);
        changed.set(3, changed.get(3).replace("2.25", "9.25"));
        assertThat(check(changed))
                .isEqualTo(
                        new Verdict.Refused("line 4", "the line was changed: urn:ngsi-ld:Site:s2"));

        var shorter = new ArrayList<>(lines);
        shorter.remove(3);
        assertThat(check(shorter))
                .isEqualTo(
                        new Verdict.Refused(
                                "line 4", "an asset is missing before urn:ngsi-ld:Site:s3"));

        var longer = new ArrayList<>(lines);
        longer.add(3, lines.get(3).replace("Site:s2", "Site:s2a"));
        assertThat(check(longer))
                .isEqualTo(
                        new Verdict.Refused("line 4", "an asset was added: urn:ngsi-ld:Site:s2a"));

        var moved = new ArrayList<>(lines);
        moved.set(3, lines.get(4));
        moved.set(4, lines.get(3));
        assertThat(check(moved))
                .isEqualTo(new Verdict.Refused("line 4", "assets stand in another order"));
    }

    @Test
    @DisplayName("no byte can be flipped anywhere in the file")
    void everyByte() throws IOException {
        var whole = bytes(lines);
        var random = new SplittableRandom(42);
        for (var i = 0; i < whole.length; i++) {
            var flipped = whole.clone();
            flipped[i] ^= (byte) (1 << random.nextInt(8));
            var file = Files.write(folder.resolve("flipped.evidence"), flipped);
            assertThat(EvidenceFile.check(file, Optional.empty()))
                    .as("byte %d", i)
                    .isInstanceOf(Verdict.Refused.class);
        }
    }

    @Test
    @DisplayName("another server's key is refused, however well it signed")
    void anotherKey() throws Exception {
        var other = java.security.KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var file = Files.write(folder.resolve("whole.evidence"), bytes(lines));
        assertThat(EvidenceFile.check(file, Optional.of(other.getPublic())))
                .isInstanceOf(Verdict.Refused.class);
    }

    @Test
    @DisplayName("the key is kept for its owner alone, and is the same after a restart")
    void key() throws IOException {
        var first = KeyFile.at(folder.resolve("keys"));
        assertThat(KeyFile.at(folder.resolve("keys")).publicKey()).isEqualTo(first.publicKey());
        assertThat(
                        java.nio.file.attribute.PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(folder.resolve("keys/evidence.key"))))
                .isEqualTo("rw-------");
    }

    private Verdict check(List<String> some) throws IOException {
        return EvidenceFile.check(
                Files.write(folder.resolve("some.evidence"), bytes(some)), Optional.empty());
    }

    private static byte[] bytes(List<String> some) {
        return (String.join("\n", some) + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}

package io.cityplane.twin.ngsild;

/// What an operator decides of NGSI-LD.
///
/// @param mostInstances of one attribute in one answer of the temporal API; beyond them it is cut,
///   and says so (§6.3.10)
public record NgsiLdSettings(int mostInstances) {

    public static final NgsiLdSettings USUAL = new NgsiLdSettings(10_000);

    public NgsiLdSettings {
        if (mostInstances < 1) {
            throw new IllegalArgumentException("at least 1 instance, not " + mostInstances);
        }
    }
}

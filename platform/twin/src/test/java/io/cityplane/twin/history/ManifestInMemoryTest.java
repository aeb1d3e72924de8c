package io.cityplane.twin.history;

/// The manifest of the other tests is one.
class ManifestInMemoryTest extends ManifestContract {

    @Override
    protected Manifest manifest() {
        return new ManifestInMemory();
    }
}

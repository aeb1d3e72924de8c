package io.cityplane.kernel;

/// A department of the city, an operator or an enterprise, by its short name: `transport`.
public record Department(String value) implements TextId {

    public Department {
        TextId.require(value);
    }
}

package io.cityplane.imports;

/// Something in a mapping that has to be mended before it can be followed.
///
/// @param file the mapping's file name
/// @param line from 1; 0 if the file as a whole is meant
public record MappingFault(String file, long line, String what, String advice) {}

package io.cityplane.targets;

/// What is wrong with a plan's file.
///
/// @param line counted from 1; 0 if it is the file as a whole
/// @param what is wrong
/// @param advice what to do
public record PlanFault(int line, String what, String advice) {}

package io.cityplane.targets;

/// What is different between two versions of the plan.
///
/// @param subject the indicator's code, or `plan`
/// @param field which of its fields; empty if the whole of it came or went
/// @param before empty if it was not there
/// @param after empty if it is not there any more
public record PlanChange(String subject, String field, String before, String after) {}

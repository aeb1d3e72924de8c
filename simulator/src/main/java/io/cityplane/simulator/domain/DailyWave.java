package io.cityplane.simulator.domain;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// How a measured value goes up and down in the course of the city's day.
///
/// @param low the value far from every peak
/// @param high the value at a peak of height 1
record DailyWave(double low, double high, List<Peak> peaks) {

    /// The zone whose mornings and evenings these are.
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static DailyWave of(double low, double high, Peak... peaks) {
        return new DailyWave(low, high, List.of(peaks));
    }

    /// The value at a time, between low and high.
    double at(Instant instant) {
        return low + (high - low) * share(hour(instant));
    }

    /// The time of the city's day in hours, 0 to below 24.
    static double hour(Instant instant) {
        return LocalTime.ofInstant(instant, ZONE).toSecondOfDay() / 3600.0;
    }

    private double share(double hour) {
        return Math.min(1, peaks.stream().mapToDouble(peak -> peak.at(hour)).sum());
    }

    /// A rise and fall around an hour of the day.
    ///
    /// @param hour the middle, 0 to 24
    /// @param widthHours the standard deviation
    /// @param height 0 to 1
    record Peak(double hour, double widthHours, double height) {

        private double at(double now) {
            var apart = Math.abs(now - hour);
            var hours = Math.min(apart, 24 - apart) / widthHours;
            return height * Math.exp(-hours * hours / 2);
        }
    }
}

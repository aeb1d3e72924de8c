package io.cityplane.imports.domain;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The units that mappings may name: codes of UN/CEFACT Recommendation 20, with what they measure,
/// so that figures can be converted between units of one quantity.
final class Units {

    /// Twice as many digits as any file measures; a double holds 15 of them.
    private static final MathContext DIGITS = MathContext.DECIMAL64;

    private static final Map<String, Unit> BY_CODE = new LinkedHashMap<>();

    /// What people write, and the code that they mean.
    private static final Map<String, String> CODES = new LinkedHashMap<>();

    static {
        unit("energy", "J", "JOU", "1");
        unit("energy", "kJ", "KJO", "1000");
        unit("energy", "MJ", "3B", "1000000");
        unit("energy", "GJ", "GV", "1000000000");
        unit("energy", "Wh", "WHR", "3600");
        unit("energy", "kWh", "KWH", "3600000");
        unit("energy", "MWh", "MWH", "3600000000");
        unit("energy", "GWh", "GWH", "3600000000000");
        unit("power", "W", "WTT", "1");
        unit("power", "kW", "KWT", "1000");
        unit("power", "MW", "MAW", "1000000");
        unit("power", "GW", "A90", "1000000000");
        unit("apparent power", "VA", "D46", "1");
        unit("apparent power", "kVA", "KVA", "1000");
        unit("apparent power", "MVA", "MVA", "1000000");
        unit("voltage", "mV", "2Z", "0.001");
        unit("voltage", "V", "VLT", "1");
        unit("voltage", "kV", "KVT", "1000");
        unit("current", "mA", "4K", "0.001");
        unit("current", "A", "AMP", "1");
        unit("current", "kA", "B22", "1000");
        unit("charge", "Ah", "AMH", "1");
        unit("frequency", "Hz", "HTZ", "1");
        unit("frequency", "kHz", "KHZ", "1000");
        unit("frequency", "MHz", "MHZ", "1000000");
        unit("frequency", "GHz", "A86", "1000000000");
        unit("temperature", "K", "KEL", "1");
        unit("temperature", "°C", "CEL", "1", "273.15");
        unit("temperature", "°F", "FAH", "0.5555555555555555556", "255.3722222222222222");
        unit("pressure", "Pa", "PAL", "1");
        unit("pressure", "hPa", "A97", "100");
        unit("pressure", "mbar", "MBR", "100");
        unit("pressure", "kPa", "KPA", "1000");
        unit("pressure", "bar", "BAR", "100000");
        unit("pressure", "MPa", "MPA", "1000000");
        unit("pressure", "mmHg", "HN", "133.322387415");
        unit("pressure", "atm", "ATM", "101325");
        unit("length", "mm", "MMT", "0.001");
        unit("length", "cm", "CMT", "0.01");
        unit("length", "m", "MTR", "1");
        unit("length", "km", "KMT", "1000");
        unit("length", "ft", "FOT", "0.3048");
        unit("length", "mile", "SMI", "1609.344");
        unit("length", "nautical mile", "NMI", "1852");
        unit("area", "m²", "MTK", "1");
        unit("area", "ha", "HAR", "10000");
        unit("area", "km²", "KMK", "1000000");
        unit("volume", "L", "LTR", "0.001");
        unit("volume", "m³", "MTQ", "1");
        unit("flow", "L/s", "G51", "0.001");
        unit("flow", "m³/h", "MQH", "0.0002777777777777777778");
        unit("flow", "m³/s", "MQS", "1");
        unit("speed", "m/s", "MTS", "1");
        unit("speed", "km/h", "KMH", "0.2777777777777777778");
        unit("speed", "kn", "KNT", "0.5144444444444444444");
        unit("time", "ms", "C26", "0.001");
        unit("time", "s", "SEC", "1");
        unit("time", "min", "MIN", "60");
        unit("time", "h", "HUR", "3600");
        unit("time", "d", "DAY", "86400");
        unit("mass", "mg", "MGM", "0.000001");
        unit("mass", "g", "GRM", "0.001");
        unit("mass", "kg", "KGM", "1");
        unit("mass", "t", "TNE", "1000");
        unit("concentration", "µg/m³", "GQ", "0.000001");
        unit("concentration", "mg/m³", "GP", "0.001");
        unit("concentration", "g/m³", "A93", "1");
        unit("concentration", "mg/L", "M1", "1");
        unit("share", "1", "C62", "1");
        unit("share", "%", "P1", "0.01");
        unit("share", "‰", "NX", "0.001");
        unit("share", "ppm", "59", "0.000001");
        unit("angle", "°", "DD", "1");
        unit("angle", "rad", "C81", "57.29577951308232");
        unit("illuminance", "lx", "LUX", "1");
        unit("irradiance", "W/m²", "D54", "1");
        unit("sound", "dB", "2N", "1");
        unit("acidity", "pH", "Q30", "1");
        unit("data", "bit/s", "B10", "1");
        unit("data", "Mbit/s", "E20", "1000000");
        unit("pieces", "piece", "H87", "1");
        CODES.put("m2", "MTK");
        CODES.put("km2", "KMK");
        CODES.put("m3", "MTQ");
        CODES.put("ug/m3", "GQ");
        CODES.put("μg/m³", "GQ");
        CODES.put("mg/m3", "GP");
    }

    private Units() {}

    /// @param factor to the quantity's first unit
    /// @param offset added after that
    private record Unit(String quantity, String symbol, BigDecimal factor, BigDecimal offset) {}

    /// From one unit to another of the same quantity.
    record Conversion(String from, String to) {

        BigDecimal apply(BigDecimal figure) {
            var given = get(from);
            var wanted = get(to);
            return figure.multiply(given.factor, DIGITS)
                    .add(given.offset)
                    .subtract(wanted.offset)
                    .divide(wanted.factor, DIGITS);
        }

        private static Unit get(String code) {
            var unit = BY_CODE.get(code);
            if (unit == null) {
                throw new IllegalStateException("checked when the mapping was read: " + code);
            }
            return unit;
        }
    }

    static boolean isKnown(String code) {
        return BY_CODE.containsKey(code);
    }

    /// The code that somebody means who writes a symbol.
    static Optional<String> findCode(String symbol) {
        return Optional.ofNullable(CODES.get(symbol));
    }

    /// As people write it: `hPa` for A97.
    static String symbol(String code) {
        var unit = BY_CODE.get(code);
        return unit == null ? code : unit.symbol;
    }

    /// Codes of what the unit measures, itself among them.
    static Collection<String> ofSameQuantity(String code) {
        var same = new TreeSet<String>();
        var quantity = BY_CODE.get(code);
        BY_CODE.forEach(
                (other, unit) -> {
                    if (quantity != null && unit.quantity.equals(quantity.quantity)) {
                        same.add(other);
                    }
                });
        return same;
    }

    static Collection<String> codes() {
        return BY_CODE.keySet();
    }

    private static void unit(String quantity, String symbol, String code, String factor) {
        unit(quantity, symbol, code, factor, "0");
    }

    private static void unit(
            String quantity, String symbol, String code, String factor, String offset) {
        BY_CODE.put(
                code, new Unit(quantity, symbol, new BigDecimal(factor), new BigDecimal(offset)));
        CODES.putIfAbsent(symbol, code);
    }
}

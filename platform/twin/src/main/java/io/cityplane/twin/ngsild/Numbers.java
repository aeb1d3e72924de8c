package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.Value;
import java.io.IOException;
import java.math.BigDecimal;

/// Numbers come back as the same number, however long they are.
///
/// One that a double gives back with every digit becomes a double; any other, such as 2^53 + 1 or
/// 1e400, stays JSON as it was written. `1.0` and `1` are the same number (§4.5.2.2), of which `1`
/// is written: were `21.0` kept apart from `21.5`, half of a sensor's series would not be numbers.
final class Numbers {

    /// So many significant digits survive in every double.
    private static final int SAFE_DIGITS = 15;

    private static final double EXACT_INTEGERS = 1L << 53;

    private Numbers() {}

    /// Of the token that the parser is at.
    static Value read(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
                && parser.getTextLength() <= SAFE_DIGITS) {
            var number = parser.getLongValue();
            if (number != 0) {
                return new Value.Numeric(number);
            }
        }
        var text = parser.getText();
        var number = Double.parseDouble(text);
        return isSafe(text) || isSame(text, number)
                ? new Value.Numeric(number)
                : new Value.Json(text);
    }

    /// Without an exponent there is neither overflow nor underflow in so few digits.
    private static boolean isSafe(String text) {
        return text.length() <= SAFE_DIGITS && text.indexOf('e') < 0 && text.indexOf('E') < 0;
    }

    private static boolean isSame(String text, double number) {
        if (Double.isInfinite(number)) {
            return false;
        }
        try {
            return new BigDecimal(text).compareTo(new BigDecimal(Double.toString(number))) == 0;
        } catch (NumberFormatException e) {
            // The exponent is beyond what even a BigDecimal holds.
            return false;
        }
    }

    static void write(double number, JsonGenerator json) throws IOException {
        var whole = (long) number;
        if (whole == number && Math.abs(number) <= EXACT_INTEGERS) {
            if (whole == 0 && 1 / number < 0) {
                json.writeNumber("-0");
            } else {
                json.writeNumber(whole);
            }
        } else {
            json.writeNumber(number);
        }
    }
}

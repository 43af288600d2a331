package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.MalformedException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The type of a member (EIP-712, "Definition of typed structured data"). Immutable.
sealed interface TypedType {
    int LONGEST_NAME = 128;
    int MOST_DIMENSIONS = 8;

    /// `uintN`, `intN`.
    record Whole(boolean isSigned, int bits) implements TypedType {}

    record Account() implements TypedType {}

    record Truth() implements TypedType {}

    /// `bytesN`.
    record Fixed(int length) implements TypedType {}

    record Blob() implements TypedType {}

    record Text() implements TypedType {}

    /// A struct, by its name.
    record Of(String struct) implements TypedType {}

    /// `T[]` or `T[n]`.
    ///
    /// @param name how `T` is written
    record Items(TypedType element, String name, OptionalInt length) implements TypedType {}

    /// Types that apps use in fact have a colon in their names, though the standard has none.
    Pattern STRUCT = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$:]{0," + (LONGEST_NAME - 1) + "}");
    Pattern MEMBER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0," + (LONGEST_NAME - 1) + "}");
    Pattern NUMBER = Pattern.compile("(u?)int([1-9][0-9]{0,2})");
    Pattern FIXED = Pattern.compile("bytes([1-9][0-9]?)");
    Pattern ARRAY = Pattern.compile("(.*)\\[((?:0|[1-9][0-9]{0,4})?)]");

    /// Reads how a type is written.
    static TypedType parse(String text) throws MalformedException {
        return parse(text, 0);
    }

    private static TypedType parse(String text, int dimensions) throws MalformedException {
        if (text.length() > LONGEST_NAME || dimensions > MOST_DIMENSIONS)
            throw new MalformedException("a type too long");
        var array = ARRAY.matcher(text);
        if (array.matches()) {
            var length = array.group(2).isEmpty() ? OptionalInt.empty() : OptionalInt.of(number(array, 2));
            return new Items(parse(array.group(1), dimensions + 1), array.group(1), length);
        }
        var atom = atom(text);
        if (atom.isPresent()) return atom.get();
        if (!isStructName(text)) throw new MalformedException("no type: " + Wording.quoted(text));
        return new Of(text);
    }

    /// Whether a struct can have this name.
    static boolean isStructName(String text) {
        return STRUCT.matcher(text).matches() && !isReserved(text);
    }

    /// Words that are no names of structs: atoms, and the aliases that Solidity has and the standard has not.
    private static boolean isReserved(String text) {
        return atom(text).isPresent() || text.matches("u?int[0-9]*|bytes[0-9]*|byte|u?fixed[0-9x]*");
    }

    private static Optional<TypedType> atom(String text) {
        return switch (text) {
            case "address" -> Optional.of(new Account());
            case "bool" -> Optional.of(new Truth());
            case "bytes" -> Optional.of(new Blob());
            case "string" -> Optional.of(new Text());
            default -> sized(text);
        };
    }

    private static Optional<TypedType> sized(String text) {
        var whole = NUMBER.matcher(text);
        if (whole.matches()) {
            int bits = number(whole, 2);
            if (bits > 256 || bits % 8 != 0) return Optional.empty();
            return Optional.of(new Whole(whole.group(1).isEmpty(), bits));
        }
        var fixed = FIXED.matcher(text);
        if (!fixed.matches() || number(fixed, 1) > 32) return Optional.empty();
        return Optional.of(new Fixed(number(fixed, 1)));
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}

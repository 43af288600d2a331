package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import java.util.Locale;
import java.util.regex.Pattern;

/// A Uniform Resource: CBOR of a kind that is said (BCR-2020-005). Immutable.
///
/// @param type what it is, for example `eth-signature`
public record Ur(String type, ByteString cbor) {
    private static final Pattern TYPE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern WHOLE = Pattern.compile("ur:([a-z0-9-]{1,60})/([a-z]+)");

    public Ur {
        if (!TYPE.matcher(type).matches()) throw new IllegalArgumentException("no type " + type);
        if (cbor.isEmpty()) throw new IllegalArgumentException("an empty resource");
    }

    static Ur of(String type, CborValue value) {
        return new Ur(type, Cbor.write(value));
    }

    static boolean isType(String text) {
        return TYPE.matcher(text).matches();
    }

    /// All of it in one part, in small letters.
    public String text() {
        return "ur:" + type + "/" + Bytewords.write(cbor);
    }

    /// Reads a resource that is whole, in any case; of several parts, [UrReader] makes one.
    public static Parsed<Ur> parse(String text) {
        if (text.length() > 2 * Cbor.MOST_BYTES) return Parsed.malformed("too long");
        var whole = WHOLE.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!whole.matches() || !isType(whole.group(1))) return Parsed.malformed("no Uniform Resource");
        return Bytewords.read(whole.group(2)).map(cbor -> new Ur(whole.group(1), cbor));
    }

    /// What is in it, where it is of the kind that is wanted.
    Parsed<CborValue> value(String wanted) {
        return type.equals(wanted)
                ? Cbor.read(cbor)
                : Parsed.malformed("a " + type + " where a " + wanted + " should be");
    }
}

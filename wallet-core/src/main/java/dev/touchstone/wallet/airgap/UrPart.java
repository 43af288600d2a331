package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.airgap.CborValue.Bytes;
import dev.touchstone.wallet.airgap.CborValue.Items;
import dev.touchstone.wallet.airgap.CborValue.Whole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One part of a resource that is too long for one QR code (BCR-2024-001). Immutable.
///
/// @param number from 1, unsigned
/// @param count of fragments that the message was cut into
/// @param length of the message in bytes
/// @param checksum of the message
/// @param fragment one fragment, or several mixed
record UrPart(String type, int number, int count, int length, int checksum, ByteString fragment) {
    /// Fragments of the longest message.
    static final int MOST_FRAGMENTS = 2_000;

    private static final long MOST_U32 = 0xffff_ffffL;
    private static final Pattern FORM = Pattern.compile("ur:([a-z0-9-]{1,60})/([0-9]{1,10})-([0-9]{1,10})/([a-z]+)");

    String text() {
        var content = new Items(List.of(
                new Whole(Integer.toUnsignedLong(number)),
                new Whole(count),
                new Whole(length),
                new Whole(Integer.toUnsignedLong(checksum)),
                new Bytes(fragment)));
        return "ur:" + type + "/" + Integer.toUnsignedString(number) + "-" + count + "/"
                + Bytewords.write(Cbor.write(content));
    }

    static boolean isPart(String text) {
        return text.length() <= 20_000
                && FORM.matcher(text.strip().toLowerCase(Locale.ROOT)).matches();
    }

    static Parsed<UrPart> parse(String text) {
        if (text.length() > 20_000) return Parsed.malformed("too long");
        var form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || !Ur.isType(form.group(1))) return Parsed.malformed("no part of a Uniform Resource");
        return Bytewords.read(form.group(4))
                .then(Cbor::read)
                .then(value -> content(form.group(1), value))
                .then(part -> {
                    boolean agrees = Integer.toUnsignedString(part.number()).equals(form.group(2))
                            && Integer.toString(part.count()).equals(form.group(3));
                    return agrees ? Parsed.ok(part) : Parsed.malformed("a part that says two numbers of itself");
                });
    }

    private static Parsed<UrPart> content(String type, CborValue value) {
        boolean isPart = value instanceof Items(var items) && items.size() == 5;
        if (!isPart) return Parsed.malformed("no part");
        var items = ((Items) value).values();
        if (!(items.get(0) instanceof Whole(long number)
                && items.get(1) instanceof Whole(long count)
                && items.get(2) instanceof Whole(long length)
                && items.get(3) instanceof Whole(long checksum)
                && items.get(4) instanceof Bytes(var fragment))) return Parsed.malformed("no part");
        boolean isBounded = number >= 1
                && number <= MOST_U32
                && count >= 1
                && count <= MOST_FRAGMENTS
                && length >= 1
                && length <= Cbor.MOST_BYTES
                && checksum <= MOST_U32;
        if (!isBounded) return Parsed.malformed("a part of too many, or of none");
        long room = count * fragment.length();
        boolean fits = room >= length && room - fragment.length() < length;
        if (!fits) return Parsed.malformed("fragments that do not make up the message");
        return Parsed.ok(new UrPart(type, (int) number, (int) count, (int) length, (int) checksum, fragment));
    }
}

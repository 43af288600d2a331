package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A resource as QR codes show it, one after the other: in one part where it fits, otherwise in as many as the
/// reader wants, of which any few more than there are fragments are enough (BCR-2024-001). Immutable.
public final class UrParts {
    /// Bytes of a fragment that make a code which cameras read well.
    public static final int COMFORTABLE = 200;

    private static final int LEAST_FRAGMENT = 10;

    private final Ur ur;
    private final List<byte[]> fragments;
    private final int checksum;

    private UrParts(Ur ur, List<byte[]> fragments) {
        this.ur = ur;
        this.fragments = fragments;
        this.checksum = Bytewords.checksum(ur.cbor().toArray());
    }

    /// Cuts it into fragments of one length.
    ///
    /// @param mostFragment the most bytes that one part may carry
    public static UrParts of(Ur ur, int mostFragment) {
        int length = ur.cbor().length();
        int size = fragmentLength(length, LEAST_FRAGMENT, mostFragment);
        var fragments = new ArrayList<byte[]>();
        for (int from = 0; from < length; from += size) {
            fragments.add(Arrays.copyOf(ur.cbor().toArray(from, Math.min(length, from + size)), size));
        }
        return new UrParts(ur, List.copyOf(fragments));
    }

    /// The fewest fragments that are short enough, all of one length.
    static int fragmentLength(int message, int least, int most) {
        int mostCount = Math.max(1, message / least);
        for (int count = 1; count < mostCount; count++) {
            int length = Math.ceilDiv(message, count);
            if (length <= most) return length;
        }
        return Math.ceilDiv(message, mostCount);
    }

    /// Fragments there are. After so many parts a reader that saw all has everything.
    public int count() {
        return fragments.size();
    }

    /// The part with this number, from 1; there is no last one.
    public String part(int number) {
        if (number < 1) throw new IllegalArgumentException("no part " + number);
        return fragments.size() == 1 ? ur.text() : mixed(number).text();
    }

    UrPart mixed(int number) {
        var mixed = new byte[fragments.getFirst().length];
        PartMix.of(number, fragments.size(), checksum).stream().forEach(i -> UrReader.mix(mixed, fragments.get(i)));
        return new UrPart(ur.type(), number, fragments.size(), ur.cbor().length(), checksum, ByteString.of(mixed));
    }
}

package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;

/// The bytes of one value as they are written. Confined to its thread.
final class CborWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /// Which kind of value comes, and its number or length, in the shortest form.
    CborWriter head(int kind, long argument) {
        int first = kind << 5;
        if (argument < 24) {
            out.write(first | (int) argument);
        } else if (argument < 1L << 8) {
            out.write(first | 24);
            number(argument, 1);
        } else if (argument < 1L << 16) {
            out.write(first | 25);
            number(argument, 2);
        } else if (argument < 1L << 32) {
            out.write(first | 26);
            number(argument, 4);
        } else {
            out.write(first | 27);
            number(argument, 8);
        }
        return this;
    }

    private void number(long value, int bytes) {
        for (int i = bytes - 1; i >= 0; i--) out.write((int) (value >>> (8 * i)));
    }

    CborWriter raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    ByteString done() {
        return ByteString.of(out.toByteArray());
    }
}

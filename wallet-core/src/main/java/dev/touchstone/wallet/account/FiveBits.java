package dev.touchstone.wallet.account;

import dev.touchstone.spv.chain.ByteString;
import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.bitcoinj.base.Bech32;

/// The data part of a segwit address: the version, then the program five bits at a time (BIP173). Immutable.
final class FiveBits extends Bech32.Bech32Bytes {
    private FiveBits(byte[] values) {
        super(values);
    }

    static FiveBits of(WitnessProgram witness) {
        var values = new ByteArrayOutputStream();
        values.write(witness.version());
        int held = 0;
        int bits = 0;
        for (byte b : witness.program().toArray()) {
            held = ((held << 8) | (b & 0xff)) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) values.write((held >>> (bits - 5)) & 31);
        }
        if (bits > 0) values.write((held << (5 - bits)) & 31);
        return new FiveBits(values.toByteArray());
    }

    /// The bytes of the program; empty where the padding is more than four bits or not zero.
    static Optional<ByteString> program(byte[] values) {
        var program = new ByteArrayOutputStream();
        int held = 0;
        int bits = 0;
        for (int i = 1; i < values.length; i++) {
            held = ((held << 5) | values[i]) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                program.write((held >>> bits) & 0xff);
            }
        }
        boolean isPadded = bits < 5 && (held & ((1 << bits) - 1)) == 0;
        return isPadded ? Optional.of(ByteString.of(program.toByteArray())) : Optional.empty();
    }
}

package dev.touchstone.wallet.account;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import java.util.Optional;

/// A segwit version and its program (BIP141), including versions whose meaning is still to be decided. Immutable.
record WitnessProgram(int version, ByteString program) {
    private static final int LEAST_BYTES = 2;
    private static final int MOST_BYTES = 40;
    private static final int MOST_VERSION = 16;
    private static final int OP_1 = 0x51;

    WitnessProgram {
        if (!isAllowed(version, program.length())) {
            throw new IllegalArgumentException("no witness program: version " + version + ", " + program.length());
        }
    }

    /// Whether BIP141 allows a program of this length under this version.
    static boolean isAllowed(int version, int length) {
        if (version < 0 || version > MOST_VERSION || length < LEAST_BYTES || length > MOST_BYTES) return false;
        return version != 0 || length == 20 || length == 32;
    }

    static Optional<WitnessProgram> of(Script script) {
        var bytes = script.program();
        if (bytes.length() < LEAST_BYTES + 2 || bytes.length() > MOST_BYTES + 2) return Optional.empty();
        int opcode = bytes.at(0) & 0xff;
        int version = opcode == 0 ? 0 : opcode - OP_1 + 1;
        int length = bytes.length() - 2;
        boolean isVersion = opcode == 0 || (opcode >= OP_1 && version <= MOST_VERSION);
        if (!isVersion || bytes.at(1) != length || !isAllowed(version, length)) return Optional.empty();
        return Optional.of(new WitnessProgram(version, ByteString.copyOf(bytes.toArray(), 2, bytes.length())));
    }

    Script script() {
        int opcode = version == 0 ? 0 : OP_1 + version - 1;
        return new Script(
                new WireWriter().u8(opcode).u8(program.length()).string(program).toByteString());
    }
}

package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.WireWriter;

/// The least that an output may carry so that nodes pass it on: three satoshis for each byte that making and spending
/// it takes, as the relay policy of nodes has it. Thread-safe.
final class DustLimit {
    private static final long RATE = 3;
    private static final int SPENDING_WITNESS_PROGRAM = 32 + 4 + 1 + 107 / 4 + 4;
    private static final int SPENDING_OTHERWISE = 32 + 4 + 1 + 107 + 4;

    private DustLimit() {}

    static Satoshis of(Script script) {
        int spending = isWitnessProgram(script) ? SPENDING_WITNESS_PROGRAM : SPENDING_OTHERWISE;
        return Satoshis.of(RATE * (outputBytes(script) + spending));
    }

    /// The serialized length of an output with this script.
    static int outputBytes(Script script) {
        return 8 + new WireWriter(64).varString(script.program()).length();
    }

    private static boolean isWitnessProgram(Script script) {
        int length = script.length();
        if (length < 4 || length > 42) return false;
        int opcode = script.program().at(0) & 0xff;
        return (opcode == 0 || (opcode >= 0x51 && opcode <= 0x60))
                && script.program().at(1) == length - 2;
    }
}

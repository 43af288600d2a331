package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.wallet.ledger.Coin;
import java.util.List;

/// What the parts of a segwit transaction weigh (BIP141). Thread-safe.
final class TransactionWeight {
    /// Nodes do not pass on what is heavier.
    static final long MOST = 400_000;

    private static final int PER_BYTE = 4;
    private static final int VERSION_AND_LOCK_TIME = 8;
    private static final int MARKER_AND_FLAG = 2;

    private TransactionWeight() {}

    /// The most that a transaction of these can weigh once it is signed.
    static long of(List<Coin> coins, List<Script> outputs) {
        long inputs = coins.stream()
                .mapToLong(coin -> coin.path().type().inputWeight())
                .sum();
        return withoutInputs(coins.size(), outputs) + inputs;
    }

    /// Everything but the inputs themselves.
    static long withoutInputs(int inputs, List<Script> outputs) {
        long bytes = (long) VERSION_AND_LOCK_TIME + countBytes(inputs) + countBytes(outputs.size());
        for (var output : outputs) bytes += DustLimit.outputBytes(output);
        return bytes * PER_BYTE + MARKER_AND_FLAG;
    }

    static long ofOutput(Script script) {
        return (long) DustLimit.outputBytes(script) * PER_BYTE;
    }

    /// The length of a CompactSize.
    private static int countBytes(int count) {
        if (count < 0xfd) return 1;
        return count <= 0xffff ? 3 : 5;
    }
}

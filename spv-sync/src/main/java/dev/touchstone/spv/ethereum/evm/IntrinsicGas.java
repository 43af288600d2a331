package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;

/// What a transaction costs before its first instruction, and the least it costs at all (Yellow Paper, 6.2; EIP-2028,
/// 2930, 3860, 7623, 7702; since Amsterdam EIP-2780, 7976, 7981, 8038). Immutable.
///
/// @param gas taken at the beginning
/// @param floor what is used at least, zero before Prague
record IntrinsicGas(long gas, long floor) {

    static IntrinsicGas of(EvmRules rules, TopCall tx) {
        return rules.since(EvmFork.AMSTERDAM) ? amsterdam(tx) : plain(rules, tx);
    }

    private static IntrinsicGas plain(EvmRules rules, TopCall tx) {
        long zeros = tx.zeros();
        long others = tx.data().length() - zeros;
        long gas = GasSchedule.TRANSACTION
                + GasSchedule.ZERO_DATA_BYTE * zeros
                + rules.gas().dataByte() * others
                + (tx.creates() ? rules.gas().createTransaction() : 0)
                + (rules.since(EvmFork.SHANGHAI) ? GasSchedule.INIT_CODE_WORD * tx.initCodeWords() : 0)
                + tx.listed(2_400, 1_900)
                + (long) GasSchedule.AUTHORIZATION * tx.authorizations().size();
        long floor = GasSchedule.TRANSACTION + GasSchedule.FLOOR_TOKEN * (zeros + 4 * others);
        return new IntrinsicGas(gas, rules.since(EvmFork.PRAGUE) ? floor : 0);
    }

    private static IntrinsicGas amsterdam(TopCall tx) {
        long base = 12_000 + recipient(tx);
        long listedBytes = tx.listed(EthereumAddress.BYTES, 32);
        long zeros = tx.zeros();
        long gas = base
                + GasSchedule.INIT_CODE_WORD * tx.initCodeWords()
                + 4 * zeros
                + 16 * (tx.data().length() - zeros)
                + tx.listed(2_900, 2_000)
                + 64 * listedBytes
                + 7_816L * tx.authorizations().size();
        return new IntrinsicGas(gas, base + 64 * (tx.data().length() + listedBytes));
    }

    private static long recipient(TopCall tx) {
        if (tx.creates()) return 12_000;
        boolean isOwn = tx.destination().equals(new Destination.To(tx.from()));
        if (isOwn) return 0;
        return tx.value().isZero() ? 3_000 : 9_000;
    }
}

package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.List;

/// What a block pays to whoever found it and its ommers by work (Yellow Paper, 11.3; EIP-649, EIP-1234). Nothing since
/// the merge. Confined to the run's thread.
record Rewards(EvmRules rules, StateJournal state) {
    private static final BigInteger ETHER = BigInteger.TEN.pow(18);

    void pay(BlockContext block, List<Ommer> ommers) {
        var reward = ETHER.multiply(BigInteger.valueOf(etherPerBlock()));
        if (reward.signum() == 0) return;
        for (var ommer : ommers) {
            long distance = block.number().value() - ommer.number().value();
            add(
                    ommer.beneficiary(),
                    reward.multiply(BigInteger.valueOf(8 - distance)).shiftRight(3));
        }
        add(
                block.beneficiary(),
                reward.add(reward.multiply(BigInteger.valueOf(ommers.size())).shiftRight(5)));
    }

    private int etherPerBlock() {
        if (rules.since(EvmFork.PARIS)) return 0;
        if (rules.since(EvmFork.CONSTANTINOPLE)) return 2;
        return rules.since(EvmFork.BYZANTIUM) ? 3 : 5;
    }

    private void add(EthereumAddress address, BigInteger amount) {
        state.addBalance(state.account(address), amount);
    }
}

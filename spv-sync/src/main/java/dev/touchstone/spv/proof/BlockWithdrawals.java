package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.Withdrawal;
import java.util.List;

/// All that a block pays out to validators (EIP-4895), in order. Immutable.
public record BlockWithdrawals(ChainPoint block, List<Withdrawal> withdrawals) {
    public BlockWithdrawals {
        withdrawals = List.copyOf(withdrawals);
    }
}

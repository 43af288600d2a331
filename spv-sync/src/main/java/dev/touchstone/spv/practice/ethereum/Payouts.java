package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Withdrawal;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/// What the practice chain is to pay out to validators, in order (EIP-4895). As there are none, each address counts
/// as that of a validator of its own. Confined to the practice-ethereum loop.
final class Payouts {
    private final Deque<Payout> waiting = new ArrayDeque<>();
    private long next;

    /// @param gwei how much
    private record Payout(EthereumAddress to, long gwei) {}

    /// Waits for a block.
    ///
    /// @return how many wait
    int add(EthereumAddress to, long gwei) {
        waiting.addLast(new Payout(to, gwei));
        return waiting.size();
    }

    /// Pays what waits and the block has room for.
    void fill(BlockRun run) {
        while (!waiting.isEmpty() && run.withdrawals().size() < Payloads.MOST_WITHDRAWALS) {
            var payout = waiting.removeFirst();
            run.pay(new Withdrawal(next++, validatorOf(payout.to()), payout.to(), payout.gwei()));
        }
    }

    /// What a block that was kept paid.
    void paid(Withdrawal withdrawal) {
        next = withdrawal.index() + 1;
    }

    /// A block is no more: what it paid waits again, in front of all else.
    void removed(ExecutionBlock block) {
        for (var withdrawal : block.withdrawals().reversed()) {
            waiting.addFirst(new Payout(withdrawal.address(), withdrawal.gwei()));
            next = withdrawal.index();
        }
    }

    private static long validatorOf(EthereumAddress address) {
        return ByteBuffer.wrap(address.value().toArray(), 0, Integer.BYTES).getInt() & 0x7fffffffL;
    }
}

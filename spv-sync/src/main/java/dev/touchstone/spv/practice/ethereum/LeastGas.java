package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import java.util.List;

/// The least gas that a transaction must bring: who brings less is told how much before anything runs. What it then
/// pays, the machine says. Pure.
final class LeastGas {
    private static final int TOKENS_OF_A_BYTE = 4;

    private LeastGas() {}

    static long of(EthereumTransaction tx, EthereumAddress sender, ExecutionRules rules) {
        return rules.isAmsterdam() ? ofAmsterdam(tx, sender) : ofPrague(tx, rules);
    }

    /// EIP-2, EIP-2028, EIP-2930; EIP-3860 from Shanghai on; EIP-7623 and EIP-7702 from Prague on.
    private static long ofPrague(EthereumTransaction tx, ExecutionRules rules) {
        long tokens = tokens(tx.data());
        long made = isMaking(tx) ? 32_000 + (rules.hasWithdrawals() ? 2 * words(tx.data()) : 0) : 0;
        long authorized = 25_000L * tx.authorizations().size();
        long least = 21_000 + 4 * tokens + made + listed(tx.accessList(), 2_400, 1_900) + authorized;
        return rules.isPrague() ? Math.max(least, 21_000 + 10 * tokens) : least;
    }

    /// EIP-2780: who sends to himself pays for one account only. EIP-7976, EIP-7981: every byte counts alike for the
    /// floor, and those of access lists count too. EIP-8038.
    private static long ofAmsterdam(EthereumTransaction tx, EthereumAddress sender) {
        boolean isToSelf = tx.destination().equals(new Destination.To(sender));
        long called = tx.value().isZero() ? 3_000 : 9_000;
        long base = 12_000 + (isMaking(tx) ? 12_000 : isToSelf ? 0 : called);
        long made = isMaking(tx) ? 2 * words(tx.data()) : 0;
        long authorized = 7_816L * tx.authorizations().size();
        long listedBytes = 64 * listed(tx.accessList(), 20, 32);
        long least = base + made + 4 * tokens(tx.data()) + listed(tx.accessList(), 2_900, 2_000) + authorized;
        return listedBytes + Math.max(least, base + 64L * tx.data().length());
    }

    private static boolean isMaking(EthereumTransaction tx) {
        return tx.destination() instanceof Destination.NewContract;
    }

    private static long words(ByteString data) {
        return (data.length() + 31L) / 32;
    }

    private static long listed(List<AccessListEntry> list, long perAddress, long perKey) {
        return list.stream()
                .mapToLong(entry -> perAddress + perKey * entry.keys().size())
                .sum();
    }

    /// A zero byte counts once, any other four times.
    private static long tokens(ByteString data) {
        long tokens = 0;
        for (int i = 0; i < data.length(); i++) tokens += data.at(i) == 0 ? 1 : TOKENS_OF_A_BYTE;
        return tokens;
    }
}

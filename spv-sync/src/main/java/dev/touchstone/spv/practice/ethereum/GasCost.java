package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import java.util.List;

/// What a transaction costs before it does anything: whoever asks for less gas is refused by name. In Amsterdam, where no
/// code runs here, it is also what the transaction pays. Immutable.
///
/// @param intrinsic what it pays for being a transaction, for its data, its access list and its authorizations
/// @param floor the least that it pays however little it does (EIP-7623)
record GasCost(long intrinsic, long floor) {
    /// What a new account costs since Amsterdam (EIP-8037), and what a transaction cannot do without.
    static final long NEW_ACCOUNT = 183_600;

    private static final long BASE = 21_000;
    private static final long PER_TOKEN = 4;
    private static final long FLOOR_PER_TOKEN = 10;
    private static final int TOKENS_OF_A_BYTE = 4;
    private static final long LISTED_ADDRESS = 2_400;
    private static final long LISTED_KEY = 1_900;

    private static final long CREATION = 32_000;
    private static final long INIT_CODE_WORD = 2;
    private static final long AUTHORIZATION = 25_000;

    private static final long AMSTERDAM_BASE = 12_000;
    private static final long COLD_ACCOUNT = 3_000;
    private static final long VALUE = 6_000;
    private static final long AMSTERDAM_LISTED_ADDRESS = 2_900;
    private static final long AMSTERDAM_LISTED_KEY = 2_000;
    private static final long AMSTERDAM_FLOOR_PER_TOKEN = 16;
    private static final long TOKENS_OF_AN_ADDRESS = 80;
    private static final long TOKENS_OF_A_KEY = 128;

    /// What has to be paid in any case.
    long least() {
        return Math.max(intrinsic, floor);
    }

    static GasCost of(EthereumTransaction tx, EthereumAddress sender, ExecutionRules rules) {
        return rules.isAmsterdam() ? ofAmsterdam(tx, sender) : ofPrague(tx, rules);
    }

    /// EIP-2, EIP-2028, EIP-2930; EIP-3860 from Shanghai on; EIP-7623 and EIP-7702 from Prague on.
    private static GasCost ofPrague(EthereumTransaction tx, ExecutionRules rules) {
        long tokens = tokens(tx.data());
        long listed = listed(tx.accessList(), LISTED_ADDRESS, LISTED_KEY);
        long authorized = AUTHORIZATION * tx.authorizations().size();
        long floor = rules.isPrague() ? BASE + FLOOR_PER_TOKEN * tokens : 0;
        return new GasCost(BASE + PER_TOKEN * tokens + creation(tx, rules) + listed + authorized, floor);
    }

    private static long creation(EthereumTransaction tx, ExecutionRules rules) {
        if (tx.destination() instanceof Destination.To) return 0;
        long words = rules.hasWithdrawals() ? (tx.data().length() + 31L) / 32 : 0;
        return CREATION + INIT_CODE_WORD * words;
    }

    /// EIP-2780: who sends to himself pays for one account only. EIP-7976, EIP-7981: every byte counts alike for the
    /// floor, and those of access lists count too.
    private static GasCost ofAmsterdam(EthereumTransaction tx, EthereumAddress sender) {
        boolean isToSelf = tx.destination().equals(new Destination.To(sender));
        long value = tx.value().isZero() ? 0 : VALUE;
        long base = AMSTERDAM_BASE + (isToSelf ? 0 : COLD_ACCOUNT + value);
        long listed = listed(tx.accessList(), AMSTERDAM_LISTED_ADDRESS, AMSTERDAM_LISTED_KEY);
        long listedBytes = AMSTERDAM_FLOOR_PER_TOKEN * listed(tx.accessList(), TOKENS_OF_AN_ADDRESS, TOKENS_OF_A_KEY);
        long floor = AMSTERDAM_FLOOR_PER_TOKEN * TOKENS_OF_A_BYTE * tx.data().length();
        return new GasCost(base + PER_TOKEN * tokens(tx.data()) + listed + listedBytes, base + floor + listedBytes);
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

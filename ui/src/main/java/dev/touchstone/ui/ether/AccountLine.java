package dev.touchstone.ui.ether;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.LastProven;
import java.util.Optional;

/// An account of Ethereum as a row: what it is called, what it has, and how firmly that is known. Immutable.
///
/// @param remembered whether the amount is the one last proven, to be shown quieter than a present one
/// @param state in words, where there is something to say about the amount; else empty
/// @param sent how many payments it sent, in words; empty while that is not known
public record AccountLine(
        EthereumAccount account,
        String name,
        Shown amount,
        boolean remembered,
        TruthMark mark,
        String state,
        String sent) {
    public static AccountLine of(EthereumHolding holding, String name, EtherStanding standing) {
        var last = holding.state() instanceof Pending<?> ? holding.last() : Optional.<LastProven>empty();
        var known = Shown.ether(holding.state(), AccountState::balance);
        return new AccountLine(
                holding.account(),
                name,
                last.<Shown>map(it -> new Shown.Ether(it.balance(), false)).orElse(known),
                last.isPresent(),
                last.isPresent()
                        ? TruthMark.STALE
                        : Marks.of(holding.state(), standing.of(holding.state()).headIsOld()),
                last.map(it -> "Proven " + standing.ages().ago(it.blockTime(), standing.now()))
                        .orElseGet(() -> state(holding)),
                sent(holding));
    }

    private static String state(EthereumHolding holding) {
        return switch (holding.state()) {
            case Proven<AccountState> _ -> "";
            case Pending<AccountState> pending -> Texts.explain(pending.reason());
            case Claimed<AccountState> claimed -> "Claimed by " + claimed.source();
            case Refuted<AccountState> _ -> "Open to see why.";
        };
    }

    private static String sent(EthereumHolding holding) {
        return switch (holding.state()) {
            case Proven<AccountState> proven -> sent(proven.value().nonce());
            case Pending<AccountState> _ ->
                holding.last().map(it -> sent(it.nonce())).orElse("");
            case Claimed<AccountState> _, Refuted<AccountState> _ -> "";
        };
    }

    private static String sent(long nonce) {
        if (nonce == 0) return "No payments sent";
        return nonce == 1 ? "1 payment sent" : AmountFormat.count(nonce) + " payments sent";
    }

    public EthereumAddress address() {
        return account.address();
    }

    /// What is special about the account; empty for one of the recovery phrase.
    public String tag() {
        return tag(account);
    }

    public static String tag(EthereumAccount account) {
        return switch (account) {
            case EthereumAccount.Derived _ -> "";
            case EthereumAccount.Imported _ -> "Imported";
            case EthereumAccount.WatchOnly _ -> "Watch only";
        };
    }
}

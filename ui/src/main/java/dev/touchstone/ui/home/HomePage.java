package dev.touchstone.ui.home;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.ui.activity.ActivityRow;
import dev.touchstone.ui.ether.EtherSum;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.payment.PaymentLine;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import dev.touchstone.ui.token.TokenLine;
import dev.touchstone.wallet.ledger.Balance;
import java.util.List;
import java.util.Optional;

/// What the home page shows at one moment. Immutable.
///
/// @param total what the wallet has in bitcoin, or the word in its place
/// @param bitcoin how firmly that is known
/// @param ether what it has in ether; empty where it has no account of Ethereum, or nobody is asked about that
///     chain
/// @param tokens those that the user added, under the same line of truth
/// @param canSetUpEthereum whether it could have one
/// @param truth the line over all amounts
/// @param scan the search for payments, while it is under way
/// @param etherPending payments on Ethereum that are not settled, newest first
/// @param pending payments in bitcoin that are not settled, newest first
/// @param latest the last few others of both chains, newest first
record HomePage(
        Shown total,
        TruthLine bitcoin,
        Optional<EtherSum> ether,
        List<TokenLine> tokens,
        boolean canSetUpEthereum,
        TruthLine truth,
        Balance balance,
        Optional<Scanning> scan,
        List<OnTheWay> etherPending,
        List<PaymentLine> pending,
        List<ActivityRow.Timed> latest,
        boolean backedUp,
        boolean empty) {

    /// A search for payments that is under way. What was found so far is no balance.
    record Scanning(Satoshis soFar, int done, int of, String reached) {}

    HomePage {
        tokens = List.copyOf(tokens);
        etherPending = List.copyOf(etherPending);
        pending = List.copyOf(pending);
        latest = List.copyOf(latest);
    }
}

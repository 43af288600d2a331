package dev.touchstone.ui.ether;

import dev.touchstone.ui.payment.AssetHistory;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.TruthLine;
import java.util.List;
import java.util.Optional;

/// What the page of ether shows at one moment. Immutable.
///
/// @param sum what there is; empty while there is no account
/// @param exactly the amount with all its decimals, where the one above it is rounded; else empty
/// @param firmness what is final and what is newest; empty where neither is proven
/// @param pending payments that are not settled, newest first
/// @param history what came and went, and whether it adds up
/// @param followed whether anybody is asked about Ethereum
/// @param enabled whether the wallet can make accounts of its own
record EtherPage(
        Optional<EtherSum> sum,
        String exactly,
        List<Firmness> firmness,
        List<AccountLine> accounts,
        List<OnTheWay> pending,
        AssetHistory history,
        boolean followed,
        boolean enabled) {
    EtherPage {
        firmness = List.copyOf(firmness);
        accounts = List.copyOf(accounts);
        pending = List.copyOf(pending);
    }

    /// What there is by one kind of block.
    record Firmness(String name, String meaning, Shown amount) {}

    Shown total() {
        return sum.map(EtherSum::total).orElse(new Shown.Words("—"));
    }

    Optional<TruthLine> truth() {
        return sum.map(EtherSum::truth);
    }
}

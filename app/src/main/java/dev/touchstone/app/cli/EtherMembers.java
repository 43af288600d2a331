package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.EthereumHoldings.LastTotal;
import dev.touchstone.wallet.ledger.LastProven;
import java.util.Optional;

/// The Ethereum side of a wallet in the answers of its commands. What was proven long ago is never shown as if it
/// were proven now: it has its own member, and its age. Pure.
final class EtherMembers {
    private EtherMembers() {}

    /// All ether of the wallet, as the JSON object of one asset. What is only watched is no part of its total.
    static Json.Members asset(EthereumHoldings holdings) {
        return Json.Members.none()
                .with("asset", "ETH")
                .with("unit", "wei")
                .and(sum(holdings.total(), holdings.lastTotal()))
                .with("chain", holdings.chain())
                .with("watchOnly", new Json.Flag(holdings.isWatchOnly()))
                .with(
                        "watched",
                        holdings.watched()
                                .<Json>map(watched -> sum(watched, holdings.lastWatched()))
                                .orElseGet(Json.Nothing::new))
                .with(
                        "accounts",
                        Json.Items.of(holdings.accounts().stream()
                                .map(EtherMembers::holding)
                                .toList()));
    }

    /// What several accounts have together; what is found so far of a total that is not proven is none.
    private static Json.Members sum(Finding<EtherTotal> total, Optional<LastTotal> last) {
        var soFar = total instanceof Pending<EtherTotal> pending ? pending.soFar() : Optional.<EtherTotal>empty();
        return Json.Members.none()
                .with("total", proven(total))
                .with(
                        "soFar",
                        soFar.<Json>map(it -> EthereumMembers.amount(it.total()))
                                .orElseGet(Json.Nothing::new))
                .with("standing", Words.standing(total))
                .with("asOf", asOf(total))
                .with("because", EthereumWords.because(total))
                .withText("ether", total instanceof Proven<EtherTotal> it ? Optional.of(ether(it)) : Optional.empty())
                .with("last", last.<Json>map(EtherMembers::last).orElseGet(Json.Nothing::new));
    }

    private static String ether(Proven<EtherTotal> total) {
        return EthereumWords.ether(total.value().total());
    }

    private static Json proven(Finding<EtherTotal> total) {
        return total instanceof Proven<EtherTotal> it
                ? EthereumMembers.amount(it.value().total())
                : new Json.Nothing();
    }

    private static Json asOf(Finding<?> finding) {
        return finding instanceof Proven<?> it ? EthereumMembers.point(it.asOf()) : new Json.Nothing();
    }

    private static Json last(LastTotal last) {
        return Json.Members.none()
                .with("total", EthereumMembers.amount(last.total()))
                .with("ether", EthereumWords.ether(last.total()))
                .with("since", EthereumWords.time(last.since()));
    }

    /// An account and what is known of it.
    static Json.Members holding(EthereumHolding holding) {
        var state = holding.state();
        var members = account(holding.account(), holding.label())
                .with("standing", Words.standing(state))
                .with("asOf", asOf(state))
                .with("because", EthereumWords.because(state));
        return members.and(state(state))
                .with("last", holding.last().<Json>map(EtherMembers::last).orElseGet(Json.Nothing::new));
    }

    private static Json.Members state(Finding<AccountState> state) {
        boolean isProven = state instanceof Proven<AccountState>;
        var known = isProven ? state.shown() : Optional.<AccountState>empty();
        return Json.Members.none()
                .with(
                        "balance",
                        known.map(account -> EthereumMembers.amount(account.balance()))
                                .orElseGet(Json.Nothing::new))
                .with(
                        "nonce",
                        known.<Json>map(account -> new Json.Unsigned(account.nonce()))
                                .orElseGet(Json.Nothing::new));
    }

    private static Json last(LastProven last) {
        return Json.Members.none()
                .with("balance", EthereumMembers.amount(last.balance()))
                .with("nonce", new Json.Unsigned(last.nonce()))
                .with("block", EthereumMembers.point(last.block()))
                .with("time", EthereumWords.time(last.blockTime()));
    }

    /// An account as it is, without what it has.
    static Json.Members account(EthereumAccount account, String label) {
        return Json.Members.none()
                .with("address", account.address().text())
                .with("kind", kind(account))
                .withText("path", path(account))
                .with("label", label);
    }

    static String kind(EthereumAccount account) {
        return switch (account) {
            case EthereumAccount.Derived _ -> "derived";
            case EthereumAccount.Imported _ -> "imported";
            case EthereumAccount.WatchOnly(var _, var device) -> device.isPresent() ? "device" : "watch-only";
        };
    }

    /// `m/44'/60'/0'/0/1`, as the paths of bitcoin are written.
    static Optional<String> path(EthereumAccount account) {
        var path = account instanceof EthereumAccount.Derived derived
                ? Optional.of(derived.path())
                : account.device().map(KeyOrigin::path);
        return path.map(it -> it.toString().replace('h', '\''));
    }

    /// The ether of a wallet for people, if it has accounts.
    static Page rows(EthereumHoldings holdings) {
        if (holdings.accounts().isEmpty()) return Page.empty();
        var name = "Ether (" + holdings.chain() + (holdings.isWatchOnly() ? ", watch only)" : ")");
        var page = Page.empty().gap().row(name, total(holdings.total(), holdings.lastTotal()));
        if (holdings.watched().isPresent()) {
            var watched = total(holdings.watched().get(), holdings.lastWatched());
            page = page.row("Watched besides", watched);
        }
        for (var holding : holdings.accounts()) {
            page = page.row("  " + holding.account().address().text(), amount(holding));
        }
        return page.gap().line(EthereumWords.because(holdings.total()));
    }

    private static String total(Finding<EtherTotal> found, Optional<LastTotal> last) {
        if (found instanceof Proven<EtherTotal> total) return ether(total) + " ETH";
        if (found instanceof Pending<EtherTotal> pending && pending.soFar().isPresent()) {
            return EthereumWords.ether(pending.soFar().get().total()) + " ETH found so far, not all of it";
        }
        return last.map(it -> EthereumWords.ether(it.total()) + " ETH when it was last proven, "
                        + EthereumWords.time(it.since()))
                .orElse("not proven yet");
    }

    private static String amount(EthereumHolding holding) {
        var name = holding.label().isEmpty() ? "" : "  " + Words.printable(holding.label());
        var kind = holding.account().canSign() ? "" : "  watch only";
        if (holding.state() instanceof Proven<AccountState> proven) {
            return EthereumWords.ether(proven.value().balance()) + " ETH" + kind + name;
        }
        return holding.last()
                .map(last -> EthereumWords.ether(last.balance()) + " ETH at " + EthereumWords.time(last.blockTime())
                        + kind + name)
                .orElse("not proven yet" + kind + name);
    }
}

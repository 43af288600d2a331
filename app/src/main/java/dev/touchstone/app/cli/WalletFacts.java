package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import java.util.Optional;

/// What a wallet is, for programs and for people. Immutable.
record WalletFacts(Json.Members json, Page page) {
    static WalletFacts of(OpenWallet wallet) {
        var snapshot = wallet.snapshot().get();
        var first = snapshot.receiveAddress(AddressType.P2WPKH);
        var json = Json.Members.none()
                .with("wallet", wallet.name())
                .with("network", wallet.network().id())
                .with("birthday", BirthdayOption.words(snapshot.birthday()))
                .with("backedUp", snapshot.backedUp())
                .with("payments", snapshot.entries().size())
                .with("coveredTo", Members.point(snapshot.tip()))
                .with("address", first.address().text())
                .with("path", first.path().text(wallet.network()))
                .with("chain", snapshot.ethereum().chain())
                .with("accounts", accounts(snapshot.ethereum()));
        var page = Page.empty()
                .row("Name", wallet.name())
                .row("Network", Texts.name(wallet.network()))
                .row("Birthday", BirthdayOption.words(snapshot.birthday()))
                .row("Phrase written down", snapshot.backedUp() ? "yes" : "not checked")
                .row("Payments", Words.count(snapshot.entries().size()))
                .row("Looked through to", point(snapshot.tip()))
                .row("Next address", first.address().text());
        for (var holding : snapshot.ethereum().accounts()) {
            page = page.row("Ethereum account", holding.account().address().text() + kind(holding));
        }
        return new WalletFacts(json, page);
    }

    private static Json accounts(EthereumHoldings holdings) {
        return Json.Items.of(holdings.accounts().stream()
                .map(holding -> EtherMembers.account(holding.account(), holding.label()))
                .toList());
    }

    private static String kind(EthereumHolding holding) {
        var kind =
                holding.account() instanceof EthereumAccount.Derived ? "" : ", " + EtherMembers.kind(holding.account());
        return kind + (holding.label().isEmpty() ? "" : ", " + Words.printable(holding.label()));
    }

    private static String point(Optional<ChainPoint> point) {
        return point.map(Words::point).orElse("nothing yet");
    }

    WalletFacts with(String member, Json value, String label, String words) {
        return new WalletFacts(json.with(member, value), page.row(label, words));
    }

    Answer answer(String headline) {
        return Answer.done(json, Page.of(headline).gap().and(page));
    }
}

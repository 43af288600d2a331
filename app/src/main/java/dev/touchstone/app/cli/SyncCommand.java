package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.Syncing;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.ui.text.Texts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone sync`: follows the chain until every block has been looked through for the wallet, then ends. Payments
/// that were saved and are in no block yet are offered to the peers again. Where servers of Ethereum are named too,
/// the wallet's ether is proven beside.
@Command(name = "sync", description = "Look through the chain for the wallet's payments until up to date.")
public final class SyncCommand implements Task {
    private final Wallets wallets;
    private final Ethereums ethereums;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private PeerOptions peers = new PeerOptions();

    @Mixin
    private EthereumOptions ethereum = new EthereumOptions();

    public SyncCommand(Wallets wallets, Ethereums ethereums) {
        this.wallets = wallets;
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var patience = peers.patience();
        try (var opened = wallets.online(wallet, peers, console)) {
            var ether = EtherSync.begin(opened.wallet(), ethereums, ethereum, console);
            try {
                SyncRun.toTheTip(opened.joined(), patience, console);
                Offering.of(opened).awaitAnswers();
                var last = SyncRun.toTheTip(opened.joined(), patience, console);
                var missing =
                        ether.isPresent() ? ether.get().finish(patience.whole(), console) : Optional.<Failure>empty();
                var answer = answer(opened, last, ether);
                return missing.map(answer::but).orElse(answer);
            } finally {
                ether.ifPresent(EtherSync::close);
            }
        }
    }

    private static Answer answer(OpenedWallet opened, Syncing.Outcome.Synced synced, Optional<EtherSync> ether) {
        var caught = opened.joined().caughtIn(synced.node());
        var offering = Offering.of(opened);
        var node = synced.node();
        var coverage = covered(synced);
        var json = Json.Members.none()
                .with("network", node.network().id())
                .with("tip", Members.point(node.tip()))
                .with(
                        "coverage",
                        Json.Members.none()
                                .with("from", coverage.from().value())
                                .with("to", coverage.to().height().value())
                                .with("scripts", coverage.watched().scripts().size())
                                .with("transactions", coverage.transactions().size())
                                .with("peersAgreeing", coverage.peersAgreeing()))
                .with(
                        "peers",
                        Json.Items.of(
                                node.peers().stream().map(SyncCommand::json).toList()))
                .with("caught", SyncRun.caughtLies(caught))
                .with("outgoing", offering.json())
                .with(
                        "assets",
                        BalanceCommand.assets(synced.wallet(), opened.snapshot().ethereum()))
                .with("ethereum", ether.<Json>map(EtherSync::json).orElseGet(Json.Nothing::new));
        return Answer.done(
                json,
                page(synced, coverage, caught, offering)
                        .and(ether.map(EtherSync::page).orElseGet(Page::empty)));
    }

    private static Coverage covered(Syncing.Outcome.Synced synced) {
        if (synced.wallet().coverage() instanceof Proven<Coverage> proven) return proven.value();
        throw new IllegalStateException("synced without a proven coverage");
    }

    private static Json.Members json(BitcoinSnapshot.PeerRow peer) {
        return Json.Members.none()
                .with("address", peer.address())
                .with("software", peer.software())
                .with("height", peer.height().value())
                .with("servesFilters", peer.servesFilters());
    }

    private static Page page(
            Syncing.Outcome.Synced synced,
            Coverage coverage,
            List<BitcoinSnapshot.CaughtLie> caught,
            Offering offering) {
        var node = synced.node();
        var page = Page.empty()
                .row("Newest block", Words.point(node.tip()))
                .row(
                        "Looked through",
                        "blocks " + Words.count(coverage.from().value()) + " to "
                                + Words.count(coverage.to().height().value()) + " for "
                                + Words.count(coverage.watched().scripts().size()) + " addresses")
                .row("Payments found", Words.count(coverage.transactions().size()))
                .row(
                        "Total",
                        Words.bitcoin(synced.wallet().balance().total()) + "  "
                                + Words.standing(synced.wallet().holding()));
        for (var peer : node.peers()) page = page.row("Node", peer.address() + "  " + Words.printable(peer.software()));
        for (var lie : caught) {
            page = page.row("Caught", lie.peer() + "  " + Words.plain(Texts.explain(lie.what())));
        }
        for (var row : offering.rows()) page = page.row("Offered again", row);
        return page.gap().line(restsOn(coverage.peersAgreeing()));
    }

    /// What the completeness of the list of payments rests on (BIP157).
    private static String restsOn(int peers) {
        return peers == 1
                ? "No payment is missing if this node hides none; a second --peer would check it."
                : "No payment is missing if at least one of these " + peers + " nodes hides none.";
    }
}

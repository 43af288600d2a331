package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `touchstone balance`: what the wallet owns, from proofs that are stored and checked again; nobody is asked.
@Command(name = "balance", description = "Show what the wallet owns, from stored proofs that are checked again.")
public final class BalanceCommand implements Task {
    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    public BalanceCommand(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        try (var opened = wallets.stored(wallet, console)) {
            return answer(opened.snapshot());
        }
    }

    private static Answer answer(WalletSnapshot snapshot) {
        var json = Json.Members.none()
                .with("network", snapshot.network().id())
                .with("assets", assets(snapshot, snapshot.ethereum()));
        return new Answer(exit(snapshot.holding()), json, page(snapshot));
    }

    /// What the wallet owns: its coins, and its ether where it has accounts.
    static Json assets(WalletSnapshot snapshot, EthereumHoldings ether) {
        var assets = new ArrayList<>(List.of(coins(snapshot)));
        if (!ether.accounts().isEmpty()) assets.add(EtherMembers.asset(ether));
        return Json.Items.of(assets);
    }

    private static Json.Members coins(WalletSnapshot snapshot) {
        var balance = snapshot.balance();
        return Json.Members.none()
                .with("asset", "BTC")
                .with("unit", "sat")
                .with("total", Members.amount(balance.total()))
                .with("settled", Members.amount(balance.settled()))
                .with("settling", Members.amount(balance.settling()))
                .with("waiting", Members.amount(balance.waiting()))
                .with("frozen", Members.amount(balance.frozen()))
                .with("leaving", Members.amount(balance.leaving()))
                .with("standing", Words.standing(snapshot.holding()))
                .with("asOf", Members.point(asOf(snapshot)))
                .with("because", Words.because(snapshot.holding()));
    }

    private static Optional<ChainPoint> asOf(WalletSnapshot snapshot) {
        return snapshot.holding() instanceof Proven<?> proven ? Optional.of(proven.asOf()) : snapshot.tip();
    }

    private static Exit exit(Finding<?> finding) {
        return switch (finding) {
            case Proven<?> _ -> Exit.DONE;
            case Pending<?> _, Claimed<?> _ -> Exit.ENVIRONMENT;
            case Refuted<?> _ -> Exit.REFUSED;
        };
    }

    private static Page page(WalletSnapshot snapshot) {
        var balance = snapshot.balance();
        var page = Page.empty();
        var label = Texts.label(snapshot.network());
        if (!label.isEmpty()) page = page.line(label).gap();
        page = page.row(totalWords(snapshot.holding()), Words.bitcoin(balance.total()))
                .row("  settled", Words.bitcoin(balance.settled()))
                .row("  settling", Words.bitcoin(balance.settling()));
        if (!balance.frozen().isZero()) page = page.row("  frozen", Words.bitcoin(balance.frozen()));
        page = page.row("Waiting for a block", Words.bitcoin(balance.waiting()));
        if (!balance.leaving().isZero()) page = page.row("On its way out", Words.bitcoin(balance.leaving()));
        return page.gap().line(Words.because(snapshot.holding())).and(EtherMembers.rows(snapshot.ethereum()));
    }

    private static String totalWords(Finding<?> holding) {
        return holding.isProven() ? "Total" : "Found so far";
    }
}

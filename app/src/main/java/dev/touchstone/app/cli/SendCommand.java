package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.node.Awaiting;
import dev.touchstone.app.node.FeeQuotes;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.payment.Draft;
import dev.touchstone.wallet.payment.DraftRequest;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.SignOutcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone send`: prepares a payment, shows what it changes, signs it, saves it, and hands it to the network.
@Command(name = "send", description = "Pay somebody.")
public final class SendCommand implements Task {
    private static final Duration TO_TAKE = Duration.ofSeconds(60);
    private static final Duration TO_REJECT = Duration.ofMillis(300);
    private static final Duration TO_READ_FEES = Duration.ofSeconds(20);

    private final Wallets wallets;

    @Mixin
    private WalletOptions wallet = new WalletOptions();

    @Mixin
    private PeerOptions peers = new PeerOptions();

    @Mixin
    private PaymentOptions payment = new PaymentOptions();

    @Option(names = "--dry-run", description = "Show what the payment would change; sign and send nothing.")
    private boolean dryRun;

    public SendCommand(Wallets wallets) {
        this.wallets = wallets;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        payment.check();
        boolean alone = dryRun && !peers.areNamed();
        try (var opened = alone ? wallets.stored(wallet, console) : wallets.online(wallet, peers, console)) {
            var request = payment.request(opened.wallet());
            if (!alone) SyncRun.toTheTip(opened.joined(), peers.patience(), console);
            var draft = draft(opened, request);
            if (dryRun) return Drafted.answer(draft);
            Drafted.lines(draft).forEach(console::warn);
            return send(opened, draft, console);
        }
    }

    private Draft draft(OpenedWallet opened, Optional<DraftRequest> request) throws Failure, InterruptedException {
        var quote = quote(opened);
        if (request.isPresent()) return Drafted.ready(opened.wallet().prepare(request.get(), quote));
        var replaced = payment.replaced().orElseThrow();
        return Drafted.ready(
                opened.wallet().replace(replaced, payment.fee(), quote).join());
    }

    private FeeQuote quote(OpenedWallet opened) throws InterruptedException {
        var network = opened.wallet().network();
        var fees = opened.node().snapshot();
        if (!payment.namesFeeRate() && !dryRun && blocksCanBeFull(network)) {
            opened.node().refreshFees();
            try (var changes = Awaiting.changesOf(fees)) {
                changes.until(() -> !fees.get().fees().recentBlocks().isEmpty(), TO_READ_FEES);
            }
        }
        return FeeQuotes.of(network, fees.get().fees());
    }

    private static boolean blocksCanBeFull(Network network) {
        return switch (network) {
            case BITCOIN_MAIN, BITCOIN_TESTNET3, BITCOIN_TESTNET4, BITCOIN_SIGNET -> true;
            case BITCOIN_REGTEST, BITCOIN_PRACTICE -> false;
        };
    }

    private Answer send(OpenedWallet opened, Draft draft, Console console) throws Failure, InterruptedException {
        var password = wallet.password(console);
        SignOutcome outcome;
        try {
            outcome = opened.wallet().sign(draft, password).join();
        } finally {
            Arrays.fill(password, '\0');
        }
        if (!(outcome instanceof SignOutcome.Signed(var signed))) throw notSigned(outcome);
        var state = handOver(opened, signed.transaction(), console);
        var answer = Drafted.answer(draft, signed.transaction(), state);
        if (!Offering.isTaken(state)) {
            return answer.but(
                    Failure.environment(
                            "NotTaken",
                            "The payment is signed and saved, but no node has taken it yet. 'touchstone sync' offers it again."));
        }
        if (state instanceof BroadcastState.Rejected(var reason)) {
            return answer.but(Failure.refused(
                    "Rejected",
                    "The nodes refuse the payment: " + Words.printable(reason) + ". Your money has not moved."));
        }
        return answer;
    }

    private static Failure notSigned(SignOutcome outcome) {
        var sentence = Words.plain(SendTexts.explain(outcome));
        return switch (outcome) {
            case SignOutcome.Signed _ -> throw new IllegalArgumentException("it is signed");
            case SignOutcome.WrongPassword _ -> Failure.refused("WrongPassword", sentence);
            case SignOutcome.EffectsDiffer _ -> Failure.refused("EffectsDiffer", sentence);
            case SignOutcome.CoinsGone _ -> Failure.refused("CoinsGone", sentence);
            case SignOutcome.KeysDamaged _ -> Failure.refused("WalletDamaged", sentence);
            case SignOutcome.SelfCheckFailed _ -> Failure.refused("SelfCheckFailed", sentence);
            case SignOutcome.NotSaved _ -> Failure.environment("NotSaved", sentence);
        };
    }

    /// Waits until a node has the payment, and a moment longer for one that refuses it.
    private static BroadcastState handOver(OpenedWallet opened, Transaction payment, Console console)
            throws InterruptedException {
        var offering = Offering.of(opened);
        try (var changes = Awaiting.changesOf(opened.wallet().snapshot());
                var progress = console.progress()) {
            progress.show("Handing the payment to the network", "");
            changes.until(
                    () -> offering.stateOf(payment.txid())
                            .map(Offering::isTaken)
                            .orElse(false),
                    TO_TAKE);
            changes.until(
                    () -> offering.stateOf(payment.txid())
                            .map(s -> s instanceof BroadcastState.Rejected)
                            .orElse(false),
                    TO_REJECT);
            return offering.stateOf(payment.txid()).orElseGet(BroadcastState.Saved::new);
        }
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.node.Awaiting;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.wallet.ledger.BroadcastState;
import dev.touchstone.wallet.ledger.EntryState;
import dev.touchstone.wallet.ledger.LedgerEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The payments of a wallet that are in no block yet, and what peers make of them. Confined to one thread.
final class Offering {
    /// Nodes ask for what they do not have within a few seconds; those that have it already say nothing.
    private static final Duration TO_ASK = Duration.ofSeconds(6);

    /// What was asked for is on its way; whoever hangs up now may take it back.
    private static final Duration TO_ARRIVE = Duration.ofMillis(300);

    private final OpenedWallet opened;

    private Offering(OpenedWallet opened) {
        this.opened = opened;
    }

    static Offering of(OpenedWallet opened) {
        return new Offering(opened);
    }

    private List<LedgerEntry> waiting() {
        return opened.snapshot().entries().stream()
                .filter(entry -> entry.broadcast().isPresent())
                .filter(entry -> entry.state().isLive() && !(entry.state() instanceof EntryState.InBlock))
                .toList();
    }

    /// Waits until a peer has answered for each of them, or long enough to know that none will.
    void awaitAnswers() throws InterruptedException {
        if (waiting().isEmpty()) return;
        var answered = opened.joined().answered();
        try (var changes = Awaiting.changesOf(opened.wallet().snapshot(), answered)) {
            changes.until(() -> waiting().stream().map(LedgerEntry::txid).allMatch(answered.get()::contains), TO_ASK);
            changes.until(() -> waiting().isEmpty(), TO_ARRIVE);
        }
    }

    /// Whether a peer has it, or it is clear that none will take it.
    static boolean isTaken(BroadcastState state) {
        return switch (state) {
            case BroadcastState.Saved() -> false;
            case BroadcastState.Offered(int _, int fetched) -> fetched > 0;
            case BroadcastState.Relayed _,
                    BroadcastState.InBlock _,
                    BroadcastState.Settled _,
                    BroadcastState.Rejected _,
                    BroadcastState.Replaced _,
                    BroadcastState.Abandoned _ -> true;
        };
    }

    Optional<BroadcastState> stateOf(TxId txid) {
        return opened.snapshot().entry(txid).flatMap(LedgerEntry::broadcast);
    }

    /// The name that the command line gives a state.
    static String name(BroadcastState state) {
        return switch (state) {
            case BroadcastState.Saved _ -> "Saved";
            case BroadcastState.Offered _ -> "Offered";
            case BroadcastState.Relayed _ -> "Relayed";
            case BroadcastState.InBlock _ -> "InBlock";
            case BroadcastState.Settled _ -> "Settled";
            case BroadcastState.Rejected _ -> "Rejected";
            case BroadcastState.Replaced _ -> "Replaced";
            case BroadcastState.Abandoned _ -> "Abandoned";
        };
    }

    private static String stateName(LedgerEntry entry) {
        return entry.broadcast().map(Offering::name).orElse("Saved");
    }

    Json json() {
        return Json.Items.of(waiting().stream()
                .map(entry -> Json.Members.none()
                        .with("txid", entry.txid().toString())
                        .with("state", stateName(entry)))
                .toList());
    }

    List<String> rows() {
        return waiting().stream()
                .map(entry -> entry.txid() + "  " + stateName(entry))
                .toList();
    }
}

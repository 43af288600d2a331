package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Settlement;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Writes the history of a wallet from the facts of its ledger, newest first. Confined to one look at the ledger.
final class History {
    private static final Comparator<Line> NEWEST_FIRST = Comparator.comparingInt(Line::height)
            .thenComparingInt(Line::index)
            .thenComparingLong(Line::order)
            .reversed();

    private final Ledger ledger;
    private final Network network;
    private final Standings standings;

    History(Ledger ledger, Network network, Standings standings) {
        this.ledger = ledger;
        this.network = network;
        this.standings = standings;
    }

    /// An entry and its place: by block, and what is in none above all.
    private record Line(LedgerEntry entry, int height, int index, long order) {}

    List<LedgerEntry> entries() {
        var lines = new ArrayList<Line>(ledger.transactions().size());
        for (var facts : ledger.transactions()) lines.add(line(facts));
        lines.sort(NEWEST_FIRST);
        return lines.stream().map(Line::entry).toList();
    }

    private Line line(TransactionFacts facts) {
        var proof = facts.proof();
        int height = proof.map(stored -> stored.block().height().value()).orElse(Integer.MAX_VALUE);
        int index = proof.map(stored -> stored.branch().index()).orElse(0);
        return new Line(entry(facts), height, index, facts.order());
    }

    private LedgerEntry entry(TransactionFacts facts) {
        var tx = facts.transaction();
        var state = standings.of(facts);
        long received = 0;
        int ownOutputs = 0;
        for (int i = 0; i < tx.outputs().size(); i++) {
            if (!ledger.owned().containsKey(tx.outPoint(i))) continue;
            received += tx.outputs().get(i).value().value();
            ownOutputs++;
        }
        long spent = 0;
        int ownInputs = 0;
        for (var input : tx.inputs()) {
            var own = ledger.owned().get(input.outPoint());
            if (own == null) continue;
            spent += own.output().value().value();
            ownInputs++;
        }
        boolean allInputsOwn = ownInputs == tx.inputs().size();
        var direction = direction(
                received - spent,
                ownInputs > 0,
                allInputsOwn && ownOutputs == tx.outputs().size());
        return new LedgerEntry(
                tx,
                direction,
                Satoshis.of(received - spent),
                allInputsOwn ? Optional.of(fee(tx, spent)) : Optional.empty(),
                facts.finding(),
                state,
                facts.time(),
                label(tx, direction),
                facts.isOwn() ? Optional.of(broadcast(facts, state)) : Optional.empty());
    }

    private static Direction direction(long net, boolean spendsOurs, boolean staysWithUs) {
        if (staysWithUs) return Direction.SELF;
        return spendsOurs && net < 0 ? Direction.OUT : Direction.IN;
    }

    private static Satoshis fee(Transaction tx, long spent) {
        long paid = tx.outputs().stream()
                .mapToLong(output -> output.value().value())
                .sum();
        return Satoshis.of(spent - paid);
    }

    /// The label of the transaction, or else of the address that it is about.
    private String label(Transaction tx, Direction direction) {
        if (ledger.hasNoLabels()) return "";
        var label = ledger.label(new LabelTarget.OnTransaction(tx.txid()));
        if (!label.isEmpty()) return label;
        boolean aboutOurs = direction != Direction.OUT;
        return tx.outputs().stream()
                .map(output -> output.script())
                .filter(script -> isOurs(script) == aboutOurs)
                .map(this::labelOf)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    private boolean isOurs(Script script) {
        return ledger.book().pathOf(script).isPresent();
    }

    private String labelOf(Script script) {
        return BitcoinAddress.of(network, script)
                .map(address -> ledger.label(new LabelTarget.OnAddress(address)))
                .orElse("");
    }

    private static BroadcastState broadcast(TransactionFacts facts, EntryState state) {
        return switch (state) {
            case EntryState.InBlock in -> {
                var settlement = Settlement.ofDepth(in.depth());
                yield settlement instanceof Settlement.Settled
                        ? new BroadcastState.Settled(facts.finding())
                        : new BroadcastState.InBlock(facts.finding(), settlement);
            }
            case EntryState.Waiting _, EntryState.LeftBestChain _ -> facts.spreading();
            case EntryState.Replaced replaced -> new BroadcastState.Replaced(replaced.by());
            case EntryState.DoubleSpent spent -> new BroadcastState.Replaced(spent.by());
            case EntryState.ParentLost lost -> new BroadcastState.Replaced(lost.parent());
            case EntryState.RewardLost _, EntryState.Abandoned _ -> new BroadcastState.Abandoned();
        };
    }
}

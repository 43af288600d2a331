package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The histories of a ledger's accounts of Ethereum: which movements were proven, how far they reach, and what is
/// proven of them now. Confined to the wallet-ledger loop.
public final class HistoryLedger {
    private final Map<String, Map<StoredMovement.Key, Line>> lines = new HashMap<>();
    private final Map<HistoryNote.Place, Beginning> beginnings = new HashMap<>();
    private final Map<HistoryNote.Place, Finding<?>> obstacles = new HashMap<>();
    private HistoryNote note = HistoryNote.EMPTY;
    private long finalized = -1;

    /// What a history begins with, proven now.
    sealed interface Beginning {
        record OfEther(Proven<AccountState> state) implements Beginning {}

        record OfAmount(Proven<BigInteger> amount) implements Beginning {}
    }

    /// A movement and what is known of it now. Confined to the wallet-ledger loop.
    static final class Line {
        private final StoredMovement stored;
        private Finding<Movement> finding = Pending.because(new Pending.Reason.NotChecked());
        private @Nullable Proven<TransactionReceipt> receipt;
        private boolean left;

        Line(StoredMovement stored) {
            this.stored = stored;
        }

        StoredMovement stored() {
            return stored;
        }

        Movement movement() {
            return stored.movement();
        }

        Finding<Movement> finding() {
            return left
                    ? Pending.because(
                            new Pending.Reason.LeftBestChain(movement().block()))
                    : finding;
        }

        boolean hasLeft() {
            return left;
        }

        Finding<TransactionReceipt> receipt() {
            return receipt == null || left ? Pending.because(new Pending.Reason.NotChecked()) : receipt;
        }

        private void check(EthereumChain chain, Proven<ExecutionHeader> header) {
            finding = stored.proof().check(chain, header);
            boolean isIt =
                    finding instanceof Proven<Movement> proven && proven.value().equals(movement());
            if (finding.isProven() && !isIt) finding = Pending.because(new Pending.Reason.NotChecked());
            receipt = stored.proof().receipt(header).orElse(null);
        }
    }

    void apply(WalletEvent.OfHistory event) {
        var of = lines.computeIfAbsent(event.chain(), _ -> new LinkedHashMap<>());
        switch (event) {
            case WalletEvent.MovementProven proven -> of.put(proven.stored().key(), new Line(proven.stored()));
            case WalletEvent.EthereumBlockLeft(var _, var block, var _) ->
                of.values().stream()
                        .filter(line -> line.movement().block().equals(block))
                        .forEach(line -> line.left = true);
        }
    }

    /// Takes what the journal's note says.
    public void remember(HistoryNote remembered) {
        note = remembered;
    }

    public HistoryNote note() {
        return note;
    }

    /// The movements that are not kept yet, or now lie in another block.
    public List<Found> news(String chain, Collection<Found> found) {
        var known = lines.getOrDefault(chain, Map.of());
        var news = new LinkedHashMap<StoredMovement.Key, Found>();
        for (var each : found) {
            var stored = StoredMovement.of(each);
            var line = known.get(stored.key());
            boolean isKnown = line != null
                    && !line.left
                    && line.movement().block().equals(stored.movement().block());
            if (!isKnown) news.put(stored.key(), each);
        }
        return List.copyOf(news.values());
    }

    /// Takes what is proven now of movements that are kept.
    public void proven(String chain, Collection<Found> found) {
        var known = lines.getOrDefault(chain, Map.of());
        for (var each : found) {
            var line = known.get(StoredMovement.of(each).key());
            if (line != null && line.movement().equals(each.movement().value())) line.finding = each.movement();
        }
    }

    /// The header is on the chain now: what is kept of its block is checked again.
    public void onChain(EthereumChain chain, Proven<ExecutionHeader> header) {
        for (var line : lines.getOrDefault(chain.id(), Map.of()).values()) {
            if (line.movement().block().equals(header.asOf()) && !line.left) line.check(chain, header);
        }
        note.reaches().forEach((place, reach) -> {
            if (!place.chain().equals(chain.id())) return;
            reach.beginning()
                    .flatMap(kept -> kept.check(header, place.subject().account()))
                    .ifPresent(state -> beginnings.put(place, new Beginning.OfEther(state)));
        });
    }

    /// Whether movements of this block are kept.
    public boolean holds(String chain, ChainPoint block) {
        return lines.getOrDefault(chain, Map.of()).values().stream()
                .anyMatch(line -> !line.left && line.movement().block().equals(block));
    }

    public void beginsWithEther(String chain, Proven<AccountState> state) {
        var subject = Subject.ether(state.value().address());
        beginnings.put(new HistoryNote.Place(chain, subject), new Beginning.OfEther(state));
    }

    public void beginsWithAmount(String chain, Subject subject, Proven<BigInteger> amount) {
        beginnings.put(new HistoryNote.Place(chain, subject), new Beginning.OfAmount(amount));
    }

    /// What keeps a search from going on; an empty list where nothing does.
    public void obstacle(String chain, Subject subject, List<Finding<?>> why) {
        var place = new HistoryNote.Place(chain, subject);
        if (why.isEmpty()) obstacles.remove(place);
        else obstacles.put(place, why.getFirst());
    }

    /// The newest final block.
    public void finalized(BlockNumber number) {
        finalized = Math.max(finalized, number.value());
    }

    public boolean isFinal(ChainPoint block) {
        return block.height().value() <= finalized;
    }

    List<Line> lines(String chain) {
        return List.copyOf(lines.getOrDefault(chain, Map.of()).values());
    }

    Optional<Beginning> beginning(HistoryNote.Place place) {
        return Optional.ofNullable(beginnings.get(place));
    }

    Optional<Finding<?>> obstacle(HistoryNote.Place place) {
        return Optional.ofNullable(obstacles.get(place));
    }

    EthereumHistory look(EthereumHoldings accounts, TokenHoldings tokens, Function<Hash256, String> labels) {
        return new HistoryLook(this, accounts, tokens, labels).history();
    }

    /// Blocks that have to be proven again, newest first.
    List<ChainPoint> unchecked(String chain) {
        var blocks = new ArrayList<ChainPoint>();
        lines.getOrDefault(chain, Map.of()).values().stream()
                .filter(line -> !line.left && line.finding instanceof Pending<Movement>)
                .map(line -> line.movement().block())
                .distinct()
                .forEach(blocks::add);
        note.reaches().forEach((place, reach) -> {
            boolean isMissing =
                    place.chain().equals(chain) && reach.beginning().isPresent() && !beginnings.containsKey(place);
            if (isMissing) blocks.add(reach.span().from().block());
        });
        blocks.sort((one, other) -> other.height().compareTo(one.height()));
        return blocks.stream().distinct().toList();
    }
}

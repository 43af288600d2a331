package dev.touchstone.ui.payment;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.HistoryTexts;
import dev.touchstone.ui.text.MovedNames;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.Shown;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.Direction;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.LabelTarget;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// One line of the history on Ethereum and what can be done with it. Confined to the JavaFX application thread;
/// knows no scene.
public final class MovementViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final String key;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<Optional<MovementPage>> page = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /// What the page shows at one moment. Immutable.
    ///
    /// @param warning why it is likely to be spam; empty where it is not
    /// @param explanation what a movement without a payer is; empty where there is nothing to explain
    record MovementPage(
            MoveLine line,
            String name,
            String sentence,
            String warning,
            String explanation,
            String account,
            List<PartLine> parts) {
        MovementPage {
            parts = List.copyOf(parts);
        }

        EthereumEntry entry() {
            return line.entry();
        }

        /// Whom a payment of this wallet went to, so that they can be paid again without copying from a list.
        Optional<EthereumAddress> recipient() {
            boolean isPayment = entry().direction() == Direction.OUT
                    && !(entry().principal().asset() instanceof MovedAsset.Single)
                    && entry().succeeded()
                    && entry().suspicion().isEmpty();
            return isPayment ? entry().counterpart() : Optional.empty();
        }
    }

    /// What moved of one asset.
    record PartLine(Shown amount, boolean negative) {}

    public MovementViewModel(Surroundings around, Session session, String key) {
        this.around = around;
        this.session = session;
        this.key = key;
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.changes(around.amounts(), _ -> renew());
    }

    ReadOnlyObjectProperty<Optional<MovementPage>> page() {
        return page.getReadOnlyProperty();
    }

    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    private void renew() {
        var wallet = session.wallet().snapshot().get();
        var names = new MovedNames(wallet.tokens());
        page.set(wallet.ethereumHistory()
                .entry(key)
                .map(entry -> new MovementPage(
                        MoveLine.of(entry, wallet),
                        HistoryTexts.name(entry),
                        HistoryTexts.sentence(entry),
                        entry.suspicion().map(HistoryTexts::explain).orElse(""),
                        HistoryTexts.explain(entry.principal().movement().cause()),
                        WalletNames.ofAccounts(wallet.ethereum()).getOrDefault(entry.account(), ""),
                        entry.parts().stream().map(part -> part(part, names)).toList())));
    }

    private static PartLine part(EthereumEntry.Part part, MovedNames names) {
        var change = part.movement().change();
        return new PartLine(MoveLine.shown(change.abs(), part.asset(), names).inFull(), change.signum() < 0);
    }

    void label(String text) {
        problem.set("");
        var hash = page.get().flatMap(it -> it.entry().transaction());
        if (hash.isEmpty()) return;
        around.whenDone(
                session.wallet().label(new LabelTarget.OnEthereumPayment(hash.get()), text.strip()),
                outcome -> problem.set(OutcomeTexts.explain(outcome)));
    }

    void sendAgain(EthereumAddress to) {
        page.get().ifPresent(it -> around.navigator().go(new Route.SendAsset(asset(it.entry()), to.text())));
    }

    private static AssetId asset(EthereumEntry entry) {
        return switch (entry.principal().asset()) {
            case MovedAsset.Ether _, MovedAsset.Collection _ -> new AssetId.Ether(entry.chain());
            case MovedAsset.Token(var contract) -> new AssetId.Token(new TokenContract(entry.chain(), contract));
            case MovedAsset.Single(var contract, var id) ->
                new AssetId.Collectible(new NftRef(entry.chain(), contract, id));
            case MovedAsset.Kind(var contract, var id) ->
                new AssetId.Collectible(new NftRef(entry.chain(), contract, id));
        };
    }

    void inspect() {
        around.navigator().inspect(new Route.Inspection.Moved(key));
    }

    void copy(String text) {
        around.desktop().copy(text);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

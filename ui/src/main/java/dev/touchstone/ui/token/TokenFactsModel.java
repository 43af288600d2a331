package dev.touchstone.ui.token;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.TokenFacts;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.ledger.EthereumHolding;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Asks a token what else there is to know of it, on the person's word. Confined to the JavaFX application
/// thread; knows no scene.
final class TokenFactsModel {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final TokenContract contract;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<FactLines> lines = new ReadOnlyObjectWrapper<>(FactLines.NOT_ASKED);

    TokenFactsModel(Surroundings around, Session session, EthereumSide side, TokenContract contract) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.contract = contract;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<FactLines> lines() {
        return lines.getReadOnlyProperty();
    }

    void ask() {
        if (busy.get()) return;
        busy.set(true);
        var accounts = List.copyOf(session.wallet().snapshot().get().ethereum().addresses());
        around.whenDone(
                side.tokens().facts(contract.address(), accounts),
                facts -> {
                    busy.set(false);
                    show(facts);
                },
                () -> busy.set(false));
    }

    private static Set<EthereumAddress> signers(WalletSnapshot snapshot) {
        return snapshot.ethereum().accounts().stream()
                .map(EthereumHolding::account)
                .filter(EthereumAccount::canSign)
                .map(EthereumAccount::address)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Goes to taking an approval back.
    void takeBack(FactLines.Approval approval) {
        around.navigator()
                .go(new Route.ReviewOrder(
                        new EthereumOrder.Allow(approval.account(), contract, approval.spender(), BigInteger.ZERO)));
    }

    /// Goes to another limit for the same.
    void change(FactLines.Approval approval) {
        around.navigator()
                .go(new Route.Approve(
                        contract, approval.account(), approval.spender().text(), BigInteger.ZERO, approval.most()));
    }

    private void show(TokenFacts facts) {
        var snapshot = session.wallet().snapshot().get();
        var names = WalletNames.ofAccounts(snapshot.ethereum());
        long chainId = side.chain().get().chain().chainId();
        snapshot.tokens()
                .token(contract)
                .ifPresent(token -> lines.set(new FactWords(
                                facts,
                                token,
                                names,
                                signers(snapshot),
                                chainId,
                                around.amounts().get().hidden())
                        .lines()));
    }
}

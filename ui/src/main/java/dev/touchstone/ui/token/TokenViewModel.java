package dev.touchstone.ui.token;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.ui.payment.AssetHistory;
import dev.touchstone.ui.payment.HistoryExport;
import dev.touchstone.ui.payment.OnTheWay;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.ExchangeSide;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Subscriptions;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.Marks;
import dev.touchstone.ui.text.OutcomeTexts;
import dev.touchstone.ui.text.TokenTexts;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.ui.token.TokenPage.Statement;
import dev.touchstone.wallet.Saving;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.asset.OwnWords;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.ledger.EthereumPayment;
import dev.touchstone.wallet.ledger.TokenAnswer;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.TokenHoldings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Puts the newest snapshots into the words of the page of a token. Confined to the JavaFX application thread;
/// knows no scene.
public final class TokenViewModel implements AutoCloseable {
    private final Surroundings around;
    private final Session session;
    private final EthereumSide side;
    private final TokenContract contract;
    private final TokenFactsModel facts;
    private final Subscriptions subscriptions = new Subscriptions();
    private final ReadOnlyObjectWrapper<TokenPage> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    public TokenViewModel(Surroundings around, Session session, EthereumSide side, TokenContract contract) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.contract = contract;
        this.facts = new TokenFactsModel(around, session, side, contract);
        subscriptions.latest(side.tokens().lists(), around.fx(), _ -> renew());
        subscriptions.latest(session.wallet().snapshot(), around.fx(), _ -> renew());
        subscriptions.latest(side.chain(), around.fx(), _ -> renew());
        subscriptions.changes(around.now(), _ -> renew());
    }

    ReadOnlyObjectProperty<TokenPage> page() {
        return page.getReadOnlyProperty();
    }

    /// Why the last change was not kept; empty while there is nothing to say.
    ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    TokenFactsModel facts() {
        return facts;
    }

    private TokenClaims claims() {
        return new TokenClaims(
                side.tokens().lists().get(), side.chain().get().chain().chainId());
    }

    private void renew() {
        var snapshot = session.wallet().snapshot().get();
        var tokens = snapshot.tokens();
        var standing =
                TokenSum.standing(tokens, side.chain().get(), around.now().get(), around.ages());
        var address = contract.address().text();
        page.set(tokens.token(contract)
                .map(token -> new TokenPage(
                        TokenWords.name(token),
                        address,
                        TokenSum.line(token, standing),
                        token.isNoToken()
                                ? List.of()
                                : TokenLine.shares(token, WalletNames.ofAccounts(snapshot.ethereum()), standing),
                        statements(token, claims()),
                        OnTheWay.pending(snapshot, around, this::concerns),
                        AssetHistory.of(
                                snapshot,
                                new MovedAsset.Token(contract.address()),
                                around.amounts().get().hidden()),
                        trouble(token, tokens, claims()),
                        true))
                .orElseGet(() -> new TokenPage(
                        "Token",
                        address,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        AssetHistory.NONE,
                        "",
                        false)));
    }

    /// What has to be known before anything else; at most one sentence at a time.
    private static String trouble(TokenHolding token, TokenHoldings among, TokenClaims claims) {
        if (token.isNoToken()) {
            return "This address answers nothing that a token would. Check that it is the token’s contract.";
        }
        if (token.decimals() instanceof TokenDecimals.TooMany many) return TokenTexts.explain(many);
        var warning = claims.warning(token);
        if (!warning.isEmpty()) return warning;
        var name = token.callsItself();
        if (name.isEmpty()) return "";
        if (!name.get().plain()) {
            return "Its name has letters that can deceive. They are written here as their numbers.";
        }
        return among.isMistakable(token)
                ? "Something else goes by the same name. Only the address tells them apart."
                : "";
    }

    private static List<Statement> statements(TokenHolding token, TokenClaims claims) {
        var statements = new ArrayList<Statement>();
        statements.add(called(token));
        if (!(token.decimals() instanceof TokenDecimals.TooMany)) {
            var words = TokenTexts.explain(token.decimals());
            statements.add(
                    token.decimalsSaid().isRefused()
                            ? Statement.plain(words)
                            : Statement.of(mark(token.decimalsSaid()), words));
        }
        statements.add(Statement.of(TruthMark.CLAIMED, claims.statement(token)));
        var behaviour = claims.behaviour(token);
        if (!behaviour.isEmpty()) statements.add(Statement.of(TruthMark.CLAIMED, behaviour));
        return statements;
    }

    private static Statement called(TokenHolding token) {
        var symbol = token.symbol().known().map(OwnWords::of).filter(words -> !words.isEmpty());
        var name = token.name().known().map(OwnWords::of).filter(words -> !words.isEmpty());
        var weaker = symbol.isPresent() ? token.symbol() : token.name();
        if (symbol.isEmpty() && name.isEmpty()) {
            boolean isSilent = token.symbol().isRefused() && token.name().isRefused();
            return isSilent
                    ? Statement.plain("It does not say what it is called.")
                    : Statement.of(TruthMark.CHECKING, "What it calls itself is not proven yet.");
        }
        var both = symbol.isPresent() && name.isPresent() && !symbol.equals(name);
        return Statement.of(
                mark(weaker),
                "This contract calls itself “"
                        + symbol.or(() -> name).orElseThrow().shown() + "”"
                        + (both ? ", in full “" + name.orElseThrow().shown() + "”." : "."));
    }

    private static TruthMark mark(TokenAnswer<?> answer) {
        return answer.isRemembered() ? TruthMark.STALE : Marks.of(answer.finding(), false);
    }

    /// Payments with this token, and approvals to take it.
    private boolean concerns(EthereumPayment payment) {
        return payment.transaction().destination() instanceof Destination.To(var to) && to.equals(contract.address());
    }

    /// Whether some account can pay with it.
    boolean canSend() {
        var token = session.wallet().snapshot().get().tokens().token(contract);
        return side.servers().get() instanceof ServerChoice.Asks
                && token.filter(it -> it.decimals().canBeWritten()).stream()
                        .flatMap(it -> it.owners().stream())
                        .anyMatch(share -> share.account().canSign());
    }

    void receive() {
        session.wallet()
                .snapshot()
                .get()
                .ethereum()
                .toBePaidAt()
                .ifPresent(account -> around.navigator().go(new Route.ReceiveToken(account, contract)));
    }

    void send() {
        around.navigator().go(new Route.SendAsset(new AssetId.Token(contract), ""));
    }

    /// Whether it can be exchanged for something, or got for it.
    boolean canExchange() {
        return ExchangeSide.isOffered(around.host(), session)
                && session.wallet()
                        .snapshot()
                        .get()
                        .tokens()
                        .token(contract)
                        .filter(token -> !token.isNoToken() && token.decimals().canBeWritten())
                        .isPresent();
    }

    /// Gives it where it can be given, else gets it for ether.
    void exchange() {
        var token = new AssetId.Token(contract);
        var ether = new AssetId.Ether(contract.chain());
        around.navigator()
                .go(
                        canSend()
                                ? Route.Exchange.of(token)
                                : new Route.Exchange(ether, Optional.of(token), "", Optional.empty()));
    }

    void inspect(EthereumAddress account) {
        around.navigator().inspect(new Route.Inspection.TokenAmount(contract, account));
    }

    /// The account whose amount is known the least.
    void inspect() {
        var shares = page.get().shares();
        shares.stream()
                .filter(ShareLine::isQuestioned)
                .findFirst()
                .or(() -> shares.stream().findFirst())
                .ifPresent(line -> inspect(line.account()));
    }

    void inspectName() {
        around.navigator().inspect(new Route.Inspection.TokenName(contract));
    }

    void copyAddress() {
        around.desktop().copy(contract.address().text());
    }

    void back() {
        around.navigator().back();
    }

    void hide() {
        problem.set("");
        around.whenDone(session.wallet().tokens().hide(contract), outcome -> {
            problem.set(OutcomeTexts.explain(outcome));
            if (outcome instanceof Saving.Saved<?>) around.navigator().replace(new Route.Home());
        });
    }

    HistoryExport historyExport() {
        return new HistoryExport(around, side);
    }

    @Override
    public void close() {
        subscriptions.close();
    }
}

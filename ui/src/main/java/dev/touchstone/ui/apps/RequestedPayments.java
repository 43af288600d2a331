package dev.touchstone.ui.apps;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.shell.AppSide;
import dev.touchstone.ui.shell.AppSide.Review;
import dev.touchstone.ui.shell.AppSide.TokenWords;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.ui.text.AppTexts;
import dev.touchstone.ui.text.AssetNames;
import dev.touchstone.ui.text.WalletNames;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.dapp.request.WaitingRequests.Waiting;
import dev.touchstone.wallet.payment.ethereum.AssetChange;
import dev.touchstone.wallet.payment.ethereum.EffectWarning;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Payments and calls that an app asks for: one after another, each looked at by itself, with the limit of an
/// allowance where one of them gives any. Confined to the JavaFX application thread; knows no scene.
final class RequestedPayments {
    /// So many tokens of one request are asked what they are.
    private static final int MOST_TOKENS = 8;

    private final Surroundings around;
    private final Session session;
    private final AppSide side;
    private final Waiting waiting;
    private final Consumer<RequestState> state;
    private final StringProperty cap = new SimpleStringProperty("");
    private final Map<EthereumAddress, TokenWords> described = new LinkedHashMap<>();
    private List<EthereumRequest> toSend = List.of();
    private Optional<SpendingCap> spending = Optional.empty();
    private Optional<BigInteger> shownCap = Optional.empty();
    private long looks;

    /// @param state takes what the sheet is to show
    RequestedPayments(Surroundings around, Session session, AppSide side, Waiting waiting, Consumer<RequestState> state) {
        this.around = around;
        this.session = session;
        this.side = side;
        this.waiting = waiting;
        this.state = state;
    }

    /// Begins with the first that was not sent yet.
    void begin(List<EthereumRequest> wanted) {
        next(wanted.subList(waiting.sent().size(), wanted.size()));
    }

    private void next(List<EthereumRequest> left) {
        toSend = left;
        spending = SpendingCap.of(left.getFirst());
        shownCap = spending.filter(SpendingCap::hasLimit).map(SpendingCap::asked);
        long look = ++looks;
        state.accept(new RequestState.Looking());
        if (spending.isEmpty()) {
            look(left.getFirst());
            return;
        }
        describe(Set.of(spending.get().token()), () -> {
            if (look == looks) limit(spending.get());
        });
    }

    private void limit(SpendingCap asked) {
        cap.set(asked.hasLimit() ? new BigDecimal(asked.asked(), capDecimals()).toPlainString() : "");
        if (asked.hasLimit()) look(toSend.getFirst());
        else state.accept(new RequestState.Simple());
    }

    /// Learns what those tokens are that the wallet does not know, and goes on.
    private void describe(Set<EthereumAddress> tokens, Runnable then) {
        var unknown = new LinkedHashSet<EthereumAddress>();
        tokens.stream()
                .filter(token -> names().token(token).isEmpty())
                .limit(MOST_TOKENS)
                .forEach(unknown::add);
        if (unknown.isEmpty()) {
            then.run();
            return;
        }
        around.whenDone(side.describe(unknown), words -> {
            described.putAll(words);
            then.run();
        });
    }

    private void look(EthereumRequest request) {
        long look = ++looks;
        state.accept(new RequestState.Looking());
        around.whenDone(side.review(request), review -> {
            if (look != looks) return;
            switch (review) {
                case Review.NotReady(var why) -> state.accept(new RequestState.Stuck(AppTexts.explain(why)));
                case Review.Ready ready ->
                    describe(tokens(ready), () -> {
                        if (look == looks) state.accept(new RequestState.Reviewed(ready));
                    });
            }
        });
    }

    private static Set<EthereumAddress> tokens(Review.Ready review) {
        var tokens = new LinkedHashSet<EthereumAddress>();
        for (var asset :
                review.effects().changes().stream().map(AssetChange::asset).toList()) {
            if (asset instanceof AssetId.Token(var contract)) tokens.add(contract.address());
        }
        for (var warning : review.effects().warnings()) {
            if (warning instanceof EffectWarning.Allowance allowance) tokens.add(allowance.token());
            if (warning instanceof EffectWarning.UnlimitedAllowance unlimited) tokens.add(unlimited.token());
        }
        return tokens;
    }

    /// The one that is looked at.
    Optional<EthereumRequest> present() {
        return toSend.stream().findFirst();
    }

    AssetNames names() {
        boolean isHidden = around.amounts().get().hidden();
        return new RequestNames(WalletNames.of(session.wallet().snapshot().get(), isHidden), described);
    }

    /// Who may be let take what, where the present one asks for that.
    Optional<SpendingCap> spending() {
        return spending;
    }

    /// How many units of the token may be taken later, as it is typed.
    StringProperty cap() {
        return cap;
    }

    /// What the limit is counted in.
    String capUnit() {
        return spending.flatMap(it -> names().token(it.token()))
                .map(AssetNames.Name::symbol)
                .orElse("the token's smallest unit");
    }

    private int capDecimals() {
        return spending.flatMap(it -> names().token(it.token()))
                .map(AssetNames.Name::decimals)
                .orElse(0);
    }

    private Optional<BigInteger> typedCap() {
        return SpendingCap.units(cap.get().strip(), capDecimals());
    }

    /// Works out again what the app may take, with the amount that was typed; says what is wrong with that.
    String useCap() {
        if (spending.isEmpty()) return "";
        var units = typedCap();
        if (units.isEmpty()) return "Type how much it needs, in digits.";
        shownCap = units;
        var changed = spending.get().with(units.get());
        toSend = Stream.concat(Stream.of(changed), toSend.stream().skip(1)).toList();
        look(changed);
        return "";
    }

    /// Whether another limit is typed than the one that was looked at.
    boolean hasOtherCap() {
        return spending.isPresent() && !typedCap().equals(shownCap);
    }

    /// How far a request of several has come.
    String progress() {
        int all = waiting.sent().size() + toSend.size();
        return all < 2 ? "" : "Number " + (waiting.sent().size() + 1) + " of " + all;
    }

    /// The present one was sent. Whether it was the last.
    boolean sent(Hash256 hash) {
        waiting.sent().add(hash);
        if (toSend.size() == 1) return true;
        next(toSend.subList(1, toSend.size()));
        return false;
    }
}

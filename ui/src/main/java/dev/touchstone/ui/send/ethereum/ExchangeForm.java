package dev.touchstone.ui.send.ethereum;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.text.ExchangeTexts;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.WalletSnapshot;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapContracts;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is chosen and typed of an exchange, and what it comes to. Confined to the JavaFX application thread; knows no
/// scene.
final class ExchangeForm {
    /// Deadlines lie on such steps, so that an exchange stays the same from one block to the next.
    private static final long STEP = Duration.ofMinutes(5).toSeconds();

    private final ObjectProperty<AssetId> give;
    private final ObjectProperty<Optional<AssetId>> get;
    private final StringProperty amount;
    private final StringProperty slippage = new SimpleStringProperty(Swap.USUAL_SLIPPAGE);
    private final StringProperty minutes = new SimpleStringProperty(String.valueOf(Swap.USUAL_MINUTES));

    ExchangeForm(Route.Exchange start) {
        give = new SimpleObjectProperty<>(start.give());
        get = new SimpleObjectProperty<>(start.get());
        amount = new SimpleStringProperty(start.amount());
    }

    /// What was typed, read. Immutable.
    ///
    /// @param swap empty while something of it is missing or wrong
    /// @param limits the same
    record Typed(
            String getProblem,
            String amountProblem,
            String slippageProblem,
            String minutesProblem,
            Optional<Swap> swap,
            Optional<Limits> limits) {
        static final Typed NOTHING = new Typed("", "", "", "", Optional.empty(), Optional.empty());
    }

    /// What may become of an exchange before it fails.
    ///
    /// @param slippage how much less than offered is accepted, in parts of ten thousand
    /// @param minutes how long it may take
    record Limits(int slippage, int minutes) {
        /// When an exchange fails that is agreed to now; a few minutes later than asked for, at most.
        Instant until(Instant now) {
            long end = now.plus(Duration.ofMinutes(minutes)).getEpochSecond();
            return Instant.ofEpochSecond(Math.ceilDiv(end, STEP) * STEP);
        }
    }

    ObjectProperty<AssetId> give() {
        return give;
    }

    ObjectProperty<Optional<AssetId>> get() {
        return get;
    }

    StringProperty amount() {
        return amount;
    }

    StringProperty slippage() {
        return slippage;
    }

    StringProperty minutes() {
        return minutes;
    }

    void onChange(Runnable renew) {
        give.subscribe(renew);
        get.subscribe(renew);
        List.of(amount, slippage, minutes).forEach(each -> each.subscribe(renew));
    }

    /// Something else is given: how much of it is open again.
    void give(AssetId asset) {
        if (get.get().filter(asset::equals).isPresent()) get.set(Optional.empty());
        amount.set("");
        give.set(asset);
    }

    Typed read(SwapContracts at, WalletSnapshot wallet) {
        var typed = Sendable.of(give.get(), wallet).read(AmountText.bare(amount.get()));
        var swap = typed.units().flatMap(units -> get.get().flatMap(wanted -> swap(at, units, wanted)));
        boolean isSame = swap.filter(Swap::isOfOneToken).isPresent();
        var parts = Swap.slippage(slippage.get().strip());
        var time = time(minutes.get().strip());
        Optional<Limits> limits =
                parts.isPresent() ? time.map(it -> new Limits(parts.getAsInt(), it)) : Optional.empty();
        return new Typed(
                get.get().isEmpty() ? "Choose what to get." : isSame ? ExchangeTexts.SAME : "",
                typed.problem(),
                parts.isPresent() ? "" : "Write a percentage below 100, for example 0.5.",
                time.isPresent() ? "" : "Write whole minutes, from 1 to " + Swap.MOST_MINUTES + ".",
                isSame ? Optional.empty() : swap,
                limits);
    }

    private Optional<Swap> swap(SwapContracts at, BigInteger units, AssetId wanted) {
        var sold = side(give.get());
        var bought = side(wanted);
        return sold.equals(bought) ? Optional.empty() : Optional.of(new Swap(at, sold, bought, units));
    }

    private static Swap.Side side(AssetId asset) {
        return switch (asset) {
            case AssetId.Ether _ -> new Swap.Side.Ether();
            case AssetId.Token(var contract) -> new Swap.Side.Token(contract.address());
            case AssetId.Coin _, AssetId.Collectible _ ->
                throw new IllegalArgumentException("no pool of Uniswap has " + asset);
        };
    }

    private static Optional<Integer> time(String minutes) {
        return Optional.of(minutes)
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(Integer::valueOf)
                .filter(it -> it >= 1 && it <= Swap.MOST_MINUTES);
    }
}

package dev.touchstone.ui;

import static dev.touchstone.ui.Gallery.go;
import static dev.touchstone.ui.Gallery.press;

import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The page of exchanges in every state it can be in.
final class ExchangeGallery {
    private static final String REVIEW = "Review this exchange";
    private static final Swap LITTLE = new Swap(
            SampleUniswap.CONTRACTS,
            new Swap.Side.Ether(),
            new Swap.Side.Token(SampleTokens.DOLLAR.address()),
            BigInteger.TEN.pow(16).multiply(BigInteger.valueOf(5)));

    private final Gallery gallery;

    ExchangeGallery(Gallery gallery) {
        this.gallery = gallery;
    }

    private static Supplier<FakeHost> wallet(boolean isOn, Consumer<SampleSession> then) {
        return () -> {
            var session = SampleSession.withTokens();
            then.accept(session);
            var host = new FakeHost(new HostState.Open(session));
            host.exchanges.set(isOn);
            return host;
        };
    }

    private static Supplier<FakeHost> wallet() {
        return wallet(true, _ -> {});
    }

    private static Consumer<TestWindow> page(Route.Exchange start, String amount) {
        return w -> {
            w.navigator.go(start);
            w.field("How much").setText(amount);
        };
    }

    private static Consumer<TestWindow> ether(String amount) {
        return page(ExchangeJourneyTest.forToken(SampleTokens.DOLLAR), amount);
    }

    private static Consumer<TestWindow> dollars(String amount) {
        var token = ExchangeJourneyTest.token(SampleTokens.DOLLAR);
        return page(new Route.Exchange(token, Optional.of(ExchangeJourneyTest.ETHER), "", Optional.empty()), amount);
    }

    void add() {
        gallery.add("home-exchange", wallet(), go(new Route.Home()));
        gallery.add("exchange", wallet(), ether("0.05"), _ -> {});
        gallery.add("exchange-empty", wallet(), go(Route.Exchange.of(ExchangeJourneyTest.ETHER)), press(REVIEW));
        gallery.add("exchange-asking", wallet(true, s -> s.ether().exchange.silent = true), ether("0.05"));
        gallery.add(
                "exchange-no-pool", wallet(), page(ExchangeJourneyTest.forToken(SampleTokens.MILES), "0.05"), _ -> {});
        gallery.add("exchange-lie", wallet(true, ExchangeGallery::lie), ether("0.05"), _ -> {});
        gallery.add("exchange-large", wallet(), ether("2"), _ -> {});
        gallery.add("exchange-too-little", wallet(), dollars("2000"), _ -> {});
        gallery.add("exchange-approval", wallet(), dollars("100"), _ -> {});
        gallery.add("exchange-approval-waiting", wallet(true, ExchangeGallery::allowing), dollars("100"), _ -> {});
        gallery.add(
                "exchange-keeper",
                wallet(true, s -> {
                    s.wallet.tokens.add(SampleTokens.KEEPER);
                    s.wallet.tokens.answer();
                }),
                page(ExchangeJourneyTest.forToken(SampleTokens.KEEPER), "0.05"),
                _ -> {});
        gallery.add(
                "exchange-other",
                wallet(),
                ether(""),
                press("Another token"),
                w -> w.field("Another token").setText("pusd"));
        gallery.add(
                "exchange-limits",
                wallet(),
                ether("0.05"),
                press("Limits"),
                w -> w.field("How much less than offered you accept, in per cent")
                        .setText("20"));
        gallery.add("exchange-off", wallet(false, _ -> {}), ether("0.05"));
        gallery.add(
                "exchange-nobody", wallet(true, s -> s.ether().servers.set(new ServerChoice.NotMade())), ether("0.05"));
        gallery.add("review-exchange", wallet(), ether("0.05"), _ -> {}, _ -> {}, press(REVIEW));
        gallery.add("review-exchange-large", wallet(), ether("2"), _ -> {}, _ -> {}, press(REVIEW));
        gallery.add(
                "unlock-exchange",
                wallet(),
                ether("0.05"),
                _ -> {},
                _ -> {},
                press(REVIEW),
                press("Exchange 0.05 ETH"));
        gallery.add(
                "proof-exchange",
                wallet(),
                ether("0.05"),
                _ -> {},
                w -> w.buttonThatBegins("Proven: what this pool").fire());
    }

    private static void lie(SampleSession session) {
        session.ether().catchLie();
        session.ether().exchange.instead =
                Optional.of(new SwapOffer.NotProven(LITTLE, new Refuted<>(new Refutation.TrieNodeHashMismatch(3))));
    }

    private static void allowing(SampleSession session) {
        var order = new EthereumOrder.Allow(
                SampleEthereum.FIRST,
                SampleTokens.contract(SampleTokens.DOLLAR),
                SampleUniswap.ROUTER,
                BigInteger.valueOf(100_000_000));
        session.ether().spending.taken(session.ether().spending.signed(order, Duration.ofSeconds(20)), 2);
    }
}

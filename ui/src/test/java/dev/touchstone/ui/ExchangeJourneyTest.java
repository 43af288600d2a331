package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AddressFormat;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.ServerChoice;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.PaidOrder;
import dev.touchstone.wallet.payment.ethereum.Swap;
import dev.touchstone.wallet.payment.ethereum.SwapOffer;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Ether and tokens are exchanged by Uniswap, over the real views, the wallet's own questions and drafting, and
/// contracts whose code is really run.
class ExchangeJourneyTest {
    static final AssetId ETHER = new AssetId.Ether(SampleEthereum.CHAIN);
    private static final String REVIEW = "Review this exchange";

    private final SampleSession session = SampleSession.withTokens();
    private final FakeHost host = new FakeHost(new HostState.Open(session));

    static AssetId token(SampleContract contract) {
        return new AssetId.Token(SampleTokens.contract(contract));
    }

    static Route.Exchange forToken(SampleContract contract) {
        return new Route.Exchange(ETHER, Optional.of(token(contract)), "", Optional.empty());
    }

    private static Route.Exchange dollarsForEther() {
        return new Route.Exchange(token(SampleTokens.DOLLAR), Optional.of(ETHER), "", Optional.empty());
    }

    private Person person() {
        host.exchanges.set(true);
        return new Person(host);
    }

    private SampleExchange exchange() {
        return session.ether().exchange;
    }

    @Test
    void isOfferedOnceItIsSwitchedOnAndNoLongerThanThat() {
        try (var person = new Person(host)) {
            person.doesNotRead("Exchange");
            person.go(new Route.Asset(ETHER)).doesNotRead("Exchange ether");
            person.go(TokenGallery.page(SampleTokens.DOLLAR)).doesNotRead("Exchange this token");
            person.go(new Route.Preferences()).does(w -> w.toggle("Offered"));
            assertThat(host.exchanges.get()).isTrue();
            person.go(TokenGallery.page(SampleTokens.DOLLAR)).press("Exchange this token");
            person.reads("What you give").go(new Route.Asset(ETHER)).press("Exchange ether");
            person.reads("What you get").go(new Route.Home()).press("Exchange");
            person.does(_ -> host.exchanges.set(false)).reads("Exchanges are off.", "Open the settings");
            assertThat(session.ether().asked).noneMatch(asked -> asked.startsWith("offer"));
        }
    }

    @Test
    void exchangesEtherForWhatIsProven() {
        try (var person = person()) {
            person.press("Exchange")
                    .does(w -> w.chooseLast(called(SampleTokens.DOLLAR)))
                    .does(amount("0.05"))
                    .rests();
            person.reads("99.750 623", "Proven: what this pool would give at block", "1 ETH for 1,995.01 PUSD");
            person.reads("0.3%", "You get at least", "99.251 870 PUSD", "Fee, at most");
            person.press(REVIEW).reads(REVIEW, "You get at least", "Fails after", "14:30", "Before", "After");
            person.reads("Uniswap, the pool with the fee 0.3%", "Worked out on this computer");
            person.doesNotRead("Effect unknown").press("Exchange 0.05 ETH");
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            assertThat(person.page()).isInstanceOf(Route.FollowEthereum.class);
            person.reads("On its way");
        }
    }

    @Test
    void whyAnOfferIsTrueIsOnePressAway() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR)).does(amount("0.05")).rests();
            person.does(w -> w.buttonThatBegins("Proven: what this pool").fire());
            person.reads("The pool with the fee 0.3%", "what an exchange would come to", "99.750 623");
            person.reads("Payments of others may come before it and move the price");
        }
    }

    @Test
    void saysWhatIsMissingAtTheFields() {
        try (var person = person()) {
            person.go(Route.Exchange.of(ETHER)).press(REVIEW).reads("Choose what to get.", "Say how much.");
            person.does(w -> w.chooseLast(called(SampleTokens.DOLLAR)))
                    .does(amount("0,5"))
                    .rests()
                    .reads("Write digits with a point");
            person.does(amount("7")).rests().reads("Not enough ether:", "is missing");
            person.press("Limits").type("How much less than offered you accept, in per cent", "100");
            person.reads("Write a percentage below 100").type("How long it may take, in minutes", "0");
            person.reads("Write whole minutes").press(REVIEW).doesNotRead("Before");
        }
    }

    @Test
    void saysThatNoPoolHasIt() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.MILES)).does(amount("0.05")).rests();
            person.reads("No pool of Uniswap exchanges these for each other.").press(REVIEW);
            person.doesNotRead("Before");
        }
    }

    @Test
    void saysThatNobodyIsAsked() {
        session.ether().servers.set(new ServerChoice.NotMade());
        try (var person = person()) {
            person.doesNotRead("Exchange")
                    .go(forToken(SampleTokens.DOLLAR))
                    .does(amount("0.05"))
                    .rests();
            person.reads("nobody can say what pools give.", "Choose whom to ask");
            assertThat(session.ether().asked).noneMatch(asked -> asked.startsWith("offer"));
        }
    }

    @Test
    void saysThatItIsBeingAsked() {
        exchange().silent = true;
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR)).does(amount("0.05")).rests();
            person.reads("Checking", "Asking the pools").press(REVIEW).doesNotRead("Before");
        }
    }

    @Test
    void namesTheServerThatLiedAndShowsNoNumber() {
        exchange().instead = Optional.of(new SwapOffer.NotProven(
                new Swap(
                        SampleUniswap.CONTRACTS,
                        ether(),
                        dollar(),
                        BigInteger.TEN.pow(16).multiply(BigInteger.valueOf(5))),
                new Refuted<>(new Refutation.TrieNodeHashMismatch(3))));
        session.ether().catchLie();
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR)).does(amount("0.05")).rests();
            person.reads("—", "execution.example.net gave a wrong answer. It was not used.");
            person.doesNotRead("99.750").press(REVIEW).doesNotRead("Before");
            exchange().instead = Optional.empty();
            blocksCome(person);
            person.reads("99.750 623", "Proven: what this pool would give at block");
        }
    }

    @Test
    void saysWhyNothingIsProvenYet() {
        exchange().instead = Optional.of(new SwapOffer.NotProven(
                new Swap(
                        SampleUniswap.CONTRACTS,
                        ether(),
                        dollar(),
                        BigInteger.TEN.pow(16).multiply(BigInteger.valueOf(5))),
                Pending.because(new Pending.Reason.NobodyProves())));
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR)).does(amount("0.05")).rests();
            person.reads("What pools give is not proven yet.").doesNotRead("99.750");
        }
    }

    /// So much is typed; asking and working it out take their turns.
    private static Consumer<TestWindow> amount(String text) {
        return w -> w.field("How much").setText(text);
    }

    /// Another block is the newest, then one that is young again.
    private void blocksCome(Person person) {
        person.does(_ -> session.ether().turn())
                .does(_ -> session.ether().turn())
                .rests();
    }

    /// Two tokens of this wallet call themselves the same, so the address stands beside.
    private static String called(SampleContract token) {
        return "PUSD (" + AddressFormat.brief(token.address().text()) + ")";
    }

    private static Swap.Side ether() {
        return new Swap.Side.Ether();
    }

    private static Swap.Side dollar() {
        return new Swap.Side.Token(SampleTokens.DOLLAR.address());
    }

    @Test
    void asksAgainInEachBlockAndSaysWhatChanged() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR))
                    .does(amount("0.05"))
                    .rests()
                    .reads("99.251 870 PUSD");
            person.does(_ -> exchange().silent = true).does(_ -> session.ether().turn());
            person.reads("99.750 623", "Asking again in the newest.");
        }
    }

    @Test
    void theLeastFollowsAnOfferThatFell() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR)).does(amount("0.05")).rests();
            exchange().fallen = true;
            blocksCome(person);
            person.reads("89.797 954", "Offered before", "99.750 623").doesNotRead("99.251 870");
            person.press(REVIEW).reads("You get at least", "89.348 965 PUSD");
        }
    }

    @Test
    void warnsOfAnExchangeThatMovesThePriceItself() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR))
                    .does(amount("0.05"))
                    .rests()
                    .doesNotRead("moves the price against you");
            person.does(amount("2")).rests().reads("moves the price against you by 9%");
            person.press(REVIEW).press("Exchange 2 ETH").doesNotRead("Unlock to sign");
            person.press("I have checked this").press("Exchange 2 ETH").reads("Unlock to sign");
        }
    }

    @Test
    void warnsOfALimitThatInvitesOthers() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR))
                    .does(amount("0.05"))
                    .rests()
                    .press("Limits");
            person.type("How much less than offered you accept, in per cent", "20");
            person.rests()
                    .reads("Others can take that difference", "79.800 499 PUSD")
                    .press(REVIEW);
            person.press("Exchange 0.05 ETH").doesNotRead("Unlock to sign");
        }
    }

    @Test
    void letsTheRouterTakeExactlyWhatIsNeededFirst() {
        try (var person = person()) {
            person.go(dollarsForEther()).does(amount("100")).rests();
            person.reads("Uniswap’s router may not take your 100.000 000 PUSD yet.");
            person.press(REVIEW)
                    .doesNotRead("Before")
                    .does(w -> w.buttonThatBegins("Review the approval of 100").fire());
            assertThat(person.page())
                    .isEqualTo(new Route.ReviewOrder(new EthereumOrder.Allow(
                            SampleEthereum.FIRST,
                            SampleTokens.contract(SampleTokens.DOLLAR),
                            SampleUniswap.ROUTER,
                            BigInteger.valueOf(100_000_000))));
            person.press("Review this change")
                    .reads("take up to 100")
                    .does(w -> w.primary().fire());
            person.type("Password", SampleWallet.PASSWORD).does(w -> w.primary().fire());
            person.does(w -> w.navigator.back());
            assertThat(person.page()).isInstanceOf(Route.Exchange.class);
            person.reads("Your approval is signed and waits for a block.").doesNotRead("may not take your");
            var payment = session.wallet.snapshot().get().ethereumPayments().getFirst();
            assertThat(PaidOrder.of(payment)).isInstanceOf(EthereumOrder.Allow.class);
            person.does(_ -> session.ether().spending.included(payment.transaction(), true));
            person.doesNotRead("Your approval is signed and waits");
        }
    }

    @Test
    void saysHowMuchOfATokenIsMissingBeforeAnythingIsAllowed() {
        try (var person = person()) {
            person.go(dollarsForEther()).does(amount("2000")).rests().reads("You have 1,204.5", "795.5", "too little.");
            person.doesNotRead("may not take your")
                    .press("Take all")
                    .reads("may not take your 1,204.500 000 PUSD yet.");
        }
    }

    @Test
    void signsNothingWhereATokenKeepsAPartOfWhatThePoolPays() {
        session.wallet.tokens.add(SampleTokens.KEEPER);
        session.wallet.tokens.answer();
        try (var person = person()) {
            person.go(forToken(SampleTokens.KEEPER)).does(amount("0.05")).rests();
            person.reads("only 49.875 311 KEEP would arrive, and you ask for 99.251 870 KEEP at least.");
            person.press(REVIEW).doesNotRead("Before");
        }
    }

    @Test
    void saysWhatATokenThatBorrowsANameCouldBeTakenFor() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.COPY)).reads("It calls itself PUSD, but list Practice tokens");
            person.reads("No list recognises this token, and anybody can copy a name.");
        }
    }

    @Test
    void takesATokenFromTheListsOrByItsContract() {
        session.ether().tokens.addList();
        try (var person = person()) {
            person.go(Route.Exchange.of(ETHER)).press("Another token").type("Another token", "pus");
            person.reads("PUSD, Practice Dollar. On list Practice tokens 1.4.0");
            person.type("Another token", "nobody").reads("No list names such a token.");
            person.type("Another token", SampleTokens.KEEPER.address().text()).reads("No list names this contract");
            person.press("Get this token").does(_ -> session.wallet.tokens.answer());
            person.does(amount("0.05")).rests().reads("99.750 623", "KEEP");
        }
    }

    @Test
    void anOfferOfAnOldBlockIsMarkedSo() {
        try (var person = person()) {
            person.go(forToken(SampleTokens.DOLLAR)).does(amount("0.05")).rests();
            person.does(w -> w.now.set(TestWindow.NOW.plus(Duration.ofMinutes(9))));
            person.reads("Proven earlier: what this pool would give at block");
        }
    }
}

package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.Route;
import dev.touchstone.ui.shell.WalletEntry;
import dev.touchstone.wallet.asset.AssetId;
import dev.touchstone.wallet.ledger.ContactId;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A page that was left hears nothing any more.
class ObserversTest {
    private static final int VISITS = 20;
    private static final int LOCKINGS = 5;

    private final SampleSession session = SampleSession.both();
    private final FakeHost host = new FakeHost(new HostState.Open(session));

    private List<Integer> observers() {
        return List.of(
                session.bitcoin().observerCount(),
                session.ether().chain.observerCount(),
                session.ether().servers.observerCount(),
                session.wallet().snapshot().observerCount(),
                host.state.observerCount(),
                host.settings.observerCount());
    }

    private List<Route> pages() {
        return List.of(
                new Route.Home(),
                new Route.Asset(SampleWallet.BITCOIN),
                new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN)),
                new Route.AddAccount(Route.AccountWay.KEYSTORE),
                new Route.ReceiveEther(SampleEthereum.FIRST),
                new Route.ReceiveToken(SampleEthereum.FIRST, SampleTokens.contract(SampleTokens.DOLLAR)),
                new Route.Asset(new AssetId.Token(SampleTokens.contract(SampleTokens.DOLLAR))),
                new Route.AddToken(),
                new Route.Collectibles(),
                new Route.Asset(new AssetId.Collectible(SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.BIRD))),
                new Route.AddCollectible(),
                new Route.EthereumServers(),
                new Route.Checkpoint(),
                new Route.Contacts(),
                new Route.Contact(new ContactId(1)),
                new Route.AddContact(""),
                new Route.Receive(),
                new Route.Send(""),
                new Route.SendAsset(new AssetId.Ether(SampleEthereum.CHAIN), ""),
                new Route.SendItems(SampleTokens.ref(SampleTokens.PASSES, SampleTokens.PASS)),
                new Route.AllowNft(SampleTokens.ref(SampleTokens.BIRDS, SampleTokens.BIRD)),
                Route.Exchange.of(new AssetId.Ether(SampleEthereum.CHAIN)),
                new Route.Approve(
                        SampleTokens.contract(SampleTokens.DOLLAR), SampleEthereum.FIRST, "", BigInteger.ZERO),
                new Route.ReviewOrder(
                        new EthereumOrder.PayEther(SampleEthereum.FIRST, SampleEthereum.SECOND, Wei.PER_GWEI)),
                new Route.FollowEthereum(Hash256.ZERO),
                new Route.Follow(session.rent.txid()),
                new Route.Activity(),
                new Route.Payment(session.bicycle.txid()),
                new Route.Movement("of nothing that is known"),
                new Route.Network(),
                new Route.Practice(),
                new Route.Backup(),
                new Route.Preferences());
    }

    @Test
    void everyPageLeavesNoObserverBehind() {
        try (var person = new Person(host)) {
            var before = observers();
            for (var page : pages()) {
                person.does(window -> openAndLeave(window, page));
                assertThat(observers()).as(page.toString()).isEqualTo(before);
            }
        }
    }

    private static void openAndLeave(TestWindow window, Route page) {
        var screens = new Screens(window.around, new Random(7));
        for (int i = 0; i < VISITS; i++) screens.open(page).leave();
    }

    @Test
    void theInspectorLeavesNoObserverBehind() {
        try (var person = new Person(host)) {
            var before = observers();
            person.does(window -> {
                var screens = new Screens(window.around, new Random(7));
                for (int i = 0; i < VISITS; i++) {
                    screens.inspect(new Route.Inspection.Balance()).leave();
                    screens.inspect(new Route.Inspection.Ether()).leave();
                    screens.inspect(new Route.Inspection.EtherAccount(SampleEthereum.FIRST))
                            .leave();
                    screens.inspect(new Route.Inspection.Payment(session.bicycle.txid()))
                            .leave();
                }
            });
            assertThat(observers()).isEqualTo(before);
        }
    }

    @Test
    void theWindowLeavesEveryPageThatItOpened() {
        try (var person = new Person(host)) {
            var before = observers();
            pages().forEach(person::go);
            person.does(w -> w.navigator.inspect(new Route.Inspection.Balance()));
            person.go(new Route.Home());
            assertThat(observers()).isEqualTo(before);
        }
        assertThat(observers()).as("after the window is closed").containsOnly(0);
    }

    @Test
    void lockingAndUnlockingLeavesNoObserverBehind() {
        var entry = new WalletEntry("Savings", SampleChain.NETWORK, Path.of("savings.touchstone"));
        try (var person = new Person(host)) {
            var before = observers();
            for (int i = 0; i < LOCKINGS; i++) {
                person.does(_ -> host.state.set(
                        new HostState.Locked(entry, session.bitcoin(), Optional.of(session.ether().chain))));
                person.does(_ -> host.state.set(new HostState.Open(session)));
            }
            assertThat(observers()).isEqualTo(before);
        }
    }
}

package dev.touchstone.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.folder.DataDirectory;
import dev.touchstone.app.node.Awaiting;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.proof.EtherTotal;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Settled;
import dev.touchstone.ui.shell.EntryOutcome;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.FileOutcome;
import dev.touchstone.ui.shell.HostState;
import dev.touchstone.ui.shell.LayerOutcome;
import dev.touchstone.ui.shell.LayerState;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.wallet.WalletFolder;
import dev.touchstone.wallet.WalletPorts;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Secp256k1;
import dev.touchstone.wallet.payment.NameLook;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class InnerEthereumTest {
    private static final Executor BACKGROUND = Thread::startVirtualThread;

    @TempDir
    private Path folder;

    private Program program() {
        var parts = new Parts(
                new DataDirectory(folder),
                Network.BITCOIN_MAIN,
                InnerEthereumTest::walletsIn,
                NodePorts.system(),
                InnerEthereumTest::web,
                Dice.secure(),
                BACKGROUND);
        return new Program(parts, "test");
    }

    private static WalletFolder walletsIn(Path path) {
        var ports =
                new WalletPorts(Secp256k1.best().curve(), Dice.secure(), InstantSource.system(), BACKGROUND, bug -> {
                    throw new AssertionError(bug);
                });
        return new WalletFolder(path, ports, () -> new KdfParameters(64, 1, 1));
    }

    private static HttpClient web() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static Finding<EtherTotal> ether(Session session) {
        return session.wallet().snapshot().get().ethereum().total();
    }

    private static void awaitEther(Session session, EthereumSide side, Predicate<Wei> wanted)
            throws InterruptedException {
        try (var changes = Awaiting.changesOf(session.wallet().snapshot(), side.chain())) {
            boolean arrived = changes.until(
                    () -> ether(session) instanceof Proven<EtherTotal> total
                            && wanted.test(total.value().total()),
                    Duration.ofSeconds(90));
            assertThat(arrived)
                    .as(() -> ether(session) + " " + side.chain().get())
                    .isTrue();
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void theWalletForPracticeHasProvenEther() throws InterruptedException, IOException {
        try (var program = program()) {
            assertThat(program.startPractice().join()).isInstanceOf(EntryOutcome.Entered.class);
            var session = ((HostState.Open) program.state().get()).session();
            var side = session.ethereum().orElseThrow();
            var practice = side.practice().orElseThrow();
            practice.makeBlocks(2).join();
            awaitEther(session, side, InnerEthereum.WELCOME::equals);

            var account =
                    session.wallet().snapshot().get().ethereum().addresses().getFirst();
            practice.send(account, Wei.PER_ETHER).join();
            practice.makeBlocks(2).join();
            awaitEther(session, side, InnerEthereum.WELCOME.plus(Wei.PER_ETHER)::equals);

            assertThat(side.checkAgain(List.of(account)).join()).singleElement().isInstanceOf(Proven.class);
            var file = folder.resolve("proof.json");
            assertThat(side.exportProof(List.of(account), file).join()).isEqualTo(new FileOutcome.Written(file));
            assertThat(EthereumProofFile.isOne(Files.readAllBytes(file))).isTrue();
            assertThat(side.chain().get().stage()).isInstanceOf(EthereumSnapshot.Stage.Synced.class);
        }
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void whoeverIsGivenANameCanBePaidByIt() throws InterruptedException {
        try (var program = program()) {
            assertThat(program.startPractice().join()).isInstanceOf(EntryOutcome.Entered.class);
            var session = ((HostState.Open) program.state().get()).session();
            var side = session.ethereum().orElseThrow();
            var practice = side.practice().orElseThrow();
            practice.makeBlocks(2).join();
            awaitEther(session, side, InnerEthereum.WELCOME::equals);
            var account =
                    session.wallet().snapshot().get().ethereum().addresses().getFirst();
            var script = Script.p2wpkh(new byte[20]);
            var name = practice.giveName(account, script).join();
            practice.makeBlocks(1).join();
            var found = found(side, name, CoinType.ETHER);
            assertThat(found.value()).isEqualTo(account.value());
            assertThat(found.finding()).isInstanceOf(Proven.class);
            assertThat(found(side, name, CoinType.BITCOIN).value()).isEqualTo(script.program());
        }
    }

    /// The node may be a block behind.
    private static NameLook.Found found(EthereumSide side, String name, CoinType coin) throws InterruptedException {
        var last = new AtomicReference<NameLook>();
        try (var changes = Awaiting.changesOf(side.chain())) {
            changes.until(
                    () -> {
                        last.set(side.names().look(name, coin, Set.of()).join());
                        return last.get() instanceof NameLook.Found;
                    },
                    Duration.ofSeconds(90));
        }
        if (last.get() instanceof NameLook.Found found) return found;
        throw new AssertionError(last.get());
    }

    private static Optional<LayerState.Look> look(EthereumSide side) {
        return side.layers().states().get().stream()
                .filter(state -> state.layer().id().equals("practice-rollup"))
                .findFirst()
                .flatMap(LayerState::look);
    }

    @Test
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void aChainBesideThePracticeNetworkIsAskedOnlyOnceItIsSwitchedOn() throws InterruptedException {
        try (var program = program()) {
            assertThat(program.startPractice().join()).isInstanceOf(EntryOutcome.Entered.class);
            var session = ((HostState.Open) program.state().get()).session();
            var side = session.ethereum().orElseThrow();
            side.practice().orElseThrow().makeBlocks(2).join();
            awaitEther(session, side, InnerEthereum.WELCOME::equals);
            assertThat(side.layers().states().get())
                    .isNotEmpty()
                    .allMatch(state -> state.look().isEmpty());
            var layer = side.layers().states().get().getFirst().layer();
            assertThat(layer.id()).isEqualTo("practice-rollup");
            var nowhere = side.layers().switchOn(layer, "not a server").join();
            assertThat(nowhere).isInstanceOf(LayerOutcome.NotAnAddress.class);
            var server = side.layers().proposed().orElseThrow();
            assertThat(side.layers().switchOn(layer, server).join()).isInstanceOf(LayerOutcome.SwitchedOn.class);
            try (var changes = Awaiting.changesOf(side.layers().states(), side.chain())) {
                var arrived = changes.until(
                        () -> look(side).stream()
                                .flatMap(it -> it.shares().stream())
                                .anyMatch(share -> share.settled() instanceof Proven<Settled<AccountState>> proven
                                        && proven.value().value().balance().equals(InnerEthereum.SETTLED)),
                        Duration.ofSeconds(90));
                assertThat(arrived).as(() -> look(side).toString()).isTrue();
            }
            assertThat(session.wallet().snapshot().get().ethereum().layers()).containsKey("practice-rollup");
            assertThat(ether(session))
                    .isInstanceOfSatisfying(
                            Proven.class,
                            total -> assertThat(((EtherTotal) total.value()).total())
                                    .isEqualTo(InnerEthereum.WELCOME));
            side.layers().switchOff(layer).join();
            assertThat(session.wallet().snapshot().get().ethereum().layers()).isEmpty();
        }
    }
}

package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticePayResult;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The node against the practice network's servers, over HTTP, with signatures, state and pushed events.
class PracticeChainTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final EthereumAddress BOB = address(0xb0);
    private static final EthereumAddress CONTRACT = address(0xcc);

    @TempDir
    Path folder;

    private static EthereumAddress address(int last) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[0] = (byte) last;
        return EthereumAddress.of(bytes);
    }

    private static HttpClient http() {
        return HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private TestNode follow(PracticeEthereum chain, EthereumChain as) throws Exception {
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Origin.Practice(), CLOCK.instant());
        var settings = new EthereumSettings(
                as,
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        return TestNode.of(EthereumNode.start(settings, EthereumPorts.over(http(), chain.time())));
    }

    private static void awaitsNewest(TestNode test, PracticeEthereum chain) throws InterruptedException {
        long newest = chain.snapshot().get().head().value() - 1;
        test.awaits(
                "head " + newest,
                now -> now.head().filter(h -> h.slot().value() >= newest).isPresent());
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    @Test
    void aPaymentIsProvenWithItsReceiptAndItsBlock() throws Exception {
        var settings = PracticeEthereumSettings.minimal();
        try (var chain = PracticeEthereum.start(settings, CLOCK);
                var test = follow(chain, chain.chain())) {
            awaitsNewest(test, chain);
            var heard = new LinkedBlockingQueue<WatchedAccounts>();
            test.node().watch(List.of(BOB), heard::add);
            var paid = ((PracticePayResult.Paid) chain.pay(BOB, Wei.PER_ETHER)).transaction();
            chain.advance(2);
            awaitsNewest(test, chain);
            var account =
                    proven(test.node().accounts(List.of(BOB), HeadKind.SIGNED).getFirst());
            assertThat(account.value().balance()).isEqualTo(Wei.PER_ETHER);
            var receipt = proven(test.node().receipt(paid.hash()));
            assertThat(receipt.value().transaction()).isEqualTo(paid.hash());
            var transaction = proven(test.node().transaction(paid.hash()));
            assertThat(transaction.value().transaction().value()).isEqualTo(Wei.PER_ETHER);
            var first = proven(test.node().block(BlockNumber.of(1)));
            assertThat(first.value().number()).isEqualTo(BlockNumber.of(1));
            hearsOf(heard, Wei.PER_ETHER);
            for (var it : List.of(account, receipt, transaction, first)) isCheckedByAnyone(chain.chain(), it);
        }
    }

    private static void hearsOf(LinkedBlockingQueue<WatchedAccounts> heard, Wei balance) throws InterruptedException {
        while (true) {
            var next = heard.poll(20, TimeUnit.SECONDS);
            assertThat(next).as("what the watcher hears").isNotNull();
            boolean isIt = next != null
                    && next.accounts().values().stream()
                            .anyMatch(it -> it instanceof Proven<?>
                                    && it.shown().orElseThrow().balance().equals(balance));
            if (isIt) return;
        }
    }

    /// The evidence is enough for a file that proves the same to somebody who trusts the checkpoint.
    private static void isCheckedByAnyone(EthereumChain chain, Proven<?> proven) {
        var file = EthereumProofFile.of(proven).orElseThrow();
        var read = EthereumProofFile.parse(file.toBytes()).orThrow();
        var later = CLOCK.instant().plus(Duration.ofDays(1));
        assertThat(read.check(chain, new BlstBls(), (_, _) -> Optional.empty(), later))
                .isInstanceOf(Proven.class);
    }

    @Test
    void storageAndCodeOfAContractAreProven() throws Exception {
        try (var chain = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK);
                var test = follow(chain, chain.chain())) {
            var code = ByteString.of((byte) 0x60, (byte) 1);
            chain.seedContract(
                    CONTRACT, code, Map.of(StorageKey.of(7), Wei.of(42).word()));
            chain.advance(2);
            awaitsNewest(test, chain);
            var slots = test.node().storage(CONTRACT, List.of(StorageKey.of(7), StorageKey.of(8)), HeadKind.SIGNED);
            assertThat(proven(slots.get(0)).value().word()).isEqualTo(Wei.of(42).word());
            assertThat(proven(slots.get(1)).value().isZero()).isTrue();
            assertThat(proven(test.node().code(CONTRACT, HeadKind.SIGNED))
                            .value()
                            .bytes())
                    .isEqualTo(code);
        }
    }

    @Test
    void manyPeriodsAreCaughtUpWith() throws Exception {
        try (var chain = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK)) {
            var root = chain.checkpointRoot();
            chain.advance(10 * 64);
            var checkpoint = new Checkpoint(root, new Origin.Practice(), CLOCK.instant());
            var settings = new EthereumSettings(
                    chain.chain(),
                    folder,
                    Optional.of(checkpoint),
                    List.of(new Endpoint(chain.beaconUrl(), true)),
                    List.of(new Endpoint(chain.rpcUrl(), true)));
            try (var test = TestNode.of(EthereumNode.start(settings, EthereumPorts.over(http(), chain.time())))) {
                awaitsNewest(test, chain);
                assertThat(test.awaitsStage(Stage.Synced.class).period()).isGreaterThanOrEqualTo(9);
            }
        }
    }

    @Test
    void aForkThatIsKnownIsCrossedWhileFollowing() throws Exception {
        var settings = PracticeEthereumSettings.minimal().then(ConsensusFork.GLOAS, 6);
        try (var chain = PracticeEthereum.start(settings, CLOCK);
                var test = follow(chain, chain.chain())) {
            awaitsNewest(test, chain);
            for (int i = 0; i < 10; i++) {
                chain.advance(4);
                awaitsNewest(test, chain);
            }
            assertThat(chain.snapshot().get().fork()).isEqualTo(ConsensusFork.GLOAS);
            assertThat(test.now().caughtLies()).isEmpty();
            chain.pay(BOB, Wei.PER_ETHER);
            chain.advance(3);
            awaitsNewest(test, chain);
            var account =
                    proven(test.node().accounts(List.of(BOB), HeadKind.SIGNED).getFirst());
            assertThat(account.value().balance()).isEqualTo(Wei.PER_ETHER);
            isCheckedByAnyone(chain.chain(), account);
        }
    }

    @Test
    void aForkThatIsNotKnownStopsProofsAndBlamesNobody() throws Exception {
        var settings = PracticeEthereumSettings.minimal().then(ConsensusFork.GLOAS, 6);
        try (var chain = PracticeEthereum.start(settings, CLOCK);
                var test = follow(chain, withoutGloas(chain.chain()))) {
            awaitsNewest(test, chain);
            chain.advance(20);
            test.awaitsStage(Stage.RulesUnknown.class);
            assertThat(test.now().caughtLies()).isEmpty();
            assertThat(test.awaits("advice", now -> !now.advice().isEmpty()).advice())
                    .anyMatch(line -> line.contains("Gloas"));
            assertThat(test.node().head(HeadKind.SIGNED)).isInstanceOf(Pending.class);
        }
    }

    private static EthereumChain withoutGloas(EthereumChain chain) {
        var it = chain.schedule();
        var forks = it.forks().stream()
                .filter(fork -> fork.fork() != ConsensusFork.GLOAS)
                .toList();
        var schedule = new ForkSchedule(
                it.preset(), it.genesis(), it.genesisValidatorsRoot(), it.slotTime(), forks, it.blobs());
        return new EthereumChain(chain.id(), chain.chainId(), schedule);
    }

    @Test
    void aReorganisationIsFollowed() throws Exception {
        try (var chain = PracticeEthereum.start(PracticeEthereumSettings.minimal(), CLOCK);
                var test = follow(chain, chain.chain())) {
            awaitsNewest(test, chain);
            chain.pay(BOB, Wei.PER_ETHER);
            chain.advance(2);
            awaitsNewest(test, chain);
            chain.reorganise(2);
            chain.advance(2);
            awaitsNewest(test, chain);
            var head = proven(test.node().head(HeadKind.SIGNED));
            assertThat(chain.headerAt(head.value().number()).orElseThrow()).isEqualTo(head.value());
            assertThat(test.now().caughtLies()).isEmpty();
        }
    }
}

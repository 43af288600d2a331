package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.HistoryKernel;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ordinary light client follows the practice chain, over HTTP and with every check.
class FollowingTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final EthereumAddress BOB = new Signing("bob", 1).address();

    private static PracticeEthereum start(PracticeEthereumSettings settings) throws IOException {
        return PracticeEthereum.start(settings, CLOCK);
    }

    @Test
    void asMainnetIsItBeginsWithAFinalBlockInAnInstant() throws IOException {
        long began = System.nanoTime();
        try (var chain = start(PracticeEthereumSettings.practice())) {
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            assertThat(chain.snapshot().get().finalized()).isEqualTo(Slot.of(64));
            assertThat(chain.snapshot().get().head()).isEqualTo(Slot.of(130));
            try (var client = Follower.byJson(chain, chain.checkpointRoot()).follow()) {
                assertThat(client.store().finalized().slot()).isEqualTo(Slot.of(64));
                assertThat(client.store().signedHead().slot()).isEqualTo(Slot.of(129));
                assertThat(client.head().value().number()).isEqualTo(BlockNumber.of(129));
                assertThat(client.store().trail().bootstrap().committee().size())
                        .isEqualTo(512);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientFollowsFromCommitteeToCommittee(boolean bySsz) throws IOException {
        try (var chain = start(PracticeEthereumSettings.minimal())) {
            var root = chain.checkpointRoot();
            chain.advance(5 * 64);
            try (var client = bySsz ? Follower.bySsz(chain, root) : Follower.byJson(chain, root)) {
                client.follow();
                assertThat(client.store().period()).isEqualTo(5);
                assertThat(client.store().trail().updates()).hasSizeGreaterThanOrEqualTo(5);
                assertThat(client.store().signedHead().slot()).isEqualTo(Slot.of(34 + 5 * 64 - 1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientWalksThroughEveryFork(boolean bySsz) throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .beginningWith(ConsensusFork.ALTAIR)
                .then(ConsensusFork.BELLATRIX, 6)
                .then(ConsensusFork.CAPELLA, 9)
                .then(ConsensusFork.DENEB, 12)
                .then(ConsensusFork.ELECTRA, 15)
                .then(ConsensusFork.FULU, 21)
                .then(ConsensusFork.GLOAS, 28);
        try (var chain = start(settings)) {
            try (var client = bySsz
                    ? Follower.bySsz(chain, chain.checkpointRoot())
                    : Follower.byJson(chain, chain.checkpointRoot())) {
                for (int slot = 35; slot < 40 * 8; slot++) {
                    chain.advance(1);
                    client.follow();
                    assertThat(client.store().signedHead().slot()).isEqualTo(Slot.of(slot - 1));
                    if (slot > 9 * 8 + 1) checkHead(client, slot - 1);
                }
            }
        }
    }

    /// From Gloas on it is the block before the newest signed one.
    private static void checkHead(Follower client, int signed) {
        var header = client.head().value();
        boolean isGloas = signed >= 28 * 8;
        assertThat(header.number()).isEqualTo(BlockNumber.of(isGloas ? signed - 1 : signed));
        assertThat(header.has(HeaderField.PARENT_BEACON_BLOCK_ROOT)).isEqualTo(signed >= 12 * 8);
        assertThat(header.has(HeaderField.REQUESTS_HASH)).isEqualTo(signed >= 15 * 8);
        assertThat(header.has(HeaderField.SLOT_NUMBER)).isEqualTo(signed > 28 * 8);
        var link = client.store().signedHead().execution();
        assertThat(link instanceof ExecutionLink.BlockHash).isEqualTo(isGloas);
    }

    @Test
    void aClientComesFromFuluToGloasInOneGo() throws IOException {
        var settings = PracticeEthereumSettings.minimal().then(ConsensusFork.GLOAS, 12);
        try (var chain = start(settings)) {
            var root = chain.checkpointRoot();
            chain.advance(3 * 64);
            try (var client = Follower.bySsz(chain, root).follow()) {
                assertThat(client.store().finalized().execution()).isInstanceOf(ExecutionLink.BlockHash.class);
                assertThat(client.head().value().slotNumber()).hasValue(34 + 3 * 64 - 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsensusFork.class,
            names = {"CAPELLA", "DENEB", "ELECTRA", "FULU", "GLOAS"})
    void provesBalancesUnderEveryFork(ConsensusFork fork) throws IOException {
        try (var chain = start(PracticeEthereumSettings.minimal().beginningWith(fork))) {
            assertThat(chain.pay(BOB, Wei.PER_ETHER)).isInstanceOf(PracticePayResult.Paid.class);
            chain.advance(3);
            try (var client = Follower.bySsz(chain, chain.checkpointRoot()).follow()) {
                var head = client.head();
                var nodes = EthereumJson.nodes(client.asker()
                        .proof(Hex.of(head.value().hash()), BOB.text())
                        .path("accountProof"));
                var account = Follower.proven(StateKernel.account(head, BOB, nodes));
                assertThat(account.value().balance()).isEqualTo(Wei.PER_ETHER);
            }
        }
    }

    @Test
    void knowsNoBlockOfAnotherChain() throws IOException {
        try (var chain = start(PracticeEthereumSettings.minimal());
                var asker = new Asker(chain)) {
            var response = asker.get("/eth/v1/beacon/light_client/bootstrap/0x" + "4b".repeat(32), "application/json");
            assertThat(response.statusCode()).isEqualTo(404);
        }
    }

    @Test
    void holdsFinalityBackWhileTooFewAreThere() throws IOException {
        try (var chain = start(PracticeEthereumSettings.minimal())) {
            var root = chain.checkpointRoot();
            var finalized = chain.snapshot().get().finalized();
            chain.advance(20, 21);
            assertThat(chain.snapshot().get().finalized().value() - finalized.value())
                    .isLessThanOrEqualTo(8);
            try (var client = Follower.byJson(chain, root)) {
                assertThat(client.followHead()).isEqualTo(new Outcome.Accepted(false, true));
                assertThat(client.store().signedHead().slot()).isEqualTo(finalized);
                chain.advance(30, 22);
                assertThat(chain.snapshot().get().finalized()).isGreaterThan(finalized);
                client.follow();
                assertThat(client.store().finalized().slot())
                        .isEqualTo(chain.snapshot().get().finalized());
            }
        }
    }

    @Test
    void makesTheSameChainFromTheSameClock() throws IOException {
        try (var one = start(PracticeEthereumSettings.minimal());
                var other = start(PracticeEthereumSettings.minimal())) {
            one.advance(20);
            other.advance(20);
            assertThat(one.snapshot().get()).isEqualTo(other.snapshot().get());
        }
    }

    @Test
    void aClientFollowsOverEmptySlotsAndALongSleep() throws IOException {
        var clock = new AtomicReference<>(CLOCK.instant());
        try (var chain = PracticeEthereum.start(PracticeEthereumSettings.minimal(), clock::get)) {
            var root = chain.checkpointRoot();
            chain.skip(3);
            try (var client = Follower.byJson(chain, root).follow()) {
                assertThat(client.store().signedHead().slot()).isEqualTo(Slot.of(34));
                clock.set(CLOCK.instant().plus(Duration.ofMinutes(640)));
                long number = chain.snapshot().get().number().value();
                chain.catchUp();
                assertThat(chain.snapshot().get().head()).isEqualTo(Slot.of(34 + 64 * 100));
                assertThat(chain.snapshot().get().number().value() - number).isLessThan(6 * 100);
                client.follow();
                assertThat(client.store().signedHead().slot()).isEqualTo(Slot.of(34 + 64 * 100 - 1));
                assertThat(client.store().period()).isEqualTo(Preset.MINIMAL.periodOf(Slot.of(34 + 64 * 100 - 24)));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsensusFork.class,
            names = {"DENEB", "FULU", "GLOAS"})
    void provesOlderBlocksByTheRootsThatTheStateKeeps(ConsensusFork fork) throws IOException {
        try (var chain = start(PracticeEthereumSettings.minimal().beginningWith(fork))) {
            chain.skip(2);
            chain.advance(70);
            try (var client = Follower.bySsz(chain, chain.checkpointRoot()).follow()) {
                var head = client.head();
                var signed = client.store().signedHead().slot();
                for (long back : new long[] {2, 3, 63, 64}) {
                    var slot = Slot.of(signed.value() - back);
                    var older = chain.history(signed, slot).orElseThrow();
                    var proven = Follower.proven(HistoryKernel.inBlockRoots(chain.chain(), head, older));
                    assertThat(proven.value().number()).isLessThan(head.value().number());
                    var now = chain.time().instant();
                    assertThat(EthereumProofFile.checkAgain(proven, chain.chain(), new BlstBls(), now)
                                    .isProven())
                            .isTrue();
                }
                assertThat(chain.history(signed, Slot.of(signed.value() - 65))).isEmpty();
                assertThat(chain.history(signed, signed)).isEmpty();
            }
        }
    }

    @Test
    void aBlockComesWithEachSlotOfTheClock() throws Exception {
        var clock = new AtomicReference<>(CLOCK.instant());
        var settings = PracticeEthereumSettings.minimal().withSlotTime(Duration.ofSeconds(1));
        try (var chain = PracticeEthereum.start(settings, clock::get)) {
            var reached = new CountDownLatch(1);
            try (var _ = chain.snapshot().observe(Runnable::run, now -> {
                if (now.head().equals(Slot.of(36))) reached.countDown();
            })) {
                chain.runByTheClock();
                clock.set(CLOCK.instant().plusSeconds(2));
                assertThat(reached.await(20, TimeUnit.SECONDS)).isTrue();
                chain.stopTheClock();
            }
            assertThat(chain.time().instant()).isEqualTo(clock.get());
            chain.advance(5);
            assertThat(chain.time().instant()).isEqualTo(clock.get().plusSeconds(5));
        }
    }
}

package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.Slot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A practice chain that is opened again is the same chain.
class KeptChainTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final InstantSource CLOCK = InstantSource.fixed(NOW);
    private static final EthereumAddress BOB = new Signing("bob", 1337).address();
    private static final EthereumAddress TOKEN =
            EthereumAddress.ofWord(StorageKey.of(0xc0de).value());
    private static final String FILE = "ethereum-blocks.dat";

    @TempDir
    private Path folder;

    private static PracticeEthereumSettings settings(ConsensusFork fork) {
        return PracticeEthereumSettings.minimal().beginningWith(fork).withProofWindow(20);
    }

    /// Something of everything that can happen to a chain.
    private static void live(PracticeEthereum chain) {
        chain.pay(BOB, Wei.PER_ETHER);
        chain.seedContract(
                TOKEN,
                ByteString.of((byte) 1),
                Map.of(StorageKey.of(1), Wei.of(5).word()));
        chain.advance(30);
        chain.setStorage(TOKEN, StorageKey.of(1), Wei.of(6).word());
        chain.setBalance(TOKEN, Wei.of(9));
        chain.pay(BOB, Wei.PER_ETHER);
        chain.advance(2, 25);
        chain.skip(3);
        chain.reorganise(2);
        chain.pay(BOB, Wei.of(1));
        chain.advance(9);
    }

    private static String word(PracticeEthereum chain) {
        try (var asker = new Asker(chain)) {
            return asker.result("eth_getStorageAt", TOKEN.text(), "0x1", "latest")
                    .asString();
        }
    }

    private static Wei balance(PracticeEthereum chain) {
        return chain.inside(state -> state.head().account(BOB).balance());
    }

    @ParameterizedTest
    @EnumSource(
            value = ConsensusFork.class,
            names = {"CAPELLA", "FULU", "GLOAS"})
    void goesOnAsIfItHadNeverBeenClosed(ConsensusFork fork) throws IOException {
        PracticeEthereumSnapshot before;
        try (var chain = PracticeEthereum.open(folder, settings(fork), CLOCK)) {
            live(chain);
            before = chain.snapshot().get();
        }
        try (var again = PracticeEthereum.open(folder, settings(fork), CLOCK);
                var never = PracticeEthereum.start(settings(fork), CLOCK)) {
            live(never);
            assertThat(again.snapshot().get())
                    .isEqualTo(before)
                    .isEqualTo(never.snapshot().get());
            again.advance(30);
            never.advance(30);
            assertThat(again.snapshot().get()).isEqualTo(never.snapshot().get());
            assertThat(balance(again)).isEqualTo(Wei.PER_ETHER.times(2).plus(Wei.of(1)));
            assertThat(word(again)).isEqualTo(Hex.of(Wei.of(6).word()));
            if (fork == ConsensusFork.CAPELLA) return;
            try (var client = Follower.bySsz(again, again.checkpointRoot()).follow()) {
                var head = client.head().value();
                assertThat(again.headerAt(head.number())).contains(head);
            }
        }
    }

    @Test
    void makesUpForTheTimeInBetween() throws IOException {
        var clock = new AtomicReference<>(NOW);
        try (var chain = PracticeEthereum.open(folder, settings(ConsensusFork.FULU), clock::get)) {
            chain.pay(BOB, Wei.PER_ETHER);
            chain.advance(1);
            var root = chain.checkpointRoot();
            try (var client = Follower.byJson(chain, root).follow()) {
                assertThat(client.store().finalized().slot()).isEqualTo(Slot.of(16));
            }
        }
        clock.set(NOW.plus(Duration.ofDays(1)));
        try (var chain = PracticeEthereum.open(folder, settings(ConsensusFork.FULU), clock::get)) {
            assertThat(chain.snapshot().get().head()).isEqualTo(Slot.of(34 + 14_400));
            assertThat(balance(chain)).isEqualTo(Wei.PER_ETHER);
            try (var client = Follower.byJson(chain, chain.rootAt(Slot.of(16)).orElseThrow())) {
                client.follow();
                assertThat(client.store().signedHead().slot()).isEqualTo(Slot.of(34 + 14_400 - 1));
            }
        }
    }

    @Test
    void losesNoMoreThanTheTornEnd() throws IOException {
        long number;
        try (var chain =
                PracticeEthereum.open(folder, settings(ConsensusFork.FULU).withPastSlots(5), CLOCK)) {
            chain.pay(BOB, Wei.PER_ETHER);
            chain.advance(2);
            number = chain.snapshot().get().number().value();
        }
        var whole = Files.readAllBytes(folder.resolve(FILE));
        for (int missing = 1; missing < 700; missing += 9) {
            var torn = folder.resolve("torn " + missing);
            Files.createDirectories(torn);
            Files.write(torn.resolve(FILE), Arrays.copyOf(whole, whole.length - missing));
            try (var chain =
                    PracticeEthereum.open(torn, settings(ConsensusFork.FULU).withPastSlots(5), CLOCK)) {
                assertThat(chain.snapshot().get().number().value()).isBetween(number - 4, number - 1);
                chain.advance(3);
            }
        }
    }

    @Test
    void isNotOpenedByOtherRulesNorTwiceNorFromAnything() throws IOException {
        try (var chain = PracticeEthereum.open(folder, settings(ConsensusFork.FULU), CLOCK)) {
            assertThat(chain.snapshot().get().head()).isEqualTo(Slot.of(34));
            assertThatThrownBy(() -> PracticeEthereum.open(folder, settings(ConsensusFork.FULU), CLOCK))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("open already");
        }
        assertThatThrownBy(() -> PracticeEthereum.open(folder, settings(ConsensusFork.GLOAS), CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("other rules");
        try (var chain =
                PracticeEthereum.open(folder, settings(ConsensusFork.FULU).withParticipants(20), CLOCK)) {
            assertThat(chain.snapshot().get().head()).isEqualTo(Slot.of(34));
        }
        Files.writeString(folder.resolve(FILE), "something else altogether");
        assertThatThrownBy(() -> PracticeEthereum.open(folder, settings(ConsensusFork.FULU), CLOCK))
                .isInstanceOf(IOException.class);
    }

    @Test
    void isNotMadeAgainFromRecordsThatAreChanged() throws IOException {
        try (var chain = PracticeEthereum.open(folder, settings(ConsensusFork.FULU), CLOCK)) {
            chain.advance(1);
        }
        ByteString last;
        try (var file = ChainFile.open(folder.resolve(FILE))) {
            last = file.records().getLast();
            file.append(last);
        }
        assertThatThrownBy(() -> PracticeEthereum.open(folder, settings(ConsensusFork.FULU), CLOCK))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be made again");
    }
}

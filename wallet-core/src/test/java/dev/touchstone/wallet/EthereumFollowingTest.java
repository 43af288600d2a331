package dev.touchstone.wallet;

import static dev.touchstone.wallet.SavingsWallet.look;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.ledger.EthereumHoldings;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.testsupport.EthereumWorld;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a node finds, as the wallet shows and remembers it.
final class EthereumFollowingTest {
    private static final String PASSWORD = SavingsWallet.PASSWORD;
    private static final EthereumAddress FIRST = SavingsWallet.FIRST;
    private static final EthereumAddress KEYS = SavingsWallet.address("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");
    private static final Instant NOW = Instant.parse("2026-11-22T10:20:30Z");

    private final SavingsWallet savings;

    EthereumFollowingTest(@TempDir Path directory) {
        savings = new SavingsWallet(directory);
    }

    @AfterEach
    void close() {
        savings.close();
    }

    private static void report(
            OpenWallet wallet, String chain, EthereumAddress address, Finding<AccountState> finding) {
        report(wallet, chain, Map.of(address, finding));
    }

    private static void report(OpenWallet wallet, String chain, Map<EthereumAddress, Finding<AccountState>> findings) {
        wallet.ethereumListener().proven(chain, findings);
        wallet.confirmBackup().join(); // whatever was posted before it has been taken, and is published with it
    }

    @Test
    void showsWhatTheNodeFinds() {
        Finding<AccountState> refuted = new Refuted<>(new Refutation.PremiseMissing("a node"));
        try (var wallet = savings.create()) {
            report(wallet, "practice", FIRST, refuted);
            assertThat(look(wallet).account(FIRST).orElseThrow().state()).isEqualTo(refuted);
            assertThat(look(wallet).total()).isInstanceOf(Refuted.class);
            wallet.ethereumListener().unknown("practice", new Pending.Reason.Offline());
            wallet.ethereum().watch(KEYS, "").join();
            assertThat(look(wallet).missing()).contains(new Pending.Reason.Offline());
            assertThat(look(wallet).account(FIRST).orElseThrow().state()).isEqualTo(refuted);
            isPending(wallet, new Pending.Reason.Offline());
            report(wallet, "mainnet", KEYS, refuted);
            assertThat(look(wallet).chain()).isEqualTo("practice");
            isPending(wallet, new Pending.Reason.Offline());
        }
    }

    private static void isPending(OpenWallet wallet, Pending.Reason reason) {
        assertThat(look(wallet).account(KEYS).orElseThrow().state())
                .isInstanceOfSatisfying(
                        Pending.class, pending -> assertThat(pending.reason()).isEqualTo(reason));
    }

    private static Map<EthereumAddress, Finding<AccountState>> block(long number, long balance) {
        return EthereumWorld.at(number, NOW.plusSeconds(12 * number))
                .holding(FIRST, Wei.of(balance))
                .find(FIRST);
    }

    @Test
    void remembersWhatWasProvenButWritesNoRowForEachBlock() {
        try (var wallet = savings.create()) {
            for (int number = 1; number <= 20; number++) report(wallet, "practice", block(number, 5));
            report(wallet, "practice", block(21, 7));
            report(wallet, "practice", block(22, 7));
            assertThat(look(wallet).total())
                    .isInstanceOfSatisfying(
                            Proven.class,
                            proven -> assertThat(proven.asOf().height()).isEqualTo(Height.of(22)));
            assertThat(look(wallet).account(FIRST).orElseThrow().state().shown().map(AccountState::balance))
                    .contains(Wei.of(7));
        }
        var proofs = new ArrayList<WalletEvent.EtherProven>();
        try (var file = savings.file(PASSWORD)) {
            file.journal().replay(0, record -> {
                if (EventCodec.read(record).orThrow() instanceof WalletEvent.EtherProven proven) proofs.add(proven);
            });
        }
        assertThat(proofs).extracting(proof -> proof.state().balance()).containsExactly(Wei.of(5), Wei.of(7));
        try (var wallet = savings.open()) {
            var holding = look(wallet).account(FIRST).orElseThrow();
            assertThat(holding.state()).isInstanceOf(Pending.class);
            assertThat(holding.last()).contains(proofs.getLast().state());
            assertThat(look(wallet).lastTotal())
                    .contains(new EthereumHoldings.LastTotal(Wei.of(7), NOW.plusSeconds(12 * 21)));
        }
    }

    @Test
    void takesNoBalanceForAnotherAccount() {
        var crossed = Map.of(KEYS, List.copyOf(block(1, 5).values()).getFirst());
        try (var wallet = savings.create()) {
            var listener = wallet.ethereumListener();
            assertThatIllegalArgumentException().isThrownBy(() -> listener.proven("practice", crossed));
        }
    }
}

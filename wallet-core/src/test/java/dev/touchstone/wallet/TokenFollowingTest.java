package dev.touchstone.wallet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.asset.TokenDecimals;
import dev.touchstone.wallet.ledger.EventCodec;
import dev.touchstone.wallet.ledger.TokenHolding;
import dev.touchstone.wallet.ledger.WalletEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What contracts do not answer, as the wallet remembers it.
final class TokenFollowingTest {
    private static final EthereumAddress AT = SavingsWallet.address("0x008AeEda4D805471dF9b2A5B0f38A0C3bCBA786b");
    private static final TokenQuestion<?> DECIMALS = new Erc20.Decimals(AT);

    private final SavingsWallet savings;

    TokenFollowingTest(@TempDir Path directory) {
        savings = new SavingsWallet(directory);
    }

    @AfterEach
    void close() {
        savings.close();
    }

    private static TokenHolding token(OpenWallet wallet) {
        return wallet.snapshot()
                .get()
                .tokens()
                .token(new TokenContract("practice", AT))
                .orElseThrow();
    }

    private static void report(OpenWallet wallet, Refutation refutation) {
        Map<TokenQuestion<?>, Finding<?>> answers = Map.of(DECIMALS, new Refuted<>(refutation));
        wallet.tokenListener().answered("practice", answers);
        wallet.confirmBackup().join(); // whatever was posted before it has been taken, and is published with it
    }

    private List<WalletEvent.AnswerRefused> refusals() {
        var refusals = new ArrayList<WalletEvent.AnswerRefused>();
        try (var file = savings.file(SavingsWallet.PASSWORD)) {
            file.journal().replay(0, record -> {
                if (EventCodec.read(record).orThrow() instanceof WalletEvent.AnswerRefused it) refusals.add(it);
            });
        }
        return refusals;
    }

    @Test
    void remembersThatAContractDoesNotSayItsDecimalsAndWritesThatOnce() {
        try (var wallet = savings.create()) {
            wallet.tokens().add(AT).join();
            for (int block = 0; block < 5; block++) report(wallet, new Refutation.ContractRefused(AT, "REVERT"));
            assertThat(token(wallet).decimals()).isEqualTo(new TokenDecimals.Silent());
        }
        assertThat(refusals())
                .singleElement()
                .satisfies(it -> assertThat(it.question()).isEqualTo(DECIMALS));
        try (var wallet = savings.open()) {
            assertThat(token(wallet).decimals()).as("before anybody is asked").isEqualTo(new TokenDecimals.Silent());
        }
    }

    @Test
    void takesTheLieOfAServerForNoWordOfTheContract() {
        try (var wallet = savings.create()) {
            wallet.tokens().add(AT).join();
            report(wallet, new Refutation.TrieNodeHashMismatch(3));
            assertThat(token(wallet).decimals()).isEqualTo(new TokenDecimals.NotYetKnown());
        }
        assertThat(refusals()).isEmpty();
    }
}

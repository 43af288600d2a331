package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the practice chain's blocks took for gas, as a wallet asks for it.
class FeesTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final EthereumAddress BOB =
            EthereumAddress.ofWord(StorageKey.of(0xb0b).value());

    @Test
    void tipsAreThoseOfTheBlocksTransactions() throws IOException {
        var settings =
                PracticeEthereumSettings.minimal().withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER.times(10)));
        try (var chain = PracticeEthereum.start(settings, CLOCK);
                var asker = new Asker(chain)) {
            for (int nonce = 0; nonce < 3; nonce++) {
                var fees = new Fees.FeeMarket(Wei.of(nonce + 1), Wei.PER_GWEI.times(10));
                var tx = Draft.payment(nonce, BOB, Wei.of(1)).withFees(TransactionType.FEE_MARKET, fees);
                assertThat(chain.submit(ALICE.sign(tx).bytes())).isInstanceOf(PracticeSubmitResult.Accepted.class);
            }
            chain.advance(1);
            var head = chain.inside(state -> state.chain().head().execution());
            assertThat(head.transactions()).hasSize(3);
            var said = asker.result("eth_feeHistory", "0x2", "latest", List.of(10, 50, 90));
            var fees = said.path("baseFeePerGas");
            assertThat(fees.size()).isEqualTo(3);
            assertThat(EthereumJson.wei(fees.get(1)))
                    .isEqualTo(head.header().baseFee().orElseThrow());
            var tips = said.path("reward").get(1);
            assertThat(EthereumJson.list(tips, EthereumJson::wei)).containsExactly(Wei.of(1), Wei.of(2), Wei.of(3));
            chain.advance(1);
            var next = chain.inside(state -> state.chain().head().execution());
            assertThat(EthereumJson.wei(fees.get(2)))
                    .isEqualTo(next.header().baseFee().orElseThrow());
            for (var bad : List.of(List.of("0x0", "latest"), List.of("0x1", "latest", List.of(50, 10)))) {
                assertThat(asker.error("eth_feeHistory", bad.toArray())
                                .path("code")
                                .asInt())
                        .isEqualTo(-32602);
            }
        }
    }
}

package dev.touchstone.spv.ethereum.evm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.ForkActivations.Selected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForkActivationsTest {
    private static final long AMSTERDAM_ON_SEPOLIA = 1_791_294_816;

    private static ExecutionHeader header(long number, long time, HeaderField last) {
        var builder = ExecutionHeader.builder();
        for (var field : HeaderField.values()) {
            if (field.compareTo(last) > 0) break;
            switch (field) {
                case NUMBER -> builder.set(field, number);
                case TIMESTAMP -> builder.set(field, time);
                case GAS_LIMIT, GAS_USED, BLOB_GAS_USED, EXCESS_BLOB_GAS, SLOT_NUMBER -> builder.set(field, 0);
                case DIFFICULTY, BASE_FEE -> builder.set(field, Wei.ZERO);
                case BENEFICIARY -> builder.set(field, EthereumAddress.ZERO);
                case LOGS_BLOOM -> builder.set(field, ByteString.of(new byte[256]));
                case NONCE -> builder.set(field, ByteString.of(new byte[8]));
                case EXTRA_DATA -> builder.set(field, ByteString.EMPTY);
                default -> builder.set(field, Hash256.ZERO);
            }
        }
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, NONCE, FRONTIER",
        "9068999, 1, NONCE, PETERSBURG",
        "9069000, 1, NONCE, ISTANBUL",
        "12965000, 1, BASE_FEE, LONDON",
        "15537394, 1663224179, BASE_FEE, PARIS",
        "17034870, 1681338455, WITHDRAWALS_ROOT, SHANGHAI",
        "19426587, 1710338135, PARENT_BEACON_BLOCK_ROOT, CANCUN",
        "22431084, 1746612311, REQUESTS_HASH, PRAGUE",
        "23935694, 1764798551, REQUESTS_HASH, OSAKA",
        "24000000, 1767747670, REQUESTS_HASH, BPO1",
        "24000000, 1767747671, REQUESTS_HASH, BPO2"
    })
    void selectsTheRulesOfAMainnetBlock(long number, long time, HeaderField last, EvmFork fork) {
        assertThat(ForkActivations.mainnet().of(header(number, time, last))).isEqualTo(new Selected.Known(fork));
    }

    @Test
    void knowsAmsterdamWhereItHasADate() {
        var block = header(9_000_000, AMSTERDAM_ON_SEPOLIA, HeaderField.SLOT_NUMBER);
        assertThat(ForkActivations.sepolia().of(block)).isEqualTo(new Selected.Known(EvmFork.AMSTERDAM));
        assertThat(ForkActivations.mainnet()
                        .with(EvmFork.AMSTERDAM, AMSTERDAM_ON_SEPOLIA)
                        .of(block))
                .isEqualTo(new Selected.Known(EvmFork.AMSTERDAM));
    }

    @Test
    void refusesAHeaderThatIsNotOfTheForkInForce() {
        var early = header(9_000_000, AMSTERDAM_ON_SEPOLIA - 1, HeaderField.SLOT_NUMBER);
        var late = header(9_000_000, AMSTERDAM_ON_SEPOLIA, HeaderField.REQUESTS_HASH);
        var undated = header(30_000_000, AMSTERDAM_ON_SEPOLIA, HeaderField.SLOT_NUMBER);
        assertThat(ForkActivations.sepolia().of(early)).isInstanceOf(Selected.Unknown.class);
        assertThat(ForkActivations.sepolia().of(late)).isInstanceOf(Selected.Unknown.class);
        assertThat(ForkActivations.mainnet().of(undated)).isInstanceOf(Selected.Unknown.class);
        assertThat(ForkActivations.hoodi().of(header(1, 1, HeaderField.NONCE))).isInstanceOf(Selected.Unknown.class);
    }

    @Test
    void forksAreKnownByTheNamesThatTestsGiveThem() {
        assertThat(EvmFork.byName("ConstantinopleFix")).contains(EvmFork.PETERSBURG);
        assertThat(EvmFork.byName("EIP150")).contains(EvmFork.TANGERINE_WHISTLE);
        assertThat(EvmFork.byName("Osaka")).contains(EvmFork.OSAKA);
        assertThat(EvmFork.byName("Bogota")).isEmpty();
    }
}

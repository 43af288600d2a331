package dev.touchstone.spv.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.TxId;
import org.junit.jupiter.api.Test;

class Hash256Test {
    private static final String OWN = "11".repeat(31) + "22";
    private static final String REVERSED = "22" + "11".repeat(31);

    private final Hash256 hash = Hash256.fromHex(OWN).orElseThrow();

    @Test
    void isWrittenInItsOwnOrderAsEthereumDoes() {
        assertThat(hash).hasToString(OWN);
        assertThat(new ChainPoint(Height.of(7), hash)).hasToString("7:" + OWN);
    }

    @Test
    void isWrittenReversedWhereItIsOfBitcoin() {
        assertThat(hash.display()).isEqualTo(REVERSED);
        assertThat(new BlockHash(hash)).hasToString(REVERSED);
        assertThat(new TxId(hash)).hasToString(REVERSED);
        assertThat(Hash256.fromDisplay(REVERSED)).contains(hash);
    }
}

package dev.touchstone.app.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.BlockFees;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot.FeeBasis;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.payment.FeeQuote;
import dev.touchstone.wallet.payment.FeeRate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FeeQuotesTest {
    @Test
    void quotesNothingWhereMoneyIsRealAndNothingWasSeen() {
        assertThat(FeeQuotes.of(Network.BITCOIN_MAIN, FeeBasis.NONE)).isInstanceOf(FeeQuote.Unknown.class);
    }

    @Test
    void quotesWhatNodesPassOnWhereBlocksAreNeverFull() {
        var quote = known(FeeQuotes.of(Network.BITCOIN_REGTEST, FeeBasis.NONE));
        assertThat(quote.nextBlock()).isEqualTo(FeeRate.RELAY_FLOOR);
        assertThat(quote.basis()).isInstanceOf(FeeQuote.Basis.RelayFloor.class);
    }

    @Test
    void asksMoreForSoonerFromRecentBlocks() {
        var basis = new FeeBasis(List.of(block(903, 9000), block(902, 30000), block(901, 12000)), Optional.of(2000L));
        var quote = known(FeeQuotes.of(Network.BITCOIN_MAIN, basis));
        assertThat(quote.nextBlock()).isEqualTo(new FeeRate(30000));
        assertThat(quote.withinAnHour()).isEqualTo(new FeeRate(12000));
        assertThat(quote.today()).isEqualTo(new FeeRate(4500));
        assertThat(quote.floor()).isEqualTo(new FeeRate(2000));
        assertThat(quote.basis()).isEqualTo(new FeeQuote.Basis.RecentBlocks(3));
    }

    @Test
    void neverQuotesLessThanPeersAccept() {
        var basis = new FeeBasis(List.of(block(901, 1200)), Optional.of(5000L));
        var quote = known(FeeQuotes.of(Network.BITCOIN_MAIN, basis));
        assertThat(List.of(quote.nextBlock(), quote.withinAnHour(), quote.today()))
                .containsOnly(new FeeRate(5000));
    }

    private static BlockFees block(int height, long rate) {
        return new BlockFees(Height.of(height), rate, 2000);
    }

    private static FeeQuote.Known known(FeeQuote quote) {
        return (FeeQuote.Known) quote;
    }
}

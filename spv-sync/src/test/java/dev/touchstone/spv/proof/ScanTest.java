package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.testsupport.RegtestBlocks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanTest {
    private static final Script OURS = Script.p2wpkh(new byte[20]);
    private static final Script FOREIGN = Script.p2wpkh("twenty bytes exactly".getBytes(StandardCharsets.US_ASCII));
    private static final WatchSet WATCH = WatchSet.of(OURS);

    private final RegtestBlocks blocks = new RegtestBlocks();

    /// Heights: 1 pays to us, 2 is empty, 3 spends that and pays us less, 4 is empty.
    private void fourBlocks() {
        var funding = blocks.mineTo(OURS).transactions().getFirst();
        blocks.mine();
        blocks.mine(RegtestBlocks.spend(funding.outPoint(0), OURS, 7_000));
        blocks.mine();
    }

    private HeaderChain chain() {
        var chain = HeaderChain.atGenesis(Networks.of(Network.BITCOIN_REGTEST));
        var raw = blocks.headers(1, blocks.height());
        assertThat(chain.extend(raw, 0, blocks.height(), Instant.now()))
                .isInstanceOf(HeaderChain.Extension.Extended.class);
        return chain;
    }

    private BlockHeader tipHeader() {
        return blocks.block(blocks.height()).header();
    }

    private CheckedFilter filter(int height) {
        return Kernel.checkFilter(blocks.hash(height), blocks.filter(height), WATCH)
                .orThrow();
    }

    private Proven<BlockHeader> header(HeaderChain chain, int height) {
        return (Proven<BlockHeader>) Kernel.header(chain, blocks.block(height).header(), Height.of(height));
    }

    private Proven<BlockContents> contents(HeaderChain chain, int height) {
        return (Proven<BlockContents>)
                Kernel.blockContents(header(chain, height), blocks.block(height).bytes());
    }

    private Optional<Refutation> connect(Scan scan, HeaderChain chain, int height) {
        var filter = filter(height);
        var committed = blocks.filterHeader(height);
        return filter.matches()
                ? scan.connect(chain, filter, committed, contents(chain, height))
                : scan.connect(chain, filter, committed);
    }

    private Scan scanned(HeaderChain chain, int from) {
        var scan = new Scan(WATCH, Height.of(from), blocks.filterHeader(from - 1));
        for (int height = from; height <= blocks.height(); height++) {
            assertThat(connect(scan, chain, height)).isEmpty();
        }
        return scan;
    }

    private static List<Proven<ConfirmedTransaction>> found(
            Proven<Coverage> coverage, List<Proven<BlockContents>> read) {
        var found = new ArrayList<Proven<ConfirmedTransaction>>();
        for (var block : read) {
            for (int i = 0; i < block.value().transactions().size(); i++) {
                var txid = block.value().transactions().get(i).txid();
                if (coverage.value().transactions().containsKey(txid)) found.add(Kernel.inclusion(block, i));
            }
        }
        return found;
    }

    @Test
    void provesTheBalanceOfTheWatchedScripts() {
        fourBlocks();
        var chain = chain();
        var coverage = (Proven<Coverage>) scanned(chain, 1).finding(chain, tipHeader(), 2);
        assertThat(coverage.value().transactions()).hasSize(2);
        assertThat(coverage.asOf().height()).isEqualTo(Height.of(4));

        var transactions = found(coverage, List.of(contents(chain, 1), contents(chain, 3)));
        var unspent = (Proven<UnspentOutputs>) Rules.unspentOutputs(transactions, coverage);
        assertThat(unspent.value().total()).isEqualTo(Satoshis.of(7_000));
        assertThat(unspent.value().outputs()).hasSize(1);
    }

    @Test
    void aSpendThatIsLeftOutRefutesTheBalance() {
        fourBlocks();
        var chain = chain();
        var coverage = (Proven<Coverage>) scanned(chain, 1).finding(chain, tipHeader(), 2);
        var withoutSpend = found(coverage, List.of(contents(chain, 1)));
        BlockContentsTest.assertRefuted(Rules.unspentOutputs(withoutSpend, coverage), Refutation.PremiseMissing.class);
    }

    @Test
    void isPendingUntilTheTipIsReached() {
        fourBlocks();
        var chain = chain();
        var scan = new Scan(WATCH, Height.of(1), blocks.filterHeader(0));
        assertThat(connect(scan, chain, 1)).isEmpty();
        var pending = (Pending<Coverage>) scan.finding(chain, tipHeader(), 2);
        assertThat(pending.reason())
                .isEqualTo(new Pending.Reason.ScanIncomplete(Height.of(1), Height.of(1), Height.of(4)));
    }

    @Test
    void isPendingWhileNoPeerHasConfirmedTheFilters() {
        fourBlocks();
        var chain = chain();
        assertThat(scanned(chain, 1).finding(chain, tipHeader(), 0)).isInstanceOf(Pending.class);
    }

    @Test
    void aBlockThatMatchesMustBeRead() {
        fourBlocks();
        var scan = new Scan(WATCH, Height.of(1), blocks.filterHeader(0));
        assertThat(scan.connect(chain(), filter(1), blocks.filterHeader(1)))
                .containsInstanceOf(Refutation.PremiseMissing.class);
    }

    @Test
    void aFilterThatIsNotTheOneCommittedToIsNamed() {
        fourBlocks();
        var chain = chain();
        var scan = new Scan(WATCH, Height.of(2), blocks.filterHeader(1));
        assertThat(scan.connect(chain, filter(2), blocks.filterHeader(3)))
                .contains(new Refutation.FilterHeaderMismatch(Height.of(2)));
    }

    @Test
    void aFilterMatchedAgainstFewerScriptsDoesNotCount() {
        fourBlocks();
        var scan = new Scan(WATCH, Height.of(1), blocks.filterHeader(0));
        var blind = Kernel.checkFilter(blocks.hash(1), blocks.filter(1), WatchSet.of(FOREIGN))
                .orThrow();
        assertThat(blind.matches()).isFalse();
        assertThat(scan.connect(chain(), blind, blocks.filterHeader(1)))
                .containsInstanceOf(Refutation.PremiseMissing.class);
    }

    @Test
    void aFilterThatLeavesOutAnOutputOfTheBlockIsNamed() {
        blocks.mineTo(
                FOREIGN,
                RegtestBlocks.spend(blocks.block(0).transactions().getFirst().outPoint(0), OURS, 5));
        var chain = chain();
        var lying = CompactFilter.build(
                        blocks.hash(1),
                        blocks.block(1).transactions().subList(1, 2),
                        _ -> Optional.of(Script.of((byte) 0x51)))
                .orElseThrow();
        var committed = blocks.filterHeader(0).next(lying.hash());
        var checked = Kernel.checkFilter(blocks.hash(1), lying.bytes(), WATCH).orThrow();
        var scan = new Scan(WATCH, Height.of(1), blocks.filterHeader(0));
        assertThat(scan.connect(chain, checked, committed, contents(chain, 1)))
                .contains(new Refutation.FilterOmitsOutput(Height.of(1)));
    }

    @Test
    void aReorganisationUndoesWhatTheReplacedBlocksHeld() {
        fourBlocks();
        var chain = chain();
        var scan = scanned(chain, 1);
        scan.rewind(Height.of(2), blocks.filterHeader(2));
        chain.truncate(Height.of(2));
        var tip = blocks.block(2).header();
        var coverage = (Proven<Coverage>) scan.finding(chain, tip, 1);
        assertThat(coverage.value().transactions()).hasSize(1);
        assertThat(coverage.value().to())
                .isEqualTo(new ChainPoint(Height.of(2), blocks.hash(2).value()));
    }

    @Test
    void goesOnFromARecordAndSaysSo() {
        fourBlocks();
        var chain = chain();
        var first = scanned(chain, 1);
        var coverage = (Proven<Coverage>) first.finding(chain, tipHeader(), 2);
        var known = found(coverage, List.of(contents(chain, 1), contents(chain, 3)));
        var stored = first.stored(chain, 2).orElseThrow();
        assertThat(stored.to()).isEqualTo(chain.tip());

        blocks.mine();
        var longer = chain();
        var resumed = Scan.resume(WATCH, stored, stored.to(), blocks.filterHeader(4), known);
        assertThat(connect(resumed, longer, 5)).isEmpty();
        var again = (Proven<Coverage>) resumed.finding(longer, tipHeader(), 1);
        assertThat(again.value().transactions()).isEqualTo(coverage.value().transactions());
        assertThat(((Evidence.FilterScan) again.evidence()).partlyFromRecord()).isTrue();
    }

    @Test
    void aRecordStandsOnItsPeersUntilSomethingNewIsScanned() {
        fourBlocks();
        var chain = chain();
        var stored = scanned(chain, 1).stored(chain, 2).orElseThrow();
        var resumed = Scan.resume(WATCH, stored, stored.to(), blocks.filterHeader(4), List.of());
        assertThat(resumed.finding(chain, tipHeader(), 0).isProven()).isTrue();
        blocks.mine();
        var longer = chain();
        assertThat(connect(resumed, longer, 5)).isEmpty();
        assertThat(resumed.finding(longer, tipHeader(), 0).isProven()).isFalse();
    }

    @Test
    void twoScansOverTheSameBlocksJoin() {
        fourBlocks();
        blocks.mineTo(FOREIGN);
        var chain = chain();
        var main = scanned(chain, 1);
        var foreign = WatchSet.of(FOREIGN);
        var extra = new Scan(foreign, Height.of(1), blocks.filterHeader(0));
        for (int height = 1; height <= blocks.height(); height++) {
            var filter = Kernel.checkFilter(blocks.hash(height), blocks.filter(height), foreign)
                    .orThrow();
            FilterHeader committed = blocks.filterHeader(height);
            var problem = filter.matches()
                    ? extra.connect(chain, filter, committed, contents(chain, height))
                    : extra.connect(chain, filter, committed);
            assertThat(problem).isEmpty();
        }
        var joined = (Proven<Coverage>) main.joinedWith(extra).finding(chain, tipHeader(), 1);
        assertThat(joined.value().transactions()).hasSize(3);
        assertThat(joined.value().watched()).isEqualTo(WATCH.union(foreign));
    }

    /// Two of one block, the second of which spends the first and pays nothing back.
    @Test
    void resumesWithTheTransactionsOfABlockInTheirOrder() {
        var funding = blocks.mine().transactions().getFirst();
        var first = RegtestBlocks.spend(funding.outPoint(0), OURS, 9_000);
        var second = RegtestBlocks.spend(first.outPoint(0), Script.of((byte) 0x51), 8_000);
        blocks.mine(first, second);
        blocks.mine();
        var chain = chain();
        var scan = scanned(chain, 1);
        var stored = scan.stored(chain, 1).orElseThrow();
        var block = contents(chain, 2);
        var known = List.of(Kernel.inclusion(block, 2), Kernel.inclusion(block, 1));
        var resumed = Scan.resume(WATCH, stored, stored.to(), scan.filterHeader(), known);
        var coverage = (Proven<Coverage>) resumed.finding(chain, tipHeader(), 1);
        assertThat(coverage.value().transactions()).containsOnlyKeys(first.txid(), second.txid());
    }
}

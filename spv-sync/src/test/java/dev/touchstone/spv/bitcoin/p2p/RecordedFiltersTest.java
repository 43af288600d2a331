package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.testsupport.RecordedSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecordedFiltersTest {
    private final RecordedSession session = RecordedSession.open("core28-regtest/session.bin.gz");

    @Test
    void buildsTheFilterOfEachBlockAsBitcoinCoreDid() {
        var filters = new HashMap<Hash256, CompactFilter>();
        for (var message : session.fromNode(Message.CFilter.class)) {
            var filter = CompactFilter.parse(message.filter(), message.block()).orThrow();
            filters.put(message.block().value(), filter);
        }
        var outputs = new HashMap<OutPoint, Script>();
        for (var message : session.fromNode(Message.Block.class)) {
            var block = Block.parse(message.bytes().toArray()).orThrow();
            remember(block, outputs);
            var built = CompactFilter.build(
                    message.hash(), block.transactions(), out -> Optional.ofNullable(outputs.get(out)));
            assertThat(built).contains(filters.get(message.hash().value()));
        }
    }

    private static void remember(Block block, Map<OutPoint, Script> outputs) {
        for (var transaction : block.transactions()) {
            for (int i = 0; i < transaction.outputs().size(); i++) {
                outputs.put(
                        transaction.outPoint(i), transaction.outputs().get(i).script());
            }
        }
    }

    @Test
    void reckonsTheFilterHeadersThatBitcoinCoreSent() {
        var headers = new ArrayList<FilterHeader>();
        var header = FilterHeader.BEFORE_GENESIS;
        for (var message : session.fromNode(Message.CFilter.class)) {
            header = header.next(CompactFilter.parse(message.filter(), message.block())
                    .orThrow()
                    .hash());
            headers.add(header);
        }
        var checkpoints = session.fromNode(Message.CFCheckpt.class).getFirst().filterHeaders();
        assertThat(checkpoints).hasSize(5);
        for (int i = 0; i < checkpoints.size(); i++) {
            assertThat(headers.get((i + 1) * Message.CFCheckpt.INTERVAL)).isEqualTo(checkpoints.get(i));
        }
        int height = 1;
        for (var range : session.fromNode(Message.CFHeaders.class)) {
            assertThat(range.previous()).isEqualTo(headers.get(height - 1));
            height += range.filterHashes().size();
        }
        assertThat(height).isEqualTo(headers.size());
    }
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.Block;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.practice.LyingPracticeNode.Lie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// The lie of a chain of filters, consistent in itself, that leaves one script out wherever it occurs. Thread-safe.
final class ForgedFilters implements Lie {
    private static final Script NOT_INDEXED = Script.of((byte) 0x6a);

    private final Script omitted;

    ForgedFilters(Script omitted) {
        this.omitted = omitted;
    }

    /// The forged filters of a chain and the headers that follow from them, by height.
    private record Forgery(List<CompactFilter> filters, List<FilterHeader> headers) {
        FilterHeader before(int height) {
            return height == 0 ? FilterHeader.BEFORE_GENESIS : headers.get(height - 1);
        }
    }

    @Override
    public List<Message> told(Message request, List<Message> honest, PracticeBitcoinNode truth) {
        if (honest.isEmpty()) return honest;
        return switch (request) {
            case Message.GetCFilters(var _, var start, var _) -> {
                var filters = forge(truth).filters();
                yield IntStream.range(0, honest.size())
                        .mapToObj(i -> filters.get(start.value() + i))
                        .<Message>map(f -> new Message.CFilter(Message.BASIC_FILTER, f.block(), f.bytes()))
                        .toList();
            }
            case Message.GetCFHeaders(var _, var start, var stop) -> {
                var forgery = forge(truth);
                int count =
                        ((Message.CFHeaders) honest.getFirst()).filterHashes().size();
                var hashes = forgery.filters().subList(start.value(), start.value() + count).stream()
                        .map(CompactFilter::hash)
                        .toList();
                yield List.of(new Message.CFHeaders(Message.BASIC_FILTER, stop, forgery.before(start.value()), hashes));
            }
            case Message.GetCFCheckpt(var _, var stop) -> {
                var headers = forge(truth).headers();
                int count =
                        ((Message.CFCheckpt) honest.getFirst()).filterHeaders().size();
                var forged = IntStream.rangeClosed(1, count)
                        .mapToObj(i -> headers.get(i * Message.CFCheckpt.INTERVAL))
                        .toList();
                yield List.of(new Message.CFCheckpt(Message.BASIC_FILTER, stop, forged));
            }
            default -> honest;
        };
    }

    private Forgery forge(PracticeBitcoinNode truth) {
        var filters = new ArrayList<CompactFilter>();
        var headers = new ArrayList<FilterHeader>();
        var outputs = new HashMap<OutPoint, Script>();
        var header = FilterHeader.BEFORE_GENESIS;
        for (int height = 0; ; height++) {
            var block = truth.blockAt(Height.of(height));
            if (block.isEmpty()) return new Forgery(filters, headers);
            var filter = forge(block.get(), outputs);
            header = header.next(filter.hash());
            filters.add(filter);
            headers.add(header);
        }
    }

    private CompactFilter forge(Block block, Map<OutPoint, Script> outputs) {
        for (var tx : block.transactions()) {
            for (int i = 0; i < tx.outputs().size(); i++) {
                var script = tx.outputs().get(i).script();
                outputs.put(tx.outPoint(i), script.equals(omitted) ? Script.EMPTY : script);
            }
        }
        var transactions = block.transactions().stream().map(this::disguised).toList();
        return CompactFilter.build(block.header().hash(), transactions, at -> Optional.ofNullable(outputs.get(at)))
                .orElseThrow();
    }

    private Transaction disguised(Transaction tx) {
        var outputs = tx.outputs().stream()
                .map(output -> output.script().equals(omitted) ? new TxOut(output.value(), NOT_INDEXED) : output)
                .toList();
        return new Transaction(tx.version(), tx.inputs(), outputs, tx.lockTime());
    }
}

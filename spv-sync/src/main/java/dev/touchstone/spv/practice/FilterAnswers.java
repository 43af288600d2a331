package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What an honest node answers to requests for filters (BIP157). A request that breaks the limits ends the connection,
/// as Bitcoin Core does it. Confined to the practice-node loop.
final class FilterAnswers {
    private final PracticeChain chain;
    private final FilterIndex index;

    FilterAnswers(PracticeChain chain, FilterIndex index) {
        this.chain = chain;
        this.index = index;
    }

    private record Wanted(int type, Height start, BlockHash stop) {}

    Reply filters(Message.GetCFilters request) {
        return within(
                new Wanted(request.filterType(), request.start(), request.stop()), Message.GetCFilters.MOST, blocks -> {
                    var filters = new ArrayList<Message>();
                    for (var entry : blocks) {
                        var indexed = index.of(entry.hash());
                        if (indexed.isEmpty()) return Reply.SILENCE;
                        filters.add(new Message.CFilter(
                                Message.BASIC_FILTER,
                                entry.hash(),
                                indexed.get().filter()));
                    }
                    return new Reply.Say(filters);
                });
    }

    Reply filterHeaders(Message.GetCFHeaders request) {
        return within(
                new Wanted(request.filterType(), request.start(), request.stop()), Message.CFHeaders.MOST, blocks -> {
                    var hashes = new ArrayList<Hash256>();
                    for (var entry : blocks) {
                        var indexed = index.of(entry.hash());
                        if (indexed.isEmpty()) return Reply.SILENCE;
                        hashes.add(indexed.get().hash());
                    }
                    var before = index.before(blocks.getFirst());
                    return Reply.say(new Message.CFHeaders(Message.BASIC_FILTER, request.stop(), before, hashes));
                });
    }

    Reply checkpoints(Message.GetCFCheckpt request) {
        var stop = chain.byHash(request.stop());
        if (request.filterType() != Message.BASIC_FILTER || stop.isEmpty()) return unservable();
        var headers = new ArrayList<FilterHeader>();
        for (int at = Message.CFCheckpt.INTERVAL; at <= stop.get().height().value(); at += Message.CFCheckpt.INTERVAL) {
            var indexed = index.of(stop.get().ancestorAt(Height.of(at)).hash());
            if (indexed.isEmpty()) return Reply.SILENCE;
            headers.add(indexed.get().header());
        }
        return Reply.say(new Message.CFCheckpt(Message.BASIC_FILTER, request.stop(), headers));
    }

    /// Answers for the blocks of a range, of whatever branch, from the lowest up.
    private Reply within(Wanted wanted, int most, Function<List<BlockEntry>, Reply> answer) {
        var end = chain.byHash(wanted.stop());
        if (wanted.type() != Message.BASIC_FILTER || end.isEmpty()) return unservable();
        int count = end.get().height().value() - wanted.start().value() + 1;
        if (count < 1 || count > most) return Reply.hangUp("a request for " + count + " filters");
        var first = end.get().ancestorAt(wanted.start());
        var blocks = new ArrayList<BlockEntry>(count);
        blocks.add(first);
        blocks.addAll(PracticeChain.branch(first, end.get()));
        return answer.apply(blocks);
    }

    private static Reply unservable() {
        return Reply.hangUp("a request for filters of an unknown type or block");
    }
}

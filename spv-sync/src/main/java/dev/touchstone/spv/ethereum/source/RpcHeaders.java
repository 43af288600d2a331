package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;

/// Gets headers from an execution node: put together from the JSON of the block, or as the node's own bytes where
/// that does not make the hash. Headers that do are kept. Thread-safe.
final class RpcHeaders {
    static final long MOST_FOR_BLOCK = 4_000_000;
    private static final long MOST_FOR_RAW = 16_000;
    private static final int MOST_KEPT = 256;

    private final JsonRpc rpc;
    private final Map<Hash256, ExecutionHeader> kept = new ConcurrentHashMap<>();
    private volatile boolean prefersRaw;

    RpcHeaders(JsonRpc rpc) {
        this.rpc = rpc;
    }

    /// One that was fetched before and has this hash.
    Optional<ExecutionHeader> known(Hash256 block) {
        return Optional.ofNullable(kept.get(block));
    }

    /// The question whose answer [#read] takes.
    RpcCall question(Hash256 block) {
        return RpcCall.of("eth_getBlockByHash", RpcCall.text(RpcJson.text(block)), RpcCall.flag(false));
    }

    Reply<ExecutionHeader> byHash(Hash256 block) {
        var known = known(block);
        if (known.isPresent()) return Reply.said(known.get());
        if (prefersRaw && raw(RpcJson.text(block)) instanceof Reply.Said<ExecutionHeader>(var header)) {
            if (header.hash().equals(block)) return Reply.said(keep(header));
        }
        return read(rpc.ask(question(block), MOST_FOR_BLOCK), block);
    }

    Reply<ExecutionHeader> byNumber(BlockNumber number) {
        return numbered(rpc.ask(question(number), MOST_FOR_BLOCK), number);
    }

    /// Those with `count` numbers from this one on; all of them, or why not.
    Reply<List<ExecutionHeader>> from(BlockNumber first, int count) {
        var numbers = LongStream.range(first.value(), first.value() + count)
                .mapToObj(BlockNumber::of)
                .toList();
        var answers = rpc.askAll(numbers.stream().map(RpcHeaders::question).toList(), MOST_FOR_BLOCK);
        var found = new ArrayList<ExecutionHeader>();
        for (int i = 0; i < count; i++) {
            switch (numbered(answers.get(i), numbers.get(i))) {
                case Reply.Said<ExecutionHeader>(var header) -> found.add(header);
                case Reply.Failed<ExecutionHeader>(var fault) -> {
                    return Reply.failed(fault);
                }
            }
        }
        return Reply.said(List.copyOf(found));
    }

    private static RpcCall question(BlockNumber number) {
        return RpcCall.of("eth_getBlockByNumber", RpcCall.text(RpcJson.text(number)), RpcCall.flag(false));
    }

    private Reply<ExecutionHeader> numbered(Reply<JsonNode> answer, BlockNumber number) {
        return answer.then(json -> json.isNull()
                ? Reply.failed(new SourceFault.NotThere("no block " + number))
                : RpcJson.reply(json.path("hash"), RpcJson::hash).then(claimed -> fromBlock(json, claimed)));
    }

    /// The header in the answer to [#question].
    Reply<ExecutionHeader> read(Reply<JsonNode> answer, Hash256 block) {
        return answer.then(json -> json.isNull()
                ? Reply.failed(new SourceFault.NotThere("no block 0x" + block.hex()))
                : fromBlock(json, block));
    }

    /// A header that does not make the hash is handed on all the same, for the kernel to refuse it, unless
    /// something in the block hints at fields that this program cannot know.
    private Reply<ExecutionHeader> fromBlock(JsonNode json, Hash256 block) {
        var built = HeaderJson.parse(json);
        if (built instanceof Parsed.Ok<ExecutionHeader>(var header)
                && header.hash().equals(block)) {
            return Reply.said(keep(header));
        }
        if (raw(RpcJson.text(block)) instanceof Reply.Said<ExecutionHeader>(var header)
                && header.hash().equals(block)) {
            prefersRaw = true;
            return Reply.said(keep(header));
        }
        return switch (built) {
            case Parsed.Malformed<ExecutionHeader>(var reason) -> Reply.failed(new SourceFault.Unreadable(reason));
            case Parsed.Ok<ExecutionHeader>(var header) -> {
                var unknown = HeaderJson.unknownMembers(json);
                yield unknown.isEmpty()
                        ? Reply.said(header)
                        : Reply.failed(new SourceFault.UnknownRules(
                                rpc.redaction().of("a block with " + String.join(", ", unknown))));
            }
        };
    }

    private Reply<ExecutionHeader> raw(String block) {
        return rpc.ask(RpcCall.of("debug_getRawHeader", RpcCall.text(block)), MOST_FOR_RAW)
                .then(json -> RpcJson.reply(json, hex -> RpcJson.bytes(hex, ExecutionHeader.MOST_BYTES)))
                .then(bytes -> switch (ExecutionHeader.parse(bytes)) {
                    case Parsed.Ok<ExecutionHeader>(var header) -> Reply.said(header);
                    case Parsed.Malformed<ExecutionHeader>(var reason) ->
                        Reply.failed(new SourceFault.Unreadable(reason));
                });
    }

    private ExecutionHeader keep(ExecutionHeader header) {
        if (kept.size() >= MOST_KEPT) kept.clear();
        kept.put(header.hash(), header);
        return header;
    }
}

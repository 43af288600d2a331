package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The small chain of execution-apis, which crosses every fork up to the second blob-parameter one, and the
/// recorded answers of a server that has it.
public final class ExecutionChain {
    private static final String FOLDER = "ethereum/execution-apis/";

    private ExecutionChain() {}

    /// A block as its lists: transactions in the form of their trie, ommers, and withdrawals.
    public record Block(
            ExecutionHeader header,
            List<ByteString> transactions,
            List<ExecutionHeader> ommers,
            List<ByteString> withdrawals) {}

    /// The blocks from number 1 on.
    public static List<Block> blocks() {
        try {
            var in = new RlpReader(Vectors.bytes(FOLDER + "chain.rlp"));
            var blocks = new ArrayList<Block>();
            while (in.hasNext()) blocks.add(block(in.list()));
            return blocks;
        } catch (MalformedException e) {
            throw new IllegalStateException("the chain is RLP", e);
        }
    }

    private static Block block(RlpReader in) throws MalformedException {
        var header = ExecutionHeader.parse(in.item()).orThrow();
        var transactions = in.listOf(10_000, ExecutionChain::transaction);
        var ommers = in.listOf(2, ommer -> ExecutionHeader.parse(ommer.item()).orThrow());
        var withdrawals = in.hasNext() ? in.listOf(10_000, RlpReader::item) : List.<ByteString>of();
        in.expectEnd();
        return new Block(header, transactions, ommers, withdrawals);
    }

    /// In a block a legacy transaction is a list, any other a string.
    private static ByteString transaction(RlpReader in) throws MalformedException {
        return in.isList() ? in.item() : ByteString.of(in.bytes());
    }

    /// What was asked in a recorded exchange.
    public static JsonNode request(String file) {
        return line(file, ">> ");
    }

    /// What was answered in a recorded exchange.
    public static JsonNode result(String file) {
        return line(file, "<< ").get("result");
    }

    private static JsonNode line(String file, String mark) {
        var text = new String(Vectors.bytes(FOLDER + file), StandardCharsets.UTF_8);
        var line = text.lines().filter(l -> l.startsWith(mark)).findFirst().orElseThrow();
        return JsonMapper.builder().build().readTree(line.substring(mark.length()));
    }
}

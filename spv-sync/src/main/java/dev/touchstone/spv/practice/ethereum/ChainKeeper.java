package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes what happens to a practice chain to its file, and finds it there again. Confined to the
/// practice-ethereum loop.
///
/// When the disk fails the chain goes on in memory: the file keeps what it has, and nothing after the gap is
/// written.
final class ChainKeeper implements EthereumState.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ChainKeeper.class);
    private static final int GENESIS = 0;
    private static final int ADDED = 1;
    private static final int REMOVED = 2;

    private final ChainFile file;
    private boolean hasFailed;

    ChainKeeper(ChainFile file) {
        this.file = file;
    }

    /// What a file holds.
    ///
    /// @param blocks those that were not removed again
    /// @param branches how often blocks were removed
    record Kept(Instant genesis, Hash256 rules, List<KeptBlock> blocks, int branches) {}

    private static ByteString record(int kind, Consumer<RlpWriter> content) {
        return ByteString.of(new RlpWriter().raw((byte) kind).list(content).toArray());
    }

    /// Writes how the chain begins, to a new file.
    void begin(Instant genesis, PracticeEthereumSettings settings) throws IOException {
        file.append(record(GENESIS, out -> out.u64(genesis.getEpochSecond()).hash(rulesOf(settings))));
    }

    @Override
    public void added(BeaconBlock block) {
        keep(record(ADDED, out -> out.raw(KeptBlock.of(block).bytes())), block);
    }

    @Override
    public void removed(List<BeaconBlock> blocks) {
        keep(record(REMOVED, out -> out.u64(blocks.size())), blocks.getFirst());
    }

    private void keep(ByteString record, BeaconBlock from) {
        if (hasFailed) return;
        try {
            file.append(record);
        } catch (IOException e) {
            hasFailed = true;
            LOG.error("practice blocks from slot {} on are not kept: {}", from.slot(), e.getMessage());
        }
    }

    /// The rules that a chain's blocks were made by: with others they would be other blocks.
    static Hash256 rulesOf(PracticeEthereumSettings settings) {
        return Keccak256.of(RlpWriter.listOf(out -> out.u64(settings.preset().committeeSize())
                .u64(settings.slotTime().toSeconds())
                .u64(settings.chainId())
                .u64(settings.hasContracts() ? 1 : 0)
                .list(
                        settings.forks(),
                        (o, fork) -> o.list(pair -> pair.u64(fork.epoch()).string(fork.version())))
                .list(
                        new TreeMap<>(settings.allocations()).entrySet(),
                        (o, one) -> o.list(pair -> pair.string(one.getKey().value())
                                .integer(one.getValue().value())))));
    }

    /// Reads a file's records.
    ///
    /// @throws IOException when they make no sense
    static Kept read(List<ByteString> records) throws IOException {
        var first = content(
                records.getFirst(), GENESIS, in -> new Kept(Instant.ofEpochSecond(in.u63()), in.hash(), List.of(), 0));
        var blocks = new ArrayList<KeptBlock>();
        int branches = 0;
        for (var record : records.subList(1, records.size())) {
            if (!record.isEmpty() && record.at(0) == ADDED) {
                blocks.add(content(record, ADDED, in -> KeptBlock.read(in.list())));
                continue;
            }
            long depth = content(record, REMOVED, RlpReader::u63);
            if (depth > blocks.size()) throw new IOException("more blocks removed than there were");
            for (long i = 0; i < depth; i++) blocks.removeLast();
            branches++;
        }
        return new Kept(first.genesis, first.rules, blocks, branches);
    }

    private static <T> T content(ByteString record, int kind, RlpReader.Source<T> source) throws IOException {
        if (record.isEmpty() || record.at(0) != kind) throw new IOException("a record of another kind than " + kind);
        var read = RlpReader.parse(record.toArray(1, record.length()), in -> {
            var inner = in.list();
            var value = source.read(inner);
            inner.expectEnd();
            return value;
        });
        return switch (read) {
            case Parsed.Ok<T>(var value) -> value;
            case Parsed.Malformed<T>(var reason) -> throw new IOException("a record that is none: " + reason);
        };
    }
}

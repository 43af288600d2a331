package dev.touchstone.spv.bench;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.CompactFilter;
import dev.touchstone.spv.bitcoin.FilterQuery;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Looking for the scripts of a wallet in the filters of full blocks, none of which concerns the wallet: the whole
/// filter has to be read. A filter here stands for 8,000 scripts in 21 kB, about what a block of mainnet has.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FilterMatching {
    private static final int FILTERS = 64;
    private static final int ELEMENTS = 8000;

    @Param({"40", "1000", "10000"})
    public int scripts;

    private final List<CompactFilter> filters = new ArrayList<>();
    private final List<ByteString> serialized = new ArrayList<>();
    private FilterQuery query = FilterQuery.of(WatchSet.EMPTY);
    private int next;

    @Setup
    public void fill() {
        var dice = new Random(158);
        for (int i = 0; i < FILTERS; i++) {
            var block = new byte[Hash256.BYTES];
            dice.nextBytes(block);
            var filter = CompactFilter.build(
                            new BlockHash(Hash256.of(block)),
                            List.of(paying(scripts(dice, ELEMENTS))),
                            _ -> Optional.empty())
                    .orElseThrow();
            filters.add(filter);
            serialized.add(filter.bytes());
        }
        query = FilterQuery.of(new WatchSet(new HashSet<>(scripts(dice, scripts))));
        filters.removeIf(filter -> filter.matchesAny(query));
        serialized.removeIf(
                bytes -> filters.stream().noneMatch(filter -> filter.bytes().equals(bytes)));
    }

    private static List<Script> scripts(Random dice, int count) {
        var scripts = new ArrayList<Script>(count);
        for (int i = 0; i < count; i++) {
            var payload = new byte[i % 2 == 0 ? 20 : 32];
            dice.nextBytes(payload);
            scripts.add(i % 2 == 0 ? Script.p2wpkh(payload) : Script.p2tr(payload));
        }
        return scripts;
    }

    /// A coinbase, so that a filter of it needs no script of anything spent.
    private static Transaction paying(List<Script> scripts) {
        var outputs =
                scripts.stream().map(script -> new TxOut(Satoshis.ZERO, script)).toList();
        return new Transaction(2, List.of(TxIn.unsigned(OutPoint.NULL, TxIn.FINAL)), outputs, 0);
    }

    private int next() {
        next = (next + 1) % filters.size();
        return next;
    }

    /// What a scan does with a filter that came over the wire: read it to its last bit, then match it.
    @Benchmark
    public boolean readAndMatched() {
        int at = next();
        return CompactFilter.parse(serialized.get(at), filters.get(at).block())
                .orThrow()
                .matchesAny(query);
    }

    /// A filter that was read before.
    @Benchmark
    public boolean matched() {
        return filters.get(next()).matchesAny(query);
    }
}

package dev.touchstone.spv.bench;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderChain;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.bitcoinj.core.Block;
import org.bitcoinj.core.BlockChain;
import org.bitcoinj.core.Context;
import org.bitcoinj.core.PrunedException;
import org.bitcoinj.params.MainNetParams;
import org.bitcoinj.store.BlockStoreException;
import org.bitcoinj.store.SPVBlockStore;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Mainnet's headers 1 to 49,999, read from a file and judged by all rules: this program, bitcoinj's `BlockChain` on an
/// `SPVBlockStore`, and the bare hashes, which no check can beat. Cold is one pass in a fresh process; warm is the
/// distribution of later passes, whose lower half is what the program costs where the machine has other things to do.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class HeaderVerification {
    private static final int HEADERS = 49_999;
    private static final int RECORD = 80;
    private static final Path FILE =
            Path.of(System.getProperty("touchstone.vectors"), "bitcoin/headers/mainnet-000000-049999.bin");

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object coldTouchstone() throws IOException {
        return touchstone();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object coldBitcoinj() throws IOException, BlockStoreException, PrunedException {
        return bitcoinj();
    }

    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object coldBareHashes() throws IOException, DigestException, NoSuchAlgorithmException {
        return bareHashes();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(3)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public Object warmTouchstone() throws IOException {
        return touchstone();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(3)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public Object warmBitcoinj() throws IOException, BlockStoreException, PrunedException {
        return bitcoinj();
    }

    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    @Fork(3)
    @Warmup(iterations = 5, time = 2)
    @Measurement(iterations = 5, time = 2)
    public Object warmBareHashes() throws IOException, DigestException, NoSuchAlgorithmException {
        return bareHashes();
    }

    private static HeaderChain touchstone() throws IOException {
        BitcoinParameters main = Networks.of(Network.BITCOIN_MAIN);
        var chain = HeaderChain.atGenesis(main);
        var extension = chain.extend(Files.readAllBytes(FILE), RECORD, HEADERS, Instant.now());
        if (!extension.equals(new HeaderChain.Extension.Extended(HEADERS))) {
            throw new IllegalStateException(extension.toString());
        }
        return chain;
    }

    private static BlockChain bitcoinj() throws IOException, BlockStoreException, PrunedException {
        Context.propagate(new Context());
        var main = MainNetParams.get();
        var store = File.createTempFile("headers", ".spvchain");
        if (!store.delete()) throw new IOException("cannot make way for " + store);
        var blocks = new SPVBlockStore(main, store);
        var chain = new BlockChain(main.network(), blocks);
        var headers = Files.readAllBytes(FILE);
        for (int i = 1; i <= HEADERS; i++) {
            chain.add(Block.read(ByteBuffer.wrap(headers, i * RECORD, RECORD)));
        }
        blocks.close();
        if (!store.delete() || chain.getBestChainHeight() != HEADERS) throw new IllegalStateException("no chain");
        return chain;
    }

    private static byte[] bareHashes() throws IOException, DigestException, NoSuchAlgorithmException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var headers = Files.readAllBytes(FILE);
        var hash = new byte[32];
        for (int i = 1; i <= HEADERS; i++) {
            sha256.update(headers, i * RECORD, RECORD);
            sha256.digest(hash, 0, hash.length);
            sha256.update(hash);
            sha256.digest(hash, 0, hash.length);
        }
        return hash;
    }
}

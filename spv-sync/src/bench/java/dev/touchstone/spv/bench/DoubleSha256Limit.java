package dev.touchstone.spv.bench;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The bare cost of hashing headers: double SHA-256 of 80 bytes and nothing else. No check of headers can beat it.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DoubleSha256Limit {
    private static final int HEADERS = 10_000;
    private static final int HEADER_LENGTH = 80;

    private final byte[] headers = new byte[HEADERS * HEADER_LENGTH];
    private final byte[] hash = new byte[32];
    private final MessageDigest sha256 = sha256();

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Setup
    public void fill() {
        new Random(25).nextBytes(headers);
    }

    @Benchmark
    @OperationsPerInvocation(HEADERS)
    public byte[] headersHashed() throws DigestException {
        for (int at = 0; at < headers.length; at += HEADER_LENGTH) {
            sha256.update(headers, at, HEADER_LENGTH);
            sha256.digest(hash, 0, hash.length);
            sha256.update(hash);
            sha256.digest(hash, 0, hash.length);
        }
        return hash;
    }
}

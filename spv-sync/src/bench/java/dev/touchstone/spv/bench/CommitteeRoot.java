package dev.touchstone.spv.bench;

import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import java.io.IOException;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The hash tree root of a sync committee of 512 keys: this program, Lodestar, and the same number of hashes by the
/// JDK's digest alone, which no tree can be made without.
@State(Scope.Thread)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@BenchmarkMode(Mode.SampleTime)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class CommitteeRoot {
    private static final int PAIR = 64;

    /// A hash for each key, those that join the keys, one for their sum, and one that joins all.
    private static final int HASHES = 512 + 511 + 1 + 1;

    private final SyncCommittee committee =
            RecordedSync.underFulu().readBootstrap().committee();

    @Benchmark
    public Object rootTouchstone() {
        return new SyncCommittee(committee.publicKeys(), committee.aggregateKey()).root();
    }

    @Benchmark
    public void rootLodestar(Lodestar lodestar) throws IOException {
        lodestar.peer().run("root", 1);
    }

    @Benchmark
    public byte[] rootBareHashes() throws NoSuchAlgorithmException, DigestException {
        var sha256 = MessageDigest.getInstance("SHA-256");
        var pair = new byte[PAIR];
        for (int i = 0; i < HASHES; i++) {
            sha256.update(pair);
            sha256.digest(pair, 0, PAIR / 2);
        }
        return pair;
    }
}

package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.Parsed;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// How dear one guess of a password is: the cost of Argon2id (RFC 9106), stored with each file. Immutable.
///
/// @param memoryKiB memory to fill, in units of 1024 bytes
/// @param iterations how often it is filled
/// @param lanes how many parts of it are filled side by side
public record KdfParameters(int memoryKiB, int iterations, int lanes) {
    /// The most a file may ask for: a wallet of ours never asks for more than half of it.
    public static final int MAX_MEMORY_KIB = 512 * 1024;

    public static final int MAX_ITERATIONS = 64;
    public static final int MAX_LANES = 16;

    private static final int STEP_KIB = 64 * 1024;
    private static final int MAX_STEPS = 4;
    private static final int MIN_ITERATIONS = 3;
    private static final int MAX_CALIBRATED_ITERATIONS = 12;

    public KdfParameters {
        var offence = offence(memoryKiB, iterations, lanes);
        if (!offence.isEmpty()) throw new IllegalArgumentException(offence);
    }

    /// Reads the cost a file asks for, which may be anything.
    public static Parsed<KdfParameters> parse(long memoryKiB, long iterations, long lanes) {
        var offence = offence(memoryKiB, iterations, lanes);
        if (!offence.isEmpty()) return Parsed.malformed(offence);
        return Parsed.ok(new KdfParameters((int) memoryKiB, (int) iterations, (int) lanes));
    }

    private static String offence(long memoryKiB, long iterations, long lanes) {
        if (lanes < 1 || lanes > MAX_LANES) return "Argon2id with " + lanes + " lanes, not 1 to " + MAX_LANES;
        if (memoryKiB < 8 * lanes) return "Argon2id with " + memoryKiB + " KiB of memory, fewer than 8 for each lane";
        if (memoryKiB > MAX_MEMORY_KIB) {
            return "Argon2id with " + memoryKiB + " KiB of memory, more than the " + MAX_MEMORY_KIB + " allowed";
        }
        if (iterations < 1 || iterations > MAX_ITERATIONS) {
            return "Argon2id with " + iterations + " iterations, not 1 to " + MAX_ITERATIONS;
        }
        return "";
    }

    /// The cost that takes about `target` on this computer, between 64 MiB three times over and 256 MiB twelve
    /// times. Takes about as long as three fillings of 64 MiB.
    public static KdfParameters calibrate(Duration target, LongSupplier nanoTime) {
        var probe = new KdfParameters(STEP_KIB, 1, 1);
        probe.time(nanoTime);
        long filling = Math.max(1, Math.min(probe.time(nanoTime), probe.time(nanoTime)));
        long fillings = target.toNanos() / filling;
        int steps = Math.clamp(fillings / MIN_ITERATIONS, 1, MAX_STEPS);
        int iterations = Math.clamp(fillings / steps, MIN_ITERATIONS, MAX_CALIBRATED_ITERATIONS);
        return new KdfParameters(steps * STEP_KIB, iterations, 1);
    }

    private long time(LongSupplier nanoTime) {
        long began = nanoTime.getAsLong();
        derive(new byte[8], new byte[16], 32);
        return nanoTime.getAsLong() - began;
    }

    /// Argon2id, version 1.3. Wipes the password; the caller wipes the result.
    byte[] derive(byte[] password, byte[] salt, int length) {
        var argon2 = new Argon2BytesGenerator();
        argon2.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(memoryKiB)
                .withIterations(iterations)
                .withParallelism(lanes)
                .withSalt(salt)
                .build());
        var key = new byte[length];
        argon2.generateBytes(password, key);
        Arrays.fill(password, (byte) 0);
        return key;
    }
}

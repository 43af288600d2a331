package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BitcoinParameters.Difficulty;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.bitcoin.Target;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Judges headers one after the other by every consensus rule that headers alone can show. Confined to its owner's thread.
///
/// What it must remember of the headers before is small and of constant size: the hash and target of the last, eleven
/// times, and the first of the difficulty period. So one judge serves the best chain, a side branch, and a run of
/// headers that begins anywhere; what such a run cannot show is not judged ([#knowsMedianTime()] and its like).
///
/// A field that was changed breaks the proof of work too, so the rules are asked from the most telling name to the
/// least: link (or first block), version, time, difficulty, and the hash last.
public final class HeaderRules {
    /// A header may be this far ahead of the clock.
    public static final int FUTURE_SECONDS = 2 * 60 * 60;

    /// Headers whose times make the median time past.
    public static final int MEDIAN_SPAN = 11;

    private static final int TIMEWARP_SECONDS = 600;
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final BitcoinParameters parameters;
    private final int limitBits;
    private final int first;
    private final DoubleSha256 sha256 = new DoubleSha256();
    private final byte[] hash = new byte[Hash256.BYTES];
    private final byte[] last = new byte[Hash256.BYTES];
    private final long[] times = new long[MEDIAN_SPAN];
    private int height;
    private int lastBits;
    private long periodTime;
    private int periodBits;
    private int hardBits;
    private boolean knowsHardBits;
    private int targetBits;
    private final long[] target = new long[4];
    private Work work;
    private int uncounted;

    /// Judges from this height on, with nothing known of the headers below; at height 0 the first block is known.
    public HeaderRules(BitcoinParameters parameters, Height first) {
        this(parameters, first.value(), Work.ZERO);
    }

    HeaderRules(BitcoinParameters parameters, int first, Work workBelow) {
        this.parameters = parameters;
        this.limitBits = parameters.powLimit().encode();
        this.first = first;
        this.height = first;
        this.work = workBelow;
        setTarget(parameters.powLimit(), limitBits);
    }

    /// A judge in the same state, which goes its own way from here.
    public HeaderRules copy() {
        var copy = new HeaderRules(parameters, first, work);
        System.arraycopy(last, 0, copy.last, 0, last.length);
        System.arraycopy(times, 0, copy.times, 0, times.length);
        copy.height = height;
        copy.lastBits = lastBits;
        copy.periodTime = periodTime;
        copy.periodBits = periodBits;
        copy.hardBits = hardBits;
        copy.knowsHardBits = knowsHardBits;
        copy.uncounted = uncounted;
        return copy;
    }

    /// Judges the header that comes next: 80 bytes from `offset` on. A good one is remembered and nothing is returned;
    /// a bad one changes nothing.
    ///
    /// @param latest the last second that is not too far in the future, see [#latest(Instant)]
    public Optional<Refutation> next(byte[] headers, int offset, long latest) {
        int version = (int) INTS.get(headers, offset);
        long time = (int) INTS.get(headers, offset + 68) & 0xffffffffL;
        int bits = (int) INTS.get(headers, offset + 72);
        sha256.hash(headers, offset, BlockHeader.BYTES, hash, 0);
        var refutation = height == 0 ? judgeFirst() : judge(headers, offset, version, time, bits, latest);
        if (refutation.isEmpty()) remember(hash, time, bits);
        return refutation;
    }

    /// The last second that a header's time may name.
    public static long latest(Instant now) {
        return now.getEpochSecond() + FUTURE_SECONDS;
    }

    private Optional<Refutation> judgeFirst() {
        if (Hash256.of(hash).equals(parameters.genesis().hash().value())) return Optional.empty();
        return Optional.of(new Refutation.ForeignChain(Hash256.of(hash)));
    }

    private Optional<Refutation> judge(byte[] headers, int offset, int version, long time, int bits, long latest) {
        if (height > first && !Arrays.equals(headers, offset + 4, offset + 36, last, 0, Hash256.BYTES)) {
            return Optional.of(new Refutation.BrokenLink(at()));
        }
        int least = leastVersion();
        if (version < least) return Optional.of(new Refutation.RetiredVersion(at(), version, least));
        var untimely = judgeTime(time, latest);
        if (untimely.isPresent()) return untimely;
        var easy = judgeDifficulty(time, bits);
        if (easy.isPresent()) return easy;
        return hashMeetsTarget() ? Optional.empty() : Optional.of(new Refutation.HashAboveTarget(at()));
    }

    private int leastVersion() {
        if (height >= parameters.bip65().value()) return 4;
        if (height >= parameters.bip66().value()) return 3;
        return height >= parameters.bip34().value() ? 2 : Integer.MIN_VALUE;
    }

    private Optional<Refutation> judgeTime(long time, long latest) {
        if (knowsMedianTime() && !isAfterMedian(time)) {
            return Optional.of(new Refutation.TimeTooEarly(at(), time, medianTimePast()));
        }
        boolean warps = parameters.difficulty() == Difficulty.BIP94
                && startsPeriod()
                && height > first
                && time < lastTime() - TIMEWARP_SECONDS;
        if (warps) return Optional.of(new Refutation.TimeWarp(at()));
        return time > latest ? Optional.of(new Refutation.TimeTooLate(at(), time, latest)) : Optional.empty();
    }

    private Optional<Refutation> judgeDifficulty(long time, int bits) {
        if (bits != targetBits) {
            var nonsense = decode(bits);
            if (nonsense.isPresent()) return nonsense;
        }
        if (!knowsDifficulty(time)) return Optional.empty();
        int required = requiredBits(time);
        return bits == required ? Optional.empty() : Optional.of(new Refutation.WrongDifficulty(at(), bits, required));
    }

    /// Whether the eleven headers before the next are known, or all there are.
    public boolean knowsMedianTime() {
        return first == 0 || height - first >= MEDIAN_SPAN;
    }

    /// Whether the target that the next header must have follows from what is known, if it has this time.
    public boolean knowsDifficulty(long time) {
        return switch (parameters.difficulty()) {
            case FIXED -> true;
            case RETARGET -> startsPeriod() ? knowsPeriod() : height > first;
            case RETARGET_OR_20_MINUTES, BIP94 ->
                startsPeriod() ? knowsPeriod() : height > first && (isLate(time) || knowsHardBits);
        };
    }

    private boolean knowsPeriod() {
        return height - BitcoinParameters.PERIOD >= first;
    }

    private boolean startsPeriod() {
        return height % BitcoinParameters.PERIOD == 0;
    }

    /// Later than the median is later than more than half.
    private boolean isAfterMedian(long time) {
        int known = Math.min(height, MEDIAN_SPAN);
        int earlier = 0;
        for (int i = 0; i < known; i++) earlier += times[i] < time ? 1 : 0;
        return earlier > known / 2;
    }

    private long medianTimePast() {
        var sorted = Arrays.copyOf(times, Math.min(height, MEDIAN_SPAN));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    long lastTime() {
        return times[(height - 1) % MEDIAN_SPAN];
    }

    /// More than twenty minutes after the one before: then the test networks allow the easiest target.
    private boolean isLate(long time) {
        return time > lastTime() + 2 * BitcoinParameters.BLOCK_SECONDS;
    }

    private int requiredBits(long time) {
        return switch (parameters.difficulty()) {
            case FIXED -> limitBits;
            case RETARGET -> startsPeriod() ? retarget(lastBits) : lastBits;
            case RETARGET_OR_20_MINUTES -> startsPeriod() ? retarget(lastBits) : isLate(time) ? limitBits : hardBits;
            case BIP94 -> startsPeriod() ? retarget(periodBits) : isLate(time) ? limitBits : hardBits;
        };
    }

    /// The target of a new period. The time is that of 2015 intervals where 2016 were meant: Satoshi's slip is the rule.
    private int retarget(int bits) {
        int meant = BitcoinParameters.PERIOD_SECONDS;
        long took = Math.clamp(lastTime() - periodTime, meant / 4, meant * 4L);
        var base = switch (Target.decode(bits)) {
            case Target.Decoded.Valid(var valid) -> valid.value();
            case Target.Decoded.Negative _, Target.Decoded.Overflow _, Target.Decoded.Zero _ ->
                throw new IllegalStateException("a remembered target makes no sense: " + bits);
        };
        var next = base.multiply(BigInteger.valueOf(took)).divide(BigInteger.valueOf(meant));
        return new Target(next.min(parameters.powLimit().value())).encode();
    }

    private Optional<Refutation> decode(int bits) {
        return switch (Target.decode(bits)) {
            case Target.Decoded.Negative _ -> Optional.of(new Refutation.NonsenseTarget(at(), "negative"));
            case Target.Decoded.Overflow _ -> Optional.of(new Refutation.NonsenseTarget(at(), "more than 256 bits"));
            case Target.Decoded.Zero _ -> Optional.of(new Refutation.NonsenseTarget(at(), "zero"));
            case Target.Decoded.Valid(var valid) -> {
                if (valid.compareTo(parameters.powLimit()) > 0) yield Optional.of(new Refutation.TargetAboveLimit(at()));
                setTarget(valid, bits);
                yield Optional.empty();
            }
        };
    }

    private void setTarget(Target value, int bits) {
        targetBits = bits;
        for (int i = 0; i < target.length; i++) target[i] = value.value().shiftRight(64 * i).longValue();
    }

    private boolean hashMeetsTarget() {
        for (int i = target.length - 1; i >= 0; i--) {
            int order = Long.compareUnsigned((long) LONGS.get(hash, 8 * i), target[i]);
            if (order != 0) return order < 0;
        }
        return true;
    }

    /// Takes a header as good: one judged just now, or one of a chain that was judged before.
    void remember(byte[] itsHash, long time, int bits) {
        if (startsPeriod()) {
            periodTime = time;
            periodBits = bits;
        }
        if (startsPeriod() || bits != limitBits) {
            hardBits = bits;
            knowsHardBits = true;
        }
        if (bits != lastBits) countWork();
        lastBits = bits;
        uncounted++;
        times[height % MEDIAN_SPAN] = time;
        System.arraycopy(itsHash, 0, last, 0, last.length);
        height++;
    }

    private void countWork() {
        if (uncounted == 0) return;
        if (Target.decode(lastBits) instanceof Target.Decoded.Valid(var valid)) {
            work = work.plus(Work.of(valid).times(uncounted));
        }
        uncounted = 0;
    }

    /// The work of all headers remembered.
    public Work work() {
        countWork();
        return work;
    }

    /// The last header remembered.
    public ChainPoint tip() {
        return new ChainPoint(Height.of(height - 1), Hash256.of(last));
    }

    public BlockHash tipHash() {
        return new BlockHash(Hash256.of(last));
    }

    int lastBits() {
        return lastBits;
    }

    /// The hash of the last header; not a copy.
    byte[] lastHash() {
        return last;
    }

    private Height at() {
        return Height.of(height);
    }
}

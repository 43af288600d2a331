package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BitcoinParameters.Difficulty;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Judges headers one after the other by every consensus rule that headers alone can show. Confined to its
/// owner's
/// thread.
///
/// What it must remember of the headers before is small and of constant size: the last hash, eleven times, and
/// a few
/// numbers of the difficulty period. So one judge serves the best chain, a side branch, and a run of headers that
/// begins anywhere; what such a run cannot show is not judged ([#knowsMedianTime()], [#knowsTarget()]).
///
/// A field that was changed breaks the proof of work too, so the rules are asked from the most telling name to
/// the
/// least: the link (or the network's first block), the version, the time (too early, time warp, too late), the
/// difficulty (nonsense, above the limit, wrong), and the hash last.
///
/// Sources: Bitcoin's consensus rules; BIP34, BIP65, BIP66 (versions), BIP94 (testnet4), BIP113 (median time
/// past).
/// The signatures of signet (BIP325) and the rules of BIP54, which is no consensus yet, are not among them.
public final class HeaderRules {
    /// A header may be this far ahead of the clock.
    public static final int FUTURE_SECONDS = 2 * 60 * 60;

    /// How many headers make the median time past.
    public static final int MEDIAN_SPAN = 11;

    private static final int TIMEWARP_SECONDS = 600;

    private final BitcoinParameters parameters;
    private final int first;
    private final ProofOfWork proofOfWork;
    private final DifficultyRule difficulty;
    private final long[] times = new long[MEDIAN_SPAN];
    private final byte[] lastHash = new byte[Hash256.BYTES];
    private int height;
    private Work work;
    /// Headers of the same target as the last that are not yet in `work`.
    private int uncounted;

    /// Judges from this height on, with nothing known of the headers below; at height 0 the first block is known.
    public HeaderRules(BitcoinParameters parameters, Height first) {
        this(parameters, first.value(), Work.ZERO, new DifficultyRule(parameters, first.value()));
    }

    private HeaderRules(BitcoinParameters parameters, int first, Work work, DifficultyRule difficulty) {
        this.parameters = parameters;
        this.first = first;
        this.height = first;
        this.work = work;
        this.difficulty = difficulty;
        this.proofOfWork = new ProofOfWork(parameters.powLimit());
    }

    static HeaderRules above(BitcoinParameters parameters, int first, Work workBelow) {
        return new HeaderRules(parameters, first, workBelow, new DifficultyRule(parameters, first));
    }

    /// A judge in the same state, which goes its own way from here.
    public HeaderRules copy() {
        var copy = new HeaderRules(parameters, first, work, difficulty.copy());
        System.arraycopy(times, 0, copy.times, 0, times.length);
        System.arraycopy(lastHash, 0, copy.lastHash, 0, lastHash.length);
        copy.height = height;
        copy.uncounted = uncounted;
        return copy;
    }

    /// The last second that a header's time may name.
    public static long latest(Instant now) {
        return now.getEpochSecond() + FUTURE_SECONDS;
    }

    /// Judges the header that comes next: 80 bytes from `offset` on. A good one is remembered and nothing is
    /// returned; after a bad one the judge is as before.
    ///
    /// @param latest see [#latest(Instant)]
    public Optional<Refutation> next(byte[] headers, int offset, long latest) {
        long time = number(headers, offset + 68) & 0xffffffffL;
        int bits = number(headers, offset + 72);
        var refutation = height == 0 ? judgeFirst(headers, offset) : judge(headers, offset, time, bits, latest);
        if (refutation.isEmpty()) remember(proofOfWork.hash(), time, bits);
        return refutation;
    }

    private Optional<Refutation> judgeFirst(byte[] headers, int offset) {
        if (proofOfWork.isDone(headers, offset)) {
            var hash = Hash256.of(proofOfWork.hash());
            if (hash.equals(parameters.genesis().hash().value())) return Optional.empty();
        }
        return Optional.of(new Refutation.ForeignChain(new BlockHash(Hash256.of(proofOfWork.hash()))));
    }

    private Optional<Refutation> judge(byte[] headers, int offset, long time, int bits, long latest) {
        if (height > first && !Arrays.equals(headers, offset + 4, offset + 36, lastHash, 0, Hash256.BYTES)) {
            return Optional.of(new Refutation.BrokenLink(at()));
        }
        int version = number(headers, offset);
        int least = leastVersion();
        if (version < least) return Optional.of(new Refutation.RetiredVersion(at(), version, least));
        var untimely = judgeTime(time, latest);
        if (untimely.isPresent()) return untimely;
        var easy = judgeDifficulty(time, bits);
        if (easy.isPresent()) return easy;
        boolean done = proofOfWork.isDone(headers, offset);
        return done ? Optional.empty() : Optional.of(new Refutation.HashAboveTarget(at()));
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
                && difficulty.startsPeriod()
                && height > first
                && time < difficulty.lastTime() - TIMEWARP_SECONDS;
        if (warps) return Optional.of(new Refutation.TimeWarp(at()));
        return time > latest ? Optional.of(new Refutation.TimeTooLate(at(), time, latest)) : Optional.empty();
    }

    private Optional<Refutation> judgeDifficulty(long time, int bits) {
        var nonsense = proofOfWork.aimAt(bits, height);
        if (nonsense.isPresent() || !difficulty.knows(time)) return nonsense;
        int required = difficulty.required(time);
        return bits == required ? Optional.empty() : Optional.of(new Refutation.WrongDifficulty(at(), bits, required));
    }

    /// Whether the eleven headers before the next are known, or all there are.
    public boolean knowsMedianTime() {
        return first == 0 || height - first >= MEDIAN_SPAN;
    }

    /// Whether the target that a header must have inside the present difficulty period is known.
    public boolean knowsTarget() {
        return difficulty.knowsOrdinary();
    }

    /// Later than the median is later than more than half.
    private boolean isAfterMedian(long time) {
        int span = Math.min(height, MEDIAN_SPAN);
        int earlier = 0;
        for (int i = 0; i < span; i++) earlier += times[i] < time ? 1 : 0;
        return earlier > span / 2;
    }

    private long medianTimePast() {
        var sorted = Arrays.copyOf(times, Math.min(height, MEDIAN_SPAN));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// Takes a header as good: one judged just now, or one of a chain that was judged before.
    void remember(byte[] hash, long time, int bits) {
        if (bits != difficulty.lastBits()) countWork();
        difficulty.remember(time, bits);
        uncounted++;
        times[height % MEDIAN_SPAN] = time;
        System.arraycopy(hash, 0, lastHash, 0, lastHash.length);
        height++;
    }

    private void countWork() {
        if (uncounted == 0) return;
        work = work.plus(Work.ofBits(difficulty.lastBits()).times(uncounted));
        uncounted = 0;
    }

    /// The work of all headers remembered, and of those below where that was known.
    public Work work() {
        countWork();
        return work;
    }

    /// The height of the header to be judged next.
    public Height nextHeight() {
        return at();
    }

    /// The last header remembered; there must be one.
    public ChainPoint tip() {
        return new ChainPoint(Height.of(height - 1), Hash256.of(lastHash));
    }

    long lastTime() {
        return difficulty.lastTime();
    }

    int lastBits() {
        return difficulty.lastBits();
    }

    /// The hash of the last header; not a copy.
    byte[] lastHash() {
        return lastHash;
    }

    private Height at() {
        return Height.of(height);
    }

    private static int number(byte[] bytes, int at) {
        return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8 | (bytes[at + 2] & 0xff) << 16 | bytes[at + 3] << 24;
    }
}

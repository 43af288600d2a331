package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BitcoinParameters.Difficulty;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderRules;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks a run of raw headers that begins at any height, without the headers before it, as `touchstone headers
/// verify` does: every rule is asked that the run itself can answer, and the others are named. Confined to its
/// owner's thread.
public final class HeaderRun {
    private static final int PIECE = 8_192;
    /// No chain of ten-minute blocks gets there in this millennium; bounds what a file may claim.
    private static final int HIGHEST = 100_000_000;

    private final BitcoinParameters parameters;
    private final Height from;
    private final long latest;
    private final HeaderRules rules;
    private int targetKnownFrom;
    private @Nullable ChainPoint first;

    private HeaderRun(BitcoinParameters parameters, Height from, Instant now) {
        this.parameters = parameters;
        this.from = from;
        this.latest = HeaderRules.latest(now);
        this.rules = new HeaderRules(parameters, from);
    }

    /// What a run was found to be. Immutable.
    public sealed interface Verdict {
        /// Every header keeps every rule that was asked.
        ///
        /// @param work of these headers alone
        /// @param unasked the rules that need headers from before the run, lowest height first
        record Verified(Network network, ChainPoint first, ChainPoint last, int count, Work work, List<Unasked> unasked)
                implements Verdict {
            public Verified {
                unasked = List.copyOf(unasked);
            }
        }

        /// The first `good` headers keep the rules and the one after them does not, or is none.
        record Refused(Network network, int good, Refutation refutation) implements Verdict {}
    }

    /// A rule that cannot be checked below a height. Immutable.
    public record Unasked(Rule rule, Height below) {}

    /// A rule that needs headers from before the run.
    public enum Rule {
        /// The header names the one before.
        LINK,
        /// The first block of a period is not long before the one it follows (BIP94).
        TIME_WARP,
        /// Later than the median of the eleven before.
        MEDIAN_TIME,
        /// The target that holds inside a difficulty period.
        TARGET,
        /// The target of a new difficulty period.
        RETARGET
    }

    /// Reads headers of 80 bytes up to the end of `in`, and judges them as those from height `from` on.
    public static Verdict verify(BitcoinParameters parameters, Height from, InputStream in, Instant now)
            throws IOException {
        return new HeaderRun(parameters, from, now).read(in);
    }

    private Verdict read(InputStream in) throws IOException {
        while (true) {
            var bytes = in.readNBytes(PIECE * BlockHeader.BYTES);
            int count = bytes.length / BlockHeader.BYTES;
            for (int i = 0; i < count; i++) {
                var refutation = judge(bytes, i * BlockHeader.BYTES);
                if (refutation.isPresent()) return refused(refutation.get());
            }
            int rest = bytes.length % BlockHeader.BYTES;
            if (rest > 0) return refused(new Refutation.Unreadable("the last header has " + rest + " of 80 bytes"));
            if (count < PIECE) return finished();
        }
    }

    private Optional<Refutation> judge(byte[] bytes, int offset) {
        int height = rules.nextHeight().value();
        if (height > HIGHEST) return Optional.of(new Refutation.Unreadable("no chain is as long as " + height));
        if (!rules.knowsTarget() && height != 0) targetKnownFrom = height + 1;
        var refutation = rules.next(bytes, offset, latest);
        if (refutation.isEmpty() && first == null) first = rules.tip();
        return refutation;
    }

    private Verdict refused(Refutation refutation) {
        return new Verdict.Refused(parameters.network(), count(), refutation);
    }

    private int count() {
        return rules.nextHeight().value() - from.value();
    }

    private Verdict finished() {
        if (first == null) return refused(new Refutation.Unreadable("no headers"));
        return new Verdict.Verified(parameters.network(), first, rules.tip(), count(), rules.work(), unasked());
    }

    private List<Unasked> unasked() {
        var unasked = new ArrayList<Unasked>();
        if (from.value() == 0) return unasked;
        unasked.add(new Unasked(Rule.LINK, from.next()));
        boolean mayWarp = parameters.difficulty() == Difficulty.BIP94 && from.value() % BitcoinParameters.PERIOD == 0;
        if (mayWarp) unasked.add(new Unasked(Rule.TIME_WARP, from.next()));
        if (targetKnownFrom > 0) unasked.add(new Unasked(Rule.TARGET, Height.of(targetKnownFrom)));
        unasked.add(new Unasked(Rule.MEDIAN_TIME, from.plus(HeaderRules.MEDIAN_SPAN)));
        if (parameters.difficulty() != Difficulty.FIXED) unasked.add(new Unasked(Rule.RETARGET, firstRetarget()));
        unasked.sort(Comparator.comparing(Unasked::below));
        return unasked;
    }

    /// The first retarget whose whole period lies inside the run.
    private Height firstRetarget() {
        int period = BitcoinParameters.PERIOD;
        return Height.of(Math.ceilDiv(from.value(), period) * period + period);
    }
}

package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// A chain of headers from a network's first block on, each of them judged by [HeaderRules]: the only thing that can
/// say "this header is on the chain". Confined to its owner's thread.
///
/// It keeps 40 bytes a header and an index of the hashes; the headers themselves lie in a file, if anywhere.
public final class HeaderChain {
    private final BitcoinParameters parameters;
    private final HeaderArrays headers = new HeaderArrays();
    /// At index n the work of all headers below height 2016 n.
    private final List<Work> workBelowPeriod = new ArrayList<>();
    private HeaderRules rules;

    private HeaderChain(BitcoinParameters parameters) {
        this.parameters = parameters;
        this.rules = new HeaderRules(parameters, Height.GENESIS);
    }

    /// What became of headers that were offered.
    public sealed interface Extension {
        record Extended(int count) implements Extension {}

        /// The chain was extended by the headers before the one that is refuted, and by no more.
        record Refused(int acceptedBefore, Refutation refutation) implements Extension {}
    }

    public static HeaderChain atGenesis(BitcoinParameters parameters) {
        var chain = new HeaderChain(parameters);
        if (chain.extend(parameters.genesis().bytes(), 0, 1, Instant.MAX) instanceof Extension.Refused refused) {
            throw new IllegalArgumentException("no first block of " + parameters.network() + ": " + refused);
        }
        return chain;
    }

    /// Judges `count` headers of 80 bytes from `offset` on, in order, and appends them up to the first bad one.
    ///
    /// @param now the time of the computer's clock; headers two hours ahead of it are refused
    public Extension extend(byte[] bytes, int offset, int count, Instant now) {
        Objects.checkFromIndexSize(offset, Math.multiplyExact(count, BlockHeader.BYTES), bytes.length);
        long latest = HeaderRules.latest(now);
        for (int i = 0; i < count; i++) {
            if (headers.size() % BitcoinParameters.PERIOD == 0) markPeriod();
            var refutation = rules.next(bytes, offset + i * BlockHeader.BYTES, latest);
            if (refutation.isPresent()) return new Extension.Refused(i, refutation.get());
            headers.append(rules.lastHash(), rules.lastTime(), rules.lastBits());
        }
        return new Extension.Extended(count);
    }

    private void markPeriod() {
        int period = headers.size() / BitcoinParameters.PERIOD;
        if (workBelowPeriod.size() == period) workBelowPeriod.add(rules.work());
    }

    /// Forgets all headers above this one.
    public void truncate(Height newTip) {
        check(newTip);
        rules = rulesAfter(newTip);
        headers.truncate(newTip.value() + 1);
        int periods = newTip.value() / BitcoinParameters.PERIOD + 1;
        workBelowPeriod.subList(periods, workBelowPeriod.size()).clear();
    }

    /// A judge of headers that follow the one at this height: for a branch that leaves the chain there.
    public HeaderRules rulesAfter(Height height) {
        check(height);
        int period = height.value() / BitcoinParameters.PERIOD;
        int start = period * BitcoinParameters.PERIOD;
        int from = Math.max(0, Math.min(start, height.value() + 1 - HeaderRules.MEDIAN_SPAN));
        var judge = HeaderRules.above(parameters, from, workBelow(from));
        var hash = new byte[Hash256.BYTES];
        headers.copyHash(height.value(), hash);
        for (int h = from; h <= height.value(); h++) judge.remember(hash, headers.timeAt(h), headers.bitsAt(h));
        return judge;
    }

    public BitcoinParameters parameters() {
        return parameters;
    }

    public ChainPoint tip() {
        return rules.tip();
    }

    /// The work of the whole chain.
    public Work work() {
        return rules.work();
    }

    /// The work of the chain up to and with this header.
    public Work workAt(Height height) {
        check(height);
        return workBelow(height.value() + 1);
    }

    private Work workBelow(int end) {
        int period = Math.min(end / BitcoinParameters.PERIOD, workBelowPeriod.size() - 1);
        var sum = workBelowPeriod.get(period);
        int run = 0;
        for (int h = period * BitcoinParameters.PERIOD; h < end; h++) {
            run++;
            if (h + 1 < end && headers.bitsAt(h + 1) == headers.bitsAt(h)) continue;
            sum = sum.plus(Work.ofBits(headers.bitsAt(h)).times(run));
            run = 0;
        }
        return sum;
    }

    public BlockHash hashAt(Height height) {
        check(height);
        return new BlockHash(headers.hashAt(height.value()));
    }

    /// The height of the header with this hash, if it is on the chain.
    public Optional<Height> heightOf(BlockHash hash) {
        var height = headers.heightOf(hash.value());
        return height.isPresent() ? Optional.of(Height.of(height.getAsInt())) : Optional.empty();
    }

    public long timeAt(Height height) {
        check(height);
        return headers.timeAt(height.value());
    }

    public int bitsAt(Height height) {
        check(height);
        return headers.bitsAt(height.value());
    }

    private void check(Height height) {
        if (height.value() >= headers.size()) throw new IllegalArgumentException(height + " is above the tip " + tip());
    }
}

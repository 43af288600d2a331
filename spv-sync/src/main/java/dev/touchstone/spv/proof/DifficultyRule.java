package dev.touchstone.spv.proof;

import dev.touchstone.spv.bitcoin.BitcoinParameters;
import dev.touchstone.spv.bitcoin.BitcoinParameters.Difficulty;
import dev.touchstone.spv.bitcoin.Target;

/// Which target the next header must have, by the network's rule and the headers before. Confined to its owner's
/// thread.
///
/// A run of headers may begin anywhere: what does not follow from the headers since `first` is not known.
final class DifficultyRule {
    private static final int PERIOD = BitcoinParameters.PERIOD;

    private final BitcoinParameters parameters;
    private final int limitBits;
    private final int first;
    private int height;
    private boolean startsPeriod;
    private long lastTime;
    private int lastBits;
    private long periodTime;
    private int periodBits;
    /// The bits of the last header of the period that did not take the 20-minute exception.
    private int ordinaryBits;
    private boolean knowsOrdinaryBits;

    DifficultyRule(BitcoinParameters parameters, int first) {
        this.parameters = parameters;
        this.limitBits = parameters.powLimit().encode();
        this.first = first;
        this.height = first;
        this.startsPeriod = first % PERIOD == 0;
    }

    DifficultyRule copy() {
        var copy = new DifficultyRule(parameters, first);
        copy.height = height;
        copy.startsPeriod = startsPeriod;
        copy.lastTime = lastTime;
        copy.lastBits = lastBits;
        copy.periodTime = periodTime;
        copy.periodBits = periodBits;
        copy.ordinaryBits = ordinaryBits;
        copy.knowsOrdinaryBits = knowsOrdinaryBits;
        return copy;
    }

    void remember(long time, int bits) {
        if (startsPeriod) {
            periodTime = time;
            periodBits = bits;
        }
        if (startsPeriod || bits != limitBits) {
            ordinaryBits = bits;
            knowsOrdinaryBits = true;
        }
        lastTime = time;
        lastBits = bits;
        height++;
        startsPeriod = height % PERIOD == 0;
    }

    long lastTime() {
        return lastTime;
    }

    int lastBits() {
        return lastBits;
    }

    /// Whether the next header is the first of a difficulty period.
    boolean startsPeriod() {
        return startsPeriod;
    }

    /// Whether the target of the next header, if it has this time, follows from what is known.
    boolean knows(long time) {
        if (startsPeriod) return knowsPeriod();
        return knowsOrdinary() || (hasException() && height > first && isLate(time));
    }

    /// Whether the whole period before the next header is known, from which a new target would be reckoned.
    boolean knowsPeriod() {
        return parameters.difficulty() == Difficulty.FIXED || height - PERIOD >= first;
    }

    /// Whether the target of the present period is known.
    boolean knowsOrdinary() {
        return switch (parameters.difficulty()) {
            case FIXED -> true;
            case RETARGET -> height > first;
            case RETARGET_OR_20_MINUTES, BIP94 -> knowsOrdinaryBits;
        };
    }

    private boolean hasException() {
        return switch (parameters.difficulty()) {
            case FIXED, RETARGET -> false;
            case RETARGET_OR_20_MINUTES, BIP94 -> true;
        };
    }

    /// The compact target that the next header must have, if it has this time.
    int required(long time) {
        return switch (parameters.difficulty()) {
            case FIXED -> limitBits;
            case RETARGET -> startsPeriod ? retarget(lastBits) : lastBits;
            case RETARGET_OR_20_MINUTES -> startsPeriod ? retarget(lastBits) : betweenRetargets(time);
            case BIP94 -> startsPeriod ? retarget(periodBits) : betweenRetargets(time);
        };
    }

    private int betweenRetargets(long time) {
        return isLate(time) ? limitBits : ordinaryBits;
    }

    private boolean isLate(long time) {
        return time > lastTime + 2 * BitcoinParameters.BLOCK_SECONDS;
    }

    /// From the first block of the period to its last are 2015 intervals, though 2016 are meant: Satoshi's slip is
    /// the rule.
    private int retarget(int bits) {
        return Target.ofBits(bits)
                .retargeted(lastTime - periodTime, parameters.powLimit())
                .encode();
    }
}

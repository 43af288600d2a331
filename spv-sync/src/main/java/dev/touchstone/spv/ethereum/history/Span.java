package dev.touchstone.spv.ethereum.history;

/// How far a history reaches: whatever changed the amounts between the two ends was found. Immutable.
///
/// @param from the earlier end
/// @param to the later end
/// @param isFromTheStart whether there was nothing before `from`
public record Span(Sample from, Sample to, boolean isFromTheStart) {
    /// A history that begins here.
    public static Span at(Sample sample) {
        return new Span(sample, sample, sample.isBeginning());
    }

    Span upTo(Sample later) {
        return new Span(from, later, isFromTheStart);
    }

    Span downTo(Sample earlier) {
        return new Span(earlier, to, earlier.isBeginning());
    }
}

package dev.touchstone.spv.ethereum.ens;

import java.util.List;

/// The rules about where in a label a character may stand (ENSIP-15, "Validate"). Pure.
final class LabelChecks {
    private static final int UNDERSCORE = '_';
    private static final int HYPHEN = '-';
    private static final int RESERVED_AT = 2;

    private LabelChecks() {}

    static void underscores(List<Integer> label) throws NameFaultException {
        int start = 0;
        while (start < label.size() && label.get(start) == UNDERSCORE) start++;
        if (label.subList(start, label.size()).contains(UNDERSCORE)) {
            throw new NameFaultException(new NameFault.MisplacedUnderscore());
        }
    }

    static void hyphens(List<Integer> ascii) throws NameFaultException {
        boolean isReserved = ascii.size() >= RESERVED_AT + 2
                && ascii.get(RESERVED_AT) == HYPHEN
                && ascii.get(RESERVED_AT + 1) == HYPHEN;
        if (isReserved) throw new NameFaultException(new NameFault.ReservedHyphens());
    }

    /// Fenced characters stand alone between others.
    static void punctuation(List<Integer> label, CodePoints fenced) throws NameFaultException {
        boolean isAfterOne = true;
        for (int i = 0; i < label.size(); i++) {
            boolean isOne = fenced.contains(label.get(i));
            if (isOne && (isAfterOne || i == label.size() - 1)) {
                throw new NameFaultException(new NameFault.MisplacedPunctuation(label.get(i)));
            }
            isAfterOne = isOne;
        }
    }

    /// Marks that take no space stand upon one another only so many times, and each once.
    ///
    /// @param decomposed the label's text in form D
    static void stackedMarks(List<Integer> decomposed, CodePoints nonSpacing, int most) throws NameFaultException {
        int from = 1;
        for (int i = 1; i < decomposed.size(); i++) {
            int mark = decomposed.get(i);
            if (!nonSpacing.contains(mark)) {
                from = i + 1;
            } else if (decomposed.subList(from, i).contains(mark) || i - from >= most) {
                throw new NameFaultException(new NameFault.StackedMarks(mark));
            }
        }
    }
}

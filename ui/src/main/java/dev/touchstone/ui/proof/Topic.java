package dev.touchstone.ui.proof;

import dev.touchstone.spv.proof.Finding;
import dev.touchstone.ui.text.Shown;
import java.util.function.UnaryOperator;

/// Something on Ethereum that one finding says, as the inspector puts it. Immutable.
///
/// @param name what it is
/// @param number what stands at the head: an amount, or words in its place
/// @param what what the finding is of, as the subject of a sentence: "This payment"
/// @param isPast whether it is of what happened, which no newer block makes old
/// @param canExport whether the finding's own evidence makes a file that anyone can check
/// @param file what such a file is to be called
/// @param limits says besides what the ladder does not prove
record Topic(
        String name,
        Shown number,
        Finding<?> finding,
        String what,
        boolean isPast,
        boolean canExport,
        String file,
        UnaryOperator<Ladder> limits) {}

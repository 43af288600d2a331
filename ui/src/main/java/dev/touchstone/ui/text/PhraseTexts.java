package dev.touchstone.ui.text;

import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.key.Mnemonic;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/// What there is to say about a recovery phrase that is being typed, and about how long a restored wallet takes.
public final class PhraseTexts {
    /// When the kinds of address that this wallet makes first became usable.
    public static final YearMonth FIRST_MONTH = YearMonth.of(2017, 8);

    private static final long BLOCKS_A_MONTH = 4383;

    private PhraseTexts() {}

    public static String explain(Mnemonic.Outcome outcome) {
        return switch (outcome) {
            case Mnemonic.Outcome.Whole _ -> "These words belong together.";
            case Mnemonic.Outcome.WrongLength(int words) ->
                "A recovery phrase has 12, 15, 18, 21 or 24 words. There are " + words + " so far.";
            case Mnemonic.Outcome.UnknownWords(var words) -> explain(words.getFirst());
            case Mnemonic.Outcome.WrongChecksum _ ->
                "Each word is known, but they do not belong together. One is wrong, or two changed places.";
        };
    }

    /// That a word is not one of those phrases are made of.
    ///
    /// @param number where the word stands, counted from one
    public static String unknown(int number, String word) {
        return "Word " + number + ", “" + word + "”, is not in the list.";
    }

    private static String explain(Mnemonic.UnknownWord unknown) {
        var start = unknown(unknown.position(), unknown.word());
        return unknown.suggestions().isEmpty()
                ? start
                : start + " Perhaps “" + unknown.suggestions().getFirst() + "”?";
    }

    /// What looking through the blocks since `month` usually takes. Reckoned from a published run of another light
    /// client: 65,000 blocks, 1.5 GB, 76 to 950 s depending on the peer.
    public static String cost(YearMonth month, YearMonth now) {
        long months = Math.max(1, ChronoUnit.MONTHS.between(month, now) + 1);
        long blocks = months * BLOCKS_A_MONTH;
        long tenthsOfGigabytes = Math.max(1, blocks * 15 / 65_000);
        long least = Math.max(1, blocks * 76 / 65_000 / 60);
        long most = Math.max(2, blocks * 950 / 65_000 / 60);
        return "About " + AmountFormat.count(blocks / 1000 * 1000 + 1000) + " blocks to look through: usually " + least
                + " to " + most + " min and about " + tenthsOfGigabytes / 10 + "." + tenthsOfGigabytes % 10
                + " GB. The wallet can receive meanwhile.";
    }
}

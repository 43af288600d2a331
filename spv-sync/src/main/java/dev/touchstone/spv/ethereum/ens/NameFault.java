package dev.touchstone.spv.ethereum.ens;

/// Why a text is no name (ENSIP-15, "Validate"). Immutable. Code points are Unicode's numbers.
public sealed interface NameFault {
    /// Longer than a name that anybody could have registered; refused unread.
    record TooLong(int characters) implements NameFault {}

    /// A label of nothing, or of nothing that counts.
    record EmptyLabel() implements NameFault {}

    /// The text is no sequence of whole characters.
    record BrokenText() implements NameFault {}

    record DisallowedCharacter(int codePoint) implements NameFault {}

    /// `_` stands elsewhere than at the start.
    record MisplacedUnderscore() implements NameFault {}

    /// `--` in the third and fourth place, which is kept for Punycode.
    record ReservedHyphens() implements NameFault {}

    /// A combining mark with nothing before it that it could belong to.
    record LooseMark(int codePoint) implements NameFault {}

    /// An apostrophe, fraction slash or middle dot at an end of the label or beside another.
    record MisplacedPunctuation(int codePoint) implements NameFault {}

    /// Characters of scripts that may not stand in one label.
    ///
    /// @param script of the characters before it; empty where it is of no script with them
    record MixedScripts(String script, int codePoint) implements NameFault {}

    /// Marks upon one another, more than may be or one twice.
    record StackedMarks(int codePoint) implements NameFault {}

    /// The label looks like one of another script.
    record LooksLikeAnother(String script, String other) implements NameFault {}
}

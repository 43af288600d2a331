package dev.touchstone.wallet.key;

/// Which passwords may protect a wallet: length is all that counts, because length is what makes guessing dear.
/// Immutable.
///
/// @param minimum the fewest characters accepted
public record PasswordPolicy(int minimum) {
    public static final PasswordPolicy STANDARD = new PasswordPolicy(8);

    /// What the policy says about one password.
    public sealed interface Verdict {
        record Accepted(Strength strength) implements Verdict {}

        record TooShort(int length, int minimum) implements Verdict {}

        /// What a person reads below the field.
        default String sentence() {
            return switch (this) {
                case Accepted(var strength) ->
                    switch (strength) {
                        case FAIR -> "This password will do. A longer one is better.";
                        case GOOD -> "This is a good password.";
                        case STRONG -> "This is a strong password.";
                    };
                case TooShort(int length, int minimum) ->
                    "A password has at least " + minimum + " characters. This one has " + length + ".";
            };
        }
    }

    /// How dear guessing is, by length alone.
    public enum Strength {
        FAIR,
        GOOD,
        STRONG
    }

    public Verdict judge(Password password) {
        int length = password.length();
        if (length < minimum) return new Verdict.TooShort(length, minimum);
        if (length < minimum + 4) return new Verdict.Accepted(Strength.FAIR);
        return new Verdict.Accepted(length < minimum + 8 ? Strength.GOOD : Strength.STRONG);
    }
}

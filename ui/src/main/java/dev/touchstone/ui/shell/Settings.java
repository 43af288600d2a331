package dev.touchstone.ui.shell;

import dev.touchstone.wallet.asset.Denomination;

/// What a person has chosen about the look of the program. Immutable.
///
/// @param textPercent size of all text, 80 to 200
public record Settings(Appearance appearance, int textPercent, Denomination unit, boolean hideAmounts) {
    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 200;
    public static final Settings DEFAULT = new Settings(Appearance.SYSTEM, 100, Denomination.BTC, false);

    public enum Appearance {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Settings {
        if (textPercent < SMALLEST_TEXT || textPercent > LARGEST_TEXT) {
            throw new IllegalArgumentException("text of " + textPercent + " %");
        }
    }

    public Settings withAppearance(Appearance appearance) {
        return new Settings(appearance, textPercent, unit, hideAmounts);
    }

    public Settings withTextPercent(int textPercent) {
        return new Settings(appearance, Math.clamp(textPercent, SMALLEST_TEXT, LARGEST_TEXT), unit, hideAmounts);
    }

    public Settings withUnit(Denomination unit) {
        return new Settings(appearance, textPercent, unit, hideAmounts);
    }

    public Settings withHideAmounts(boolean hideAmounts) {
        return new Settings(appearance, textPercent, unit, hideAmounts);
    }
}

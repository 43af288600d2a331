package dev.touchstone.ui.shell;

import dev.touchstone.wallet.asset.Denomination;
import java.util.List;

/// What a person has chosen about the program. Immutable.
///
/// @param textPercent size of all text, 80 to 200
/// @param lockAfterMinutes how long nobody has to touch the window until a wallet locks; [#NEVER] for never
/// @param window how large the window was when it was last closed
public record Settings(
        Appearance appearance,
        int textPercent,
        Denomination unit,
        boolean hideAmounts,
        int lockAfterMinutes,
        WindowSize window) {
    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 200;
    public static final int NEVER = 0;

    /// The choices there are for locking, in minutes.
    public static final List<Integer> LOCK_CHOICES = List.of(5, 15, 60, NEVER);

    public static final Settings DEFAULT =
            new Settings(Appearance.SYSTEM, 100, Denomination.BTC, false, 15, WindowSize.FIRST);

    public enum Appearance {
        SYSTEM,
        LIGHT,
        DARK
    }

    public Settings {
        if (textPercent < SMALLEST_TEXT || textPercent > LARGEST_TEXT) {
            throw new IllegalArgumentException("text of " + textPercent + " %");
        }
        if (lockAfterMinutes < NEVER) throw new IllegalArgumentException("locked after " + lockAfterMinutes + " min");
    }

    /// Whether text is so large that things stand below each other that are side by side otherwise.
    public boolean hasLargeText() {
        return textPercent >= 150;
    }

    public Settings withAppearance(Appearance appearance) {
        return new Settings(appearance, textPercent, unit, hideAmounts, lockAfterMinutes, window);
    }

    public Settings withTextPercent(int textPercent) {
        int possible = Math.clamp(textPercent, SMALLEST_TEXT, LARGEST_TEXT);
        return new Settings(appearance, possible, unit, hideAmounts, lockAfterMinutes, window);
    }

    public Settings withUnit(Denomination unit) {
        return new Settings(appearance, textPercent, unit, hideAmounts, lockAfterMinutes, window);
    }

    public Settings withHideAmounts(boolean hideAmounts) {
        return new Settings(appearance, textPercent, unit, hideAmounts, lockAfterMinutes, window);
    }

    public Settings withLockAfterMinutes(int lockAfterMinutes) {
        return new Settings(appearance, textPercent, unit, hideAmounts, lockAfterMinutes, window);
    }

    public Settings withWindow(WindowSize window) {
        return new Settings(appearance, textPercent, unit, hideAmounts, lockAfterMinutes, window);
    }
}

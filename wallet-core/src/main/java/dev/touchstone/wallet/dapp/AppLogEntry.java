package dev.touchstone.wallet.dapp;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// One thing that an app asked for, and what came of it. Immutable.
///
/// @param about in a few words: whom it is paid to, how much, or what the text begins with
/// @param end what was decided
public record AppLogEntry(AppOrigin app, AppAct act, String about, End end, Instant at) {
    public static final int MOST_ABOUT = 200;

    public AppLogEntry {
        if (about.length() > MOST_ABOUT) throw new IllegalArgumentException(about.length() + " characters");
    }

    /// What came of it. The number of each stands in wallet files and never changes.
    public enum End {
        AGREED(1),
        REJECTED(2),
        EXPIRED(3),
        /// The app went away before it was decided.
        GONE(4),
        /// It was agreed to, and then could not be done.
        FAILED(5),
        /// Nobody was there to be asked.
        NOBODY(6),
        /// The user's written rules allowed it.
        BY_POLICY(7);

        private final int number;

        End(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        public static Optional<End> byNumber(int number) {
            return Arrays.stream(values()).filter(end -> end.number == number).findFirst();
        }
    }

    /// A text cut to what an entry holds.
    public static String brief(String text) {
        var line = text.strip().replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST_ABOUT ? line : line.substring(0, MOST_ABOUT - 1) + "…";
    }
}

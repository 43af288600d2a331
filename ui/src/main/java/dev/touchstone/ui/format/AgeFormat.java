package dev.touchstone.ui.format;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times and how long ago they were: relative under a day, then the date. Immutable.
public record AgeFormat(ZoneId zone) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss (OOOO)", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final Duration DAY = Duration.ofDays(1);

    /// `2 min ago`, `3 h ago`, then `14 March 2023`.
    public String ago(Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.compareTo(DAY) >= 0) return date(then);
        if (age.toSeconds() < 60) return "seconds ago";
        return duration(age) + " ago";
    }

    /// `14 s ago`, `2 min ago`, then `14 March 2023`: for chains on which seconds count.
    public String precisely(Instant then, Instant now) {
        var age = Duration.between(then, now);
        return age.compareTo(DAY) >= 0 ? date(then) : duration(age) + " ago";
    }

    /// `2 min`, `2 h 10 min`, `3 days`: two units at most, and minutes only under ten hours.
    public static String duration(Duration length) {
        if (length.compareTo(DAY.multipliedBy(2)) >= 0) return length.toDays() + " days";
        if (length.toHours() >= 10) return length.toHours() + " h";
        if (length.toHours() >= 1) {
            return length.toHours() + " h" + (length.toMinutesPart() == 0 ? "" : " " + length.toMinutesPart() + " min");
        }
        if (length.toMinutes() >= 1) return length.toMinutes() + " min";
        return Math.max(0, length.toSeconds()) + " s";
    }

    /// How long something took: `0.4 s`, `12 s`.
    public static String took(Duration length) {
        if (length.toSeconds() >= 10) return length.toSeconds() + " s";
        long tenths = (length.toMillis() + 50) / 100;
        return tenths == 0 ? "under 0.1 s" : tenths / 10 + "." + tenths % 10 + " s";
    }

    public String date(Instant then) {
        return DATE.format(then.atZone(zone));
    }

    public String clock(Instant then) {
        return CLOCK.format(then.atZone(zone));
    }

    /// `14:05` under a day, then `14 March 2023`.
    public String at(Instant then, Instant now) {
        return Duration.between(then, now).compareTo(DAY) >= 0 ? date(then) : clock(then);
    }

    public String month(Instant then) {
        return MONTH.format(then.atZone(zone));
    }

    /// To the second, with the zone: for tooltips and details.
    public String exact(Instant then) {
        return EXACT.format(then.atZone(zone));
    }

    /// The heading of a day in a list: `Today`, `Yesterday`, then the date.
    public String day(LocalDate day, Instant now) {
        var today = LocalDate.ofInstant(now, zone);
        if (day.equals(today)) return "Today";
        if (day.equals(today.minusDays(1))) return "Yesterday";
        return DATE.format(day);
    }

    public LocalDate dayOf(Instant then) {
        return LocalDate.ofInstant(then, zone);
    }
}

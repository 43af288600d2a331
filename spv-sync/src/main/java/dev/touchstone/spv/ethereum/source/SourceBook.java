package dev.touchstone.spv.ethereum.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/// The sources that are asked, how they served, and which of them lied; it says whom to ask first. Thread-safe.
///
/// The user's own nodes come first, then whoever failed least and was quickest. A source that failed rests, each
/// time longer; one that asked for a pause gets it. A source that lied is not asked again while the program runs,
/// unless it is the user's own, which then comes last: to be cut off from one's own node for its broken disk would
/// be worse than to check, and refuse, what it says.
public final class SourceBook {
    private static final int MOST_LIES = 256;
    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final Duration LONGEST_REST_OF_OWN = Duration.ofSeconds(15);

    private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::hasLied)
            .thenComparing(entry -> !entry.own)
            .thenComparingInt(entry -> entry.standing().failuresInRow())
            .thenComparing(entry -> entry.standing().latency().orElse(Duration.ZERO));

    private final InstantSource clock;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final AtomicReference<List<CaughtLie>> lies = new AtomicReference<>(List.of());

    public SourceBook(InstantSource clock) {
        this.clock = clock;
    }

    private static final class Entry {
        private final Source source;
        private final SourceRole role;
        private final boolean own;
        private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.FRESH);

        Entry(Source source, SourceRole role, boolean own) {
            this.source = source;
            this.role = role;
            this.own = own;
        }

        Standing standing() {
            return standing.get();
        }

        boolean hasLied() {
            return standing().lie().isPresent();
        }

        boolean isDropped() {
            return (hasLied() && !own) || standing().restsUntil().equals(Instant.MAX);
        }

        SourceRow row() {
            var now = standing();
            return new SourceRow(
                    role,
                    source.name(),
                    now.software(),
                    own,
                    now.answers(),
                    now.failures(),
                    now.latency(),
                    now.trouble());
        }
    }

    /// Lets a beacon node be asked, too.
    ///
    /// @param own whether the user named it
    public void add(BeaconSource source, boolean own) {
        entries.add(new Entry(source, SourceRole.BEACON, own));
    }

    /// Lets an execution node be asked, too.
    ///
    /// @param own whether the user named it
    public void add(ExecutionSource source, boolean own) {
        entries.add(new Entry(source, SourceRole.EXECUTION, own));
    }

    /// Forgets the sources with this name in this role; those that are being asked end by themselves.
    public void remove(SourceRole role, String name) {
        entries.removeIf(e -> e.role == role && e.source.name().equals(name));
    }

    /// Those that may be asked now, whoever is to be asked first at the head.
    public List<BeaconSource> beacons() {
        return inOrder(SourceRole.BEACON).map(BeaconSource.class::cast).toList();
    }

    /// Those that may be asked now, whoever is to be asked first at the head.
    public List<ExecutionSource> executions() {
        return inOrder(SourceRole.EXECUTION).map(ExecutionSource.class::cast).toList();
    }

    private Stream<Source> inOrder(SourceRole role) {
        var now = clock.instant();
        return entries.stream()
                .filter(e -> e.role == role && !e.isDropped())
                .filter(e -> !now.isBefore(e.standing().restsUntil()))
                .sorted(ORDER)
                .map(e -> e.source);
    }

    /// When the first of those that may be asked at all has rested: the present moment where one has; empty where
    /// there is none.
    public Optional<Instant> nextChance(SourceRole role) {
        var now = clock.instant();
        return entries.stream()
                .filter(e -> e.role == role && !e.isDropped())
                .map(e -> e.standing().restsUntil())
                .map(until -> until.isBefore(now) ? now : until)
                .min(Comparator.naturalOrder());
    }

    /// It gave an answer that was checked and is true.
    public void praise(Source source, Duration latency) {
        entry(source).ifPresent(e -> e.standing.updateAndGet(s -> s.praised(latency)));
    }

    /// Its answer was of no use, or a lie.
    public void blame(Source source, SourceFault fault) {
        var now = clock.instant();
        entry(source).ifPresent(e -> {
            var longest = e.own ? LONGEST_REST_OF_OWN : LONGEST_REST;
            e.standing.updateAndGet(s -> s.blamed(fault, now, longest));
            if (fault instanceof SourceFault.Lied(var what)) note(new CaughtLie(now, e.role, source.name(), what));
        });
    }

    private void note(CaughtLie lie) {
        lies.updateAndGet(before -> before.size() < MOST_LIES
                ? Stream.concat(before.stream(), Stream.of(lie)).toList()
                : before);
    }

    /// What it calls itself.
    public void named(Source source, String software) {
        entry(source).ifPresent(e -> e.standing.updateAndGet(s -> s.named(software)));
    }

    private Optional<Entry> entry(Source source) {
        return entries.stream().filter(e -> e.source.equals(source)).findFirst();
    }

    /// All of them as they are shown, beacon nodes first.
    public List<SourceRow> rows() {
        return entries.stream()
                .map(Entry::row)
                .sorted(Comparator.comparing(SourceRow::role))
                .toList();
    }

    /// All lies that were caught while the program ran, the oldest first.
    public List<CaughtLie> caughtLies() {
        return lies.get();
    }
}

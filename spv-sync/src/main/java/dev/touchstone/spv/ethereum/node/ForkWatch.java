package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.Capabilities;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Asks each source now and then what it is and which forks it knows, and compares them with ours: a hint that this
/// program has become old, long before the day, and never more than a hint. Confined to the ethereum-chain loop.
final class ForkWatch {
    private static final Duration AGAIN = Duration.ofHours(6);
    private static final String FORK_EPOCH = "_FORK_EPOCH";

    private final NodeContext context;
    private final Map<Source, Instant> asked = new HashMap<>();
    private final Map<String, List<String>> advice = new LinkedHashMap<>();

    ForkWatch(NodeContext context) {
        this.context = context;
    }

    /// What the sources say, one line for each fork that somebody knows of and this program does not.
    List<String> advice() {
        return advice.values().stream().flatMap(List::stream).toList();
    }

    void tick() {
        for (var source : context.book().beacons()) if (isDue(source)) ask(source);
        for (var source : context.book().executions()) if (isDue(source)) ask(source);
    }

    private boolean isDue(Source source) {
        var before = asked.get(source);
        boolean isDue = before == null || !context.now().isBefore(before.plus(AGAIN));
        if (isDue) asked.put(source, context.now());
        return isDue;
    }

    void drop(String name) {
        asked.keySet().removeIf(source -> source.name().equals(name));
        advice.remove(name);
    }

    private record Told(Reply<String> software, Reply<Map<String, String>> spec) {}

    private void ask(BeaconSource source) {
        context.errands().run(() -> new Told(source.version(), source.spec()), told -> {
            told.software().toOptional().ifPresent(software -> context.book().named(source, software));
            told.spec().toOptional().ifPresent(spec -> compare(source.name(), spec));
        });
    }

    private void ask(ExecutionSource source) {
        context.errands()
                .run(
                        source::capabilities,
                        able -> able.toOptional()
                                .map(Capabilities::software)
                                .ifPresent(software -> context.book().named(source, software)));
    }

    private void compare(String name, Map<String, String> spec) {
        var lines = differences(context.chain().schedule(), spec).stream()
                .map(line -> name + ": " + line)
                .toList();
        if (lines.isEmpty()) advice.remove(name);
        else advice.put(name, lines);
    }

    /// One sentence for each fork since Altair of which the schedule says something else.
    static List<String> differences(ForkSchedule schedule, Map<String, String> spec) {
        var lines = new ArrayList<String>();
        new TreeMap<>(spec).forEach((name, value) -> {
            if (!name.endsWith(FORK_EPOCH) || !value.matches("\\d{1,9}")) return;
            var fork = name.substring(0, name.length() - FORK_EPOCH.length());
            long epoch = Long.parseLong(value);
            if (isOurs(schedule, fork, epoch)) return;
            var day = schedule.genesis()
                    .plus(schedule.slotTime()
                            .multipliedBy(
                                    Math.multiplyExact(epoch, schedule.preset().slotsPerEpoch())));
            lines.add("the rules named " + capitalized(fork) + " begin with epoch " + epoch + " (" + day
                    + "), which this version does not know");
        });
        return List.copyOf(lines);
    }

    /// Schedules need not list forks that were over before the network's first block.
    private static boolean isOurs(ForkSchedule schedule, String name, long epoch) {
        var fork = ConsensusFork.named(name);
        if (fork.isEmpty()) return name.equals("PHASE0") || name.equals("GENESIS");
        return schedule.forks().stream().anyMatch(it -> it.fork() == fork.get() && it.epoch() == epoch)
                || (epoch == 0 && schedule.forks().getFirst().fork().isAtLeast(fork.get()));
    }

    private static String capitalized(String name) {
        return name.substring(0, 1) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}

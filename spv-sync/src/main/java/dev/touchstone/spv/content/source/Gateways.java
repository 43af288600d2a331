package dev.touchstone.spv.content.source;

import dev.touchstone.spv.ethereum.source.SourceFault;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The gateways that may be asked, and how they served. Thread-safe.
///
/// One whose answer was wrong is not asked again while the program runs, unless it is the user's own, which then
/// comes last.
public final class Gateways {
    private final List<Gateway> all;
    private final Map<Gateway, Record> records = new ConcurrentHashMap<>();

    /// @param answers true ones
    /// @param failures since the last true answer
    /// @param wrong the last answer that was wrong
    private record Record(int answers, int failures, Optional<SourceFault> wrong) {
        static final Record FRESH = new Record(0, 0, Optional.empty());

        Record praised() {
            return new Record(answers + 1, 0, wrong);
        }

        Record blamed(SourceFault fault) {
            return new Record(answers, failures + 1, isWrong(fault) ? Optional.of(fault) : wrong);
        }
    }

    public Gateways(List<Gateway> all) {
        this.all = List.copyOf(all);
    }

    /// Whether the answer itself was false or senseless: worse than none.
    static boolean isWrong(SourceFault fault) {
        return fault instanceof SourceFault.Lied || fault instanceof SourceFault.Unreadable;
    }

    private Record record(Gateway gateway) {
        return records.getOrDefault(gateway, Record.FRESH);
    }

    /// Whom to ask, in this order.
    List<Gateway> of(ContentNetwork network) {
        return all.stream()
                .filter(gateway -> gateway.serves(network))
                .filter(gateway ->
                        gateway.isOwn() || record(gateway).wrong().isEmpty())
                .sorted(Comparator.comparing(
                                (Gateway gateway) -> record(gateway).wrong().isPresent())
                        .thenComparing(gateway -> !gateway.isOwn())
                        .thenComparingInt(gateway -> record(gateway).failures()))
                .toList();
    }

    /// Whether there is anybody who may be asked, whatever became of them.
    boolean hasAny(ContentNetwork network) {
        return all.stream().anyMatch(gateway -> gateway.serves(network));
    }

    void praise(Gateway gateway) {
        records.merge(gateway, Record.FRESH.praised(), (before, _) -> before.praised());
    }

    /// Whoever was merely slower than another is not blamed.
    void blame(Gateway gateway, SourceFault fault) {
        if (fault instanceof SourceFault.GivenUp) return;
        records.merge(gateway, Record.FRESH.blamed(fault), (before, _) -> before.blamed(fault));
    }

    /// How a gateway served. Immutable.
    ///
    /// @param wrong the last answer that was wrong
    public record Row(String name, boolean own, int answers, int failures, Optional<SourceFault> wrong) {}

    /// All of them as they are shown.
    public List<Row> rows() {
        return all.stream()
                .map(gateway -> {
                    var record = record(gateway);
                    return new Row(
                            gateway.name(), gateway.isOwn(), record.answers(), record.failures(), record.wrong());
                })
                .toList();
    }
}

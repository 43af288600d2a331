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
    private final Map<Gateway, Served> records = new ConcurrentHashMap<>();

    /// @param answers true ones
    /// @param failures since the last true answer
    /// @param wrong the last answer that was wrong
    private record Served(int answers, int failures, Optional<SourceFault> wrong) {
        static final Served FRESH = new Served(0, 0, Optional.empty());

        Served praised() {
            return new Served(answers + 1, 0, wrong);
        }

        Served blamed(SourceFault fault) {
            return new Served(answers, failures + 1, isWrong(fault) ? Optional.of(fault) : wrong);
        }
    }

    public Gateways(List<Gateway> all) {
        this.all = List.copyOf(all);
    }

    /// Whether the answer itself was false or senseless: worse than none.
    static boolean isWrong(SourceFault fault) {
        return fault instanceof SourceFault.Lied || fault instanceof SourceFault.Unreadable;
    }

    private Served served(Gateway gateway) {
        return records.getOrDefault(gateway, Served.FRESH);
    }

    /// Whom to ask, in this order.
    List<Gateway> of(ContentNetwork network) {
        return all.stream()
                .filter(gateway -> gateway.serves(network))
                .filter(gateway -> gateway.isOwn() || served(gateway).wrong().isEmpty())
                .sorted(Comparator.comparing(
                                (Gateway gateway) -> served(gateway).wrong().isPresent())
                        .thenComparing(gateway -> !gateway.isOwn())
                        .thenComparingInt(gateway -> served(gateway).failures()))
                .toList();
    }

    /// Whether there is anybody who may be asked, whatever became of them.
    boolean hasAny(ContentNetwork network) {
        return all.stream().anyMatch(gateway -> gateway.serves(network));
    }

    void praise(Gateway gateway) {
        records.merge(gateway, Served.FRESH.praised(), (before, _) -> before.praised());
    }

    /// Whoever was merely slower than another is not blamed.
    void blame(Gateway gateway, SourceFault fault) {
        if (fault instanceof SourceFault.GivenUp) return;
        records.merge(gateway, Served.FRESH.blamed(fault), (before, _) -> before.blamed(fault));
    }

    /// How a gateway served. Immutable.
    ///
    /// @param wrong the last answer that was wrong
    public record Row(String name, boolean own, int answers, int failures, Optional<SourceFault> wrong) {}

    /// All of them as they are shown.
    public List<Row> rows() {
        return all.stream()
                .map(gateway -> {
                    var record = served(gateway);
                    return new Row(
                            gateway.name(), gateway.isOwn(), record.answers(), record.failures(), record.wrong());
                })
                .toList();
    }
}

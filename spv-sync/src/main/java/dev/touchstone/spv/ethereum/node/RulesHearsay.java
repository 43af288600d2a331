package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.beacon.Slot;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Who speaks of rules that this program does not know. Anybody can, for a signature by such rules cannot be
/// checked here. So it takes more than half of those who answer, or a block in a form that nobody here knows,
/// which two thirds of a known committee signed. Confined to the ethereum-chain loop.
final class RulesHearsay {
    private final Map<String, Slot> said = new HashMap<>();
    private Optional<Slot> signed = Optional.empty();

    /// A source says that from this slot on the chain keeps rules that are not known here.
    void said(String source, Slot at) {
        said.putIfAbsent(source, at);
    }

    /// A signed block is of such rules.
    void signed(Slot at) {
        if (signed.isEmpty()) signed = Optional.of(at);
    }

    /// A head by rules that are known: whoever spoke of others before it was wrong, or early.
    void followed(Slot head) {
        said.values().removeIf(head::isAfter);
        signed = signed.filter(at -> !head.isAfter(at));
    }

    void drop(String source) {
        said.remove(source);
    }

    void clear() {
        said.clear();
        signed = Optional.empty();
    }

    /// The slot from which on the chain keeps unknown rules; empty as long as that is not to be believed.
    ///
    /// @param answering the names of all beacon nodes that answer at all
    Optional<Slot> since(List<String> answering) {
        if (signed.isPresent()) return signed;
        var slots = answering.stream().map(said::get).filter(Objects::nonNull).toList();
        boolean isMost = 2 * slots.size() > answering.size();
        return isMost ? slots.stream().min(Comparator.naturalOrder()) : Optional.empty();
    }
}

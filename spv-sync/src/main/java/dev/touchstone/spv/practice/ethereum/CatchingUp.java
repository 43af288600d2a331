package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import java.util.List;
import java.util.TreeSet;

/// Which slots get a block when a chain wakes up after a long time: the newest all, and of those further back a few
/// in each period, enough for it to have a final block whose committee's successor a light client can learn. Pure.
final class CatchingUp {
    private static final int WHOLE_EPOCHS = 5;

    private CatchingUp() {}

    /// The slots with blocks from the one after `head` up to `now`.
    static List<Slot> slots(Preset preset, Slot head, Slot now) {
        long spe = preset.slotsPerEpoch();
        long whole = Math.max(head.value() + 1, now.value() - WHOLE_EPOCHS * spe);
        var slots = new TreeSet<Slot>();
        for (long slot = whole; slot <= now.value(); slot++) slots.add(Slot.of(slot));
        for (long period = preset.periodOf(head); period <= preset.periodOf(now); period++) {
            long first = Math.max(head.value() + 1, period * preset.slotsPerPeriod());
            long boundary = (first + spe - 1) / spe * spe;
            long last = Math.min(whole, (period + 1) * preset.slotsPerPeriod()) - 1;
            // what the third names final is the first, and the fourth carries the signatures on it
            for (long slot : new long[] {boundary, boundary + spe, boundary + 2 * spe, boundary + 2 * spe + 1}) {
                if (slot <= last) slots.add(Slot.of(slot));
            }
        }
        return List.copyOf(slots);
    }
}

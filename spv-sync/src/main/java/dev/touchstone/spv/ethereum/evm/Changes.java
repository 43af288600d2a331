package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads off a journal what it changed. Pure.
final class Changes {
    private Changes() {}

    static List<StateChange> of(StateJournal state) {
        var changes = new ArrayList<StateChange>();
        for (var account : state.accounts()) {
            if (account.isWritten) changes.add(of(account));
        }
        return changes;
    }

    private static StateChange of(Account account) {
        var slots = new HashMap<StorageKey, Hash256>();
        for (var entry : account.slots.entrySet()) addIfChanged(entry, slots);
        var code = Optional.ofNullable(account.code)
                .filter(_ -> account.hasNewCode)
                .map(known -> ByteString.of(known.toArray()));
        return new StateChange(
                account.address,
                account.exists,
                account.nonce,
                new Wei(account.balance),
                account.codeHash,
                code,
                account.isWiped,
                slots);
    }

    private static void addIfChanged(Map.Entry<Word, Account.Slot> entry, Map<StorageKey, Hash256> slots) {
        var slot = entry.getValue();
        if (slot.value.equals(slot.loaded)) return;
        slots.put(new StorageKey(entry.getKey().toHash()), slot.value.toHash());
    }
}

package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// Asks the view, and writes down what it does not know: the run goes on with nothing in its place, and has no result.
/// Confined to the run's thread.
final class Known {
    /// What an account that is not known may spend, so that the run gets far.
    private static final BigInteger AMPLE = BigInteger.TWO.pow(128);

    private final StateView view;
    private final CodeCache codes;
    private final Set<EthereumAddress> accounts = new LinkedHashSet<>();
    private final Set<Missing.Slot> slots = new LinkedHashSet<>();
    private final Set<Missing.Code> missingCodes = new LinkedHashSet<>();
    private final Set<BlockNumber> blocks = new LinkedHashSet<>();

    Known(StateView view, CodeCache codes) {
        this.view = view;
        this.codes = codes;
    }

    Account account(EthereumAddress address) {
        var state = view.account(address);
        if (state.isPresent()) return new Account(state.get(), view.holds(state.get()));
        accounts.add(address);
        var unknown = new Account(AccountState.empty(address), true);
        unknown.balance = AMPLE;
        unknown.isUnknown = true;
        unknown.hasStoredSlots = true;
        return unknown;
    }

    Word storage(EthereumAddress address, Word key) {
        var at = new StorageKey(key.toHash());
        var value = view.storage(address, at);
        if (value.isPresent()) return Word.of(value.get());
        slots.add(new Missing.Slot(address, at));
        return Word.ZERO;
    }

    Code code(EthereumAddress address, Hash256 hash) {
        var bytes = view.code(address, hash);
        if (bytes.isPresent()) return codes.get(hash, bytes.get());
        missingCodes.add(new Missing.Code(address, hash));
        return Code.EMPTY;
    }

    Word blockHash(BlockNumber number) {
        var hash = view.blockHash(number);
        if (hash.isPresent()) return Word.of(hash.get());
        blocks.add(number);
        return Word.ZERO;
    }

    /// What the view did not know; empty where it knew all.
    Optional<Missing> missing() {
        var missing =
                new Missing(Set.copyOf(accounts), Set.copyOf(slots), Set.copyOf(missingCodes), Set.copyOf(blocks));
        return missing.count() == 0 ? Optional.empty() : Optional.of(missing);
    }
}

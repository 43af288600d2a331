package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An account while a run goes on. Changed by its [StateJournal] alone. Confined to the run's thread.
final class Account {
    final EthereumAddress address;
    final Map<Word, Slot> slots = new HashMap<>();

    boolean exists;
    long nonce;
    BigInteger balance;
    Hash256 codeHash;

    /// Null until it is asked for.
    @Nullable
    Code code;

    /// Whether the view's storage of it counts: not once it was destroyed, nor where its root is that of nothing.
    boolean hasStoredSlots;

    /// The view does not know it: what stands here is made up.
    boolean isUnknown;

    /// Since Berlin, within a transaction.
    boolean isWarm;

    /// Within a transaction: an empty account that was touched ends (EIP-161).
    boolean isTouched;

    /// Made in this transaction.
    boolean isNew;

    /// Ends with this transaction.
    boolean isDestroyed;

    /// Not to be taken for what the view says any more.
    boolean isWritten;

    /// The code is not what the view says.
    boolean hasNewCode;

    /// The storage that the view knows is gone.
    boolean isWiped;

    Account(AccountState state, boolean exists) {
        this.address = state.address();
        this.exists = exists;
        this.nonce = state.nonce();
        this.balance = state.balance().value();
        this.codeHash = state.codeHash();
        this.hasStoredSlots = state.hasStorage();
    }

    boolean hasCode() {
        return !codeHash.equals(AccountState.NO_CODE);
    }

    /// Without nonce, balance and code (EIP-161).
    boolean isEmpty() {
        return nonce == 0 && balance.signum() == 0 && !hasCode();
    }

    boolean hasCodeOrNonce() {
        return nonce != 0 || hasCode();
    }

    void end() {
        exists = false;
        nonce = 0;
        balance = BigInteger.ZERO;
        codeHash = AccountState.NO_CODE;
        code = Code.EMPTY;
        slots.clear();
        hasStoredSlots = false;
        hasNewCode = true;
        isWiped = true;
        isWritten = true;
    }

    /// What ended keeps what it has.
    void keep(BigInteger amount) {
        balance = amount;
        exists = amount.signum() != 0;
    }

    /// A word of storage: what the view said, what it was when the transaction began, and what it is.
    static final class Slot {
        final Word loaded;
        Word original;
        Word value;
        boolean isWarm;

        Slot(Word loaded) {
            this.loaded = loaded;
            this.original = loaded;
            this.value = loaded;
        }
    }
}

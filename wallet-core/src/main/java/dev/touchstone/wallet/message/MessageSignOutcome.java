package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;

/// What came of signing a message. Immutable. In every case but `Signed` nothing has changed.
public sealed interface MessageSignOutcome {
    /// Signed, and written down.
    ///
    /// @param signature 65 bytes: r, s, and 27 or 28
    record Signed(ByteString signature) implements MessageSignOutcome {}

    record WrongPassword() implements MessageSignOutcome {}

    /// The keys in the wallet file cannot be read; `what` names the damage.
    record KeysDamaged(String what) implements MessageSignOutcome {}

    record NoSuchAccount(EthereumAddress account) implements MessageSignOutcome {}

    /// The wallet has no key of this account.
    record WatchOnly(EthereumAddress account) implements MessageSignOutcome {}

    /// What another device signed is something else, or it is of another account.
    record OtherSignature() implements MessageSignOutcome {}

    /// A signature made here did not verify: the computer is faulty.
    record SelfCheckFailed() implements MessageSignOutcome {}

    /// The journal could not be written, so the signature was thrown away.
    record NotSaved(String reason) implements MessageSignOutcome {}
}

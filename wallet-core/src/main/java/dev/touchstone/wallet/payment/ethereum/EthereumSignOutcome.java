package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;

/// What came of signing a draft. Immutable. In every case but `Signed` nothing has changed.
public sealed interface EthereumSignOutcome {
    /// Signed, and on disk.
    record Signed(EthereumTransaction transaction) implements EthereumSignOutcome {}

    record WrongPassword() implements EthereumSignOutcome {}

    /// The keys in the wallet file cannot be read; `what` names the damage.
    record KeysDamaged(String what) implements EthereumSignOutcome {}

    /// The wallet has no key of this account.
    record WatchOnly(EthereumAddress account) implements EthereumSignOutcome {}

    /// What was shown is not what the bytes to be signed would do now.
    record EffectsDiffer(TransactionEffects shown, TransactionEffects found) implements EthereumSignOutcome {}

    /// The newest proven block is too old to sign on it.
    record HeadTooOld(Duration age) implements EthereumSignOutcome {}

    /// What it would do now could not be proven.
    record NotProven(Pending.Reason reason) implements EthereumSignOutcome {}

    /// Whoever was asked was caught in a lie.
    record Refuted(Refutation refutation) implements EthereumSignOutcome {}

    /// Another transaction with this nonce was signed or mined in the meantime.
    record NonceTaken(long nonce) implements EthereumSignOutcome {}

    /// A signature made here did not verify: the computer is faulty.
    record SelfCheckFailed() implements EthereumSignOutcome {}

    /// The journal could not be written, so the signed transaction was thrown away.
    record NotSaved(String reason) implements EthereumSignOutcome {}
}

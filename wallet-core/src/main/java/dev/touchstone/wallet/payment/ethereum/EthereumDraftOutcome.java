package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import java.math.BigInteger;
import java.time.Duration;

/// What came of preparing a transaction. Immutable. In every case but `Ready` there is nothing to sign.
public sealed interface EthereumDraftOutcome {
    /// It can be looked at and signed. That it would fail is no obstacle here: its effects warn of it.
    record Ready(EthereumDraft draft) implements EthereumDraftOutcome {}

    /// The wallet has no such account.
    record NoSuchAccount(EthereumAddress account) implements EthereumDraftOutcome {}

    /// The wallet has no key of this account; others sign for it.
    record WatchOnly(EthereumAddress account) implements EthereumDraftOutcome {}

    /// No node is there to ask, as the user wants it or as none is known.
    record Offline() implements EthereumDraftOutcome {}

    /// The newest proven block is too old to know what a transaction would do.
    record HeadTooOld(Duration age) implements EthereumDraftOutcome {}

    /// The account has less ether than this takes.
    ///
    /// @param missing how much it lacks, fee included
    /// @param fee the most that the fee can be; where it could not be tried at all, the least of any transaction
    record Shortfall(Wei missing, Wei fee) implements EthereumDraftOutcome {}

    /// The account has less of the token or collectible than it is to give.
    record TooLittle(BigInteger has, BigInteger wanted) implements EthereumDraftOutcome {}

    /// Something that has to be proven first was not.
    record NotProven(Pending.Reason reason) implements EthereumDraftOutcome {}

    /// Whoever answered was caught in a lie.
    record Refuted(Refutation refutation) implements EthereumDraftOutcome {}

    /// Nobody says what others pay above the base fee, and the user named no fee.
    record NoTipKnown() implements EthereumDraftOutcome {}

    /// A transaction with this nonce is in a block already, or waits to be.
    record NonceTaken(long nonce) implements EthereumDraftOutcome {}

    /// Transactions with lower nonces are missing: this one would wait for them.
    record NonceGap(long next, long wanted) implements EthereumDraftOutcome {}

    /// No payment of the wallet that waits for a block has this hash.
    record NotWaiting(Hash256 payment) implements EthereumDraftOutcome {}

    /// Nodes take a replacement only where both fees are at least a tenth higher.
    record FeeTooLow(Wei leastTip, Wei leastMost) implements EthereumDraftOutcome {}

    /// Not even all the gas that a transaction may have (EIP-7825) or a block has is enough.
    record TooMuchGas(long most) implements EthereumDraftOutcome {}
}

package dev.touchstone.spv.practice;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.Height;

/// Why the practice node does not take a transaction. Immutable.
public sealed interface TransactionRefusal {
    /// The name that the command line and logs use.
    default String code() {
        return getClass().getSimpleName();
    }

    // Never valid

    /// Two inputs spend the same output.
    record DuplicateInput(OutPoint outPoint) implements TransactionRefusal {}

    /// An input names no output, as only a coinbase may.
    record NullInput(int input) implements TransactionRefusal {}

    /// An amount, or the sum of all, is negative or more than there can ever be.
    record AmountOutOfRange() implements TransactionRefusal {}

    /// The script of a coinbase has fewer than 2 or more than 100 bytes.
    record CoinbaseScriptSize(int bytes) implements TransactionRefusal {}

    // Not valid here and now

    /// The output is unknown, or spent already.
    record MissingInput(OutPoint outPoint) implements TransactionRefusal {}

    /// A coinbase needs 100 blocks on top before it may be spent.
    record ImmatureCoinbase(OutPoint outPoint, Height spendableAt) implements TransactionRefusal {}

    record SpendsMoreThanItHas(Satoshis inputs, Satoshis outputs) implements TransactionRefusal {}

    /// Its lock time has not come (BIP113).
    record NotFinal(long lockTime) implements TransactionRefusal {}

    /// The relative lock of an input has not run out (BIP68).
    record SequenceLocked(int input) implements TransactionRefusal {}

    // Scripts

    /// The practice node cannot judge this way of spending. A real node could.
    record ScriptFormNotSupported(int input, String form) implements TransactionRefusal {}

    /// The input does not show what the script it spends asks for.
    record ScriptNotSatisfied(int input, String reason) implements TransactionRefusal {}

    /// The signature is not one of this key over this transaction.
    record WrongSignature(int input) implements TransactionRefusal {}

    // Valid, but not relayed

    /// A coinbase outside a block.
    record CoinbaseOutsideBlock() implements TransactionRefusal {}

    record VersionNotStandard(int version) implements TransactionRefusal {}

    record TooHeavy(int weight, int most) implements TransactionRefusal {}

    /// More than 16,000 units of signature operations.
    record TooManySigops(int cost) implements TransactionRefusal {}

    /// Smaller than 65 bytes, so that it could pose as an inner node of a Merkle tree (CVE-2017-12842).
    record TooSmall(int bytes) implements TransactionRefusal {}

    record OutputNotStandard(int output) implements TransactionRefusal {}

    /// An output so small that spending it would cost more than it is worth.
    record Dust(int output, Satoshis value, Satoshis least) implements TransactionRefusal {}

    /// Pays less than the mempool's least fee rate.
    record FeeTooLow(Satoshis fee, Satoshis least) implements TransactionRefusal {}

    /// More unconfirmed ancestors or descendants than the mempool keeps together.
    record ChainTooLong(int length, int most) implements TransactionRefusal {}

    /// Spends what a transaction spends that does not signal to be replaceable (BIP125 rule 1).
    record ConflictsWith(TxId unconfirmed) implements TransactionRefusal {}

    /// A replacement spends an unconfirmed output that what it replaces did not spend (BIP125 rule 2).
    record ReplacementAddsUnconfirmedInput(OutPoint outPoint) implements TransactionRefusal {}

    /// A replacement pays less than what it replaces and its own relay together (BIP125 rules 3 and 4).
    record ReplacementFeeTooLow(Satoshis fee, Satoshis least) implements TransactionRefusal {}

    /// A replacement has no higher fee rate than a transaction it replaces.
    record ReplacementRateTooLow(TxId replaced) implements TransactionRefusal {}

    /// A replacement would evict more than 100 transactions (BIP125 rule 5).
    record ReplacementTooWide(int evicted) implements TransactionRefusal {}

    /// The mempool is full of transactions that pay more.
    record MempoolFull() implements TransactionRefusal {}
}

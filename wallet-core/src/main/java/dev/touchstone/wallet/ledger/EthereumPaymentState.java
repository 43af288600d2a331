package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.TransactionReceipt;

/// How far a transaction of this wallet has come on Ethereum. Immutable.
public sealed interface EthereumPaymentState {
    /// Signed and safely on disk; no server has it yet.
    record Saved() implements EthereumPaymentState {}

    /// Servers say that they have it.
    record Taken(int servers) implements EthereumPaymentState {}

    /// Every server that was asked refuses it. Nothing has moved.
    record Rejected(String reason) implements EthereumPaymentState {}

    /// It is in a block, which is not final yet.
    ///
    /// @param succeeded whether its code did what it meant to; the fee is paid in either case
    record InBlock(Finding<TransactionReceipt> proof, boolean succeeded) implements EthereumPaymentState {}

    /// Its block is final.
    record Settled(Finding<TransactionReceipt> proof, boolean succeeded) implements EthereumPaymentState {}

    /// Another transaction of the same account and nonce took its place.
    record Replaced(Hash256 by) implements EthereumPaymentState {}

    /// The account has used its nonce for something that this wallet does not know.
    record Overtaken() implements EthereumPaymentState {}

    /// The user gave it up before it was in a block.
    record Abandoned() implements EthereumPaymentState {}
}

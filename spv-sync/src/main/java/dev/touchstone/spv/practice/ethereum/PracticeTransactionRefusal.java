package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;

/// Why the practice chain does not take a transaction. Immutable.
public sealed interface PracticeTransactionRefusal {
    /// The name that the command line and logs use.
    default String code() {
        return getClass().getSimpleName();
    }

    // Never valid

    /// No transaction at all.
    record Unreadable(String reason) implements PracticeTransactionRefusal {}

    /// Nobody signed it (EIP-2).
    record NotSigned() implements PracticeTransactionRefusal {}

    record WrongChain(BigInteger named, long expected) implements PracticeTransactionRefusal {}

    /// It names no chain, so that it could be sent again on another (EIP-155).
    record BoundToNoChain() implements PracticeTransactionRefusal {}

    /// It would tip more than it would pay in all (EIP-1559).
    record TipAboveMost(Wei tip, Wei most) implements PracticeTransactionRefusal {}

    /// It asks for more gas than a transaction may (EIP-7825).
    record GasLimitTooHigh(long limit, long most) implements PracticeTransactionRefusal {}

    /// Its gas does not pay for being a transaction and for its data (EIP-7623).
    record GasTooLow(long limit, long least) implements PracticeTransactionRefusal {}

    /// The code that would make a contract is too long (EIP-3860).
    record InitCodeTooLong(int bytes, int most) implements PracticeTransactionRefusal {}

    /// It is there to set the code of accounts, and sets none (EIP-7702).
    record NothingAuthorized() implements PracticeTransactionRefusal {}

    /// No account has that many transactions (EIP-2681).
    record NonceTooHigh(long nonce) implements PracticeTransactionRefusal {}

    // Not here

    /// A kind that the practice chain does not have, or not under the fork that it is at.
    record TypeNotSupported(TransactionType type) implements PracticeTransactionRefusal {}

    // Not now

    /// The account has sent one with this number already.
    record NonceTooLow(long nonce, long next) implements PracticeTransactionRefusal {}

    /// Too many are missing before it.
    record NonceTooFar(long nonce, long next) implements PracticeTransactionRefusal {}

    /// The sender has less than it could cost.
    record InsufficientFunds(Wei balance, BigInteger needed) implements PracticeTransactionRefusal {}

    /// A contract cannot send one (EIP-3607).
    record SenderHasCode(EthereumAddress sender) implements PracticeTransactionRefusal {}

    /// Another one with its number waits, and it does not pay a tenth more.
    record ReplacementUnderpriced(Wei least) implements PracticeTransactionRefusal {}

    /// No room for more that wait.
    record PoolFull() implements PracticeTransactionRefusal {}
}

package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import java.math.BigInteger;
import java.util.Optional;

/// Whether a transaction may be in a block: what is wrong with it in itself, and what given a state (Yellow Paper,
/// 6). Pure.
final class TransactionChecks {
    private static final long LAST_NONCE = -2;

    /// Contracts that are part of the rules (EIP-2537, EIP-7951).
    private static final int LAST_PRECOMPILE = 0x11;

    private static final int LATE_PRECOMPILE = 0x100;

    private final long chainId;

    TransactionChecks(long chainId) {
        this.chainId = chainId;
    }

    /// A transaction read and found to be signed, or why not.
    sealed interface Reading {
        record Good(SentTransaction sent) implements Reading {}

        record Bad(PracticeTransactionRefusal why) implements Reading {}
    }

    Reading read(ByteString bytes) {
        return switch (EthereumTransaction.parse(bytes)) {
            case Parsed.Malformed<EthereumTransaction>(var reason) ->
                new Reading.Bad(new PracticeTransactionRefusal.Unreadable(reason));
            case Parsed.Ok<EthereumTransaction>(var tx) -> read(tx);
        };
    }

    private Reading read(EthereumTransaction tx) {
        if (tx.type() == TransactionType.BLOB) {
            return new Reading.Bad(new PracticeTransactionRefusal.TypeNotSupported(tx.type()));
        }
        if (tx.chain().isEmpty()) return new Reading.Bad(new PracticeTransactionRefusal.BoundToNoChain());
        if (!tx.chain().get().equals(BigInteger.valueOf(chainId))) {
            return new Reading.Bad(
                    new PracticeTransactionRefusal.WrongChain(tx.chain().get(), chainId));
        }
        return tx.sender()
                .<Reading>map(sender -> new Reading.Good(new SentTransaction(tx, sender, tx.hash())))
                .orElseGet(() -> new Reading.Bad(new PracticeTransactionRefusal.NotSigned()));
    }

    /// What is wrong with it whatever the state is.
    static Optional<PracticeTransactionRefusal> problemOf(SentTransaction sent, ExecutionRules rules) {
        var tx = sent.transaction();
        if (tx.fees() instanceof Fees.FeeMarket(var tip, var most) && most.isLessThan(tip)) {
            return Optional.of(new PracticeTransactionRefusal.TipAboveMost(tip, most));
        }
        if (Long.compareUnsigned(tx.gasLimit(), rules.mostGas()) > 0) {
            return Optional.of(new PracticeTransactionRefusal.GasLimitTooHigh(tx.gasLimit(), rules.mostGas()));
        }
        if (Long.compareUnsigned(tx.nonce(), LAST_NONCE) > 0) {
            return Optional.of(new PracticeTransactionRefusal.NonceTooHigh(tx.nonce()));
        }
        var problem = problemOfKind(tx, rules);
        if (problem.isPresent()) return problem;
        long least = LeastGas.of(tx, sent.sender(), rules);
        return tx.gasLimit() < least
                ? Optional.of(new PracticeTransactionRefusal.GasTooLow(tx.gasLimit(), least))
                : Optional.empty();
    }

    private static Optional<PracticeTransactionRefusal> problemOfKind(EthereumTransaction tx, ExecutionRules rules) {
        boolean setsCode = tx.type() == TransactionType.SET_CODE;
        boolean creates = tx.destination() instanceof Destination.NewContract;
        int length = tx.data().length();
        if (setsCode && !rules.isPrague()) {
            return Optional.of(new PracticeTransactionRefusal.TypeNotSupported(tx.type()));
        }
        if (setsCode && tx.authorizations().isEmpty()) {
            return Optional.of(new PracticeTransactionRefusal.NothingAuthorized());
        }
        return creates && length > rules.mostInitCode()
                ? Optional.of(new PracticeTransactionRefusal.InitCodeTooLong(length, rules.mostInitCode()))
                : Optional.empty();
    }

    /// What is wrong with it in this state, but for its number.
    static Optional<PracticeTransactionRefusal> problemIn(WorldState state, SentTransaction sent) {
        var sender = state.account(sent.sender());
        var code = new ContractCode(sent.sender(), state.code(sender.codeHash()));
        if (sender.hasCode() && code.delegate().isEmpty()) {
            return Optional.of(new PracticeTransactionRefusal.SenderHasCode(sent.sender()));
        }
        return sender.balance().value().compareTo(sent.mostCost()) < 0
                ? Optional.of(new PracticeTransactionRefusal.InsufficientFunds(sender.balance(), sent.mostCost()))
                : Optional.empty();
    }

    /// Whether the address is that of a contract which is part of the rules.
    static boolean isPrecompile(EthereumAddress address) {
        var number = new BigInteger(1, address.value().toArray());
        return number.bitLength() < Integer.SIZE
                && number.signum() > 0
                && (number.intValue() <= LAST_PRECOMPILE || number.intValue() == LATE_PRECOMPILE);
    }
}

package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
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
        if (tx.type() == TransactionType.BLOB || tx.type() == TransactionType.SET_CODE) {
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
        if (tx.destination() instanceof Destination.NewContract) {
            return Optional.of(new PracticeTransactionRefusal.CreatesContract());
        }
        long least = GasCost.of(tx, sent.sender(), rules).least();
        return tx.gasLimit() < least
                ? Optional.of(new PracticeTransactionRefusal.GasTooLow(tx.gasLimit(), least))
                : Optional.empty();
    }

    /// What is wrong with it in this state, but for its number.
    static Optional<PracticeTransactionRefusal> problemIn(WorldState state, SentTransaction sent) {
        var sender = state.account(sent.sender());
        if (sender.hasCode()) {
            return Optional.of(new PracticeTransactionRefusal.SenderHasCode(sent.sender()));
        }
        if (sender.balance().value().compareTo(sent.mostCost()) < 0) {
            return Optional.of(new PracticeTransactionRefusal.InsufficientFunds(sender.balance(), sent.mostCost()));
        }
        if (sent.transaction().destination() instanceof Destination.To(var to) && runsCode(state, to)) {
            return Optional.of(new PracticeTransactionRefusal.CallsContract(to));
        }
        return Optional.empty();
    }

    private static boolean runsCode(WorldState state, EthereumAddress to) {
        var number = new BigInteger(1, to.value().toArray());
        boolean isPrecompile = number.bitLength() < Integer.SIZE
                && number.signum() > 0
                && (number.intValue() <= LAST_PRECOMPILE || number.intValue() == LATE_PRECOMPILE);
        return isPrecompile || state.account(to).hasCode();
    }
}

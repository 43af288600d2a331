package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import java.math.BigInteger;
import java.util.Optional;

/// Whether a transaction may stand in a block (Yellow Paper, 6.2). Immutable.
record TransactionChecks(EvmRules rules, BlockContext block) {
    /// The most gas of both kinds (EIP-8037).
    private static final long MOST_TOTAL_GAS = (1L << 32) - 1;

    /// A transaction may have no more blobs since Osaka (EIP-7594).
    private static final int MOST_BLOBS_OSAKA = 6;

    private static final byte BLOB_HASH_VERSION = 1;

    Optional<TransactionProblem> problem(
            EthereumTransaction tx, Account sender, Code senderCode, IntrinsicGas intrinsic, BlockGas blockGas) {
        return form(tx).or(() -> gas(tx, intrinsic, blockGas))
                .or(() -> fees(tx))
                .or(() -> blobs(tx, blockGas.blob()))
                .or(() -> sender(tx, sender, senderCode));
    }

    private static Optional<TransactionProblem> found(boolean isFound, TransactionProblem problem) {
        return isFound ? Optional.of(problem) : Optional.empty();
    }

    private Optional<TransactionProblem> form(EthereumTransaction tx) {
        var chain = tx.chain();
        boolean mayName = tx.type() != TransactionType.LEGACY || rules.since(EvmFork.SPURIOUS_DRAGON);
        boolean isElsewhere = chain.isPresent() && !(mayName && chain.get().equals(block.chainId()));
        boolean hasNone =
                tx.type() == TransactionType.SET_CODE && tx.authorizations().isEmpty();
        return found(!rules.since(first(tx.type())), TransactionProblem.TYPE_NOT_SUPPORTED)
                .or(() -> found(isElsewhere, TransactionProblem.WRONG_CHAIN))
                .or(() -> found(hasNone, TransactionProblem.NO_AUTHORIZATIONS));
    }

    private static EvmFork first(TransactionType type) {
        return switch (type) {
            case LEGACY -> EvmFork.FRONTIER;
            case ACCESS_LIST -> EvmFork.BERLIN;
            case FEE_MARKET -> EvmFork.LONDON;
            case BLOB -> EvmFork.CANCUN;
            case SET_CODE -> EvmFork.PRAGUE;
        };
    }

    private Optional<TransactionProblem> gas(EthereumTransaction tx, IntrinsicGas intrinsic, BlockGas blockGas) {
        long limit = tx.gasLimit();
        boolean isLarge =
                tx.destination() instanceof Destination.NewContract && tx.data().length() > rules.mostInitCodeBytes();
        return found(limit < 0 || !fits(limit, blockGas), TransactionProblem.BLOCK_GAS_EXHAUSTED)
                .or(() -> found(isOverLimit(limit, intrinsic), TransactionProblem.GAS_LIMIT_TOO_HIGH))
                .or(() -> found(limit < intrinsic.gas(), TransactionProblem.INTRINSIC_GAS_TOO_LOW))
                .or(() -> found(limit < intrinsic.floor(), TransactionProblem.FLOOR_GAS_TOO_LOW))
                .or(() -> found(isLarge, TransactionProblem.INIT_CODE_TOO_LARGE));
    }

    private boolean fits(long limit, BlockGas left) {
        if (!rules.hasStateGas()) return limit <= left.ordinary();
        return Math.min(limit, Dispatch.MOST_GAS) <= left.ordinary() && limit <= left.state();
    }

    private boolean isOverLimit(long limit, IntrinsicGas intrinsic) {
        if (!rules.hasStateGas()) return rules.since(EvmFork.OSAKA) && limit > Dispatch.MOST_GAS;
        return limit > MOST_TOTAL_GAS || Math.max(intrinsic.gas(), intrinsic.floor()) > Dispatch.MOST_GAS;
    }

    private Optional<TransactionProblem> fees(EthereumTransaction tx) {
        var most = tx.fees().mostPerGas();
        var tip = switch (tx.fees()) {
            case Fees.GasPrice(var price) -> price;
            case Fees.FeeMarket(var perGas, var _) -> perGas;
            case Fees.WithBlobs(var perGas, var _, var _) -> perGas;
        };
        return found(most.isLessThan(tip), TransactionProblem.TIP_ABOVE_FEE_LIMIT)
                .or(() -> found(most.isLessThan(block.baseFee()), TransactionProblem.FEE_LIMIT_BELOW_BASE_FEE));
    }

    private Optional<TransactionProblem> blobs(EthereumTransaction tx, long blobGas) {
        if (!(tx.fees() instanceof Fees.WithBlobs(var _, var _, var perBlobGas))) return Optional.empty();
        var hashes = tx.blobHashes();
        long left = blobGas / BlobSchedule.GAS_PER_BLOB;
        long most = rules.since(EvmFork.OSAKA) ? Math.min(left, MOST_BLOBS_OSAKA) : left;
        boolean isUnknown = hashes.stream().anyMatch(hash -> hash.prefix() >>> 56 != BLOB_HASH_VERSION);
        return found(hashes.isEmpty(), TransactionProblem.NO_BLOBS)
                .or(() -> found(isUnknown, TransactionProblem.UNKNOWN_BLOB_HASH_VERSION))
                .or(() -> found(
                        perBlobGas.isLessThan(block.blobBaseFee()), TransactionProblem.BLOB_FEE_LIMIT_BELOW_BASE_FEE))
                .or(() -> found(hashes.size() > most, TransactionProblem.TOO_MANY_BLOBS));
    }

    private Optional<TransactionProblem> sender(EthereumTransaction tx, Account sender, Code code) {
        int order = Long.compareUnsigned(tx.nonce(), sender.nonce);
        boolean isContract = !code.isEmpty()
                && !(rules.since(EvmFork.PRAGUE) && code.delegate().isPresent());
        return found(order < 0, TransactionProblem.NONCE_TOO_LOW)
                .or(() -> found(order > 0, TransactionProblem.NONCE_TOO_HIGH))
                .or(() -> found(tx.nonce() == -1, TransactionProblem.NONCE_AT_MAXIMUM))
                .or(() -> found(isContract, TransactionProblem.SENDER_IS_CONTRACT))
                .or(() -> found(sender.balance.compareTo(mostCost(tx)) < 0, TransactionProblem.INSUFFICIENT_FUNDS));
    }

    /// What the sender must own: the value, and the most that its gas can cost.
    private static BigInteger mostCost(EthereumTransaction tx) {
        var cost = tx.fees().mostPerGas().value().multiply(BigInteger.valueOf(tx.gasLimit()));
        if (tx.fees() instanceof Fees.WithBlobs(var _, var _, var perBlobGas)) {
            long gas = (long) BlobSchedule.GAS_PER_BLOB * tx.blobHashes().size();
            cost = cost.add(perBlobGas.value().multiply(BigInteger.valueOf(gas)));
        }
        return cost.add(tx.value().value());
    }
}

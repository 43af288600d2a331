package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;

/// A transaction with its sender and its name. Immutable.
record SentTransaction(EthereumTransaction transaction, EthereumAddress sender, Hash256 hash) {
    long nonce() {
        return transaction.nonce();
    }

    /// Where the contract lies that it makes, if it makes one.
    EthereumAddress created() {
        return PracticeContracts.made(sender, nonce());
    }

    /// What it would pay for a unit of gas to whoever makes the block, at this base fee; nothing where it does not
    /// pay that.
    Wei tipAt(Wei baseFee) {
        var most = transaction.fees().mostPerGas();
        if (most.isLessThan(baseFee)) return Wei.ZERO;
        var left = most.minus(baseFee);
        return tip().isLessThan(left) ? tip() : left;
    }

    /// The tip that it offers; for one with a single price all of that.
    Wei tip() {
        return switch (transaction.fees()) {
            case Fees.GasPrice(var perGas) -> perGas;
            case Fees.FeeMarket(var tip, var _) -> tip;
            case Fees.WithBlobs(var tip, var _, var _) -> tip;
        };
    }

    boolean pays(Wei baseFee) {
        return !transaction.fees().mostPerGas().isLessThan(baseFee);
    }

    /// The most that it can cost its sender; without bounds.
    BigInteger mostCost() {
        var gas = new BigInteger(Long.toUnsignedString(transaction.gasLimit()));
        return transaction
                .fees()
                .mostPerGas()
                .value()
                .multiply(gas)
                .add(transaction.value().value());
    }
}

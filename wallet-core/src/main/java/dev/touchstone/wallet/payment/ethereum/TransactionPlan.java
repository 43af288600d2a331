package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.List;

/// A transaction in the making, of which gas and value are still open. Immutable.
record TransactionPlan(EthereumRequest request, OrderContent content, BigInteger chainId, long nonce, Fees fees) {

    /// The transaction at the fees that it offers.
    UnsignedTransaction transaction(long gas, Wei value) {
        return transaction(gas, value, fees);
    }

    UnsignedTransaction transaction(long gas, Wei value, Fees at) {
        var type = type(at);
        return new UnsignedTransaction(
                request.order().from(),
                type,
                nonce,
                type == TransactionType.SET_CODE ? market(at) : at,
                gas,
                content.destination(),
                value,
                content.data(),
                request.accessList(),
                authorizations());
    }

    private TransactionType type(Fees at) {
        if (content.delegate().isPresent()) return TransactionType.SET_CODE;
        if (!(at instanceof Fees.GasPrice)) return TransactionType.FEE_MARKET;
        return request.accessList().isEmpty() ? TransactionType.LEGACY : TransactionType.ACCESS_LIST;
    }

    /// A transaction that sets code has no single price; both fees at that price are the same offer.
    private static Fees market(Fees fees) {
        return fees instanceof Fees.GasPrice(var price) ? new Fees.FeeMarket(price, price) : fees;
    }

    /// The account's nonce has gone up by its own transaction when its word is looked at (EIP-7702).
    private List<UnsignedAuthorization> authorizations() {
        return content
                .delegate()
                .map(delegate -> new UnsignedAuthorization(request.order().from(), chainId, delegate, nonce + 1))
                .stream()
                .toList();
    }
}

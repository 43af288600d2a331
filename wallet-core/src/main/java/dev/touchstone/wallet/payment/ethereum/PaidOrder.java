package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Reads back from a transaction what it was meant to do. Pure. What it does is in its effects, never here: a
/// contract may do anything when it is called so.
public final class PaidOrder {
    private static final int SELECTOR = 4;
    private static final int WORD = 32;
    private static final ByteString TRANSFER = selector("transfer(address,uint256)");
    private static final ByteString APPROVE = selector("approve(address,uint256)");
    private static final ByteString APPROVE_ALL = selector("setApprovalForAll(address,bool)");
    private static final ByteString GIVE_PIECE = selector("safeTransferFrom(address,address,uint256)");
    private static final ByteString GIVE_ITEM = selector("safeTransferFrom(address,address,uint256,uint256,bytes)");
    private static final ByteString GIVE_ITEMS =
            selector("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)");

    /// The words of a call for several kinds, without those of each kind.
    private static final int WORDS_OF_BATCH = 8;

    private PaidOrder() {}

    private static ByteString selector(String signature) {
        return AbiCall.of(signature).data();
    }

    /// What the wallet ordered; a [EthereumOrder.Call] where it is nothing else that is known.
    public static EthereumOrder of(EthereumPayment payment) {
        var order = of(payment.chain(), payment.from(), payment.transaction());
        return exchange(order, payment.transaction().chainId());
    }

    /// The same of one that is not signed yet.
    public static EthereumOrder of(EthereumDraft draft) {
        var transaction = draft.transaction();
        var order = draft.request().order();
        return order instanceof EthereumOrder.Call call
                ? exchange(of(draft.effects().chain(), transaction.from(), call), draft.chainId())
                : order;
    }

    private static EthereumOrder exchange(EthereumOrder order, BigInteger chainId) {
        return order instanceof EthereumOrder.Call call
                ? PaidSwap.read(call, chainId).orElse(order)
                : order;
    }

    private static EthereumOrder of(String chain, EthereumAddress from, EthereumTransaction transaction) {
        if (transaction.authorizations().size() == 1) {
            return new EthereumOrder.RunCodeOf(
                    from, transaction.authorizations().getFirst().delegate());
        }
        var call = new EthereumOrder.Call(from, transaction.destination(), transaction.value(), transaction.data());
        return of(chain, from, call);
    }

    private static EthereumOrder of(String chain, EthereumAddress from, EthereumOrder.Call call) {
        if (!(call.to() instanceof Destination.To(var to))) return call;
        if (call.data().isEmpty()) return new EthereumOrder.PayEther(from, to, call.value());
        return call.value().isZero()
                ? read(new TokenContract(chain, to), from, call.data()).orElse(call)
                : call;
    }

    private static Optional<EthereumOrder> read(TokenContract contract, EthereumAddress from, ByteString data) {
        if (data.length() < SELECTOR) return Optional.empty();
        var selector = ByteString.of(data.toArray(0, SELECTOR));
        int words = (data.length() - SELECTOR) / WORD;
        if (words == 2 && selector.equals(TRANSFER)) {
            return Optional.of(new EthereumOrder.PayToken(from, contract, address(data, 0), number(data, 1)));
        }
        if (words == 2 && selector.equals(APPROVE)) {
            return Optional.of(new EthereumOrder.Allow(from, contract, address(data, 0), number(data, 1)));
        }
        if (words == 2 && selector.equals(APPROVE_ALL)) {
            return Optional.of(new EthereumOrder.AllowAll(
                    from, contract, address(data, 0), number(data, 1).signum() != 0));
        }
        return gift(contract, from, data, selector, words);
    }

    private static Optional<EthereumOrder> gift(
            TokenContract contract, EthereumAddress from, ByteString data, ByteString selector, int words) {
        boolean isOwn = words >= 3 && address(data, 0).equals(from);
        if (isOwn && words == 3 && selector.equals(GIVE_PIECE)) {
            var piece = new NftRef(contract.chain(), contract.address(), number(data, 2));
            return Optional.of(new EthereumOrder.GivePiece(from, piece, address(data, 1)));
        }
        if (isOwn && words >= 4 && selector.equals(GIVE_ITEM)) {
            var quantities = new LinkedHashMap<BigInteger, BigInteger>();
            quantities.put(number(data, 2), number(data, 3));
            return Optional.of(new EthereumOrder.GiveItems(from, contract, address(data, 1), quantities));
        }
        return isOwn && selector.equals(GIVE_ITEMS) ? batch(contract, from, data, words) : Optional.empty();
    }

    /// Several kinds, where the call is written the way this wallet writes it.
    private static Optional<EthereumOrder> batch(
            TokenContract contract, EthereumAddress from, ByteString data, int words) {
        int kinds = (words - WORDS_OF_BATCH) / 2;
        if (kinds < 2) return Optional.empty();
        var quantities = new LinkedHashMap<BigInteger, BigInteger>();
        for (int i = 0; i < kinds; i++) quantities.put(number(data, 6 + i), number(data, 7 + kinds + i));
        var order = new EthereumOrder.GiveItems(from, contract, address(data, 1), quantities);
        return OrderContent.of(order).data().equals(data) ? Optional.of(order) : Optional.empty();
    }

    private static BigInteger number(ByteString data, int word) {
        return new BigInteger(1, word(data, word));
    }

    private static EthereumAddress address(ByteString data, int word) {
        var bytes = word(data, word);
        return new EthereumAddress(ByteString.copyOf(bytes, WORD - EthereumAddress.BYTES, WORD));
    }

    private static byte[] word(ByteString data, int word) {
        return data.toArray(SELECTOR + word * WORD, SELECTOR + (word + 1) * WORD);
    }
}

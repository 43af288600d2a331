package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.math.BigInteger;
import java.util.List;

/// The order of a transaction's fields by type. Pure and thread-safe.
final class TransactionCodec {
    private static final int MOST_ITEMS = EthereumTransaction.MOST_BYTES / 22;

    private TransactionCodec() {}

    static EthereumTransaction read(TransactionType type, RlpReader in) throws MalformedException {
        var chainId = type == TransactionType.LEGACY ? BigInteger.ZERO : in.u256();
        long nonce = in.u64();
        var price = fees(type, in);
        long gasLimit = in.u64();
        var destination = destination(type, in);
        var value = new Wei(in.u256());
        var data = in.string(EthereumTransaction.MOST_BYTES);
        var accessList = type == TransactionType.LEGACY
                ? List.<AccessListEntry>of()
                : in.listOf(MOST_ITEMS, AccessListEntry::read);
        var fees = type == TransactionType.BLOB ? withBlobs(price, new Wei(in.u256())) : price;
        var blobHashes = type == TransactionType.BLOB ? in.listOf(MOST_ITEMS, RlpReader::hash) : List.<Hash256>of();
        var authorizations = type == TransactionType.SET_CODE
                ? in.listOf(MOST_ITEMS, Authorization::read)
                : List.<Authorization>of();
        var transaction = new EthereumTransaction(
                type,
                chainId,
                nonce,
                fees,
                gasLimit,
                destination,
                value,
                data,
                accessList,
                blobHashes,
                authorizations,
                TransactionSignature.read(in));
        in.expectEnd();
        return transaction;
    }

    private static Fees fees(TransactionType type, RlpReader in) throws MalformedException {
        return switch (type) {
            case LEGACY, ACCESS_LIST -> new Fees.GasPrice(new Wei(in.u256()));
            case FEE_MARKET, BLOB, SET_CODE -> new Fees.FeeMarket(new Wei(in.u256()), new Wei(in.u256()));
        };
    }

    private static Fees withBlobs(Fees fees, Wei mostPerBlobGas) throws MalformedException {
        return switch (fees) {
            case Fees.FeeMarket(var tip, var most) -> new Fees.WithBlobs(tip, most, mostPerBlobGas);
            case Fees.GasPrice _, Fees.WithBlobs _ -> throw new MalformedException("no fees of a blob transaction");
        };
    }

    private static Destination destination(TransactionType type, RlpReader in) throws MalformedException {
        var address = in.string(EthereumAddress.BYTES);
        if (address.length() == EthereumAddress.BYTES) return new Destination.To(new EthereumAddress(address));
        boolean mayCreate = type != TransactionType.BLOB && type != TransactionType.SET_CODE;
        if (!address.isEmpty() || !mayCreate) throw new MalformedException("no destination of a " + type);
        return new Destination.NewContract();
    }

    /// All fields but those of the signature.
    static void writeContent(EthereumTransaction tx, RlpWriter out) {
        var type = tx.type();
        if (type != TransactionType.LEGACY) out.integer(tx.chainId());
        out.u64(tx.nonce());
        writeFees(tx.fees(), out);
        out.u64(tx.gasLimit())
                .string(address(tx.destination()))
                .integer(tx.value().value());
        out.string(tx.data());
        if (type != TransactionType.LEGACY) out.list(tx.accessList(), (o, entry) -> entry.writeTo(o));
        if (tx.fees() instanceof Fees.WithBlobs blobs) {
            out.integer(blobs.mostPerBlobGas().value()).list(tx.blobHashes(), RlpWriter::hash);
        }
        if (type == TransactionType.SET_CODE) out.list(tx.authorizations(), (o, one) -> one.writeTo(o));
    }

    private static void writeFees(Fees fees, RlpWriter out) {
        switch (fees) {
            case Fees.GasPrice(var perGas) -> out.integer(perGas.value());
            case Fees.FeeMarket(var tip, var most) -> out.integer(tip.value()).integer(most.value());
            case Fees.WithBlobs(var tip, var most, var _) ->
                out.integer(tip.value()).integer(most.value());
        }
    }

    private static ByteString address(Destination destination) {
        return switch (destination) {
            case Destination.To(var address) -> address.value();
            case Destination.NewContract _ -> ByteString.EMPTY;
        };
    }
}

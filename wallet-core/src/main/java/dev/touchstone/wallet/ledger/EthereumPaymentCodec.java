package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import java.util.Optional;

/// The events about payments on Ethereum as bytes (docs/wallet-file.md, "Records"). Thread-safe.
final class EthereumPaymentCodec {
    private static final int MOST_CHAIN = 32;
    private static final int MOST_REASON = 2_000;

    /// No server takes a transaction that is larger.
    private static final int MOST_TRANSACTION = 2 << 20;

    private EthereumPaymentCodec() {}

    /// The kind of the record.
    static int write(WalletEvent.OfEthereumPayments event, WireWriter out) {
        return switch (event) {
            case WalletEvent.EthereumPaymentSigned signed -> {
                EventFields.text(out, signed.chain());
                EventFields.address(out, signed.from());
                out.varString(signed.transaction().bytes());
                out.u8(signed.replaces().isPresent() ? 1 : 0);
                signed.replaces().ifPresent(out::hash);
                EventFields.time(out, signed.at());
                yield EventCodec.ETHEREUM_PAYMENT_SIGNED;
            }
            case WalletEvent.EthereumPaymentTaken(var payment, var servers, var at) -> {
                EventFields.time(out.hash(payment).i32(servers), at);
                yield EventCodec.ETHEREUM_PAYMENT_TAKEN;
            }
            case WalletEvent.EthereumPaymentRefused(var payment, var reason, var at) -> {
                EventFields.text(out.hash(payment), reason);
                EventFields.time(out, at);
                yield EventCodec.ETHEREUM_PAYMENT_REFUSED;
            }
            case WalletEvent.EthereumPaymentInBlock(var payment, var block, var succeeded, var at) -> {
                EventFields.point(out.hash(payment), block);
                EventFields.time(out.u8(succeeded ? 1 : 0), at);
                yield EventCodec.ETHEREUM_PAYMENT_IN_BLOCK;
            }
            case WalletEvent.EthereumPaymentLeftBlock(var payment, var at) -> {
                EventFields.time(out.hash(payment), at);
                yield EventCodec.ETHEREUM_PAYMENT_LEFT_BLOCK;
            }
            case WalletEvent.EthereumPaymentSettled(var payment, var at) -> {
                EventFields.time(out.hash(payment), at);
                yield EventCodec.ETHEREUM_PAYMENT_SETTLED;
            }
            case WalletEvent.EthereumPaymentOvertaken(var payment, var at) -> {
                EventFields.time(out.hash(payment), at);
                yield EventCodec.ETHEREUM_PAYMENT_OVERTAKEN;
            }
            case WalletEvent.EthereumPaymentAbandoned(var payment, var at) -> {
                EventFields.time(out.hash(payment), at);
                yield EventCodec.ETHEREUM_PAYMENT_ABANDONED;
            }
        };
    }

    static WalletEvent read(int kind, WireReader in) throws MalformedException {
        return switch (kind) {
            case EventCodec.ETHEREUM_PAYMENT_SIGNED ->
                new WalletEvent.EthereumPaymentSigned(
                        EventFields.text(in, MOST_CHAIN),
                        EventFields.address(in),
                        transaction(in),
                        replaced(in),
                        EventFields.time(in));
            case EventCodec.ETHEREUM_PAYMENT_TAKEN ->
                new WalletEvent.EthereumPaymentTaken(in.hash(), EventFields.count(in), EventFields.time(in));
            case EventCodec.ETHEREUM_PAYMENT_REFUSED ->
                new WalletEvent.EthereumPaymentRefused(
                        in.hash(), EventFields.text(in, MOST_REASON), EventFields.time(in));
            case EventCodec.ETHEREUM_PAYMENT_IN_BLOCK ->
                new WalletEvent.EthereumPaymentInBlock(
                        in.hash(), EventFields.point(in), EventFields.flag(in), EventFields.time(in));
            case EventCodec.ETHEREUM_PAYMENT_LEFT_BLOCK ->
                new WalletEvent.EthereumPaymentLeftBlock(in.hash(), EventFields.time(in));
            case EventCodec.ETHEREUM_PAYMENT_SETTLED ->
                new WalletEvent.EthereumPaymentSettled(in.hash(), EventFields.time(in));
            case EventCodec.ETHEREUM_PAYMENT_OVERTAKEN ->
                new WalletEvent.EthereumPaymentOvertaken(in.hash(), EventFields.time(in));
            case EventCodec.ETHEREUM_PAYMENT_ABANDONED ->
                new WalletEvent.EthereumPaymentAbandoned(in.hash(), EventFields.time(in));
            default -> throw new MalformedException("no event of payments of kind " + kind);
        };
    }

    private static EthereumTransaction transaction(WireReader in) throws MalformedException {
        return switch (EthereumTransaction.parse(in.varString(MOST_TRANSACTION))) {
            case Parsed.Ok<EthereumTransaction>(var transaction) -> transaction;
            case Parsed.Malformed<EthereumTransaction>(var reason) -> throw new MalformedException(reason);
        };
    }

    private static Optional<Hash256> replaced(WireReader in) throws MalformedException {
        return EventFields.flag(in) ? Optional.of(in.hash()) : Optional.empty();
    }
}

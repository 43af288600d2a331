package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.wallet.account.AddressPath;

/// Writes events as journal records and reads them back (docs/wallet-file.md, "Records"). Thread-safe.
///
/// The kind of a record never changes its meaning; an event that needs more gets a new kind.
public final class EventCodec {
    private static final int WALLET_CREATED = 1;
    private static final int BACKED_UP = 2;
    private static final int ADDRESS_REVEALED = 3;
    private static final int TRANSACTION_PROVEN = 4;
    private static final int BLOCKS_REMOVED = 5;
    private static final int TRANSACTION_SEEN = 6;
    private static final int PAYMENT_SIGNED = 7;
    private static final int PAYMENT_SPREAD = 8;
    private static final int PAYMENT_REJECTED = 9;
    private static final int PAYMENT_ABANDONED = 10;
    private static final int LABEL_SET = 11;
    private static final int COIN_FROZEN = 12;
    static final int ETHEREUM_KEY_KEPT = 13;
    static final int ETHEREUM_ACCOUNT_ADDED = 14;
    static final int ETHEREUM_ACCOUNT_HIDDEN = 15;
    static final int ETHER_PROVEN = 16;
    private static final int ETHEREUM_LABEL_SET = 17;
    static final int TOKEN_ADDED = 18;
    static final int TOKEN_HIDDEN = 19;
    static final int COLLECTIBLE_ADDED = 20;
    static final int COLLECTIBLE_HIDDEN = 21;
    static final int ANSWER_PROVEN = 22;
    static final int LAYER_SWITCHED = 23;
    private static final int MESSAGE_SIGNED = 40;
    static final int ETHEREUM_PAYMENT_SIGNED = 41;
    static final int ETHEREUM_PAYMENT_TAKEN = 42;
    static final int ETHEREUM_PAYMENT_REFUSED = 43;
    static final int ETHEREUM_PAYMENT_IN_BLOCK = 44;
    static final int ETHEREUM_PAYMENT_LEFT_BLOCK = 45;
    static final int ETHEREUM_PAYMENT_SETTLED = 46;
    static final int ETHEREUM_PAYMENT_OVERTAKEN = 47;
    static final int ETHEREUM_PAYMENT_ABANDONED = 48;
    private static final int ETHEREUM_PAYMENT_LABEL_SET = 49;
    static final int APP_CONNECTED = 60;
    static final int APP_DISCONNECTED = 61;
    static final int APP_ASKED = 62;
    static final int MOVEMENT_PROVEN = 70;
    static final int ETHEREUM_BLOCK_LEFT = 71;
    static final int MORE_MOVED = 72;
    static final int CONTACT_SAVED = 81;
    static final int CONTACT_REMOVED = 82;
    static final int CONTACT_NAME_SEEN = 83;
    static final int ANSWER_REFUSED = 90;
    private static final int MOST_REASON = 2_000;

    private EventCodec() {}

    public static JournalRecord write(WalletEvent event) {
        var out = new WireWriter(256);
        int kind = switch (event) {
            case WalletEvent.WalletCreated created -> {
                AccountCodec.write(created, out);
                yield WALLET_CREATED;
            }
            case WalletEvent.BackedUp backedUp -> {
                EventFields.time(out, backedUp.at());
                yield BACKED_UP;
            }
            case WalletEvent.AddressRevealed revealed -> {
                EventFields.path(out, revealed.path());
                EventFields.time(out, revealed.at());
                yield ADDRESS_REVEALED;
            }
            case WalletEvent.TransactionProven proven -> {
                ProofCodec.write(proven.proof(), out);
                EventFields.time(out, proven.at());
                yield TRANSACTION_PROVEN;
            }
            case WalletEvent.BlocksRemoved removed -> {
                EventFields.point(out, removed.fork());
                EventFields.time(out, removed.at());
                yield BLOCKS_REMOVED;
            }
            case WalletEvent.TransactionSeen seen -> {
                seen.transaction().writeTo(out);
                EventFields.time(out, seen.at());
                yield TRANSACTION_SEEN;
            }
            case WalletEvent.PaymentSigned signed -> {
                signed.transaction().writeTo(out);
                EventFields.time(out, signed.at());
                yield PAYMENT_SIGNED;
            }
            case WalletEvent.PaymentSpread spread -> {
                out.hash(spread.txid().value())
                        .i32(spread.announced())
                        .i32(spread.fetched())
                        .i32(spread.relayed());
                EventFields.time(out, spread.at());
                yield PAYMENT_SPREAD;
            }
            case WalletEvent.PaymentRejected rejected -> {
                out.hash(rejected.txid().value());
                EventFields.text(out, rejected.reason());
                EventFields.time(out, rejected.at());
                yield PAYMENT_REJECTED;
            }
            case WalletEvent.PaymentAbandoned abandoned -> {
                out.hash(abandoned.txid().value());
                EventFields.time(out, abandoned.at());
                yield PAYMENT_ABANDONED;
            }
            case WalletEvent.LabelSet label -> {
                LabelCodec.write(label, out);
                yield switch (label.target()) {
                    case LabelTarget.OnEthereumAddress _ -> ETHEREUM_LABEL_SET;
                    case LabelTarget.OnEthereumPayment _ -> ETHEREUM_PAYMENT_LABEL_SET;
                    case LabelTarget.OnTransaction _, LabelTarget.OnAddress _, LabelTarget.OnOutput _ -> LABEL_SET;
                };
            }
            case WalletEvent.CoinFrozen frozen -> {
                EventFields.outPoint(out, frozen.outPoint());
                out.u8(frozen.frozen() ? 1 : 0);
                yield COIN_FROZEN;
            }
            case WalletEvent.MessageSigned(var message) -> {
                MessageCodec.write(message, out);
                yield MESSAGE_SIGNED;
            }
            case WalletEvent.OfEthereum ofEthereum -> EthereumCodec.write(ofEthereum, out);
            case WalletEvent.OfTokens ofTokens -> TokenCodec.write(ofTokens, out);
            case WalletEvent.OfApps ofApps -> AppCodec.write(ofApps, out);
            case WalletEvent.OfHistory ofHistory -> MovementCodec.write(ofHistory, out);
            case WalletEvent.OfEthereumPayments ofPayments -> EthereumPaymentCodec.write(ofPayments, out);
            case WalletEvent.OfContacts ofContacts -> ContactCodec.write(ofContacts, out);
        };
        return new JournalRecord(kind, out.toByteString());
    }

    public static Parsed<WalletEvent> read(JournalRecord record) {
        return WireReader.parse(record.payload().toArray(), in -> read(record.kind(), in));
    }

    private static WalletEvent read(int kind, WireReader in) throws MalformedException {
        return switch (kind) {
            case WALLET_CREATED -> AccountCodec.read(in);
            case BACKED_UP -> new WalletEvent.BackedUp(EventFields.time(in));
            case ADDRESS_REVEALED -> new WalletEvent.AddressRevealed(path(in), EventFields.time(in));
            case TRANSACTION_PROVEN -> new WalletEvent.TransactionProven(ProofCodec.read(in), EventFields.time(in));
            case BLOCKS_REMOVED -> new WalletEvent.BlocksRemoved(EventFields.point(in), EventFields.time(in));
            case TRANSACTION_SEEN -> new WalletEvent.TransactionSeen(Transaction.read(in), EventFields.time(in));
            case PAYMENT_SIGNED -> new WalletEvent.PaymentSigned(Transaction.read(in), EventFields.time(in));
            case PAYMENT_SPREAD -> readSpread(in);
            case PAYMENT_REJECTED ->
                new WalletEvent.PaymentRejected(txid(in), EventFields.text(in, MOST_REASON), EventFields.time(in));
            case PAYMENT_ABANDONED -> new WalletEvent.PaymentAbandoned(txid(in), EventFields.time(in));
            case LABEL_SET -> LabelCodec.read(in);
            case COIN_FROZEN -> new WalletEvent.CoinFrozen(outPoint(in), EventFields.flag(in));
            case ETHEREUM_LABEL_SET -> LabelCodec.readOfEthereum(in);
            case MESSAGE_SIGNED -> new WalletEvent.MessageSigned(MessageCodec.read(in));
            case ETHEREUM_KEY_KEPT, ETHEREUM_ACCOUNT_ADDED, ETHEREUM_ACCOUNT_HIDDEN, ETHER_PROVEN, LAYER_SWITCHED ->
                EthereumCodec.read(kind, in);
            case TOKEN_ADDED, TOKEN_HIDDEN, COLLECTIBLE_ADDED, COLLECTIBLE_HIDDEN, ANSWER_PROVEN, ANSWER_REFUSED ->
                TokenCodec.read(kind, in);
            case APP_CONNECTED, APP_DISCONNECTED, APP_ASKED -> AppCodec.read(kind, in);
            case MOVEMENT_PROVEN, ETHEREUM_BLOCK_LEFT, MORE_MOVED -> MovementCodec.read(kind, in);
            case ETHEREUM_PAYMENT_SIGNED,
                    ETHEREUM_PAYMENT_TAKEN,
                    ETHEREUM_PAYMENT_REFUSED,
                    ETHEREUM_PAYMENT_IN_BLOCK,
                    ETHEREUM_PAYMENT_LEFT_BLOCK,
                    ETHEREUM_PAYMENT_SETTLED,
                    ETHEREUM_PAYMENT_OVERTAKEN,
                    ETHEREUM_PAYMENT_ABANDONED -> EthereumPaymentCodec.read(kind, in);
            case ETHEREUM_PAYMENT_LABEL_SET -> LabelCodec.readOfEthereumPayment(in);
            case CONTACT_SAVED, CONTACT_REMOVED, CONTACT_NAME_SEEN -> ContactCodec.read(kind, in);
            default -> throw new MalformedException("a record of unknown kind " + kind);
        };
    }

    private static WalletEvent.PaymentSpread readSpread(WireReader in) throws MalformedException {
        return new WalletEvent.PaymentSpread(
                txid(in), EventFields.count(in), EventFields.count(in), EventFields.count(in), EventFields.time(in));
    }

    private static TxId txid(WireReader in) throws MalformedException {
        return new TxId(in.hash());
    }

    private static AddressPath path(WireReader in) throws MalformedException {
        return EventFields.path(in);
    }

    private static OutPoint outPoint(WireReader in) throws MalformedException {
        return EventFields.outPoint(in);
    }
}

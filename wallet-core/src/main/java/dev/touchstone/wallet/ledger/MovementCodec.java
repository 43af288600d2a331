package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.MoveProof.Piece;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Movements and their proofs as bytes. Thread-safe.
final class MovementCodec {
    private static final int MOST_CHAIN = 32;
    private static final int MOST_NODES = 70;
    private static final int MOST_NODE = 16_000_000;
    private static final int MOST_PIECES = 256;
    private static final int MOST_TRANSACTIONS = 1 << 16;
    private static final int MOST_CHANGE = 40;

    private static final int SENT = 1;
    private static final int RECEIVED = 2;
    private static final int WITHDRAWN = 3;
    private static final int REPORTED = 4;
    private static final int BESIDES = 5;
    private static final int AUTHORIZED = 6;

    private static final int OF_ETHER = 0;
    private static final int OF_TOKEN = 1;
    private static final int OF_COLLECTION = 2;
    private static final int OF_SINGLE = 3;
    private static final int OF_KIND = 4;

    private static final int IN_TRANSACTION = 1;
    private static final int PAID_OUT = 2;
    private static final int AROUND = 3;
    private static final int NOT_KEPT = 4;
    private static final int COLLECTIBLE = 5;
    private static final int AUTHORIZATION = 6;

    private MovementCodec() {}

    /// The kind of the record.
    static int write(WalletEvent.OfHistory event, WireWriter out) {
        EventFields.text(out, event.chain());
        return switch (event) {
            case WalletEvent.MovementProven proven -> {
                movement(out, proven.stored().movement());
                proof(out, proven.stored().proof());
                EventFields.time(out, proven.stored().time());
                EventFields.time(out, proven.at());
                yield isOfFirstForm(proven.stored()) ? EventCodec.MOVEMENT_PROVEN : EventCodec.MORE_MOVED;
            }
            case WalletEvent.EthereumBlockLeft left -> {
                EventFields.point(out, left.block());
                EventFields.time(out, left.at());
                yield EventCodec.ETHEREUM_BLOCK_LEFT;
            }
        };
    }

    /// Whether programs that knew no collectibles and no authorizations can read it.
    private static boolean isOfFirstForm(StoredMovement stored) {
        return !stored.movement().asset().isCollectible()
                && !(stored.movement().cause() instanceof Movement.Authorized);
    }

    static WalletEvent read(int kind, WireReader in) throws MalformedException {
        var chain = EventFields.text(in, MOST_CHAIN);
        return switch (kind) {
            case EventCodec.MOVEMENT_PROVEN, EventCodec.MORE_MOVED -> {
                var stored = new StoredMovement(movement(in), proof(in), EventFields.time(in));
                yield new WalletEvent.MovementProven(chain, stored, EventFields.time(in));
            }
            case EventCodec.ETHEREUM_BLOCK_LEFT ->
                new WalletEvent.EthereumBlockLeft(chain, EventFields.point(in), EventFields.time(in));
            default -> throw new MalformedException("no event of a history of kind " + kind);
        };
    }

    private static void movement(WireWriter out, Movement movement) {
        EventFields.address(out, movement.account());
        asset(out, movement.asset());
        EventFields.point(out, movement.block());
        out.varString(ByteString.of(movement.change().toByteArray()));
        switch (movement.cause()) {
            case Movement.Sent sent -> {
                out.u8(SENT).hash(sent.transaction()).i64(sent.nonce());
                optional(out, sent.to());
                wei(wei(out, sent.value()), sent.fee()).u8(sent.succeeded() ? 1 : 0);
            }
            case Movement.Received received -> {
                EventFields.address(out.u8(RECEIVED).hash(received.transaction()), received.from());
                wei(out, received.value());
            }
            case Movement.Withdrawn paid -> out.u8(WITHDRAWN).i64(paid.index()).i64(paid.validator());
            case Movement.Reported reported -> {
                out.u8(REPORTED).hash(reported.transaction()).i32(reported.log());
                EventFields.address(out, reported.from());
                EventFields.address(out, reported.to());
            }
            case Movement.Authorized it -> {
                EventFields.address(out.u8(AUTHORIZED).hash(it.transaction()), it.from());
                EventFields.address(out.i32(it.position()).i64(it.nonce()), it.delegate());
            }
            case Movement.Besides besides ->
                out.u8(BESIDES).hash(besides.block()).u8(besides.toBlockMaker() ? 1 : 0);
        }
    }

    private static Movement movement(WireReader in) throws MalformedException {
        var account = EventFields.address(in);
        var asset = asset(in);
        var block = EventFields.point(in);
        var change = in.varString(MOST_CHANGE);
        if (change.isEmpty()) throw new MalformedException("a change of no bytes");
        return new Movement(account, asset, block, new BigInteger(change.toArray()), cause(in));
    }

    private static Movement.Cause cause(WireReader in) throws MalformedException {
        int form = in.u8();
        return switch (form) {
            case SENT -> new Movement.Sent(in.hash(), in.i64(), optional(in), wei(in), wei(in), EventFields.flag(in));
            case RECEIVED -> new Movement.Received(in.hash(), EventFields.address(in), wei(in));
            case WITHDRAWN -> new Movement.Withdrawn(in.i64(), in.i64());
            case REPORTED ->
                new Movement.Reported(
                        in.hash(), EventFields.count(in), EventFields.address(in), EventFields.address(in));
            case AUTHORIZED ->
                new Movement.Authorized(
                        in.hash(), EventFields.address(in), EventFields.count(in), in.i64(), EventFields.address(in));
            case BESIDES -> new Movement.Besides(in.hash(), EventFields.flag(in));
            default -> throw new MalformedException("no movement of form " + form);
        };
    }

    /// What moved; of ether and tokens as an address that is there or not.
    static void asset(WireWriter out, MovedAsset asset) {
        switch (asset) {
            case MovedAsset.Ether _ -> out.u8(OF_ETHER);
            case MovedAsset.Token(var contract) -> EventFields.address(out.u8(OF_TOKEN), contract);
            case MovedAsset.Collection(var contract) -> EventFields.address(out.u8(OF_COLLECTION), contract);
            case MovedAsset.Single(var contract, var id) -> numbered(out.u8(OF_SINGLE), contract, id);
            case MovedAsset.Kind(var contract, var id) -> numbered(out.u8(OF_KIND), contract, id);
        }
    }

    private static void numbered(WireWriter out, EthereumAddress contract, BigInteger id) {
        EventFields.address(out, contract);
        number(out, id);
    }

    static MovedAsset asset(WireReader in) throws MalformedException {
        int form = in.u8();
        return switch (form) {
            case OF_ETHER -> MovedAsset.ether();
            case OF_TOKEN -> new MovedAsset.Token(EventFields.address(in));
            case OF_COLLECTION -> new MovedAsset.Collection(EventFields.address(in));
            case OF_SINGLE -> new MovedAsset.Single(EventFields.address(in), number(in));
            case OF_KIND -> new MovedAsset.Kind(EventFields.address(in), number(in));
            default -> throw new MalformedException("no asset of form " + form);
        };
    }

    private static WireWriter number(WireWriter out, BigInteger id) {
        return out.hash(StorageKey.of(id).value());
    }

    private static BigInteger number(WireReader in) throws MalformedException {
        return new BigInteger(1, in.hash().toBytes());
    }

    private static WireWriter wei(WireWriter out, Wei amount) {
        return out.hash(amount.word());
    }

    private static Wei wei(WireReader in) throws MalformedException {
        return new Wei(new BigInteger(1, in.hash().toBytes()));
    }

    static void optional(WireWriter out, Optional<EthereumAddress> address) {
        out.u8(address.isPresent() ? 1 : 0);
        address.ifPresent(it -> EventFields.address(out, it));
    }

    static Optional<EthereumAddress> optional(WireReader in) throws MalformedException {
        return EventFields.flag(in) ? Optional.of(EventFields.address(in)) : Optional.empty();
    }

    private static void proof(WireWriter out, MoveProof proof) {
        EventFields.address(out, proof.account());
        out.varString(proof.header());
        piece(out, proof.piece());
    }

    private static MoveProof proof(WireReader in) throws MalformedException {
        var account = EventFields.address(in);
        return new MoveProof(account, header(in), piece(in, true));
    }

    static ByteString header(WireReader in) throws MalformedException {
        var bytes = in.varString(ExecutionHeader.MOST_BYTES);
        if (ExecutionHeader.parse(bytes) instanceof Parsed.Malformed<ExecutionHeader>(var reason)) {
            throw new MalformedException(reason);
        }
        return bytes;
    }

    private static void piece(WireWriter out, Piece piece) {
        switch (piece) {
            case Piece.InTransaction it -> {
                out.u8(IN_TRANSACTION).i32(it.index()).i32(it.log());
                nodes(out, it.transaction());
                nodes(out, it.receipt());
                nodes(out, it.before());
            }
            case Piece.OfCollectible it -> {
                number(out.u8(COLLECTIBLE).i32(it.index()).i32(it.log()), it.id());
                nodes(out, it.transaction());
                nodes(out, it.receipt());
            }
            case Piece.Authorized it -> {
                out.u8(AUTHORIZATION).varString(it.parent());
                nodes(out, it.before());
                nodes(out, it.after());
                nodes(out, it.transactions()).i32(it.number());
            }
            case Piece.Withdrawn(int index, var nodes) -> nodes(out.u8(PAID_OUT).i32(index), nodes);
            case Piece.Besides it -> {
                out.u8(AROUND).varString(it.parent());
                nodes(out, it.before());
                nodes(out, it.after());
                out.compactSize(it.others().size());
                it.others().forEach(other -> piece(out, other));
            }
            case Piece.NotKept() -> out.u8(NOT_KEPT);
        }
    }

    private static Piece piece(WireReader in, boolean outer) throws MalformedException {
        int form = in.u8();
        return switch (form) {
            case IN_TRANSACTION -> {
                int index = EventFields.count(in);
                int log = in.i32();
                yield new Piece.InTransaction(index, nodes(in), nodes(in), nodes(in), log);
            }
            case COLLECTIBLE -> {
                int index = EventFields.count(in);
                int log = EventFields.count(in);
                var id = number(in);
                yield new Piece.OfCollectible(index, nodes(in), nodes(in), log, id);
            }
            case AUTHORIZATION -> {
                if (!outer) throw new MalformedException("an authorization within a block");
                var parent = header(in);
                var before = nodes(in);
                var after = nodes(in);
                yield new Piece.Authorized(
                        parent, before, after, strings(in, MOST_TRANSACTIONS), EventFields.count(in));
            }
            case PAID_OUT -> new Piece.Withdrawn(EventFields.count(in), nodes(in));
            case AROUND -> {
                if (!outer) throw new MalformedException("a block within a block");
                var parent = header(in);
                var before = nodes(in);
                var after = nodes(in);
                int count = in.count(MOST_PIECES, 1);
                var others = new ArrayList<Piece>(count);
                for (int i = 0; i < count; i++) others.add(piece(in, false));
                yield new Piece.Besides(parent, before, after, others);
            }
            case NOT_KEPT -> new Piece.NotKept();
            default -> throw new MalformedException("no proof of form " + form);
        };
    }

    static WireWriter nodes(WireWriter out, List<ByteString> nodes) {
        out.compactSize(nodes.size());
        nodes.forEach(out::varString);
        return out;
    }

    static List<ByteString> nodes(WireReader in) throws MalformedException {
        return strings(in, MOST_NODES);
    }

    private static List<ByteString> strings(WireReader in, int most) throws MalformedException {
        int count = in.count(most, 1);
        var strings = new ArrayList<ByteString>(count);
        for (int i = 0; i < count; i++) strings.add(in.varString(MOST_NODE));
        return strings;
    }
}

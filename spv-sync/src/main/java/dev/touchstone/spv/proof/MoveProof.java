package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The bytes that prove a movement under the header of its block, to be kept and checked again: whose header that
/// is, has to be proven anew each time. Immutable.
///
/// @param header RLP of the block's header
public record MoveProof(EthereumAddress account, ByteString header, Piece piece) {

    /// What of the block proves the movement.
    public sealed interface Piece {
        /// A transaction and its receipt.
        ///
        /// @param before the way to the receipt before; empty where it is the first
        /// @param log which of its logs reports a token's transfer; below zero where it is about ether
        record InTransaction(
                int index, List<ByteString> transaction, List<ByteString> receipt, List<ByteString> before, int log)
                implements Piece {
            public InTransaction {
                transaction = List.copyOf(transaction);
                receipt = List.copyOf(receipt);
                before = List.copyOf(before);
            }
        }

        /// A transaction and its receipt, of which one log reports that a number of a collection was given.
        record OfCollectible(int index, List<ByteString> transaction, List<ByteString> receipt, int log, BigInteger id)
                implements Piece {
            public OfCollectible {
                transaction = List.copyOf(transaction);
                receipt = List.copyOf(receipt);
            }
        }

        /// The account before and after the block, and all of its transactions: one of the account's
        /// authorizations that took effect.
        ///
        /// @param parent RLP of the parent's header
        /// @param transactions as the block's trie holds them
        /// @param number its place among those authorizations
        record Authorized(
                ByteString parent,
                List<ByteString> before,
                List<ByteString> after,
                List<ByteString> transactions,
                int number)
                implements Piece {
            public Authorized {
                before = List.copyOf(before);
                after = List.copyOf(after);
                transactions = List.copyOf(transactions);
            }
        }

        record Withdrawn(int index, List<ByteString> nodes) implements Piece {
            public Withdrawn {
                nodes = List.copyOf(nodes);
            }
        }

        /// The account before and after the block, and what else moved.
        ///
        /// @param parent RLP of the parent's header
        record Besides(ByteString parent, List<ByteString> before, List<ByteString> after, List<Piece> others)
                implements Piece {
            public Besides {
                before = List.copyOf(before);
                after = List.copyOf(after);
                others = List.copyOf(others);
            }
        }

        /// What a token's contract answered, computed from more of the state than is kept: nothing to check it
        /// by.
        record NotKept() implements Piece {}
    }

    public Hash256 block() {
        return Keccak256.of(header);
    }

    /// What the bytes prove.
    ///
    /// @param chain the network
    /// @param proven the header that is on the chain now at this block's place
    public Finding<Movement> check(EthereumChain chain, Proven<ExecutionHeader> proven) {
        if (!proven.value().bytes().equals(header)) return unreadable();
        return check(new MoveKernel.Place(chain, proven, account), piece);
    }

    private Finding<Movement> check(MoveKernel.Place at, Piece of) {
        return switch (of) {
            case Piece.InTransaction in -> inTransaction(at, in);
            case Piece.OfCollectible in -> ofCollectible(at, in);
            case Piece.Authorized authorized -> authorized(at, authorized);
            case Piece.Withdrawn(int index, var nodes) -> withdrawn(at, index, nodes);
            case Piece.Besides besides -> besides(at, besides);
            case Piece.NotKept() -> Pending.because(new Pending.Reason.NotChecked());
        };
    }

    private Finding<Movement> inTransaction(MoveKernel.Place place, Piece.InTransaction in) {
        var at = place.header();
        var found = BlockKernel.transaction(at, in.index(), in.transaction());
        if (!(found instanceof Proven<BlockTransaction> transaction)) return as(found);
        var got = BlockKernel.receiptOf(at, transaction, in.receipt());
        if (!(got instanceof Proven<TransactionReceipt> receipt)) return as(got);
        if (in.log() >= 0) return MoveKernel.token(at, account, receipt, in.log());
        if (in.index() == 0) return MoveKernel.firstEther(place, transaction, receipt);
        var earlier = BlockKernel.receipt(at, in.index() - 1, in.before());
        return earlier instanceof Proven<BlockReceipt> before
                ? MoveKernel.ether(place, transaction, receipt, before)
                : as(earlier);
    }

    private Finding<Movement> ofCollectible(MoveKernel.Place place, Piece.OfCollectible in) {
        var at = place.header();
        var found = BlockKernel.transaction(at, in.index(), in.transaction());
        if (!(found instanceof Proven<BlockTransaction> transaction)) return as(found);
        var got = BlockKernel.receiptOf(at, transaction, in.receipt());
        return got instanceof Proven<TransactionReceipt> receipt
                ? MoveKernel.collectible(at, account, receipt, in.log(), in.id())
                : as(got);
    }

    /// What another account was paid is nothing of this one.
    private Finding<Movement> withdrawn(MoveKernel.Place place, int index, List<ByteString> nodes) {
        var found = MoveKernel.withdrawal(place.header(), index, nodes);
        boolean isIts = !(found instanceof Proven<Movement> movement)
                || movement.value().account().equals(account);
        return isIts ? found : new Refuted<>(new Refutation.PremiseMissing("a withdrawal to the account"));
    }

    private Finding<Movement> authorized(MoveKernel.Place place, Piece.Authorized it) {
        var at = place.header();
        var parent = StateKernel.ancestor(at, List.of(it.parent()));
        if (!(parent instanceof Proven<ExecutionHeader> above)) return as(parent);
        var before = StateKernel.account(above, account, it.before());
        if (!(before instanceof Proven<AccountState> from)) return as(before);
        var after = StateKernel.account(at, account, it.after());
        if (!(after instanceof Proven<AccountState> to)) return as(after);
        var listed = BlockKernel.transactions(at, it.transactions());
        if (!(listed instanceof Proven<BlockTransactions> transactions)) return as(listed);
        var all = AuthorizationKernel.all(place, from, to, transactions);
        return all instanceof Proven<List<Movement>> movements
                ? AuthorizationKernel.one(movements, it.number())
                : as(all);
    }

    private Finding<Movement> besides(MoveKernel.Place place, Piece.Besides it) {
        var at = place.header();
        var known = new ArrayList<Proven<Movement>>();
        for (var other : it.others()) {
            if (!(check(place, other) instanceof Proven<Movement> movement)) return unreadable();
            known.add(movement);
        }
        var parent = StateKernel.ancestor(at, List.of(it.parent()));
        if (!(parent instanceof Proven<ExecutionHeader> above)) return as(parent);
        var before = StateKernel.account(above, account, it.before());
        var after = StateKernel.account(at, account, it.after());
        boolean areBoth = before.isProven() && after.isProven();
        if (!areBoth) return unreadable();
        return MoveKernel.besides(at, proven(before), proven(after), known);
    }

    private static <T> Proven<T> proven(Finding<T> finding) {
        if (finding instanceof Proven<T> proven) return proven;
        throw new IllegalStateException("it is proven");
    }

    private static <T> Finding<T> unreadable() {
        return Pending.because(new Pending.Reason.NotChecked());
    }

    private static <T> Finding<T> as(Finding<?> other) {
        return switch (other) {
            case Refuted<?> refuted -> refuted.as();
            case Pending<?> pending -> Pending.because(pending.reason());
            default -> throw new IllegalStateException("the kernel proves or refutes");
        };
    }

    /// The proof of the transaction's receipt, which can be shown and exported; empty where none is kept.
    public Optional<Proven<TransactionReceipt>> receipt(Proven<ExecutionHeader> proven) {
        if (!proven.value().bytes().equals(header)) return Optional.empty();
        return switch (piece) {
            case Piece.InTransaction in -> receipt(proven, in.index(), in.transaction(), in.receipt());
            case Piece.OfCollectible in -> receipt(proven, in.index(), in.transaction(), in.receipt());
            case Piece.Withdrawn _, Piece.Authorized _, Piece.Besides _, Piece.NotKept _ -> Optional.empty();
        };
    }

    private static Optional<Proven<TransactionReceipt>> receipt(
            Proven<ExecutionHeader> at, int index, List<ByteString> transaction, List<ByteString> receipt) {
        return BlockKernel.transaction(at, index, transaction) instanceof Proven<BlockTransaction> tx
                        && BlockKernel.receiptOf(at, tx, receipt) instanceof Proven<TransactionReceipt> got
                ? Optional.of(got)
                : Optional.empty();
    }

    /// The header; empty where the bytes are none.
    public Optional<ExecutionHeader> readHeader() {
        return ExecutionHeader.parse(header) instanceof Parsed.Ok<ExecutionHeader>(var read)
                ? Optional.of(read)
                : Optional.empty();
    }
}

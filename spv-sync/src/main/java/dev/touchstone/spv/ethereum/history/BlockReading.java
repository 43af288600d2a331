package dev.touchstone.spv.ethereum.history;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.BlockLists;
import dev.touchstone.spv.ethereum.token.TokenEvent;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.AuthorizationKernel;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MoveKernel;
import dev.touchstone.spv.proof.MoveProof;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Proven;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Reads out of a proven block what moved for an account. Confined to one block and account.
final class BlockReading {
    /// System logs of ether's own moves, which are no token (EIP-7708).
    private static final EthereumAddress SYSTEM = new EthereumAddress(
            ByteString.fromHex("fffffffffffffffffffffffffffffffffffffffe").orElseThrow());

    /// Anybody can have a contract report as many transfers as a block has room for.
    private static final int MOST_REPORTS = 256;

    private final EthereumChain chain;
    private final BlockLists.Read block;
    private final EthereumAddress account;
    private final PatriciaTrie transactions;
    private final PatriciaTrie receipts;

    BlockReading(EthereumChain chain, BlockLists.Read block, EthereumAddress account) {
        this.chain = chain;
        this.block = block;
        this.account = account;
        this.transactions = PatriciaTrie.ofList(BlockLists.Read.items(block.transactions()));
        this.receipts = PatriciaTrie.ofList(BlockLists.Read.items(block.receipts()));
    }

    /// Every transaction of the account or to it, and what was paid out to it as a validator.
    List<Found> ether() {
        var found = new ArrayList<Found>();
        var all = block.transactions().value().transactions();
        for (int i = 0; i < all.size(); i++) {
            if (concerns(all.get(i))) take(inTransaction(i, -1), found);
        }
        paid(found);
        return found;
    }

    private boolean concerns(EthereumTransaction tx) {
        boolean isTo = tx.destination() instanceof Destination.To(var to) && to.equals(account);
        return (isTo && tx.value().value().signum() > 0)
                || tx.sender().filter(account::equals).isPresent();
    }

    private void paid(List<Found> found) {
        var trie = PatriciaTrie.ofList(BlockLists.Read.items(block.withdrawals()));
        var all = block.withdrawals().value().withdrawals();
        for (int i = 0; i < all.size(); i++) {
            if (!all.get(i).address().equals(account)) continue;
            take(new MoveProof.Piece.Withdrawn(i, trie.prove(PatriciaTrie.listKey(i))), found);
        }
    }

    /// Every transfer of tokens and collectibles that a contract reported of the account.
    List<Found> tokens() {
        var found = new ArrayList<Found>();
        var all = block.receipts().value().receipts();
        for (int i = 0; i < all.size(); i++) {
            var logs = all.get(i).logs();
            for (int log = 0; log < logs.size() && found.size() < MOST_REPORTS; log++) {
                for (var piece : reports(i, log, logs.get(log))) take(piece, found);
            }
        }
        return found;
    }

    private List<MoveProof.Piece> reports(int index, int log, LogEntry entry) {
        boolean isOther = entry.address().equals(SYSTEM)
                || !(TokenLogs.read(entry).orElse(null) instanceof TokenEvent.Moved moved)
                || !(moved.from().equals(account) || moved.to().equals(account));
        if (isOther) return List.of();
        return switch ((TokenEvent.Moved) TokenLogs.read(entry).orElseThrow()) {
            case TokenEvent.Sent _ -> List.of(inTransaction(index, log));
            case TokenEvent.Given given -> List.of(collectible(index, log, given.id()));
            case TokenEvent.GivenMany many ->
                many.ids().stream()
                        .distinct()
                        .limit(MOST_REPORTS)
                        .map(id -> collectible(index, log, id))
                        .toList();
        };
    }

    private MoveProof.Piece collectible(int index, int log, BigInteger id) {
        var key = PatriciaTrie.listKey(index);
        return new MoveProof.Piece.OfCollectible(index, transactions.prove(key), receipts.prove(key), log, id);
    }

    private MoveProof.Piece inTransaction(int index, int log) {
        var key = PatriciaTrie.listKey(index);
        boolean needsBefore = index > 0 && log < 0;
        return new MoveProof.Piece.InTransaction(
                index,
                transactions.prove(key),
                receipts.prove(key),
                needsBefore ? receipts.prove(PatriciaTrie.listKey(index - 1)) : List.of(),
                log);
    }

    private void take(MoveProof.Piece piece, List<Found> found) {
        var proof = new MoveProof(account, block.header().value().bytes(), piece);
        if (proof.check(chain, block.header()) instanceof Proven<Movement> movement) found.add(found(movement, proof));
    }

    private Found found(Proven<Movement> movement, MoveProof proof) {
        return new Found(movement, proof, block.header());
    }

    /// All else that changed the account's ether; empty where nothing did.
    ///
    /// @param parent RLP of the parent's header
    List<Found> besides(ByteString parent, Proven<AccountState> before, Proven<AccountState> after, List<Found> known) {
        var movements = known.stream().map(Found::movement).toList();
        var pieces = known.stream().map(it -> it.proof().piece()).toList();
        var piece = new MoveProof.Piece.Besides(parent, nodes(before), nodes(after), pieces);
        return one(MoveKernel.besides(block.header(), before, after, movements), piece);
    }

    /// The account's authorizations that took effect in the block.
    ///
    /// @param parent RLP of the parent's header
    List<Found> authorized(ByteString parent, Proven<AccountState> before, Proven<AccountState> after) {
        var place = new MoveKernel.Place(chain, block.header(), account);
        var finding = AuthorizationKernel.all(place, before, after, block.transactions());
        if (!(finding instanceof Proven<List<Movement>> all)) return List.of();
        var items = BlockLists.Read.items(block.transactions());
        var found = new ArrayList<Found>();
        for (int i = 0; i < all.value().size(); i++) {
            take(new MoveProof.Piece.Authorized(parent, nodes(before), nodes(after), items, i), found);
        }
        return found;
    }

    private static List<ByteString> nodes(Proven<AccountState> state) {
        return ((Evidence.AccountInState) state.evidence()).nodes();
    }

    /// All else that changed what the account has of a token; empty where nothing did.
    List<Found> tokenBesides(Sample.Proof.Token before, Sample.Proof.Token after, List<Found> known) {
        var movements = known.stream().map(Found::movement).toList();
        var besides = MoveKernel.tokenBesides(block.header(), before.amount(), after.amount(), movements);
        return one(besides, new MoveProof.Piece.NotKept());
    }

    private List<Found> one(Finding<Movement> besides, MoveProof.Piece piece) {
        var proof = new MoveProof(account, block.header().value().bytes(), piece);
        return besides instanceof Proven<Movement> movement ? List.of(found(movement, proof)) : List.of();
    }
}

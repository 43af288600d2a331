package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.BlobSchedule;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.token.TokenEvent;
import dev.touchstone.spv.ethereum.token.TokenLogs;
import dev.touchstone.spv.ethereum.trie.PatriciaProof;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.Evidence.BlockList;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What moved for an account in one block, each from what the block's header commits to. Pure and thread-safe.
///
/// A transaction that succeeded gave its value to whom it names, and whoever sent it paid its gas at the price
/// that follows from the block's base fee, and its blobs at the price that follows from the block's excess of
/// them,
/// whatever code did besides (Yellow Paper, 6; EIP-1559, EIP-4844).
public final class MoveKernel {
    private MoveKernel() {}

    /// Whose part of which block.
    ///
    /// @param chain the network that the block is of; its schedule says what blobs cost
    public record Place(EthereumChain chain, Proven<ExecutionHeader> header, EthereumAddress account) {}

    /// What a transaction and its receipt say that moved, where it is the first of its block.
    public static Finding<Movement> firstEther(
            Place place, Proven<BlockTransaction> transaction, Proven<TransactionReceipt> receipt) {
        if (transaction.value().index() != 0) return missing("the receipt before");
        return ether(place, transaction, receipt, 0, List.of());
    }

    /// What a transaction and its receipt say that moved.
    ///
    /// @param before the receipt before its own, which tells what gas was used until then
    public static Finding<Movement> ether(
            Place place,
            Proven<BlockTransaction> transaction,
            Proven<TransactionReceipt> receipt,
            Proven<BlockReceipt> before) {
        boolean isBefore = before.evidence() instanceof Evidence.InBlockList it
                && it.header().equals(place.header().evidence())
                && before.value().index() == transaction.value().index() - 1;
        if (!isBefore) return missing("the receipt before");
        long used = before.value().receipt().cumulativeGasUsed();
        return ether(place, transaction, receipt, used, List.of(before.evidence()));
    }

    private static Finding<Movement> ether(
            Place place,
            Proven<BlockTransaction> transaction,
            Proven<TransactionReceipt> receipt,
            long usedBefore,
            List<Evidence> more) {
        var header = place.header();
        var account = place.account();
        if (!areOne(header, transaction, receipt)) return missing("a transaction of the block with its receipt");
        var tx = transaction.value().transaction();
        var got = receipt.value().receipt().receipt();
        var baseFee = header.value().baseFee();
        var sender = tx.sender();
        boolean isReadable = baseFee.isPresent()
                && sender.isPresent()
                && !(got.outcome() instanceof Receipt.Outcome.StateAfter)
                && got.cumulativeGasUsed() >= usedBefore;
        if (!isReadable) return cannot("what a transaction of rules before London moved");
        boolean isOwn = sender.get().equals(account);
        boolean isTo = tx.destination() instanceof Destination.To(var to) && to.equals(account);
        if (!isOwn && !isTo) return missing("a transaction of the account");
        boolean succeeded = got.outcome() instanceof Receipt.Outcome.Succeeded;
        var value = succeeded ? tx.value().value() : BigInteger.ZERO;
        var blobs = isOwn ? blobFee(place, tx) : Optional.of(BigInteger.ZERO);
        if (blobs.isEmpty()) return cannot("what blobs cost by rules that are not known here");
        var fee = new Wei(tx.fees()
                .perGas(baseFee.get())
                .value()
                .multiply(BigInteger.valueOf(got.cumulativeGasUsed() - usedBefore))
                .add(blobs.get()));
        var change = (isTo ? value : BigInteger.ZERO).subtract(isOwn ? value.add(fee.value()) : BigInteger.ZERO);
        var cause = isOwn ? sent(tx, fee, succeeded) : new Movement.Received(tx.hash(), sender.get(), tx.value());
        var premises = new ArrayList<Evidence>(List.of(receipt.evidence()));
        premises.addAll(more);
        return moved(header, account, MovedAsset.ether(), change, cause, premises);
    }

    /// What its blobs cost, whether it succeeded or not (EIP-4844); empty where the rules are not known.
    private static Optional<BigInteger> blobFee(Place place, EthereumTransaction tx) {
        if (tx.type() != TransactionType.BLOB) return Optional.of(BigInteger.ZERO);
        var header = place.header();
        boolean isOfChain = Grounds.network(header.evidence())
                .filter(place.chain().id()::equals)
                .isPresent();
        var excess = header.value().excessBlobGas();
        if (!isOfChain || excess.isEmpty()) return Optional.empty();
        long gas = (long) BlobSchedule.GAS_PER_BLOB * tx.blobHashes().size();
        return CallRules.of(place.chain(), header.value())
                .flatMap(EvmRules::blobs)
                .map(blobs -> blobs.baseFee(excess.getAsLong()).multiply(BigInteger.valueOf(gas)));
    }

    private static Movement.Cause sent(EthereumTransaction tx, Wei fee, boolean succeeded) {
        var to = tx.destination() instanceof Destination.To(var it)
                ? Optional.of(it)
                : Optional.<EthereumAddress>empty();
        return new Movement.Sent(tx.hash(), tx.nonce(), to, tx.value(), fee, succeeded);
    }

    private static boolean areOne(
            Proven<ExecutionHeader> header, Proven<BlockTransaction> transaction, Proven<TransactionReceipt> receipt) {
        return transaction.evidence() instanceof Evidence.InBlockList it
                && it.header().equals(header.evidence())
                && receipt.evidence() instanceof Evidence.ReceiptOfTransaction of
                && of.transaction().equals(it)
                && of.receipt().header().equals(header.evidence());
    }

    /// What a token's contract reported in one log: that units went from or to the account.
    ///
    /// @param log its place among the transaction's logs
    public static Finding<Movement> token(
            Proven<ExecutionHeader> header, EthereumAddress account, Proven<TransactionReceipt> receipt, int log) {
        return switch (reported(header, receipt, log).orElse(null)) {
            case TokenEvent.Sent sent ->
                new Report(header, account, receipt, log).of(sent, new MovedAsset.Token(sent.contract()), sent.units());
            case null, default -> missing("the report of a transfer");
        };
    }

    /// What the contract of a collection reported in one log of one of its numbers: that a single token went from
    /// or to the account, or so many of a kind.
    ///
    /// @param log its place among the transaction's logs
    public static Finding<Movement> collectible(
            Proven<ExecutionHeader> header,
            EthereumAddress account,
            Proven<TransactionReceipt> receipt,
            int log,
            BigInteger id) {
        var report = new Report(header, account, receipt, log);
        return switch (reported(header, receipt, log).orElse(null)) {
            case TokenEvent.Given given
            when given.id().equals(id) -> report.of(given, new MovedAsset.Single(given.contract(), id), BigInteger.ONE);
            case TokenEvent.GivenMany many
            when many.ids().contains(id) -> report.of(many, new MovedAsset.Kind(many.contract(), id), many.unitsOf(id));
            case null, default -> missing("the report of a transfer of this number");
        };
    }

    private static Optional<TokenEvent> reported(
            Proven<ExecutionHeader> header, Proven<TransactionReceipt> receipt, int log) {
        boolean isOfBlock = receipt.evidence() instanceof Evidence.ReceiptOfTransaction of
                && of.receipt().header().equals(header.evidence());
        var logs = receipt.value().receipt().receipt().logs();
        return isOfBlock && log >= 0 && log < logs.size() ? TokenLogs.read(logs.get(log)) : Optional.empty();
    }

    /// A log of the block in which a contract reported something.
    private record Report(
            Proven<ExecutionHeader> header, EthereumAddress account, Proven<TransactionReceipt> receipt, int log) {
        Finding<Movement> of(TokenEvent.Moved event, MovedAsset asset, BigInteger units) {
            boolean isFrom = event.from().equals(account);
            boolean isTo = event.to().equals(account);
            if (!isFrom && !isTo) return missing("a transfer of the account");
            var change = (isTo ? units : BigInteger.ZERO).subtract(isFrom ? units : BigInteger.ZERO);
            var cause = new Movement.Reported(receipt.value().transaction(), log, event.from(), event.to());
            return moved(header, account, asset, change, cause, List.of(receipt.evidence()));
        }
    }

    /// What the block paid out to a validator, to the account.
    public static Finding<Movement> withdrawal(Proven<ExecutionHeader> header, int index, List<ByteString> nodes) {
        var root = header.value().withdrawalsRoot().orElse(PatriciaTrie.EMPTY_ROOT);
        return switch (PatriciaProof.check(root, PatriciaTrie.listKey(index), nodes)) {
            case Answer.Broken broken -> TrieLookup.refuted(broken);
            case Answer.Absent _ -> new Refuted<>(new Refutation.NotInBlock(BlockList.WITHDRAWALS, index));
            case Answer.Value(var bytes) -> {
                var read = Withdrawal.parse(bytes).toOptional();
                if (read.isEmpty()) yield StateKernel.unreadable("withdrawal " + index, "no withdrawal");
                var it = read.get();
                var cause = new Movement.Withdrawn(it.index(), it.validatorIndex());
                var evidence = new Evidence.InBlockList(BlockList.WITHDRAWALS, index, bytes, nodes, header.evidence());
                var amount = it.amount().value();
                yield moved(header, it.address(), MovedAsset.ether(), amount, cause, List.of(evidence));
            }
        };
    }

    /// All else that a block changed of an account's ether: the change of its balance from the parent's state
    /// to the block's own, less what is known. Nothing at all is no movement.
    ///
    /// @param known other movements of the account in this block, each once
    public static Finding<Movement> besides(
            Proven<ExecutionHeader> header,
            Proven<AccountState> before,
            Proven<AccountState> after,
            Collection<Proven<Movement>> known) {
        boolean areStates = before.evidence() instanceof Evidence.AccountInState
                && after.evidence() instanceof Evidence.AccountInState
                && before.value().address().equals(after.value().address());
        if (!areStates) return missing("an account before and after the block");
        return besides(
                header,
                new Ends(
                        after.value().address(),
                        MovedAsset.ether(),
                        before.map(it -> it.balance().value()),
                        after.map(it -> it.balance().value())),
                known);
    }

    /// The same of a token, of a kind of collectible or of a whole collection, by what its contract answers in
    /// both states.
    ///
    /// @param before answer to an [Erc20.BalanceOf], [Erc721.BalanceOf] or [Erc1155.BalanceOf]
    /// @param after answer to the same
    public static Finding<Movement> tokenBesides(
            Proven<ExecutionHeader> header,
            Proven<BigInteger> before,
            Proven<BigInteger> after,
            Collection<Proven<Movement>> known) {
        var asked = AddingUp.asked(before);
        if (asked.isEmpty() || !asked.equals(AddingUp.asked(after))) return missing("one holder's amounts");
        return besides(header, new Ends(asked.get().holder(), asked.get().asset(), before, after), known);
    }

    /// An amount before and after a block.
    private record Ends(
            EthereumAddress account, MovedAsset asset, Proven<BigInteger> before, Proven<BigInteger> after) {}

    private static Finding<Movement> besides(
            Proven<ExecutionHeader> header, Ends ends, Collection<Proven<Movement>> known) {
        boolean isAround = ends.after().asOf().equals(header.asOf())
                && ends.before().asOf().hash().equals(header.value().parentHash());
        if (!isAround) return missing("the states before and after the block");
        var change = ends.after().value().subtract(ends.before().value());
        var causes = new HashSet<Movement.Cause>();
        var premises = new ArrayList<Evidence>(List.of(
                header.evidence(), ends.before().evidence(), ends.after().evidence()));
        for (var each : known) {
            var it = each.value();
            boolean isOther = it.block().equals(header.asOf())
                    && it.account().equals(ends.account())
                    && ends.asset().holds(it.asset())
                    && !(it.cause() instanceof Movement.Besides)
                    && causes.add(it.cause());
            if (!isOther) return missing("other movements of the account in the block, each once");
            change = change.subtract(it.change());
            premises.add(each.evidence());
        }
        if (change.signum() == 0) return missing("anything else that moved");
        boolean isMaker = header.value().beneficiary().equals(ends.account());
        var cause = new Movement.Besides(header.asOf().hash(), isMaker);
        return moved(header, ends.account(), ends.asset(), change, cause, premises);
    }

    static Finding<Movement> moved(
            Proven<ExecutionHeader> header,
            EthereumAddress account,
            MovedAsset asset,
            BigInteger change,
            Movement.Cause cause,
            List<Evidence> premises) {
        var value = new Movement(account, asset, header.asOf(), change, cause);
        return new Proven<>(value, new Evidence.Derived(Rule.MOVED, premises), header.asOf());
    }

    private static <T> Refuted<T> missing(String what) {
        return new Refuted<>(new Refutation.PremiseMissing(what));
    }

    private static <T> Pending<T> cannot(String what) {
        return Pending.because(new Pending.Reason.CannotBeProvenLocally(what));
    }
}

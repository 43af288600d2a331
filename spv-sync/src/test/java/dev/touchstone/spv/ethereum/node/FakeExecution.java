package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.source.Capabilities;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.FeeHistory;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.ethereum.source.TransactionPlace;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;

/// An execution node in memory that says what a [World] says, or what a test makes of it. Thread-safe.
final class FakeExecution implements ExecutionSource {
    private final String name;
    private final World world;
    private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
    final Queue<Hash256> stateBlocks = new ConcurrentLinkedQueue<>();
    volatile boolean isDown;
    volatile boolean provesNothing;
    volatile UnaryOperator<Reply<ByteString>> onHeader = UnaryOperator.identity();
    volatile UnaryOperator<Reply<StateAnswer>> onState = UnaryOperator.identity();
    volatile UnaryOperator<Reply<ByteString>> onCode = UnaryOperator.identity();
    volatile UnaryOperator<Reply<TransactionPlace>> onPlace = UnaryOperator.identity();
    volatile UnaryOperator<Reply<List<ByteString>>> onTransactions = UnaryOperator.identity();
    volatile UnaryOperator<Reply<List<ByteString>>> onReceipts = UnaryOperator.identity();

    volatile Function<ByteString, Reply<Hash256>> onSend = tx -> Reply.said(Keccak256.of(tx));

    /// The one header that it has.
    volatile Optional<Reply<ByteString>> onlyHeader = Optional.empty();

    /// Whoever asks waits for ever while this is closed.
    volatile CountDownLatch gate = new CountDownLatch(0);

    FakeExecution(String name, World world) {
        this.name = name;
        this.world = world;
    }

    @Override
    public String name() {
        return name;
    }

    int asked(String question) {
        return asked.computeIfAbsent(question, _ -> new AtomicInteger()).get();
    }

    private <T> Reply<T> about(
            String question, Optional<SmallState.Block> block, Function<SmallState.Block, Reply<T>> answer) {
        asked.computeIfAbsent(question, _ -> new AtomicInteger()).incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Reply.failed(new SourceFault.GivenUp());
        }
        if (isDown) return Reply.failed(new SourceFault.Unreachable("down"));
        return block.map(answer).orElseGet(() -> Reply.failed(new SourceFault.NotThere("no such block")));
    }

    /// A header of no block of the chain.
    volatile Optional<ByteString> beside = Optional.empty();

    @Override
    public Reply<ByteString> header(Hash256 block) {
        var aside = beside.filter(bytes -> Keccak256.of(bytes).equals(block));
        if (aside.isPresent()) return Reply.said(aside.get());
        if (onlyHeader.isPresent()) {
            boolean isIt = onlyHeader
                    .get()
                    .toOptional()
                    .map(Keccak256::of)
                    .filter(block::equals)
                    .isPresent();
            return isIt ? onlyHeader.get() : Reply.failed(new SourceFault.NotThere("no such block"));
        }
        return about(
                "header",
                world.block(block),
                it -> onHeader.apply(Reply.said(it.header().bytes())));
    }

    @Override
    public Reply<ByteString> headerAt(BlockNumber number) {
        return about(
                "headerAt",
                world.blockAt(number.value()),
                it -> Reply.said(it.header().bytes()));
    }

    volatile UnaryOperator<Reply<List<ByteString>>> onHeadersAt = UnaryOperator.identity();

    @Override
    public Reply<List<ByteString>> headersAt(BlockNumber first, int count) {
        return about("headersAt", world.blockAt(first.value()), _ -> {
            var found = LongStream.range(first.value(), first.value() + count)
                    .mapToObj(world::blockAt)
                    .flatMap(Optional::stream)
                    .map(block -> block.header().bytes())
                    .toList();
            return onHeadersAt.apply(Reply.said(found));
        });
    }

    /// What it says of fees up to a block.
    volatile Function<SmallState.Block, Reply<FeeHistory>> onFees =
            _ -> Reply.failed(new SourceFault.NotThere("no history"));

    @Override
    public Reply<FeeHistory> feeHistory(BlockNumber newest, int blocks) {
        return about("feeHistory", world.blockAt(newest.value()), onFees);
    }

    @Override
    public Reply<StateAnswer> state(Hash256 block, List<StateQuestion> questions) {
        stateBlocks.add(block);
        return about("state", world.block(block), it -> {
            if (provesNothing) return Reply.failed(new SourceFault.NotThere("pruned"));
            var nodes = questions.stream().map(question -> nodes(it, question)).toList();
            return onState.apply(Reply.said(new StateAnswer(it.header().bytes(), nodes)));
        });
    }

    private StateAnswer.AccountNodes nodes(SmallState.Block block, StateQuestion question) {
        var account = block.state().prove(key(question.address().trieKey()));
        var storage = block.storage().getOrDefault(question.address(), PatriciaTrie.EMPTY);
        var slots = question.keys().stream()
                .map(key -> storage.prove(key(key.trieKey())))
                .toList();
        if (!question.withCode()) return new StateAnswer.AccountNodes(account, slots);
        var code = onCode.apply(Reply.said(SmallContracts.codeOf(question.address())));
        return new StateAnswer.AccountNodes(account, slots, code.toOptional());
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    @Override
    public Reply<ByteString> code(Hash256 block, EthereumAddress address) {
        return about("code", world.block(block), _ -> onCode.apply(Reply.said(SmallContracts.codeOf(address))));
    }

    @Override
    public Reply<List<ByteString>> receipts(Hash256 block) {
        return about(
                "receipts",
                world.block(block),
                it -> onReceipts.apply(
                        Reply.said(it.receipts().stream().map(Receipt::bytes).toList())));
    }

    @Override
    public Reply<List<ByteString>> transactions(Hash256 block) {
        return about(
                "transactions",
                world.block(block),
                it -> onTransactions.apply(Reply.said(it.transactions().stream()
                        .map(EthereumTransaction::bytes)
                        .toList())));
    }

    @Override
    public Reply<TransactionPlace> placeOf(Hash256 transaction) {
        return about("placeOf", world.blockOf(transaction), it -> {
            var hashes =
                    it.transactions().stream().map(EthereumTransaction::hash).toList();
            var place = new TransactionPlace(it.header().hash(), it.header().number(), hashes.indexOf(transaction));
            return onPlace.apply(Reply.said(place));
        });
    }

    @Override
    public Reply<Capabilities> capabilities() {
        if (isDown) return Reply.failed(new SourceFault.Unreachable("down"));
        return Reply.said(new Capabilities(1337, "Fake/" + name, true, true, false, OptionalLong.empty()));
    }

    @Override
    public Reply<Hash256> send(ByteString transaction) {
        if (isDown) return Reply.failed(new SourceFault.Unreachable("down"));
        return onSend.apply(transaction);
    }
}

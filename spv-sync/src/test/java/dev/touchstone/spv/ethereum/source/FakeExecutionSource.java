package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.List;
import java.util.function.Supplier;

/// A source that gives one answer to the question for code, and has nothing else.
final class FakeExecutionSource implements ExecutionSource {
    private final String name;
    private final Supplier<Reply<ByteString>> code;

    FakeExecutionSource(String name) {
        this(name, FakeExecutionSource::nothing);
    }

    FakeExecutionSource(String name, Supplier<Reply<ByteString>> code) {
        this.name = name;
        this.code = code;
    }

    private static <T> Reply<T> nothing() {
        return Reply.failed(new SourceFault.NotThere("nothing is"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Reply<ByteString> header(Hash256 block) {
        return nothing();
    }

    @Override
    public Reply<ByteString> headerAt(BlockNumber number) {
        return nothing();
    }

    @Override
    public Reply<StateAnswer> state(Hash256 block, List<StateQuestion> questions) {
        return nothing();
    }

    @Override
    public Reply<ByteString> code(Hash256 block, EthereumAddress address) {
        return code.get();
    }

    @Override
    public Reply<List<ByteString>> receipts(Hash256 block) {
        return nothing();
    }

    @Override
    public Reply<List<ByteString>> transactions(Hash256 block) {
        return nothing();
    }

    @Override
    public Reply<TransactionPlace> placeOf(Hash256 transaction) {
        return nothing();
    }

    @Override
    public Reply<Capabilities> capabilities() {
        return nothing();
    }

    @Override
    public Reply<Hash256> send(ByteString transaction) {
        return nothing();
    }
}

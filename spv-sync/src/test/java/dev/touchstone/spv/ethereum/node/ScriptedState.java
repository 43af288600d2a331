package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.source.Capabilities;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.ethereum.source.TransactionPlace;
import java.util.List;
import java.util.function.Function;

/// An execution node that proves state, as a test says, and answers nothing else. Thread-safe.
record ScriptedState(String name, Function<List<StateQuestion>, StateAnswer> said) implements ExecutionSource {
    private static <T> Reply<T> no() {
        return Reply.failed(new SourceFault.Unsupported("all but state"));
    }

    @Override
    public Reply<StateAnswer> state(Hash256 block, List<StateQuestion> questions) {
        return Reply.said(said.apply(questions));
    }

    @Override
    public Reply<ByteString> header(Hash256 block) {
        return no();
    }

    @Override
    public Reply<ByteString> headerAt(BlockNumber number) {
        return no();
    }

    @Override
    public Reply<ByteString> code(Hash256 block, EthereumAddress address) {
        return no();
    }

    @Override
    public Reply<List<ByteString>> receipts(Hash256 block) {
        return no();
    }

    @Override
    public Reply<List<ByteString>> transactions(Hash256 block) {
        return no();
    }

    @Override
    public Reply<TransactionPlace> placeOf(Hash256 transaction) {
        return no();
    }

    @Override
    public Reply<Capabilities> capabilities() {
        return no();
    }

    @Override
    public Reply<Hash256> send(ByteString transaction) {
        return no();
    }
}

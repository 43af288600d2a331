package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceBook;
import java.util.function.Function;

/// The servers of a chain beside an Ethereum network, the best first. Thread-safe; blocks.
///
/// @param book which there are, how they served, and which of them lied
record LayerServers(SourceBook book, Inquiry inquiry) {
    <T, R> Inquiry.Result<R> ask(Function<ExecutionSource, Reply<T>> question, Function<T, Inquiry.Verdict<R>> check)
            throws InterruptedException {
        return inquiry.ask(book.executions(), question, check);
    }
}

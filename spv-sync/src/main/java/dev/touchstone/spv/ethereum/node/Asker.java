package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Reply;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// Asks execution nodes, whoever is best at the moment first, and counts what proved true. Thread-safe;
/// blocks.
final class Asker {
    private final Inquiry inquiry;
    private final Supplier<List<ExecutionSource>> sources;
    private final AtomicLong proofs = new AtomicLong();

    /// @param sources those that may be asked at the moment of asking; nobody while offline
    Asker(Inquiry inquiry, Supplier<List<ExecutionSource>> sources) {
        this.inquiry = inquiry;
        this.sources = sources;
    }

    /// Whoever may be asked now, the best at the head.
    List<ExecutionSource> sources() {
        return sources.get();
    }

    /// How many answers proved true.
    long proofs() {
        return proofs.get();
    }

    <T, R> Inquiry.Result<R> ask(Function<ExecutionSource, Reply<T>> question, Function<T, Inquiry.Verdict<R>> check)
            throws InterruptedException {
        return ask(sources.get(), question, check);
    }

    /// Takes the word of whoever fits in with what is proven; that proves nothing.
    <T, R> Inquiry.Result<R> askWord(
            Function<ExecutionSource, Reply<T>> question, Function<T, Inquiry.Verdict<R>> check)
            throws InterruptedException {
        return inquiry.ask(sources.get(), question, check);
    }

    /// The same of these sources, which may be resting.
    <T, R> Inquiry.Result<R> ask(
            List<ExecutionSource> of,
            Function<ExecutionSource, Reply<T>> question,
            Function<T, Inquiry.Verdict<R>> check)
            throws InterruptedException {
        var result = inquiry.ask(of, question, check);
        if (result instanceof Inquiry.Result.Answered<R>) proofs.incrementAndGet();
        return result;
    }
}

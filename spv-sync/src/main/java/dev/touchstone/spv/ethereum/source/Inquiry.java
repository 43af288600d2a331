package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Race;
import dev.touchstone.spv.proof.Refutation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Puts one question to several sources, and takes the first answer that proves true. Whoever answers truly is
/// praised in the book, whoever fails or lies is blamed; the slower ones are called off without blame. Thread-safe.
public final class Inquiry {
    private static final Duration HEAD_START = Duration.ofMillis(400);
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private final SourceBook book;
    private final Race race;

    /// Asks in the book's name.
    ///
    /// @param race how long a source is waited for before the next one is asked too, and how long for all
    public Inquiry(SourceBook book, Race race) {
        this.book = book;
        this.race = race;
    }

    public static Inquiry of(SourceBook book) {
        return new Inquiry(book, new Race(HEAD_START, DEADLINE));
    }

    /// What the check of an answer shows. Immutable.
    public sealed interface Verdict<R> {
        record True<R>(R value) implements Verdict<R> {}

        record False<R>(Refutation why) implements Verdict<R> {}

        /// Neither: it cannot be told, or is of no use for a reason that is no lie.
        record OfNoUse<R>(SourceFault why) implements Verdict<R> {}
    }

    /// What came of a question. Immutable.
    public sealed interface Result<R> {
        record Answered<R>(R value, Source by) implements Result<R> {}

        /// Nobody gave a true answer; what each had instead, those left out that did not answer in time.
        record Unanswered<R>(Map<Source, SourceFault> faults) implements Result<R> {
            public Unanswered {
                faults = Map.copyOf(faults);
            }

            /// Whether somebody answered, and everybody who did lied.
            public boolean isLieOnly() {
                return faults.values().stream().anyMatch(SourceFault.Lied.class::isInstance)
                        && faults.values().stream()
                                .noneMatch(f ->
                                        f instanceof SourceFault.NotThere || f instanceof SourceFault.UnknownRules);
            }
        }
    }

    /// Asks `sources` in their order until one answers truly. `question` and `check` run on a virtual thread for
    /// each source; they end when it is interrupted.
    ///
    /// @throws InterruptedException when the calling thread is interrupted
    public <S extends Source, T, R> Result<R> ask(
            List<S> sources, Function<S, Reply<T>> question, Function<T, Verdict<R>> check)
            throws InterruptedException {
        var faults = new ConcurrentHashMap<Source, SourceFault>();
        var runners = sources.stream()
                .<Callable<Optional<Result<R>>>>map(source -> () -> {
                    long began = System.nanoTime();
                    return switch (judged(question.apply(source), check)) {
                        case Reply.Said<R>(var value) -> {
                            book.praise(source, Duration.ofNanos(System.nanoTime() - began));
                            yield Optional.of(new Result.Answered<R>(value, source));
                        }
                        case Reply.Failed<R>(var fault) -> {
                            book.blame(source, fault);
                            faults.put(source, fault);
                            yield Optional.empty();
                        }
                    };
                })
                .toList();
        return race.run(runners).orElseGet(() -> new Result.Unanswered<>(faults));
    }

    private static <T, R> Reply<R> judged(Reply<T> reply, Function<T, Verdict<R>> check) {
        return reply.then(answer -> switch (check.apply(answer)) {
            case Verdict.True<R>(var value) -> Reply.said(value);
            case Verdict.False<R>(Refutation.UnknownFork(var at)) ->
                Reply.failed(new SourceFault.UnknownRules("at slot " + at));
            case Verdict.False<R>(var why) -> Reply.failed(new SourceFault.Lied(why));
            case Verdict.OfNoUse<R>(var why) -> Reply.failed(why);
        });
    }
}

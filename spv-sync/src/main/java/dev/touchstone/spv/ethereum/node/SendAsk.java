package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/// Hands a signed transaction to every execution node that may be asked, to all at once. Thread-safe; blocks.
final class SendAsk {
    private static final long PATIENCE_SECONDS = 30;

    private final Asker asker;
    private final ExecutorService tasks;

    SendAsk(Asker asker, ExecutorService tasks) {
        this.asker = asker;
        this.tasks = tasks;
    }

    List<SendAnswer> send(EthereumTransaction transaction) throws InterruptedException {
        var sources = asker.sources();
        var bytes = transaction.bytes();
        var hash = transaction.hash();
        var questions = sources.stream()
                .<Callable<SendAnswer>>map(source -> () -> answer(source, hash, source.send(bytes)))
                .toList();
        var answers = tasks.invokeAll(questions, PATIENCE_SECONDS, TimeUnit.SECONDS);
        return IntStream.range(0, sources.size())
                .mapToObj(i -> {
                    var answer = answers.get(i);
                    return answer.state() == Future.State.SUCCESS
                            ? answer.resultNow()
                            : new SendAnswer.NoAnswer(sources.get(i).name(), new SourceFault.GivenUp());
                })
                .toList();
    }

    /// Who gives back another hash has something else, or makes fun of us.
    private static SendAnswer answer(ExecutionSource source, Hash256 hash, Reply<Hash256> reply) {
        return switch (reply) {
            case Reply.Said<Hash256>(var said) ->
                said.equals(hash)
                        ? new SendAnswer.Taken(source.name())
                        : new SendAnswer.NoAnswer(source.name(), new SourceFault.Unreadable("another hash"));
            case Reply.Failed<Hash256>(SourceFault.Refused(var _, var reason)) ->
                new SendAnswer.Refused(source.name(), reason);
            case Reply.Failed<Hash256>(var fault) -> new SendAnswer.NoAnswer(source.name(), fault);
        };
    }
}

package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.OperatorsWord.Answer;
import dev.touchstone.spv.ethereum.source.BeaconSource;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Asks every operator which block it calls final, and which of the blocks named it serves, so that the user can see
/// how many agree. Thread-safe; blocks.
final class CheckpointAsk {
    private static final long PATIENCE_SECONDS = 30;

    private final EthereumChain chain;
    private final ExecutorService threads;

    /// @param threads one virtual thread for each task
    CheckpointAsk(EthereumChain chain, ExecutorService threads) {
        this.chain = chain;
        this.threads = threads;
    }

    /// The operators in the order of `sources`, each with its word.
    List<OperatorsWord> compare(List<BeaconSource> sources) throws InterruptedException {
        var named = each(sources, BeaconSource::finalizedRoot);
        var roots = named.values().stream()
                .flatMap(reply -> reply.toOptional().stream())
                .distinct()
                .toList();
        var blocks = new LinkedHashMap<Hash256, Map<BeaconSource, Reply<Slot>>>();
        for (var root : roots) blocks.put(root, each(sources, source -> slotOf(root, source.bootstrap(root))));
        var words = new ArrayList<OperatorsWord>();
        named.forEach((source, reply) -> words.add(new OperatorsWord(source.name(), word(source, reply, blocks))));
        return List.copyOf(words);
    }

    /// What an operator serves under a root tells the slot beyond doubt only where it has that root.
    private static Reply<Slot> slotOf(Hash256 root, Reply<LightClientBootstrap> reply) {
        return reply.then(bootstrap -> bootstrap.header().beacon().root().equals(root)
                ? Reply.said(bootstrap.header().slot())
                : Reply.failed(new SourceFault.Unreadable("another block than the one asked for")));
    }

    private Answer word(
            BeaconSource source, Reply<Hash256> named, Map<Hash256, Map<BeaconSource, Reply<Slot>>> blocks) {
        return switch (named) {
            case Reply.Failed<Hash256>(var fault) -> new Answer.Silent(fault);
            case Reply.Said<Hash256>(var root) -> {
                var served = blocks.getOrDefault(root, Map.of());
                yield switch (served.getOrDefault(source, Reply.failed(new SourceFault.GivenUp()))) {
                    case Reply.Failed<Slot>(var fault) -> new Answer.Silent(fault);
                    case Reply.Said<Slot>(var slot) ->
                        new Answer.Names(root, slot, chain.schedule().timeOf(slot), serving(served));
                };
            }
        };
    }

    private static List<String> serving(Map<BeaconSource, Reply<Slot>> served) {
        return served.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Reply.Said<Slot>)
                .map(entry -> entry.getKey().name())
                .toList();
    }

    /// One question to a beacon node.
    @FunctionalInterface
    private interface Question<T> {
        Reply<T> to(BeaconSource source);
    }

    /// Asks all of them at the same time.
    private <T> Map<BeaconSource, Reply<T>> each(List<BeaconSource> sources, Question<T> question)
            throws InterruptedException {
        var tasks = sources.stream()
                .<Callable<Reply<T>>>map(source -> () -> question.to(source))
                .toList();
        var futures = threads.invokeAll(tasks, PATIENCE_SECONDS, TimeUnit.SECONDS);
        var replies = new LinkedHashMap<BeaconSource, Reply<T>>();
        for (int i = 0; i < sources.size(); i++) replies.put(sources.get(i), reply(futures.get(i)));
        return replies;
    }

    private static <T> Reply<T> reply(Future<Reply<T>> future) throws InterruptedException {
        if (future.isCancelled()) return Reply.failed(new SourceFault.GivenUp());
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking an operator failed", e.getCause());
        }
    }
}

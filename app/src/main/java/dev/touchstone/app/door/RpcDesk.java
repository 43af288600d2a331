package dev.touchstone.app.door;

import dev.touchstone.app.door.method.Caller;
import dev.touchstone.app.door.method.Methods;
import dev.touchstone.app.door.rpc.RefusedException;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.app.door.rpc.RpcText;
import dev.touchstone.app.door.rpc.RpcText.Incoming;
import dev.touchstone.app.door.rpc.RpcText.Item;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/// Answers texts of JSON-RPC, call by call. Thread-safe; blocks as its methods do.
final class RpcDesk {
    private static final int MOST_ANSWER = 8 << 20;

    private final Methods methods;
    private final RateLimits limits;
    private final RateLimits strangers;
    private final Consumer<Throwable> onBug;

    /// @param strangers how often apps may ask that the user did not connect: they take nothing from those that are
    RpcDesk(Methods methods, RateLimits limits, RateLimits strangers, Consumer<Throwable> onBug) {
        this.methods = methods;
        this.limits = limits;
        this.strangers = strangers;
        this.onBug = onBug;
    }

    /// The answer; empty where none is wanted.
    Optional<String> answer(Caller caller, String text) throws InterruptedException {
        return switch (RpcText.parse(text)) {
            case Incoming.Bad(var failure) -> Optional.of(RpcText.write(RpcText.failure(failure)));
            case Incoming.One(var item) -> answer(caller, item).map(RpcText::write);
            case Incoming.Batch(var items) -> {
                var answers = JsonNodeFactory.instance.arrayNode();
                long size = 0;
                for (var item : items) {
                    var answer = size > MOST_ANSWER ? tooLarge(item) : answer(caller, item);
                    if (answer.isEmpty()) continue;
                    answers.add(answer.get());
                    size += RpcText.write(answer.get()).length();
                }
                yield answers.isEmpty() ? Optional.empty() : Optional.of(RpcText.write(answers));
            }
        };
    }

    private static Optional<ObjectNode> tooLarge(Item item) {
        return item.id()
                .map(id -> RpcText.failure(id, RpcFailure.of(RpcFailure.LIMIT_EXCEEDED, "too large an answer")));
    }

    private Optional<ObjectNode> answer(Caller caller, Item item) throws InterruptedException {
        return switch (item) {
            case Item.NoCall(var id) ->
                Optional.of(RpcText.failure(
                        id.orElse(NullNode.getInstance()),
                        RpcFailure.of(RpcFailure.INVALID_REQUEST, "no call of JSON-RPC 2.0")));
            case Item.Call call -> {
                var answer = answer(caller, call);
                yield call.id().isEmpty() ? Optional.empty() : Optional.of(answer);
            }
        };
    }

    private ObjectNode answer(Caller caller, Item.Call call) throws InterruptedException {
        var id = call.id().orElse(NullNode.getInstance());
        var bounds = methods.isConnected(caller.app()) ? limits : strangers;
        if (!bounds.take(caller.app().text(), 1)) {
            return RpcText.failure(id, RpcFailure.of(RpcFailure.LIMIT_EXCEEDED, "too many calls; wait a moment"));
        }
        var running = new FutureTask<>(() -> methods.result(caller, call.method(), call.params()));
        running.run();
        if (running.state() == Future.State.SUCCESS) return RpcText.result(id, running.resultNow());
        return switch (running.exceptionNow()) {
            case RefusedException refused -> RpcText.failure(id, refused.failure());
            case InterruptedException end -> throw end;
            case Throwable bug -> {
                onBug.accept(bug);
                yield RpcText.failure(id, RpcFailure.of(RpcFailure.INTERNAL, "a fault of the program"));
            }
        };
    }
}

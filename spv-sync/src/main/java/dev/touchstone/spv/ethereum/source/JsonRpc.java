package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Speaks JSON-RPC 2.0 with one server: several questions in one request where the server takes that, else one
/// after the other with a few on their way at once. Thread-safe.
///
/// How many questions a server takes in one request is found out: one that refuses gets a quarter of them next time.
final class JsonRpc {
    private static final int FIRST_BATCH = 32;
    private static final int SMALLEST_BATCH = 2;
    private static final long MOST_AT_ALL = 96_000_000;

    private final HttpLink link;
    private volatile int mostInBatch = FIRST_BATCH;

    JsonRpc(HttpLink link) {
        this.link = link;
    }

    boolean takesBatches() {
        return mostInBatch >= SMALLEST_BATCH;
    }

    Redaction redaction() {
        return link.redaction();
    }

    /// The result, of at most `limit` bytes; it may be JSON's null.
    Reply<JsonNode> ask(RpcCall call, long limit) {
        return askAll(List.of(call), limit).getFirst();
    }

    /// The results in the order of the questions, each of at most `limit` bytes.
    List<Reply<JsonNode>> askAll(List<RpcCall> calls, long limit) {
        while (calls.size() > 1 && takesBatches()) {
            int size = Math.min(mostInBatch, calls.size());
            var answers = inBatches(calls, size, limit);
            if (answers.isPresent()) return answers.get();
            mostInBatch = Math.min(mostInBatch, size / 4);
        }
        var bodies =
                calls.stream().map(call -> BoundedJson.write(call.request(1))).toList();
        return link.post(bodies, limit).stream().map(this::single).toList();
    }

    private Reply<JsonNode> single(Reply<HttpAnswer> reply) {
        return reply.then(answer -> {
            var json = BoundedJson.parse(answer.body());
            if (json instanceof Parsed.Ok<JsonNode>(var object)
                    && object.path("error").isObject()) {
                return answer.status() == 429
                        ? Reply.failed(new SourceFault.RateLimited(answer.pause()))
                        : Reply.failed(RpcFaults.of(object.path("error"), redaction()));
            }
            var fault = HttpFaults.of(answer, redaction());
            if (fault.isPresent()) return Reply.failed(fault.get());
            return switch (json) {
                case Parsed.Ok<JsonNode>(var object) -> isAnswerTo(1, object) ? result(object) : strange();
                case Parsed.Malformed<JsonNode>(var reason) ->
                    Reply.failed(new SourceFault.Unreadable(redaction().of(reason)));
            };
        });
    }

    private static boolean isAnswerTo(int id, JsonNode object) {
        return object.path("id").isInt() && object.path("id").asInt() == id;
    }

    private static <T> Reply<T> strange() {
        return Reply.failed(new SourceFault.Unreadable("the answer to another question"));
    }

    private Reply<JsonNode> result(JsonNode object) {
        if (object.path("error").isObject()) return Reply.failed(RpcFaults.of(object.path("error"), redaction()));
        return object.has("result")
                ? Reply.said(object.path("result"))
                : Reply.failed(new SourceFault.Unreadable("neither a result nor an error"));
    }

    /// Empty where the server does not take so many questions in one request.
    private Optional<List<Reply<JsonNode>>> inBatches(List<RpcCall> calls, int size, long limit) {
        var chunks = new ArrayList<List<RpcCall>>();
        for (int from = 0; from < calls.size(); from += size) {
            chunks.add(calls.subList(from, Math.min(from + size, calls.size())));
        }
        var replies = link.post(chunks.stream().map(JsonRpc::body).toList(), Math.min(limit * size, MOST_AT_ALL));
        var results = new ArrayList<Reply<JsonNode>>();
        for (int i = 0; i < chunks.size(); i++) {
            var part = batch(replies.get(i), chunks.get(i).size());
            if (part.isEmpty()) return Optional.empty();
            results.addAll(part.get());
        }
        return Optional.of(List.copyOf(results));
    }

    private static byte[] body(List<RpcCall> chunk) {
        var array = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; i < chunk.size(); i++) array.add(chunk.get(i).request(i + 1));
        return BoundedJson.write(array);
    }

    private Optional<List<Reply<JsonNode>>> batch(Reply<HttpAnswer> reply, int count) {
        return switch (reply) {
            case Reply.Failed<HttpAnswer>(var fault) -> Optional.of(all(fault, count));
            case Reply.Said<HttpAnswer>(var answer) -> {
                var json = BoundedJson.parse(answer.body()).toOptional();
                if (json.isPresent() && json.get().isArray() && !isRefusal(json.get(), count)) {
                    yield Optional.of(sorted(json.get(), count));
                }
                var fault = fault(answer, json);
                yield fault.isPresent() ? Optional.of(all(fault.get(), count)) : Optional.empty();
            }
        };
    }

    /// One error that answers to nobody, for all questions together.
    private static boolean isRefusal(JsonNode array, int count) {
        return array.size() == 1
                && count > 1
                && array.path(0).path("error").isObject()
                && !array.path(0).path("id").isInt();
    }

    /// What is wrong with more than the number of questions; empty where that may be all.
    private Optional<SourceFault> fault(HttpAnswer answer, Optional<JsonNode> json) {
        var error = json.map(node -> node.isArray() ? node.path(0) : node).map(node -> node.path("error"));
        if (error.isPresent() && error.get().isObject()) {
            var fault = RpcFaults.of(error.get(), redaction());
            return fault instanceof SourceFault.RateLimited ? Optional.of(fault) : Optional.empty();
        }
        boolean isOfBatch = answer.status() == 400 || answer.status() == 413 || answer.isOk();
        return isOfBatch ? Optional.empty() : HttpFaults.of(answer, redaction());
    }

    private static List<Reply<JsonNode>> all(SourceFault fault, int count) {
        return Collections.nCopies(count, Reply.failed(fault));
    }

    /// The answers in the order of the questions. One that nobody asked for, or a second one, spoils all.
    private List<Reply<JsonNode>> sorted(JsonNode array, int count) {
        var fault = new SourceFault.Unreadable("no answer to one of the questions");
        var results = new ArrayList<Reply<JsonNode>>(all(fault, count));
        var isAnswered = new boolean[count + 1];
        for (var object : array) {
            int id = object.path("id").isInt() ? object.path("id").asInt() : 0;
            if (id < 1 || id > count || isAnswered[id]) return Collections.nCopies(count, strange());
            isAnswered[id] = true;
            results.set(id - 1, result(object));
        }
        return results;
    }
}

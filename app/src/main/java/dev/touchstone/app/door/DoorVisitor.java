package dev.touchstone.app.door;

import dev.touchstone.app.door.method.Caller;
import dev.touchstone.app.door.method.Subscriptions;
import dev.touchstone.app.door.rpc.RpcFailure;
import dev.touchstone.app.door.rpc.RpcText;
import dev.touchstone.app.door.wire.HttpHead;
import dev.touchstone.app.door.wire.HttpReply;
import dev.touchstone.app.door.wire.Visitor;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.wallet.dapp.AppOrigin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// Serves those who come to the door: the bridge page to whoever looks, JSON-RPC to whom the gate lets in.
/// Thread-safe.
final class DoorVisitor implements Visitor {
    private static final String METHODS = "POST, GET";

    /// No app keeps so many sockets that others find no room.
    static final int MOST_SOCKETS = 8;

    private final ReentrantLock entering = new ReentrantLock();
    private final Set<Talk> talks = ConcurrentHashMap.newKeySet();
    private final Gate gate;
    private final RpcDesk desk;
    private final RateLimits strangers;
    private final BridgePage page;
    private final Function<Line, Subscriptions> subscriptions;

    /// @param strangers how often those are answered whom the gate does not let in
    DoorVisitor(
            Gate gate,
            RpcDesk desk,
            RateLimits strangers,
            BridgePage page,
            Function<Line, Subscriptions> subscriptions) {
        this.gate = gate;
        this.desk = desk;
        this.strangers = strangers;
        this.page = page;
        this.subscriptions = subscriptions;
    }

    @Override
    public Entry judge(HttpHead head) {
        boolean isForPage = head.method().equals("GET") && !head.has("upgrade");
        if (isForPage) return new Entry.In();
        return switch (gate.who(head)) {
            case Gate.Who.Refused(int status, var why) -> new Entry.Out(refusal(status, why));
            case Gate.Who.Known(var app) ->
                switch (head.method()) {
                    case "OPTIONS" -> new Entry.Out(preflight(head, app));
                    case "GET" -> opening(head, app);
                    case "POST" -> posting(head, app);
                    default -> new Entry.Out(HttpReply.text(405, "POST only").with("allow", METHODS));
                };
        };
    }

    private Entry opening(HttpHead head, AppOrigin app) {
        if (!head.path().equals("/")) return new Entry.Out(notFound());
        return isFull(app) ? new Entry.Out(HttpReply.text(429, "too many at once")) : new Entry.Upgraded();
    }

    private boolean isFull(AppOrigin app) {
        return talks.stream().filter(talk -> talk.isOf(app)).count() >= MOST_SOCKETS;
    }

    /// Whether there was room, also where many come in at the same moment.
    private boolean enter(Talk talk, AppOrigin app) {
        entering.lock();
        try {
            return !isFull(app) && talks.add(talk);
        } finally {
            entering.unlock();
        }
    }

    private HttpReply refusal(int status, String why) {
        return strangers.take("strangers", 1) ? HttpReply.text(status, why) : HttpReply.text(429, "too many");
    }

    private static HttpReply notFound() {
        return HttpReply.text(404, "nothing is here");
    }

    /// A form of a page cannot send JSON's media type without asking first, so that nothing comes unasked.
    private static Entry posting(HttpHead head, AppOrigin app) {
        var type = head.header("content-type").split(";", 2)[0].strip();
        if (!head.path().equals("/")) return new Entry.Out(notFound());
        if (!type.equals("application/json")) {
            return new Entry.Out(shared(HttpReply.text(415, "application/json only"), app));
        }
        return new Entry.In();
    }

    /// What a browser asks before it lets a page ask (CORS; Private Network Access).
    private static HttpReply preflight(HttpHead head, AppOrigin app) {
        boolean isUsual = head.header("access-control-request-method").equals("POST")
                && List.of(head.header("access-control-request-headers").split(",", -1)).stream()
                        .map(String::strip)
                        .allMatch(name -> name.isEmpty() || name.equalsIgnoreCase("content-type"));
        if (!isUsual) return HttpReply.text(403, "not allowed from a page");
        var reply = shared(HttpReply.empty(204), app)
                .with("access-control-allow-methods", "POST")
                .with("access-control-allow-headers", "content-type")
                .with("access-control-max-age", "600");
        return head.header("access-control-request-private-network").equals("true")
                ? reply.with("access-control-allow-private-network", "true")
                : reply;
    }

    /// Lets the page that asked read the answer, and no other.
    private static HttpReply shared(HttpReply reply, AppOrigin app) {
        return switch (app) {
            case AppOrigin.Website(var origin) ->
                reply.with("access-control-allow-origin", origin).with("vary", "Origin");
            case AppOrigin.Program _ -> reply;
        };
    }

    @Override
    public HttpReply answer(HttpHead head, ByteString body, Leaving leaving) throws InterruptedException {
        if (head.method().equals("GET")) return gate.isHere(head) ? page.of(head.path()) : refusal(403, "not here");
        if (!(gate.who(head) instanceof Gate.Who.Known(var app))) return HttpReply.text(403, "not let in");
        var caller = new Caller(app, leaving::whenGone, new Caller.Way.None());
        var text = new String(body.toArray(), StandardCharsets.UTF_8);
        var answer = desk.answer(caller, text);
        var reply = answer.isEmpty()
                ? HttpReply.empty(204)
                : HttpReply.of(200, "application/json", answer.get().getBytes(StandardCharsets.UTF_8));
        return shared(reply, app);
    }

    @Override
    public Listener open(HttpHead head, Line line) {
        if (gate.who(head) instanceof Gate.Who.Known(var app)) {
            var talk = new Talk(app, line, desk, subscriptions.apply(line));
            talk.caller.leaving().whenGone(() -> talks.remove(talk));
            if (!enter(talk, app)) line.close();
            return talk;
        }
        throw new IllegalStateException("the gate changed its mind");
    }

    /// One WebSocket.
    private static final class Talk implements Listener {
        private final Line line;
        private final RpcDesk desk;
        private final Subscriptions subscriptions;
        private final Caller caller;
        private final List<Runnable> atEnd = new CopyOnWriteArrayList<>();

        Talk(AppOrigin app, Line line, RpcDesk desk, Subscriptions subscriptions) {
            this.line = line;
            this.desk = desk;
            this.subscriptions = subscriptions;
            this.caller = new Caller(app, atEnd::add, new Caller.Way.Open(subscriptions));
        }

        boolean isOf(AppOrigin app) {
            return caller.app().equals(app);
        }

        @Override
        public void heard(String text) throws InterruptedException {
            desk.answer(caller, text).ifPresent(line::send);
        }

        @Override
        public void tooMuch(String text) {
            line.send(
                    RpcText.write(RpcText.failure(RpcFailure.of(RpcFailure.LIMIT_EXCEEDED, "too many calls at once"))));
        }

        @Override
        public void closed() {
            subscriptions.close();
            atEnd.forEach(Runnable::run);
        }
    }
}

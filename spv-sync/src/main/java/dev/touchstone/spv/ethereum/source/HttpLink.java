package dev.touchstone.spv.ethereum.source;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/// One server, asked over HTTP within limits: of time for the whole answer, of size, of requests in a minute.
/// Thread-safe; calls block, and end when their thread is interrupted.
public final class HttpLink {
    private static final int PARTIAL_CONTENT = 206;
    private static final String JSON = "application/json";
    private static final String EVENTS = "text/event-stream";
    private static final String AGENT = "touchstone";
    private static final int MOST_AT_ONCE = 6;

    private final SourceAddress address;
    private final SourcePorts ports;
    private final RequestBudget budget;
    private final Redaction redaction;

    public HttpLink(SourceAddress address, SourcePorts ports, RequestBudget budget) {
        this.address = address;
        this.ports = ports;
        this.budget = budget;
        this.redaction = new Redaction(address);
    }

    /// How the server is shown: scheme, host and port.
    public String name() {
        return address.name();
    }

    Patience patience() {
        return ports.patience();
    }

    Redaction redaction() {
        return redaction;
    }

    /// A whole answer of at most `limit` bytes.
    Reply<HttpAnswer> get(String path, String query, String accept, long limit) {
        var request = request(address.resolve(path, query), accept).GET().build();
        return start(request, BoundedBody.upTo(limit), ports.patience().answer())
                .then(InFlight::await)
                .then(this::whole);
    }

    /// What lies at a path, of at most `limit` bytes; any other answer than success is a fault.
    public Reply<HttpAnswer> fetch(String path, String query, String accept, long limit) {
        return get(path, query, accept, limit).then(this::orFault);
    }

    /// The bytes from `from` on of what lies at a path (RFC 9110, 14.2). A server that does not know how sends more
    /// than was asked for, which is a fault.
    public Reply<HttpAnswer> fetchPart(String path, String accept, long from, int length) {
        var request = request(address.resolve(path, ""), accept)
                .header("Range", "bytes=" + from + "-" + (from + length - 1))
                .GET()
                .build();
        return start(request, BoundedBody.upTo(length), ports.patience().answer())
                .then(InFlight::await)
                .then(this::whole)
                .then(answer -> answer.status() == PARTIAL_CONTENT ? Reply.said(answer) : orFault(answer));
    }

    private Reply<HttpAnswer> orFault(HttpAnswer answer) {
        return HttpFaults.of(answer, redaction)
                .<Reply<HttpAnswer>>map(Reply::failed)
                .orElseGet(() -> Reply.said(answer));
    }

    /// The answers to several bodies, each of at most `limit` bytes, in their order; a few are on their way at once.
    List<Reply<HttpAnswer>> post(List<byte[]> bodies, long limit) {
        var running = new ArrayDeque<Reply<InFlight<Reply<byte[]>>>>();
        var answers = new ArrayList<Reply<HttpAnswer>>();
        int sent = 0;
        while (answers.size() < bodies.size()) {
            while (sent < bodies.size() && running.size() < MOST_AT_ONCE) {
                var request = posting(bodies.get(sent++));
                running.add(
                        start(request, BoundedBody.upTo(limit), ports.patience().answer()));
            }
            var answer = running.remove().then(InFlight::await).then(this::whole);
            answers.add(answer);
            if (answer instanceof Reply.Failed<HttpAnswer>(var fault) && isOfAll(fault)) {
                running.forEach(r -> r.toOptional().ifPresent(InFlight::callOff));
                while (answers.size() < bodies.size()) answers.add(answer);
            }
        }
        return answers;
    }

    /// Whether it would be of no use to go on asking.
    private static boolean isOfAll(SourceFault fault) {
        return fault instanceof SourceFault.GivenUp
                || fault instanceof SourceFault.Unreachable
                || fault instanceof SourceFault.TimedOut
                || fault instanceof SourceFault.RateLimited;
    }

    private HttpRequest posting(byte[] body) {
        return request(address.resolve("", ""), JSON)
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
    }

    private HttpRequest.Builder request(URI uri, String accept) {
        var request = HttpRequest.newBuilder(uri).header("Accept", accept).header("User-Agent", AGENT);
        if (!address.isEncrypted()) request.version(HttpClient.Version.HTTP_1_1);
        address.authorization().ifPresent(who -> request.header("Authorization", who));
        return request;
    }

    /// An answer that goes on: the caller closes it. Some servers keep even its head until there is something to
    /// tell (Lodestar).
    Reply<LiveBody> listen(String path, String query) {
        var request = request(address.resolve(path, query), EVENTS).GET().build();
        return start(request, _ -> new LiveBody(), ports.patience().silence())
                .then(InFlight::await)
                .then(this::live);
    }

    private Reply<LiveBody> live(HttpResponse<LiveBody> response) {
        var body = response.body();
        var head = new HttpAnswer(response.statusCode(), response.headers(), new byte[0]);
        if (head.isOk() && head.mediaType().equals(EVENTS)) return Reply.said(body);
        body.close();
        var fault = HttpFaults.of(head, redaction).filter(f -> !isAboutStreams(f));
        return Reply.failed(fault.orElseGet(() -> new SourceFault.Unsupported("a stream of events")));
    }

    /// Whether the server has no such stream: no such path, or none of these topics.
    private static boolean isAboutStreams(SourceFault fault) {
        return fault instanceof SourceFault.NotThere
                || (fault instanceof SourceFault.Refused(int code, var _) && code == 400);
    }

    private Reply<HttpAnswer> whole(HttpResponse<Reply<byte[]>> response) {
        return response.body().map(bytes -> {
            ports.bytesIn().accept(bytes.length);
            return new HttpAnswer(response.statusCode(), response.headers(), bytes);
        });
    }

    void received(long bytes) {
        ports.bytesIn().accept(bytes);
    }

    private <B> Reply<InFlight<B>> start(HttpRequest request, BodyHandler<B> handler, Duration patience) {
        var pause = budget.take();
        if (pause.isPresent()) return Reply.failed(new SourceFault.RateLimited(pause.get()));
        return Reply.said(InFlight.send(ports.http(), request, handler, patience, redaction));
    }
}

package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.offchain.GatewayAnswer;
import dev.touchstone.spv.ethereum.offchain.GatewayRequest;
import dev.touchstone.spv.ethereum.offchain.GatewayRound;
import dev.touchstone.spv.ethereum.offchain.Gateways;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/// Gateways over the web (EIP-3668, "Gateway Interface"), within limits of time and size. Thread-safe.
///
/// @param http follows no redirects: who was agreed to is asked, and nobody else
/// @param patience from the request to the last byte of its answer
public record HttpGateways(HttpClient http, Duration patience) implements Gateways {
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String JSON = "application/json";

    /// The answer's hexadecimal digits, and what stands around them.
    private static final long MOST_BYTES = 2L * GatewayRound.MOST_ANSWER + 10_000;

    @Override
    public GatewayAnswer ask(GatewayRequest asked) throws InterruptedException {
        var address = SourceAddress.of(asked.uri());
        if (!(address instanceof Parsed.Ok<SourceAddress>(var server))) return failed("no address of the web");
        var redaction = new Redaction(server);
        var sent = InFlight.send(
                http, request(asked, server.isEncrypted()), BoundedBody.upTo(MOST_BYTES), patience, redaction);
        var reply = sent.await()
                .then(response ->
                        response.body().map(bytes -> new HttpAnswer(response.statusCode(), response.headers(), bytes)));
        if (Thread.interrupted()) throw new InterruptedException();
        return switch (reply) {
            case Reply.Failed<HttpAnswer>(var fault) -> failed(words(fault));
            case Reply.Said<HttpAnswer>(var answer) when answer.isOk() -> read(answer, asked.host());
            case Reply.Said<HttpAnswer>(var answer) ->
                new GatewayAnswer.Failed(answer.status(), message(answer, redaction));
        };
    }

    private static HttpRequest request(GatewayRequest asked, boolean isEncrypted) {
        var request = HttpRequest.newBuilder(asked.uri()).header("Accept", JSON).header("User-Agent", "touchstone");
        if (!isEncrypted) request.version(HttpClient.Version.HTTP_1_1);
        asked.body()
                .ifPresent(body -> request.header("Content-Type", JSON)
                        .POST(BodyPublishers.ofString(body, StandardCharsets.US_ASCII)));
        return request.build();
    }

    private static GatewayAnswer read(HttpAnswer answer, String host) {
        return BoundedJson.parse(answer.body())
                .toOptional()
                .map(json -> json.path("data"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> text.startsWith("0x"))
                .flatMap(text -> ByteString.fromHex(text.substring(2)))
                .<GatewayAnswer>map(data -> new GatewayAnswer.Said(data, host))
                .orElseGet(() -> failed("no answer in the form of EIP-3668"));
    }

    private static GatewayAnswer failed(String reason) {
        return new GatewayAnswer.Failed(0, reason);
    }

    private static String message(HttpAnswer answer, Redaction redaction) {
        if (answer.status() >= 300 && answer.status() < 400) return "sends the question elsewhere";
        return BoundedJson.parse(answer.body())
                .toOptional()
                .map(json -> json.path("message"))
                .filter(JsonNode::isString)
                .map(text -> redaction.of(text.asString()))
                .orElse("HTTP " + answer.status());
    }

    private static String words(SourceFault fault) {
        return switch (fault) {
            case SourceFault.Unreachable(var reason) -> reason;
            case SourceFault.TimedOut(var limit) -> "no whole answer in " + limit.toSeconds() + " s";
            case SourceFault.TooLarge(var limit) -> "more than " + limit + " bytes";
            case SourceFault.RateLimited _,
                    SourceFault.NotThere _,
                    SourceFault.Unsupported _,
                    SourceFault.Refused _,
                    SourceFault.Unreadable _,
                    SourceFault.UnknownRules _,
                    SourceFault.WrongNetwork _,
                    SourceFault.Lied _,
                    SourceFault.GivenUp _ -> "it gave no answer";
        };
    }
}

package dev.touchstone.spv.ethereum.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.source.ScriptedServer.Answer;
import dev.touchstone.spv.ethereum.source.ScriptedServer.Asked;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What servers make of JSON-RPC.
class JsonRpcTest {
    private static final long LIMIT = 10_000;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        http.shutdownNow();
    }

    private List<Reply<JsonNode>> ask(int calls, Function<Asked, Answer> script) throws IOException {
        try (var server = new ScriptedServer(script)) {
            var link = new HttpLink(server.address(), TestPorts.with(http, TestPorts.LONG), RequestBudget.unlimited());
            var call = RpcCall.of("eth_blockNumber");
            return new JsonRpc(link).askAll(Collections.nCopies(calls, call), LIMIT);
        }
    }

    private SourceFault fault(int calls, String body) throws IOException {
        var reply = ask(calls, _ -> Answer.json(body)).getFirst();
        assertThat(reply).isInstanceOf(Reply.Failed.class);
        return ((Reply.Failed<JsonNode>) reply).fault();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"result\":\"0x1\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"}]",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\"} trailing",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x1\",\"result\":\"0x2\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"resu",
                "<html></html>",
                ""
            })
    void takesNoAnswerToAnotherQuestion(String body) throws IOException {
        assertThat(fault(1, body)).isInstanceOf(SourceFault.Unreadable.class);
    }

    @Test
    void takesAnAnswerWhateverItsContentTypeSays() throws IOException {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":null}".getBytes(StandardCharsets.UTF_8);
        var replies = ask(1, _ -> Answer.of(200, Map.of("Content-Type", "text/plain"), body));
        assertThat(replies.getFirst().toOptional().orElseThrow().isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"429, RateLimited", "403, Refused", "500, Refused", "404, NotThere"})
    void readsTheStatusWhereThereIsNoError(int status, String fault) throws IOException {
        var reply = (Reply.Failed<JsonNode>) ask(1, _ -> Answer.status(status)).getFirst();
        assertThat(reply.fault().getClass().getSimpleName()).isEqualTo(fault);
    }

    @Test
    void readsTheErrorWhereTheStatusIsNoneEither() throws IOException {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32000,\"message\":\"header not found\"}}";
        for (int status : new int[] {200, 400, 500}) {
            var reply = (Reply.Failed<JsonNode>)
                    ask(1, _ -> Answer.json(status, body)).getFirst();
            assertThat(reply.fault()).isEqualTo(new SourceFault.NotThere("header not found"));
        }
        assertThat(fault(1, "{\"id\":1,\"error\":{\"message\":7}}")).isInstanceOf(SourceFault.Refused.class);
    }

    @Test
    void putsAnswersInOrderAndTellsOneThatIsMissing() throws IOException {
        var replies = ask(3, _ -> Answer.json("""
                        [{"jsonrpc":"2.0","id":3,"error":{"code":-32601,"message":"no"}},
                         {"jsonrpc":"2.0","id":1,"result":"0x1"}]"""));
        assertThat(replies.get(0).toOptional().orElseThrow().asString()).isEqualTo("0x1");
        assertThat(((Reply.Failed<JsonNode>) replies.get(1)).fault()).isInstanceOf(SourceFault.Unreadable.class);
        assertThat(((Reply.Failed<JsonNode>) replies.get(2)).fault()).isInstanceOf(SourceFault.Unsupported.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"id\":1,\"result\":1},{\"id\":1,\"result\":2}]",
                "[{\"id\":1,\"result\":1},{\"id\":3,\"result\":2}]",
                "[{\"id\":1,\"result\":1},{\"id\":0,\"result\":2}]",
                "[{\"id\":1,\"result\":1},7]"
            })
    void takesNothingOfABatchWithAnAnswerThatNobodyAskedFor(String body) throws IOException {
        assertThat(fault(2, body)).isInstanceOf(SourceFault.Unreadable.class);
    }

    @Test
    void tellsALimitOfRatesFromALimitOfBatches() throws IOException {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32005,\"message\":\"too many requests\"}}";
        assertThat(fault(2, body)).isInstanceOf(SourceFault.RateLimited.class);
        assertThat(fault(2, "[" + body + "]")).isInstanceOf(SourceFault.RateLimited.class);
    }

    @Test
    void stopsAskingOneAfterTheOtherWhereItIsOfNoUse() throws IOException {
        var replies = ask(40, request -> request.body().startsWith("[") ? Answer.status(400) : Answer.status(429));
        assertThat(replies).hasSize(40).allMatch(reply -> reply instanceof Reply.Failed<JsonNode>);
    }

    @Test
    void takesNoMoreThanTheLimit() throws IOException {
        var body = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":\"0x" + "00".repeat(10_000) + "\"}";
        assertThat(fault(1, body)).isEqualTo(new SourceFault.TooLarge(LIMIT));
    }
}

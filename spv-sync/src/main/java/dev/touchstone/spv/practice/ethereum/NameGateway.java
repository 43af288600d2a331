package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.practice.http.HttpAnswer;
import dev.touchstone.spv.practice.http.HttpRequest;
import dev.touchstone.spv.practice.http.LocalHttp;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// A gateway on this computer that says what names below `off.eth` stand for (EIP-3668), and signs it for the
/// contract that asks. Thread-safe.
public final class NameGateway implements AutoCloseable {
    static final PracticeKey KEY = new PracticeKey("Touchstone practice name gateway");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String RESOLVE = "9061b923";
    private static final String ADDR = "3b3b57de";
    private static final String TEXT = "59d1d43c";
    private static final Duration HOLDS = Duration.ofHours(1);

    private final InstantSource clock;
    private final LocalHttp http;
    private final Map<ByteString, EthereumAddress> names = new ConcurrentHashMap<>();

    private NameGateway(int port, InstantSource clock, NameGatewayAnswers answers) throws IOException {
        this.clock = clock;
        this.http = LocalHttp.listen(port, "practice names", request -> answers.answer(request, honest(request)));
    }

    /// Listens on this port, or on a free one if it is 0.
    public static NameGateway start(int port, InstantSource clock) throws IOException {
        return start(port, clock, NameGatewayAnswers.HONEST);
    }

    /// The same, saying what `answers` makes of the truth.
    public static NameGateway start(int port, InstantSource clock, NameGatewayAnswers answers) throws IOException {
        return new NameGateway(port, clock, answers);
    }

    /// Its address for a contract, by which it is asked with the question in the address.
    public String template() {
        return http.uri() + "/{sender}/{data}.json";
    }

    /// Its address for a contract, by which the question is posted.
    public String postTemplate() {
        return http.uri() + "/{sender}.json";
    }

    /// What a name stands for from now on.
    public void set(EnsName name, EthereumAddress address) {
        names.put(name.dnsEncoded().orElseThrow(), address);
    }

    private HttpAnswer honest(HttpRequest request) {
        var question = question(request);
        if (question.isEmpty()) return said(400, "message", "no question");
        return sender(request)
                .flatMap(sender -> resolved(question.get()).map(answer -> signed(sender, question.get(), answer)))
                .map(data -> said(200, "data", "0x" + data.hex()))
                .orElseGet(() -> said(404, "message", "no such name here"));
    }

    private static HttpAnswer said(int status, String member, String text) {
        return HttpAnswer.json(status, JsonNodeFactory.instance.objectNode().put(member, text));
    }

    private static Optional<ByteString> question(HttpRequest request) {
        var parts = request.path().split("[/.]", -1);
        var hex = request.method().equals("POST") ? json(request).path("data").asString("") : part(parts, 2);
        return hex.startsWith("0x") ? ByteString.fromHex(hex.substring(2)) : Optional.empty();
    }

    private static Optional<EthereumAddress> sender(HttpRequest request) {
        var hex = part(request.path().split("[/.]", -1), 1);
        return hex.startsWith("0x")
                ? ByteString.fromHex(hex.substring(2))
                        .filter(it -> it.length() == EthereumAddress.BYTES)
                        .map(EthereumAddress::new)
                : Optional.empty();
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    private static JsonNode json(HttpRequest request) {
        try {
            return JSON.readTree(request.body().toArray());
        } catch (JacksonException _) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    /// What the resolver would return if it had it itself.
    private Optional<ByteString> resolved(ByteString question) {
        if (!selector(question).equals(RESOLVE)) return Optional.empty();
        var rest = ByteString.of(question.toArray(AbiCall.SELECTOR, question.length()));
        if (!(AbiType.read(rest, AbiType.bytes(), AbiType.bytes()) instanceof Parsed.Ok<List<AbiValue>>(var values))) {
            return Optional.empty();
        }
        var asked = ((AbiValue.Bytes) values.get(1)).value();
        return Optional.ofNullable(names.get(((AbiValue.Bytes) values.get(0)).value()))
                .map(address -> AbiValue.encode(List.of(
                        switch (selector(asked)) {
                            case ADDR -> AbiValue.of(address);
                            case TEXT -> AbiValue.text("Kept outside the chain.");
                            default -> new AbiValue.Bytes(ByteString.EMPTY);
                        })));
    }

    private static String selector(ByteString call) {
        return ByteString.of(call.toArray(0, Math.min(call.length(), AbiCall.SELECTOR)))
                .hex();
    }

    /// The answer with the signature that the contract checks.
    private ByteString signed(EthereumAddress sender, ByteString question, ByteString answer) {
        long expires = clock.instant().plus(HOLDS).getEpochSecond();
        var message = new ByteArrayOutputStream();
        message.writeBytes(new byte[] {0x19, 0x00});
        message.writeBytes(sender.value().toArray());
        message.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(expires).array());
        message.writeBytes(Keccak256.of(question).toBytes());
        message.writeBytes(Keccak256.of(answer).toBytes());
        var signature = KEY.sign(Keccak256.of(message.toByteArray()));
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(word(signature.r()));
        bytes.writeBytes(word(signature.s()));
        bytes.write(27 + signature.v().intValue());
        return AbiValue.encode(List.of(
                new AbiValue.Bytes(answer),
                AbiValue.word(BigInteger.valueOf(expires)),
                new AbiValue.Bytes(ByteString.of(bytes.toByteArray()))));
    }

    private static byte[] word(BigInteger number) {
        return ((AbiValue.Word) AbiValue.word(number)).value().toBytes();
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}

package dev.touchstone.spv.ethereum.source;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.UpdateChunks;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A beacon node over its REST interface. Thread-safe.
///
/// SSZ is asked for first, as it is half the size; a server that once answered with bad SSZ is asked for JSON from
/// then on. No answer is compressed, as it was not asked to be.
///
/// Source: beacon-APIs.
public final class RestBeaconSource implements BeaconSource {
    private static final String LIGHT_CLIENT = "/eth/v1/beacon/light_client/";
    private static final String JSON = "application/json";
    private static final String SSZ_OR_JSON = "application/octet-stream;q=1.0,application/json;q=0.9";

    /// Several times an honest answer: a bootstrap or an update of 512 keys has 55 to 90 kB of JSON, a finality
    /// update 5.
    private static final long MOST_FOR_COMMITTEE = 256_000;

    private static final long MOST_FOR_HEADERS = 64_000;
    private static final long MOST_FOR_SPEC = 256_000;
    /// Servers round up: some give three updates where one was asked for.
    private static final int MOST_UNASKED = 4;

    private static final int NOT_ACCEPTABLE = 406;

    private final HttpLink link;
    private final EthereumChain chain;
    private final BeaconAnswers answers;
    private final NetworkCheck network;
    private final Redaction redaction;
    private volatile boolean speaksSsz = true;

    public RestBeaconSource(SourceAddress address, EthereumChain chain, RequestBudget budget, SourcePorts ports) {
        this.link = new HttpLink(address, ports, budget);
        this.chain = chain;
        this.answers = new BeaconAnswers(chain.schedule());
        this.network = new NetworkCheck(this::wrongNetwork);
        this.redaction = link.redaction();
    }

    /// How an answer is read in either form.
    ///
    /// @param ssz reads the bytes of the fork that the answer's header names
    private record Codec<T>(Function<JsonNode, Reply<T>> json, BiFunction<byte[], String, Reply<T>> ssz) {}

    private static Codec<LightClientUpdate> codec(BeaconAnswers answers, UpdateKind kind) {
        return new Codec<>(
                json -> answers.update(json, kind), (bytes, version) -> answers.update(bytes, kind, version));
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public Reply<LightClientBootstrap> bootstrap(Hash256 root) {
        var codec = new Codec<LightClientBootstrap>(answers::bootstrap, answers::bootstrap);
        return network.first(() -> ask("bootstrap/0x" + root.hex(), "", MOST_FOR_COMMITTEE, codec));
    }

    /// A server that refuses a range because one period of it is not there (Lodestar answers with HTTP 500) is asked
    /// for its first half.
    @Override
    public Reply<List<LightClientUpdate>> updates(long period, int count) {
        int most = Math.min(count, UpdateChunks.MOST);
        var reply = range(period, most);
        while (most > 1 && mayBeForItsEnd(reply)) {
            most /= 2;
            reply = range(period, most);
        }
        int asked = most;
        return reply.then(updates -> run(updates, period, asked));
    }

    private Reply<List<LightClientUpdate>> range(long period, int count) {
        var codec = new Codec<List<LightClientUpdate>>(answers::updates, (bytes, _) -> answers.updates(bytes));
        var query = "start_period=" + period + "&count=" + count;
        long limit = (count + MOST_UNASKED) * MOST_FOR_COMMITTEE / 2;
        return network.first(() -> ask("updates", query, limit, codec));
    }

    private static boolean mayBeForItsEnd(Reply<List<LightClientUpdate>> reply) {
        return reply instanceof Reply.Failed<List<LightClientUpdate>>(var fault)
                && (fault instanceof SourceFault.NotThere
                        || (fault instanceof SourceFault.Refused(int code, var _) && (code == 400 || code == 500)));
    }

    /// The updates of one period after the other from the first on.
    private Reply<List<LightClientUpdate>> run(List<LightClientUpdate> updates, long period, int count) {
        int length = 0;
        while (length < Math.min(updates.size(), count) && periodOf(updates.get(length)) == period + length) length++;
        if (length > 0) return Reply.said(updates.subList(0, length));
        return Reply.failed(new SourceFault.NotThere("no update of period " + period));
    }

    private long periodOf(LightClientUpdate update) {
        return chain.schedule().periodOf(update.attested().slot());
    }

    @Override
    public Reply<LightClientUpdate> finality() {
        return network.first(() -> ask("finality_update", "", MOST_FOR_HEADERS, codec(answers, UpdateKind.FINALITY)));
    }

    @Override
    public Reply<LightClientUpdate> optimistic() {
        return network.first(
                () -> ask("optimistic_update", "", MOST_FOR_HEADERS, codec(answers, UpdateKind.OPTIMISTIC)));
    }

    private <T> Reply<T> ask(String question, String query, long limit, Codec<T> codec) {
        var path = LIGHT_CLIENT + question;
        if (!speaksSsz) return link.get(path, query, JSON, limit).then(answer -> read(answer, codec));
        return link.get(path, query, SSZ_OR_JSON, limit).then(answer -> {
            var reply = read(answer, codec);
            if (!isForSsz(answer, reply)) return reply;
            speaksSsz = false;
            return ask(question, query, limit, codec);
        });
    }

    private static <T> boolean isForSsz(HttpAnswer answer, Reply<T> reply) {
        return answer.status() == NOT_ACCEPTABLE
                || (answer.isSsz()
                        && reply instanceof Reply.Failed<T>(var fault)
                        && fault instanceof SourceFault.Unreadable);
    }

    private <T> Reply<T> read(HttpAnswer answer, Codec<T> codec) {
        if (answer.isOk() && answer.isSsz()) return codec.ssz.apply(answer.body(), answer.consensusVersion());
        return json(answer).then(codec.json);
    }

    private Reply<JsonNode> json(HttpAnswer answer) {
        var fault = HttpFaults.of(answer, redaction);
        if (fault.isPresent()) return Reply.failed(fault.get());
        return switch (BoundedJson.parse(answer.body())) {
            case Parsed.Ok<JsonNode>(var json) -> Reply.said(json);
            case Parsed.Malformed<JsonNode>(var reason) ->
                Reply.failed(new SourceFault.Unreadable(redaction.of(reason)));
        };
    }

    private Reply<JsonNode> plain(String path, long limit) {
        return link.get(path, "", JSON, limit).then(this::json).map(json -> json.path("data"));
    }

    /// From `headers/finalized`; a server that has only what light clients need tells it in its finality update.
    @Override
    public Reply<Hash256> finalizedRoot() {
        var root = network.first(() -> plain("/eth/v1/beacon/headers/finalized", MOST_FOR_HEADERS))
                .then(data -> BeaconFacts.hash(data, "root"));
        boolean mayBeInUpdate = root instanceof Reply.Failed<Hash256>(var fault)
                && (fault instanceof SourceFault.NotThere
                        || fault instanceof SourceFault.Unsupported
                        || fault instanceof SourceFault.Refused);
        return mayBeInUpdate ? finality().then(RestBeaconSource::finalRoot) : root;
    }

    private static Reply<Hash256> finalRoot(LightClientUpdate update) {
        return update.finality()
                .map(last -> Reply.said(last.header().beacon().root()))
                .orElseGet(() -> Reply.failed(new SourceFault.NotThere("nothing is final")));
    }

    @Override
    public Reply<Map<String, String>> spec() {
        return network.first(() -> plain("/eth/v1/config/spec", MOST_FOR_SPEC)).then(BeaconFacts::spec);
    }

    @Override
    public Reply<String> version() {
        return network.first(() -> plain("/eth/v1/node/version", MOST_FOR_HEADERS))
                .then(data -> BeaconFacts.text(data, "version"))
                .map(redaction::of);
    }

    /// A server that does not tell its genesis, such as one that has nothing but what light clients need, is
    /// believed until the first signature shows better.
    private Optional<SourceFault> wrongNetwork() {
        var told = plain("/eth/v1/beacon/genesis", MOST_FOR_HEADERS)
                .then(data -> BeaconFacts.isGenesisOf(data, chain.schedule()));
        return switch (told) {
            case Reply.Said<Boolean>(var isOurs) ->
                isOurs ? Optional.empty() : Optional.of(new SourceFault.WrongNetwork("its genesis is another"));
            case Reply.Failed<Boolean>(var fault) -> isSilence(fault) ? Optional.empty() : Optional.of(fault);
        };
    }

    private static boolean isSilence(SourceFault fault) {
        return fault instanceof SourceFault.NotThere
                || fault instanceof SourceFault.Unsupported
                || (fault instanceof SourceFault.Refused(int code, var _) && code >= 400 && code < 500);
    }

    @Override
    public SourceFault listen(Consumer<LightClientUpdate> heard) {
        var fault = network.fault();
        return fault.isPresent() ? fault.get() : new BeaconEvents(link, answers).listen(heard);
    }
}

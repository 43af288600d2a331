package dev.touchstone.spv.ethereum.offchain;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Several requests to look outside the chain as one, which are answered here, without a gateway between
/// (ENSIP-21). Immutable.
public record BatchLookup(List<Request> requests) {
    private static final String HERE = "x-batch-gateway:true";
    private static final ByteString QUERY = ByteString.fromHex("a780bab6").orElseThrow();
    private static final String HTTP_ERROR = "HttpError(uint16,string)";
    private static final int MOST = 8;

    public BatchLookup {
        requests = List.copyOf(requests);
    }

    /// One of the requests.
    public record Request(EthereumAddress sender, List<String> urls, ByteString data) {
        public Request {
            urls = List.copyOf(urls);
        }
    }

    /// Whether the contract lets its question be answered here.
    public static boolean isOne(OffchainLookup lookup) {
        var data = lookup.data();
        return lookup.urls().contains(HERE)
                && data.length() >= AbiCall.SELECTOR
                && ByteString.of(data.toArray(0, AbiCall.SELECTOR)).equals(QUERY);
    }

    /// Reads the requests. Total.
    public static Parsed<BatchLookup> parse(OffchainLookup lookup) {
        if (!isOne(lookup)) return Parsed.malformed("no batch of requests");
        var arguments = ByteString.of(
                lookup.data().toArray(AbiCall.SELECTOR, lookup.data().length()));
        var request = AbiType.fields(AbiType.word(), AbiType.list(AbiType.bytes()), AbiType.bytes());
        return AbiType.read(arguments, AbiType.list(request))
                .then(values -> of(((AbiValue.Items) values.getFirst()).items()));
    }

    private static Parsed<BatchLookup> of(List<AbiValue> items) {
        if (items.isEmpty() || items.size() > MOST) return Parsed.malformed(items.size() + " requests in one");
        var requests = new ArrayList<Request>();
        for (var item : items) {
            var fields = ((AbiValue.Fields) item).fields();
            switch (OffchainLookup.urls(fields.get(1))) {
                case Parsed.Malformed<List<String>>(var reason) -> {
                    return Parsed.malformed(reason);
                }
                case Parsed.Ok<List<String>>(var urls) ->
                    requests.add(new Request(
                            ((AbiValue.Word) fields.get(0)).address(), urls, ((AbiValue.Bytes) fields.get(2)).value()));
            }
        }
        return Parsed.ok(new BatchLookup(requests));
    }

    /// The answers in the form in which a gateway would give them together.
    ///
    /// @param answers to each of the requests, in their order
    public static ByteString answer(List<GatewayAnswer> answers) {
        var failures = new ArrayList<AbiValue>();
        var responses = new ArrayList<AbiValue>();
        for (var answer : answers) {
            failures.add(AbiValue.of(answer instanceof GatewayAnswer.Failed));
            responses.add(new AbiValue.Bytes(
                    switch (answer) {
                        case GatewayAnswer.Said(var data, var _) -> data;
                        case GatewayAnswer.Failed(var status, var reason) -> httpError(status, reason);
                    }));
        }
        return AbiValue.encode(List.of(new AbiValue.Items(failures), new AbiValue.Items(responses)));
    }

    private static ByteString httpError(int status, String reason) {
        return AbiCall.of(HTTP_ERROR)
                .number(BigInteger.valueOf(status))
                .text(reason)
                .data();
    }
}

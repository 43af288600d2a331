package dev.touchstone.spv.ethereum.offchain;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Has a contract's request answered by the gateways that it names, one after the other (EIP-3668, "Client
/// Lookup Protocol"). Thread-safe; blocks.
///
/// @param agreed whether the person agreed that this host is asked
public record GatewayRound(Gateways gateways, Predicate<String> agreed) {
    /// More than any answer that a contract takes; with what the contract sent along it must fit into a call.
    public static final int MOST_ANSWER = 1 << 18;

    private static final int CLIENT_ERRORS = 400;
    private static final int SERVER_ERRORS = 500;

    /// What is said to the whole request.
    public GatewayAnswer answer(OffchainLookup lookup) throws InterruptedException {
        if (!BatchLookup.isOne(lookup)) return first(lookup.urls(), lookup.sender(), lookup.data());
        return switch (BatchLookup.parse(lookup)) {
            case Parsed.Malformed<BatchLookup>(var reason) -> new GatewayAnswer.Failed(0, reason);
            case Parsed.Ok<BatchLookup>(var batch) -> together(batch);
        };
    }

    /// Each request's failure is the contract's to judge, but where nobody answered at all.
    private GatewayAnswer together(BatchLookup batch) throws InterruptedException {
        var answers = new ArrayList<GatewayAnswer>();
        for (var each : batch.requests()) answers.add(first(each.urls(), each.sender(), each.data()));
        var hosts = answers.stream()
                .filter(GatewayAnswer.Said.class::isInstance)
                .map(said -> ((GatewayAnswer.Said) said).host())
                .distinct()
                .collect(Collectors.joining(", "));
        var data = BatchLookup.answer(answers);
        if (hosts.isEmpty()) return answers.getFirst();
        return data.length() > MOST_ANSWER ? tooLong() : new GatewayAnswer.Said(data, hosts);
    }

    private static GatewayAnswer tooLong() {
        return new GatewayAnswer.Failed(0, "more than " + MOST_ANSWER + " bytes");
    }

    /// A gateway that says that the question is wrong ends the asking; one that fails leaves it to the next.
    private GatewayAnswer first(List<String> urls, EthereumAddress sender, ByteString data)
            throws InterruptedException {
        GatewayAnswer last = new GatewayAnswer.Failed(0, "no gateway is named");
        for (var url : urls) {
            last = ask(GatewayRequest.of(url, sender, data));
            boolean isEnd = last instanceof GatewayAnswer.Said
                    || (last instanceof GatewayAnswer.Failed(int status, var _)
                            && status >= CLIENT_ERRORS
                            && status < SERVER_ERRORS);
            if (isEnd) return last;
        }
        return last;
    }

    private GatewayAnswer ask(Parsed<GatewayRequest> request) throws InterruptedException {
        return switch (request) {
            case Parsed.Malformed<GatewayRequest>(var reason) -> new GatewayAnswer.Failed(0, reason);
            case Parsed.Ok<GatewayRequest>(var asked)
            when !agreed.test(asked.host()) -> new GatewayAnswer.Failed(0, asked.host() + " may not be asked");
            case Parsed.Ok<GatewayRequest>(var asked) -> {
                var answer = gateways.ask(asked);
                boolean isTooLong =
                        answer instanceof GatewayAnswer.Said(var bytes, var _) && bytes.length() > MOST_ANSWER;
                yield isTooLong ? tooLong() : answer;
            }
        };
    }
}

package dev.touchstone.spv.ethereum.offchain;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.util.ArrayList;
import java.util.List;

/// What a contract reverts with when it wants to know something from outside the chain first (EIP-3668).
/// Immutable.
///
/// @param sender the contract that asks; only where it is the one that was called may it be obeyed
/// @param urls whom to ask, the most important first
/// @param data what to ask them
/// @param callback the function of the contract that takes the answer
/// @param extra what that function is to be given back unchanged
public record OffchainLookup(
        EthereumAddress sender, List<String> urls, ByteString data, ByteString callback, ByteString extra) {
    /// The error's selector.
    public static final ByteString SELECTOR = ByteString.fromHex("556f1830").orElseThrow();

    static final int MOST_URLS = 16;
    static final int MOST_URL = 2048;

    /// More than any question that a gateway takes; what goes back to the contract may be as much again.
    private static final int MOST_DATA = CallInput.MOST_DATA / 2;

    public OffchainLookup {
        urls = List.copyOf(urls);
    }

    /// Whether what a contract reverted with is such a request, well formed or not.
    public static boolean isOne(ByteString reverted) {
        return reverted.length() >= AbiCall.SELECTOR
                && ByteString.of(reverted.toArray(0, AbiCall.SELECTOR)).equals(SELECTOR);
    }

    /// Reads what a contract reverted with. Total.
    public static Parsed<OffchainLookup> parse(ByteString reverted) {
        if (!isOne(reverted)) return Parsed.malformed("no request to look elsewhere");
        if (reverted.length() > MOST_DATA) return Parsed.malformed("a request of " + reverted.length() + " bytes");
        var arguments = ByteString.of(reverted.toArray(AbiCall.SELECTOR, reverted.length()));
        return AbiType.read(
                        arguments,
                        AbiType.word(),
                        AbiType.list(AbiType.bytes()),
                        AbiType.bytes(),
                        AbiType.word(),
                        AbiType.bytes())
                .then(values -> urls(values.get(1))
                        .map(urls -> new OffchainLookup(
                                ((AbiValue.Word) values.get(0)).address(),
                                urls,
                                ((AbiValue.Bytes) values.get(2)).value(),
                                ((AbiValue.Word) values.get(3)).start(AbiCall.SELECTOR),
                                ((AbiValue.Bytes) values.get(4)).value())));
    }

    /// The texts of a list, few and short.
    static Parsed<List<String>> urls(AbiValue list) {
        var items = ((AbiValue.Items) list).items();
        if (items.size() > MOST_URLS) return Parsed.malformed(items.size() + " addresses to look at");
        var urls = new ArrayList<String>();
        for (var item : items) {
            var bytes = ((AbiValue.Bytes) item).value();
            if (bytes.length() > MOST_URL) return Parsed.malformed("an address of " + bytes.length() + " bytes");
            switch (AbiResult.utf8(bytes.toArray())) {
                case Parsed.Malformed<String>(var reason) -> {
                    return Parsed.malformed(reason);
                }
                case Parsed.Ok<String>(var url) -> urls.add(url);
            }
        }
        return Parsed.ok(urls);
    }

    /// What the contract is called with when the answer is there.
    public CallInput calledBack(ByteString answer) {
        var call = AbiCall.of(callback).blob(answer).blob(extra);
        return CallInput.of(sender, call.data());
    }
}

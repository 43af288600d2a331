package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// anvil, an execution chain without consensus: nothing proves its headers, all else is as on a real one.
/// Thread-safe.
public final class AnvilPeer implements AutoCloseable {
    private static final NodeScript.Program PROGRAM =
            new NodeScript.Program("ethereum", "anvil.mjs", "@foundry-rs/anvil-linux-amd64", Duration.ofMinutes(2));

    private final NodeScript script;
    private final JsonHttp http = new JsonHttp();

    private AnvilPeer(NodeScript script) {
        this.script = script;
    }

    /// Starts a chain with these options of its script.
    public static AnvilPeer start(String... options) {
        return new AnvilPeer(NodeScript.start(PROGRAM, options));
    }

    public String rpcUrl() {
        return script.introduction().get("rpcUrl").asString();
    }

    /// Calls a method of it.
    ///
    /// @throws JsonHttp.Refusal with the reason
    public JsonNode call(String method, Object... parameters) {
        return http.call(rpcUrl(), method, parameters);
    }

    /// The whole answer to a method: an object with `result`, or with `error`.
    public JsonNode answer(String method, Object... parameters) {
        return http.post(rpcUrl(), Map.of("jsonrpc", "2.0", "id", 1, "method", method, "params", List.of(parameters)));
    }

    /// The calls that can be made to its contracts; needs the option `--calls`.
    public List<ListedCall> calls() {
        return EthereumJson.list(script.introduction().at("/calls/calls"), ListedCall::read);
    }

    /// The block after which they can be made; needs the option `--calls`.
    public long blockOfCalls() {
        return script.introduction().at("/calls/block").asLong();
    }

    /// The slots that its contracts fill, and what they hold; needs the option `--deploy`.
    public List<ContractSlot> contractSlots() {
        return EthereumJson.list(script.introduction().get("contracts").get("proofs"), ContractSlot::read);
    }

    /// Where one of its contracts is, `erc20`, `erc721`, `erc1155`, `dollar` or another; needs the option
    /// `--deploy`.
    public EthereumAddress contract(String name) {
        return EthereumJson.address(script.introduction().at("/contracts/contracts/" + name + "/address"));
    }

    @Override
    public void close() {
        http.close();
        script.close();
    }
}

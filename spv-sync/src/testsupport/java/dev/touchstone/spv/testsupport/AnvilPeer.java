package dev.touchstone.spv.testsupport;

import java.time.Duration;
import java.util.List;
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

    /// The slots that its contracts fill, and what they hold; needs the option `--deploy`.
    public List<ContractSlot> contractSlots() {
        return EthereumJson.list(script.introduction().get("contracts").get("proofs"), ContractSlot::read);
    }

    @Override
    public void close() {
        http.close();
        script.close();
    }
}

package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.EthereumChains;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A beacon chain with its execution client, made of real nodes' parts that nobody here wrote: each block is
/// judged by the state transition of lodestar and by ethereumjs, and signed by validators. Thread-safe.
public final class EthereumPeer implements AutoCloseable {
    private static final NodeScript.Program PROGRAM =
            new NodeScript.Program("ethereum", "beacon.mjs", "@lodestar/state-transition", Duration.ofMinutes(8));

    private final NodeScript script;
    private final JsonHttp http = new JsonHttp();

    private EthereumPeer(NodeScript script) {
        this.script = script;
    }

    /// Starts a chain with these options of its script, and returns when its past is made.
    public static EthereumPeer start(String... options) {
        return new EthereumPeer(NodeScript.start(PROGRAM, options));
    }

    /// Where its beacon API is.
    public String beaconUrl() {
        return text("beaconUrl");
    }

    /// Where its execution client's JSON-RPC is.
    public String rpcUrl() {
        return text("rpcUrl");
    }

    private String text(String member) {
        return script.introduction().get(member).asString();
    }

    /// An old block's root, to be trusted.
    public Hash256 checkpoint() {
        return EthereumJson.hash(script.introduction().get("checkpointRoot"));
    }

    /// The chain as a user would describe it, in the form of `chains.json`.
    public JsonNode description() {
        var config = script.introduction().get("config");
        var json = JsonNodeFactory.instance.objectNode();
        json.put("id", config.get("name").asString());
        for (var member : List.of("chainId", "preset", "genesisTime", "genesisValidatorsRoot", "secondsPerSlot")) {
            json.set(member, config.get(member));
        }
        var forks = json.putArray("forks");
        for (Map.Entry<String, JsonNode> fork : config.get("forks").properties()) {
            forks.add(((ObjectNode) fork.getValue().deepCopy()).put("fork", fork.getKey()));
        }
        return json;
    }

    public EthereumChain chain() {
        return EthereumChains.parse(description()).orThrow();
    }

    /// Asks the beacon API.
    ///
    /// @param path from `/eth/` on
    /// @throws JsonHttp.Refusal where the answer is no
    public JsonNode beacon(String path) {
        return http.get(beaconUrl() + path);
    }

    /// Calls a method of the execution client.
    ///
    /// @throws JsonHttp.Refusal with its reason
    public JsonNode call(String method, Object... parameters) {
        return http.call(rpcUrl(), method, parameters);
    }

    public long headSlot() {
        return beacon("/eth/v1/node/syncing").path("data").path("head_slot").asLong();
    }

    /// Makes so many slots more; each block is signed by this part of the committee, in percent.
    public void advance(int slots, int percent) {
        http.post(beaconUrl() + "/peer/advance", Map.of("slots", slots, "participation", percent / 100.0));
    }

    /// Has it give up its newest blocks, execution client and all; the next block is made on the one before them.
    public void reorganize(int depth) {
        http.post(beaconUrl() + "/peer/reorganize", Map.of("depth", depth));
    }

    /// The accounts that had ether from the beginning.
    public List<EthereumAddress> funded() {
        return EthereumJson.list(
                script.introduction().get("accounts"), account -> EthereumJson.address(account.get("address")));
    }

    /// The slots that its contracts fill, and what they hold; needs the option `--deploy`.
    public List<ContractSlot> contractSlots() {
        return EthereumJson.list(contracts().get("proofs"), ContractSlot::read);
    }

    /// The number of the last block that the contracts needed.
    public long contractsBlock() {
        return contracts().get("block").asLong();
    }

    /// Where one of its contracts is, `erc20`, `erc721`, `erc1155`, `dollar` or another; needs the option
    /// `--deploy`.
    public EthereumAddress contract(String name) {
        return EthereumJson.address(contracts().at("/contracts/" + name + "/address"));
    }

    private JsonNode contracts() {
        return script.introduction().get("contracts");
    }

    @Override
    public void close() {
        http.close();
        script.close();
    }
}

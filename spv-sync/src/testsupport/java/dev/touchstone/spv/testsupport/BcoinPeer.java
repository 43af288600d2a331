package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.bitcoin.Script;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/// A bcoin full node on regtest: a real counterpart that nobody here wrote. Thread-safe.
public final class BcoinPeer implements AutoCloseable {
    private static final NodeScript.Program PROGRAM =
            new NodeScript.Program("bcoin", "node.mjs", "bcoin", Duration.ofSeconds(30));
    private static final Duration POLL = Duration.ofMillis(100);

    private final NodeScript script;
    private final JsonHttp http = new JsonHttp();

    private BcoinPeer(NodeScript script) {
        this.script = script;
    }

    /// Starts a node with these options of its script.
    public static BcoinPeer start(String... options) {
        return new BcoinPeer(NodeScript.start(PROGRAM, options));
    }

    /// The port where it speaks the peer-to-peer protocol, on 127.0.0.1.
    public int port() {
        return script.introduction().get("port").asInt();
    }

    /// Runs a command of its JSON-RPC.
    ///
    /// @throws JsonHttp.Refusal with its reason
    public JsonNode call(String method, Object... parameters) {
        return http.call(script.introduction().get("rpcUrl").asString(), method, parameters);
    }

    /// Mines blocks that hold what its mempool does; their rewards go to this script.
    public List<String> mine(int blocks, Script payTo) {
        return call("generatetoscript", blocks, payTo.toString())
                .valueStream()
                .map(JsonNode::asString)
                .toList();
    }

    public String tip() {
        return call("getbestblockhash").asString();
    }

    public int height() {
        return call("info").get("height").asInt();
    }

    /// The ids of the transactions in its mempool.
    public List<String> unconfirmed() {
        return call("getrawmempool").valueStream().map(JsonNode::asString).toList();
    }

    /// Returns when its mempool has this transaction.
    public void awaitUnconfirmed(String txid) {
        for (int i = 0; i < 300; i++) {
            if (unconfirmed().contains(txid)) return;
            LockSupport.parkNanos(POLL.toNanos());
        }
        throw new IllegalStateException("bcoin never took " + txid);
    }

    @Override
    public void close() {
        http.close();
        script.close();
    }
}

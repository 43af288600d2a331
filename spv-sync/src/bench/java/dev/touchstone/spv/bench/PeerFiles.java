package dev.touchstone.spv.bench;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.testsupport.Vectors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes what is measured into a folder where another process finds it: the same bytes.
public final class PeerFiles {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Path folder;

    private PeerFiles(Path folder) {
        this.folder = folder;
    }

    /// Writes into the folder that is the only argument.
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]));
    }

    static void write(Path folder) throws IOException {
        var files = new PeerFiles(folder);
        var fulu = RecordedSync.underFulu();
        var days = RecordedSync.ofFourteenDays();
        files.write("fulu", fulu);
        files.write("days", days);
        files.writeJson(days);
        files.put("facts.json", facts(fulu, days));
        files.writeProof();
    }

    private void write(String name, RecordedSync sync) throws IOException {
        put(name + "-bootstrap.ssz", sync.bootstrap());
        for (int i = 0; i < sync.updates().size(); i++) {
            put(name + "-update-" + i + ".ssz", sync.updates().get(i));
        }
        put(name + "-finality.ssz", sync.finality());
    }

    private void writeJson(RecordedSync days) throws IOException {
        var json = RecordedJson.of(days);
        put("days-bootstrap.json", json.bootstrap());
        put("days-updates.json", json.updates());
        put("days-finality.json", json.finality());
    }

    private static ObjectNode facts(RecordedSync fulu, RecordedSync days) {
        var schedule = RecordedSync.MAINNET.schedule();
        var facts = JSON.objectNode()
                .put("genesis", schedule.genesis().getEpochSecond())
                .put("secondsPerSlot", schedule.slotTime().toSeconds())
                .put("genesisValidatorsRoot", hex(schedule.genesisValidatorsRoot()))
                .put("electraEpoch", epoch(schedule, ConsensusFork.ELECTRA))
                .put("fuluEpoch", epoch(schedule, ConsensusFork.FULU));
        facts.set("fulu", facts(fulu));
        facts.set("days", facts(days));
        return facts;
    }

    private static ObjectNode facts(RecordedSync sync) {
        return JSON.objectNode()
                .put("root", hex(sync.root()))
                .put("updates", sync.updates().size())
                .put("now", sync.now().value())
                .put("head", sync.head().value());
    }

    private static long epoch(ForkSchedule schedule, ConsensusFork fork) {
        return schedule.forks().stream()
                .filter(activation -> activation.fork() == fork)
                .mapToLong(ForkSchedule.Activation::epoch)
                .findFirst()
                .orElseThrow();
    }

    private void writeProof() throws IOException {
        var block = RecordedState.block();
        put("block.rlp", block.bytes());
        put("proof.json", ByteString.of(Vectors.bytes("ethereum/proofs/weth-storage-proof.json")));
        put("proof-facts.json", JSON.objectNode().put("stateRoot", hex(block.stateRoot())));
    }

    static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    private static String hex(Hash256 hash) {
        return "0x" + hash.hex();
    }

    private void put(String name, JsonNode json) throws IOException {
        put(name, ByteString.of(json.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private void put(String name, ByteString bytes) throws IOException {
        Files.write(folder.resolve(name), bytes.toArray());
    }
}

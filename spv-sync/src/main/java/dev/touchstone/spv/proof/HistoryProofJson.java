package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Parsed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The text form of a [HistoryProofFile]: JSON in one form, like that of an [EthereumProofFile]. Pure and
/// thread-safe.
final class HistoryProofJson {
    static final String KIND = "ethereum-history";
    private static final int VERSION = 1;

    private HistoryProofJson() {}

    static byte[] write(HistoryProofFile file) {
        var text = """
                {
                  "touchstone-proof": "%s",
                  "version": %d,
                  "chain": "%s",
                  "statement": "%s",
                %s  "from": [%s],
                  "to": [%s],
                  "movements": [%s]
                }
                """.formatted(
                        KIND,
                        VERSION,
                        file.chain(),
                        file.statement(),
                        EthereumProofJson.ground(file.ground()),
                        steps(file.from()),
                        steps(file.to()),
                        EthereumProofJson.list(file.movements().stream().map(HistoryProofJson::path)));
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String steps(List<ProofStep> steps) {
        return EthereumProofJson.list(steps.stream().map(StepJson::write));
    }

    /// All steps of a movement on one line.
    private static String path(List<ProofStep> steps) {
        return steps.stream().map(StepJson::write).collect(Collectors.joining(", ", "[", "]"));
    }

    static boolean isOne(byte[] utf8) {
        return EthereumProofJson.isOf(KIND, utf8);
    }

    static Parsed<HistoryProofFile> parse(byte[] utf8) {
        return EthereumProofJson.parse(utf8, KIND, VERSION, HistoryProofJson::read, HistoryProofJson::write);
    }

    private static Optional<HistoryProofFile> read(JsonNode root) {
        var ground = EthereumProofReader.ground(root);
        var from = EthereumProofReader.steps(root.path("from"));
        var to = EthereumProofReader.steps(root.path("to"));
        var movements = EthereumProofReader.all(root.path("movements"), EthereumProofReader::steps);
        boolean isOne = ground.isPresent() && from.isPresent() && to.isPresent() && movements.isPresent();
        return isOne
                ? Optional.of(new HistoryProofFile(
                        ground.get(),
                        from.get(),
                        to.get(),
                        movements.get(),
                        root.path("statement").asString("")))
                : Optional.empty();
    }
}

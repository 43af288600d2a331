package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.proof.ContentProofFile;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.HistoryProofFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone verify`: checks a proof file that somebody gave, without a wallet and without asking anybody. The
/// file says whether it is about Bitcoin, about Ethereum, or of content under its own address.
@Command(name = "verify", description = "Check a proof file that somebody gave you.")
public final class VerifyCommand implements Task {
    private final BitcoinVerify bitcoin;
    private final EthereumVerify ethereum;

    @Parameters(paramLabel = "FILE", description = "The proof.")
    private Path file = Path.of("");

    @Option(
            names = "--headers",
            paramLabel = "FILE",
            description = "Bitcoin: raw headers from the first block on to check against, instead of the chain in the "
                    + "data directory.")
    private @Nullable Path headers;

    @Option(
            names = "--checkpoint",
            paramLabel = "ROOT",
            description = "Ethereum: a checkpoint that you are sure of, whatever its age. May be repeated.")
    private List<String> checkpoints = new ArrayList<>();

    @Option(
            names = "--chain",
            paramLabel = "FILE",
            description = "Ethereum: the network, where it is not one that is built in.")
    private @Nullable String chain;

    public VerifyCommand(BitcoinVerify bitcoin, EthereumVerify ethereum) {
        this.bitcoin = bitcoin;
        this.ethereum = ethereum;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(InputFiles.readable(file))) {
            bytes = in.readNBytes(EthereumProofFile.MOST_BYTES + 1);
        }
        boolean isHistory = HistoryProofFile.isOne(bytes);
        if (isHistory || EthereumProofFile.isOne(bytes)) {
            if (headers != null)
                throw Failure.usage("--headers is for proofs about Bitcoin; this one is about Ethereum.");
            return isHistory
                    ? ethereum.checkHistory(bytes, Optional.ofNullable(chain), checkpoints)
                    : ethereum.check(bytes, Optional.ofNullable(chain), checkpoints);
        }
        if (chain != null || !checkpoints.isEmpty()) {
            throw Failure.usage("--chain and --checkpoint are for proofs about Ethereum; this file is none.");
        }
        if (ContentProofFile.isOne(bytes)) {
            if (headers != null) throw Failure.usage("--headers is for proofs about Bitcoin; this one is of content.");
            return ContentVerify.check(bytes);
        }
        return bitcoin.check(bytes, Optional.ofNullable(headers), console);
    }
}

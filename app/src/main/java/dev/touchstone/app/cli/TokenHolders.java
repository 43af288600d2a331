package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.LogSearch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// The accounts that a command is about, each once. Pure.
final class TokenHolders {
    private TokenHolders() {}

    static List<EthereumAddress> of(List<String> texts) throws Failure {
        SequencedSet<EthereumAddress> holders = new LinkedHashSet<>();
        for (var text : texts) holders.add(EthereumWords.address(text));
        if (holders.size() > LogSearch.MOST_ACCOUNTS) {
            throw Failure.usage("No more than " + LogSearch.MOST_ACCOUNTS + " accounts at once.");
        }
        return List.copyOf(holders);
    }
}

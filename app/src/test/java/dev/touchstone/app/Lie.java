package dev.touchstone.app;

import dev.touchstone.spv.practice.ethereum.PracticeEthereumAnswers;
import java.util.List;

/// One thing that an Ethereum server says and that is not so, or is of no use.
///
/// @param question the words after `touchstone eth`
/// @param verdict the code of the refutation, of the error, or of the server's trouble
/// @param seen part of the sentence that the user reads
record Lie(String name, List<String> question, PracticeEthereumAnswers told, String verdict, String seen) {
    /// One that is told to somebody who asks for a balance.
    static Lie aboutABalance(String name, PracticeEthereumAnswers told, String verdict, String seen) {
        return new Lie(name, List.of("balance", LyingNode.RICH), told, verdict, seen);
    }

    @Override
    public String toString() {
        return name;
    }
}

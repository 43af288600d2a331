package dev.touchstone.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Somebody with votes on a practice chain, and with a second account that brings signatures to contracts. Closed with
/// the chain.
record Voter(PracticeNetworks networks, Terminal terminal) implements AutoCloseable {
    static final String ACCOUNT = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
    static final String RELAYER = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";

    /// Where the account's first two transactions make contracts.
    static final String FIRST_MADE = "0x5FbDB2315678afecb367f032d93F642f64180aa3";

    static final String SECOND_MADE = "0xe7f1725E7734CE288F8367e1Bb143E90bb3F0512";

    private static final String PHRASE = "test test test test test test test test test test test junk";

    static Voter start(Path folder) throws IOException {
        var terminal = Terminal.in(folder);
        var phrase = folder.resolve("phrase");
        Terminal.write(phrase, PHRASE + "\n");
        terminal.gets("wallet", "restore", "--mnemonic-file", phrase.toString());
        terminal.gets("wallet", "account", "add");
        var networks = PracticeNetworks.still(
                "pay " + ACCOUNT + " 5", "pay " + RELAYER + " 5", "token " + ACCOUNT + " 100", "slots 3");
        return new Voter(networks, terminal);
    }

    /// Types a command about the wallet and the chain.
    Terminal.Said asks(Collection<String> words) {
        return terminal.asks(networks.about(words));
    }

    Terminal.Said asks(String... words) {
        return asks(List.of(words));
    }

    /// Has a contract made.
    ///
    /// @param code that makes it
    void makes(String code) {
        asks("eth", "send", "--create", "--data", code, "--yes").exits(0);
        networks.order("slots 3");
    }

    /// Sends a message to a contract.
    void sends(String contract, String data) {
        asks("eth", "send", "--to", contract, "--data", data, "--yes").exits(0);
        networks.order("slots 5");
    }

    Terminal.Said delegates(String token, String to, String... more) {
        var words = new ArrayList<>(List.of("vote", "delegate", "--token", token, "--to", to, "--by-signature"));
        words.addAll(List.of(more));
        return asks(words);
    }

    Terminal.Said casts(String governor, String proposal, String support, String... more) {
        var words = new ArrayList<>(List.of("vote", "cast", "--governor", governor, "--proposal", proposal));
        words.addAll(List.of("--support", support, "--by-signature"));
        words.addAll(List.of(more));
        return asks(words);
    }

    @Override
    public void close() throws IOException {
        networks.close();
    }
}

package dev.touchstone.ui.network;

import dev.touchstone.ui.network.NetworkViewModel.LieLine;
import dev.touchstone.ui.text.CheckpointLine;
import dev.touchstone.ui.text.EthereumStatus;
import java.util.List;

/// What the network page shows of Ethereum at one moment. Immutable.
///
/// @param following whether anybody is asked at all
/// @param progress how far the present step is, of 100; below zero where there is none
/// @param limit how old a checkpoint may be to begin from, in a sentence
/// @param needsCheckpoint whether nothing goes on before another one is given
/// @param facts the newest final block, who signed the newest, and the like: a name and a value each
/// @param signing how many members signed the newest block; empty before the first
/// @param technical what experts look for, as text
/// @param advice what servers say of rules that are to come; claims
/// @param layers the chains beside this one that are on, and how far each is settled
record EthereumPage(
        String name,
        EthereumStatus status,
        boolean following,
        int progress,
        List<Fact> facts,
        Signing signing,
        String technical,
        CheckpointLine checkpoint,
        String limit,
        boolean needsCheckpoint,
        List<SourceLine> sources,
        List<String> advice,
        List<Fact> layers,
        List<LieLine> lies) {
    EthereumPage {
        facts = List.copyOf(facts);
        sources = List.copyOf(sources);
        advice = List.copyOf(advice);
        layers = List.copyOf(layers);
        lies = List.copyOf(lies);
    }

    record Fact(String name, String value) {}

    /// How many of a committee signed; nobody of none where nothing is signed yet.
    record Signing(int signed, int members) {}

    /// A server as a row.
    ///
    /// @param trouble why it is of no use now, in a sentence; empty where it is
    record SourceLine(
            String name,
            String role,
            String software,
            String usefulFor,
            String latency,
            String answers,
            String trouble) {}
}

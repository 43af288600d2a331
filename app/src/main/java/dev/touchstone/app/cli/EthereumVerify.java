package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.EthereumProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.HistoryProofFile;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Checks a proof about an Ethereum network, from the file alone and the checkpoints that are trusted here.
public final class EthereumVerify {
    private final EthereumNetworks networks;
    private final TrustedCheckpoints trusted;
    private final InstantSource clock;

    public EthereumVerify(EthereumNetworks networks, TrustedCheckpoints trusted, InstantSource clock) {
        this.networks = networks;
        this.trusted = trusted;
        this.clock = clock;
    }

    /// @param named the network, or the file that describes it, where one was named
    /// @param given checkpoints that a person is sure of
    Answer check(byte[] bytes, Optional<String> named, List<String> given) throws Failure, IOException {
        var roots = new HashSet<Hash256>();
        for (var root : given) roots.add(EthereumWords.root(root));
        return switch (EthereumProofFile.parse(bytes)) {
            case Parsed.Malformed<EthereumProofFile>(var reason) ->
                Verdict.refuted(new Refutation.Unreadable(reason), Json.Members.none());
            case Parsed.Ok<EthereumProofFile>(var proof) -> check(proof, chain(proof.chain(), named), roots);
        };
    }

    /// The same for a proof that a history adds up.
    Answer checkHistory(byte[] bytes, Optional<String> named, List<String> given) throws Failure, IOException {
        var roots = new HashSet<Hash256>();
        for (var root : given) roots.add(EthereumWords.root(root));
        return switch (HistoryProofFile.parse(bytes)) {
            case Parsed.Malformed<HistoryProofFile>(var reason) ->
                Verdict.refuted(new Refutation.Unreadable(reason), Json.Members.none());
            case Parsed.Ok<HistoryProofFile>(var proof) -> check(proof, chain(proof.chain(), named), roots);
        };
    }

    private Answer check(HistoryProofFile proof, EthereumChain chain, Set<Hash256> given) throws Failure, IOException {
        checkNetwork(chain, proof.chain());
        var trust = trusted.of(chain, given, clock.instant());
        var finding = proof.check(chain, new BlstBls(), trust, clock.instant());
        var told = new Told(proof.statement(), proof.checkpoint());
        var facts = facts(proof.chain(), proof.checkpoint(), trust.source(proof.checkpoint()));
        return switch (finding) {
            case Proven<?> proven -> proven(told, proven, facts);
            case Refuted<?>(var refutation) -> Verdict.refuted(refutation, facts);
            case Pending<?> _, Claimed<?> _ -> untrusted(told, finding, facts);
        };
    }

    /// What a file says, and what all of it rests on.
    private record Told(String statement, Hash256 checkpoint) {}

    private static Json.Members facts(String chain, Hash256 checkpoint, String source) {
        return Json.Members.none()
                .with("chain", chain)
                .with("checkpoint", EthereumWords.hex(checkpoint))
                .with("trustedBy", source);
    }

    private static void checkNetwork(EthereumChain chain, String named) throws Failure {
        if (chain.id().equals(named)) return;
        throw Failure.refused(
                "WrongNetwork", "The proof is one of the network '" + named + "', not of '" + chain.id() + "'.");
    }

    private EthereumChain chain(String id, Optional<String> named) throws Failure, IOException {
        if (named.isPresent()) return networks.named(named.get());
        return networks.builtIn(id)
                .orElseThrow(() -> Failure.environment(
                        "UnknownChain",
                        "The proof is one of the network '" + id
                                + "', which is not built in. Describe it with --chain FILE."));
    }

    private Answer check(EthereumProofFile proof, EthereumChain chain, Set<Hash256> given) throws Failure, IOException {
        checkNetwork(chain, proof.chain());
        var trust = trusted.of(chain, given, clock.instant());
        return answer(
                proof, proof.check(chain, new BlstBls(), trust, clock.instant()), trust.source(proof.checkpoint()));
    }

    private static Answer answer(EthereumProofFile proof, Finding<?> finding, String source) {
        var network = facts(proof.chain(), proof.checkpoint(), source);
        var told = new Told(proof.statement(), proof.checkpoint());
        var facts = proof.rollup().map(id -> network.with("rollup", id)).orElse(network);
        return switch (finding) {
            case Proven<?> proven -> proven(told, proven, facts);
            case Refuted<?>(var refutation) -> Verdict.refuted(refutation, facts);
            case Pending<?> _, Claimed<?> _ -> untrusted(told, finding, facts);
        };
    }

    private static Answer proven(Told proof, Proven<?> proven, Json.Members facts) {
        var json = Verdict.outcome(proven, Optional.of(proof.statement()), Optional.empty())
                .and(facts)
                .with("block", EthereumMembers.point(proven.asOf()));
        var page = Page.of("Proven.")
                .gap()
                .line(proof.statement())
                .gap()
                .row("Block", EthereumWords.point(proven.asOf()))
                .row("Rests on", "the checkpoint " + EthereumWords.hex(proof.checkpoint()));
        return Answer.done(json, page);
    }

    /// All of it follows, from a checkpoint that is not to be relied on here.
    private static Answer untrusted(Told proof, Finding<?> finding, Json.Members facts) {
        var because = Words.because(finding);
        var json = Verdict.outcome(finding, Optional.of(proof.statement()), Optional.empty())
                .and(facts)
                .with("because", because);
        var page = Page.of(
                        "Not proven, and not refuted: all of it follows from a checkpoint that is not relied on here.")
                .line(because)
                .gap()
                .line(proof.statement())
                .gap()
                .row("Checkpoint", EthereumWords.hex(proof.checkpoint()))
                .gap()
                .line("Compare the checkpoint with a source that you trust. If it is right, say so with --checkpoint.");
        return new Answer(Exit.ENVIRONMENT, json, page);
    }
}

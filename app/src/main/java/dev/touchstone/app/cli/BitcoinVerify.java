package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.ConfirmedTransaction;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.ProofFile;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/// Checks a proof that a Bitcoin transaction lies in a block, against headers that are known here.
public final class BitcoinVerify {
    private final GlobalOptions options;
    private final KnownChain known;
    private final InstantSource clock;

    public BitcoinVerify(GlobalOptions options, KnownChain known, InstantSource clock) {
        this.options = options;
        this.known = known;
        this.clock = clock;
    }

    /// @param headers a file of headers to check against, if one was named
    Answer check(byte[] bytes, Optional<Path> headers, Console console) throws Failure, IOException {
        return switch (ProofFile.parse(bytes)) {
            case Parsed.Malformed<ProofFile>(var reason) ->
                Verdict.refuted(new Refutation.Unreadable(reason), Json.Members.none());
            case Parsed.Ok<ProofFile>(var proof) -> check(proof, headers, console);
        };
    }

    private Answer check(ProofFile proof, Optional<Path> headers, Console console) throws Failure, IOException {
        var named = options.namedNetwork();
        if (named.isPresent() && named.get() != proof.network()) {
            throw Failure.refused(
                    "WrongNetwork",
                    "The proof is one of the network '" + proof.network().id() + "', not of '"
                            + named.get().id() + "'.");
        }
        try (var chain = known.of(proof.network(), headers, console)) {
            var finding = proof.check(chain.headers(), clock.instant());
            return answer(proof, finding, chain.source());
        }
    }

    private static Answer answer(ProofFile proof, Finding<ConfirmedTransaction> finding, String source) {
        var facts = Json.Members.none()
                .with("network", proof.network().id())
                .with("block", Members.point(proof.block()))
                .with("checkedAgainst", source);
        return switch (finding) {
            case Proven<ConfirmedTransaction> proven -> proven(proof, proven, facts);
            case Refuted<ConfirmedTransaction>(var refutation) -> Verdict.refuted(refutation, facts);
            case Pending<ConfirmedTransaction> _, Claimed<ConfirmedTransaction> _ -> unproven(proof, finding, facts);
        };
    }

    private static Answer proven(ProofFile proof, Proven<ConfirmedTransaction> proven, Json.Members facts) {
        var txid = proven.value().transaction().txid().toString();
        var json = Verdict.outcome(proven, Optional.of(proof.statement()), Optional.empty())
                .and(facts)
                .with("txid", txid);
        var page = Page.of("Proven.")
                .gap()
                .line(proof.statement())
                .gap()
                .row("Transaction", txid)
                .row("Block", Words.point(proof.block()))
                .row(
                        "Rests on",
                        "the first block of '" + proof.network().id() + "' and the work of every header since");
        return Answer.done(json, page);
    }

    private static Answer unproven(ProofFile proof, Finding<ConfirmedTransaction> finding, Json.Members facts) {
        var json = Verdict.outcome(finding, Optional.of(proof.statement()), Optional.empty())
                .and(facts)
                .with("because", Words.because(finding));
        var page = Page.of("Not proven, and not refuted: the headers up to block "
                        + Words.count(proof.block().height().value()) + " are not known here.")
                .line(Words.because(finding))
                .gap()
                .line("Sync a wallet of this network, or give the headers with --headers.");
        return new Answer(Exit.ENVIRONMENT, json, page);
    }
}

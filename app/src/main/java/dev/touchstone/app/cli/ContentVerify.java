package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.proof.ContentProofFile;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import java.util.Optional;

/// Checks a proof of content under its own address, from the file alone: nothing else is needed.
final class ContentVerify {
    private ContentVerify() {}

    static Answer check(byte[] bytes) {
        return switch (ContentProofFile.parse(bytes)) {
            case Parsed.Malformed<ContentProofFile>(var reason) ->
                Verdict.refuted(new Refutation.Unreadable(reason), Json.Members.none());
            case Parsed.Ok<ContentProofFile>(var proof) -> answer(proof, proof.check());
        };
    }

    private static Answer answer(ContentProofFile proof, Finding<?> finding) {
        var facts = Json.Members.none().with("address", proof.address());
        if (finding instanceof Refuted<?>(var refutation)) return Verdict.refuted(refutation, facts);
        var json = Verdict.outcome(finding, Optional.of(proof.statement()), Optional.empty())
                .and(facts);
        var page = Page.of("Proven.")
                .gap()
                .line(proof.statement())
                .gap()
                .row("Rests on", "the address itself: it is made of the content");
        return Answer.done(json, page);
    }
}

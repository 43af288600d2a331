package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;
import java.util.Optional;

/// What is said of every proof file that was checked, whatever it proves. Pure.
final class Verdict {
    private Verdict() {}

    static Json.Members outcome(Finding<?> finding, Optional<String> statement, Optional<String> refutation) {
        return Json.Members.none()
                .with("standing", Words.standing(finding))
                .withText("statement", statement)
                .withText("refutation", refutation);
    }

    /// @param facts what is known of the file all the same
    static Answer refuted(Refutation refutation, Json.Members facts) {
        var json = outcome(new Refuted<Object>(refutation), Optional.empty(), Optional.of(refutation.code()))
                .and(facts)
                .with("detail", refutation.toString());
        var page = Page.of("Refuted: " + Words.plain(Texts.explain(refutation)))
                .gap()
                .row("Refutation", refutation.code())
                .row("Detail", Words.printable(refutation.toString()));
        return new Answer(Exit.REFUSED, json, page);
    }
}

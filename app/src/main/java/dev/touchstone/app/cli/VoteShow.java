package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone vote show`: how a proposal stands, by its governor's own code over proven state.
@Command(name = "show", description = "Prove how a proposal stands: state, deadline, quorum and votes.")
final class VoteShow implements Task {
    /// By their numbers, in both forms of governors.
    private static final List<String> STATES =
            List.of("pending", "active", "canceled", "defeated", "succeeded", "queued", "expired", "executed");

    private static final BigInteger LAST_SECOND = BigInteger.valueOf(253_402_300_799L);

    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Option(names = "--governor", required = true, paramLabel = "ADDRESS", description = "The governor's contract.")
    private String governor = "";

    @Option(names = "--proposal", required = true, paramLabel = "ID", description = "The proposal's number.")
    private String proposal = "";

    VoteShow(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var contract = EthereumWords.address(governor);
        var number = EthereumWords.number(proposal, "the number of a proposal");
        var subject = Json.Members.none().with("governor", contract.text()).with("proposal", number.toString());
        return question.answer(ethereums, console, subject, (about, questions, at) -> {
            var answers = GovernorAnswers.ask(questions, contract, number, at);
            var answer = about.all(answers.counted(), told(answers));
            boolean isHeard = answers.findings().stream().allMatch(found -> found.isProven());
            return isHeard && answers.state().isEmpty()
                    ? answer.but(Failure.refused(
                            "NoSuchProposal", "The contract knows no proposal of this number, or is no governor."))
                    : answer;
        });
    }

    private static EthereumAnswer.Told told(GovernorAnswers answers) {
        var state = answers.state().map(VoteShow::state);
        var votes = answers.votes();
        var json = Json.Members.none()
                .with("form", answers.form().words())
                .withText("state", state)
                .withText("deadline", answers.deadline().map(BigInteger::toString))
                .with("deadlineIn", answers.isByTime() ? "seconds" : "blocks")
                .withText("quorum", answers.quorum().map(BigInteger::toString))
                .withText("for", votes.map(it -> it.inFavour().toString()))
                .withText("against", votes.map(it -> it.against().toString()))
                .withText("abstain", votes.map(it -> it.abstaining().toString()));
        var page = Page.empty()
                .row("Governor", answers.form().words())
                .row("State", state.orElse("not known"))
                .row("Deadline", deadline(answers))
                .row("Quorum", text(answers.quorum()))
                .row("For", text(votes.map(GovernorAnswers.Votes::inFavour)))
                .row("Against", text(votes.map(GovernorAnswers.Votes::against)))
                .row("Abstain", text(votes.map(GovernorAnswers.Votes::abstaining)));
        return new EthereumAnswer.Told(json, page);
    }

    private static String state(BigInteger number) {
        boolean isNamed = number.bitLength() < 8 && number.intValue() < STATES.size();
        return isNamed ? STATES.get(number.intValue()) : number.toString();
    }

    private static String deadline(GovernorAnswers answers) {
        if (answers.deadline().isEmpty()) return "not known";
        var at = answers.deadline().get();
        boolean isTime = answers.isByTime() && at.compareTo(LAST_SECOND) <= 0;
        return isTime ? EthereumWords.time(Instant.ofEpochSecond(at.longValue())) : "block " + at;
    }

    private static String text(Optional<BigInteger> number) {
        return number.map(BigInteger::toString).orElse("not known");
    }
}

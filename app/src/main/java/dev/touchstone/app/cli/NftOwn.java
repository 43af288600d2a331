package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `touchstone nft own`: who owns a single token.
@Command(name = "own", description = "Prove who owns a token of a collection, or that a certain account does.")
final class NftOwn implements Task {
    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Parameters(index = "0", paramLabel = "CONTRACT", description = "The collection's contract.")
    private String contract = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The token: a number, or 0x and hexadecimal digits.")
    private String id = "";

    @Parameters(index = "2", arity = "0..1", paramLabel = "OWNER", description = "The account that is to own it.")
    private @Nullable String owner;

    NftOwn(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var asked = new Erc721.OwnerOf(EthereumWords.address(contract), EthereumWords.number(id, "a token's number"));
        var expected = owner == null ? Optional.<EthereumAddress>empty() : Optional.of(EthereumWords.address(owner));
        return question.answer(
                ethereums,
                console,
                Json.Members.none()
                        .with("contract", asked.contract().text())
                        .with("id", asked.id().toString())
                        .withText("expected", expected.map(EthereumAddress::text)),
                (about, questions, at) -> {
                    var found = TokenAnswers.read(asked, questions.call(asked.input(), at));
                    return expected.isPresent() && found instanceof Proven<EthereumAddress> proven
                            ? owned(about, asked, proven, expected.get())
                            : about.of(found, who -> told(asked, who.value()));
                });
    }

    /// That the account owns it; where it does not, who does.
    private static Answer owned(
            EthereumAnswer about, Erc721.OwnerOf asked, Proven<EthereumAddress> found, EthereumAddress expected)
            throws Failure, IOException, InterruptedException {
        Finding<?> ownership = Rules.owns(found, expected);
        if (ownership instanceof Proven<?> proven) return about.of(proven, _ -> told(asked, expected));
        var why = ((Refuted<?>) ownership).refutation();
        var answer = about.of(found, who -> told(asked, who.value()));
        var json = answer.json().with("refutation", why.code()).with("detail", why.toString());
        var page = Page.of(expected.text() + " does not own it.").gap().and(answer.page());
        return new Answer(Exit.REFUSED, json, page);
    }

    private static EthereumAnswer.Told told(Erc721.OwnerOf asked, EthereumAddress owner) {
        boolean isNobody = owner.equals(EthereumAddress.ZERO);
        var name = isNobody ? Optional.<String>empty() : Optional.of(owner.text());
        var json = Json.Members.none().withText("owner", name);
        var page = Page.empty()
                .row("Collection", asked.contract().text())
                .row("Number", asked.id().toString())
                .row("Owner", name.orElse("nobody"));
        return new EthereumAnswer.Told(json, page);
    }
}

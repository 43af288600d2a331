package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Exit;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.content.source.NftLook;
import dev.touchstone.spv.content.source.PictureFinder;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.portfolio.TokenAnswers;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.NftPicture;
import dev.touchstone.spv.proof.Proven;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone nft show`: who owns a token, where it is described, what the description says, and its picture, each
/// with its standing.
@Command(
        name = "show",
        description = "Show a token: its owner, its description, its picture, and what of it is proven.")
final class NftShow implements Task {
    private final Ethereums ethereums;
    private final Contents contents;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private ContentOptions content = new ContentOptions();

    @Parameters(index = "0", paramLabel = "CONTRACT", description = "The collection's contract.")
    private String contract = "";

    @Parameters(index = "1", paramLabel = "ID", description = "The token: a number, or 0x and hexadecimal digits.")
    private String id = "";

    @Option(names = "--picture", paramLabel = "FILE", description = "A file to write the picture to.")
    private @Nullable Path picture;

    NftShow(Ethereums ethereums, Contents contents) {
        this.ethereums = ethereums;
        this.contents = contents;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var collection = EthereumWords.address(contract);
        var number = EthereumWords.number(id, "a token's number");
        return question.answer(
                ethereums,
                console,
                Json.Members.none().with("contract", collection.text()).with("id", number.toString()),
                (about, questions, at) -> {
                    var asked = Asked.of(collection, number, questions, at);
                    return asked.uri() instanceof Proven<String> uri
                            ? shown(about, asked, uri)
                            : about.of(asked.uri(), _ -> new EthereumAnswer.Told(Json.Members.none(), asked.page()));
                });
    }

    /// What the contract says of the token, all of one block.
    record Asked(EthereumAddress contract, BigInteger id, Finding<EthereumAddress> owner, Finding<String> uri) {
        static Asked of(EthereumAddress contract, BigInteger id, ChainQuestions questions, HeadKind at) {
            var owner = new Erc721.OwnerOf(contract, id);
            var single = new Erc721.TokenUri(contract, id);
            var kind = new Erc1155.Uri(contract, id);
            var calls = questions.calls(List.of(owner.input(), single.input(), kind.input()), at);
            var ofSingle = TokenAnswers.read(single, calls.get(1));
            var ofKind = TokenAnswers.read(kind, calls.get(2));
            boolean isOfKind = !ofSingle.isProven() && ofKind.isProven();
            return new Asked(contract, id, TokenAnswers.read(owner, calls.get(0)), isOfKind ? ofKind : ofSingle);
        }

        Page page() {
            return Page.empty().row("Collection", contract.text()).row("Number", id.toString());
        }
    }

    private Answer shown(EthereumAnswer about, Asked asked, Proven<String> uri)
            throws Failure, IOException, InterruptedException {
        var look = contents.ask(content, question.allowsPublic(), fetcher -> new PictureFinder(fetcher).look(uri));
        var told = new NftTold(asked, uri.value(), look).told(picture);
        return switch (look.picture()) {
            case NftLook.Step.Known<NftPicture>(Proven<NftPicture> proven) -> about.of(proven, _ -> told);
            case NftLook.Step.Known<NftPicture>(Claimed<NftPicture>(var _, var host, var _)) ->
                about.weaker(told, Exit.ENVIRONMENT, "Claimed", host + " says so; nothing here checked it.");
            case NftLook.Step.Known<NftPicture>(var finding) ->
                about.weaker(told, Exit.ENVIRONMENT, Words.standing(finding), Words.because(finding));
            case NftLook.Step.Missing<NftPicture>(var why) -> missing(about, told, why);
            case NftLook.Step.NotReached<NftPicture> _ -> missing(about, told, reason(look));
        };
    }

    private static ContentOutcome.Nothing reason(NftLook look) {
        if (look.description() instanceof NftLook.Step.Missing<?>(var why)) return why;
        throw new IllegalStateException("a picture that was not looked for");
    }

    private static Answer missing(EthereumAnswer about, EthereumAnswer.Told told, ContentOutcome.Nothing why) {
        boolean isRefuted = why instanceof ContentOutcome.LeadsNowhere;
        return about.weaker(
                told,
                isRefuted ? Exit.REFUSED : Exit.ENVIRONMENT,
                isRefuted ? "Failed" : "Checking",
                NftTold.sentence(why));
    }
}

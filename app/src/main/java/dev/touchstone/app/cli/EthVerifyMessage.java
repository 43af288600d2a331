package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.message.SignableMessage;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone eth verify-message`: whether an account signed a message. The signature of a key is checked here;
/// what is none of the account's key is put to its contract (ERC-1271), whose answer is computed over proven
/// state.
@Command(
        name = "verify-message",
        description = "Check who signed a text or typed data; a contract's word is proven (ERC-1271).")
final class EthVerifyMessage implements Task {
    /// What such a contract returns: its function's selector.
    private static final String MAGIC = "1626ba7e" + "00".repeat(28);

    /// The end of signatures for contracts that are not there yet.
    private static final String ERC_6492 = "6492".repeat(16);

    private final Ethereums ethereums;

    @Mixin
    private EthereumQuestion question = new EthereumQuestion();

    @Mixin
    private MessageOptions message = new MessageOptions();

    @Option(names = "--address", required = true, paramLabel = "ADDRESS", description = "Who is said to have signed.")
    private String address = "";

    @Option(
            names = "--signature",
            required = true,
            paramLabel = "HEX",
            description = "The signature: 0x and hexadecimal digits.")
    private String signature = "";

    EthVerifyMessage(Ethereums ethereums) {
        this.ethereums = ethereums;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var signer = EthereumWords.address(address);
        var wanted = message.message();
        var bytes = EthereumWords.bytes(signature);
        var subject = Json.Members.none().with("address", signer.text()).with("hash", EthereumWords.hex(wanted.hash()));
        if (bytes.hex().endsWith(ERC_6492)) {
            throw Failure.refused(
                    "Erc6492",
                    "This is a signature for a contract that is not on the network yet (ERC-6492). It is not checked "
                            + "here: that takes a transaction of somebody else's making.");
        }
        if (signedByKey(signer, wanted, bytes)) return byKey(signer, subject);
        var input = CallInput.of(signer, call(wanted, bytes));
        return question.answer(ethereums, console, subject, (about, questions, at) -> {
            var answer = about.of(questions.call(input, at), found -> told(signer, isTaken(found)));
            boolean isSigned = answer.json().members().get("signed") instanceof Json.Flag(boolean signed) && signed;
            boolean isHeard = answer.json().members().containsKey("signed");
            return isSigned || !isHeard ? answer : answer.but(notSigned(signer));
        });
    }

    private static boolean signedByKey(EthereumAddress signer, SignableMessage message, ByteString signature) {
        return RecoverableSignature.parse(signature)
                .toOptional()
                .flatMap(parsed -> parsed.signer(message.hash()))
                .filter(signer::equals)
                .isPresent();
    }

    private static Answer byKey(EthereumAddress signer, Json.Members subject) {
        return Answer.done(
                subject.with("signed", true).with("by", "key"),
                Page.empty()
                        .row("Account", signer.text())
                        .row("Signed", "yes, by the account's own key; checked here, and no server was asked"));
    }

    private static ByteString call(SignableMessage message, ByteString signature) {
        return AbiCall.of("isValidSignature(bytes32,bytes)")
                .bytes(ByteString.of(message.hash().toBytes()))
                .blob(signature)
                .data();
    }

    private static boolean isTaken(Proven<CallResult> found) {
        return found.value().outcome() instanceof CallResult.Outcome.Returned(var bytes)
                && bytes.hex().equals(MAGIC);
    }

    private static EthereumAnswer.Told told(EthereumAddress signer, boolean isTaken) {
        var json = Json.Members.none()
                .with("signed", isTaken)
                .withText("by", isTaken ? Optional.of("contract") : Optional.empty());
        var page = Page.empty()
                .row("Account", signer.text())
                .row("Signed", isTaken ? "yes: the account's contract takes the signature (ERC-1271)" : "no");
        return new EthereumAnswer.Told(json, page);
    }

    private static Failure notSigned(EthereumAddress signer) {
        return Failure.refused(
                "NotSigned",
                "That is no signature of " + signer.text()
                        + ": neither of its key, nor does a contract there take it.");
    }
}

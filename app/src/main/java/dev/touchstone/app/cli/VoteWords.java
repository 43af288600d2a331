package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.simulation.RevertReason;
import dev.touchstone.spv.proof.CallResult.Outcome;
import dev.touchstone.wallet.message.vote.VotePreparation.Lack;

/// What a terminal says of votes by signature. Pure.
final class VoteWords {
    private VoteWords() {}

    static String explain(Lack lack) {
        return switch (lack) {
            case DELEGATION -> "This contract does not take votes that are given by a signature.";
            case BALLOT -> "This contract takes no vote by a signature, or one in a form that is not known here.";
            case REASON -> "This contract takes no reason with a signature; leave --reason away.";
            case ABSTENTION -> "In this contract one votes for or against; it does not know abstaining.";
            case PROPOSAL -> "The contract knows no proposal of this number, or is no governor.";
            case OPEN_PROPOSAL -> "Nobody can vote in this proposal any more.";
            case NONCES -> "The contract does not say how many signatures of the account it has taken.";
            case DOMAIN -> "The contract does not say in a known way for which domain it has messages signed.";
        };
    }

    /// What to do with a signature.
    static Page page(EthereumAddress to, ByteString signature, ByteString data) {
        return Page.empty()
                .row("Signature", EthereumWords.hex(signature))
                .gap()
                .line("Anybody can send it, and pays the fee: a transaction of nothing with this message.")
                .row("To", to.text())
                .row("Data", EthereumWords.hex(data));
    }

    /// Why a contract would not take a signature as of now.
    static String refused(Outcome outcome) {
        return "It is signed, but as of now the contract does not take it" + why(outcome) + ".";
    }

    private static String why(Outcome outcome) {
        if (!(outcome instanceof Outcome.Reverted(var bytes))) return "";
        return switch (RevertReason.of(bytes)) {
            case RevertReason.Words(var text) -> ": it says '" + Words.printable(text) + "'";
            case RevertReason.Panic(var code) -> ": a check of its code failed (" + code + ")";
            case RevertReason.Custom(var error) -> ": its error is " + EthereumWords.hex(error);
            case RevertReason.None _ -> "";
        };
    }
}

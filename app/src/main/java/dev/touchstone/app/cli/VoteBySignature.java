package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.node.ContractsOnChain;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.tokenlist.KnownSpenders;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.CallResult.Outcome;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.ListedContracts;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageReview;
import dev.touchstone.wallet.message.vote.VotePaper;
import dev.touchstone.wallet.message.vote.VotePreparation;
import dev.touchstone.wallet.message.vote.VoteQuestions;
import dev.touchstone.wallet.message.vote.VoteWish;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// A vote that is only signed: what its contract has signed is found out and shown, then signed, tried, and handed
/// out, or sent from another account of the wallet. Confined to one thread.
///
/// @param asking makes the request of the transaction that carries the signature
/// @param named whom it names
record VoteBySignature(
        Spenders spenders,
        ListsInUse lists,
        SpendingOptions options,
        VoteSignatureOptions signature,
        TransactionWishes.Asking asking,
        EthereumDrafted named) {

    Answer finish(VoteWish wish, EthereumSpending spending, Console console)
            throws Failure, IOException, InterruptedException {
        var account = spending.account();
        var relay = signature.relay().isEmpty()
                ? Optional.<EthereumAccount>empty()
                : Optional.of(AccountOption.found(
                        spending.wallet().snapshot().get().ethereum(),
                        signature.relay().get()));
        var node = spending.network().node();
        var chainId = BigInteger.valueOf(spending.network().chain().chainId());
        var ready = ready(new VoteQuestions(node, chainId, HeadKind.SIGNED)
                .prepare(wish, account.address(), signature.nonce()));
        var review = review(ready.paper(), spending, chainId);
        var shown = told(ready, review, spending, Optional.empty());
        if (options.isDryRun()) return shown;
        var changed = named.nameChanged(options);
        if (changed.isPresent()) return shown.but(changed.get());
        return new MessageSigning(
                        spending.wallet(),
                        options.spender().wallet(),
                        options.isByQr(),
                        options.isAgreed(),
                        spenders.confirmation())
                .finish(review, account, shown, console, made -> {
                    if (named.payee().isPresent()) spending.remember(named.payee().get(), console);
                    return relay.isPresent()
                            ? relayed(wish, call(ready.paper(), made), relay.get(), made, spending, console)
                            : told(ready, review, spending, Optional.of(made));
                });
    }

    private static VotePreparation.Ready ready(VotePreparation preparation) throws Failure {
        return switch (preparation) {
            case VotePreparation.Ready ready -> ready;
            case VotePreparation.NotOffered(var lack) ->
                throw Failure.refused("NotOffered", VoteWords.explain(lack) + " Nothing was signed.");
            case VotePreparation.OtherNonce(var next) ->
                throw Failure.refused(
                                "OtherNonce",
                                "The contract takes a signature of this account with the number " + next
                                        + " next, and no other. Nothing was signed.")
                        .with("nonce", new Json.Text(next.toString()));
            case VotePreparation.NotProven(var why) ->
                throw Failure.environment("NotProven", EthereumWords.because(why));
        };
    }

    private MessageReview review(VotePaper paper, EthereumSpending spending, BigInteger chainId) throws IOException {
        var message = new SignableMessage.Typed(paper.data());
        var listed = new ListedContracts(lists.lists(), KnownSpenders.builtIn());
        var context = new MessageContext(
                paper.voter(),
                chainId,
                "",
                spenders.clock().instant(),
                ContractsOnChain.of(message, listed, chainId, spending.network().node()),
                Descriptions.builtIn());
        return MessageReview.of(message, context);
    }

    private static ByteString call(VotePaper paper, ByteString made) {
        return paper.call(RecoverableSignature.parse(made).orThrow());
    }

    /// What is signed, and with the signature what to send; where it is signed already, it is tried.
    private Answer told(
            VotePreparation.Ready ready, MessageReview review, EthereumSpending spending, Optional<ByteString> made)
            throws Failure {
        var paper = ready.paper();
        var to = paper.wish().contract();
        var data = made.map(signature -> call(paper, signature));
        var tried = data.map(
                bytes -> spending.network().node().call(CallInput.of(to, bytes), HeadKind.SIGNED));
        var json = MessagePage.json(review)
                .and(named.names())
                .withText(
                        "nonce",
                        Optional.of(paper.nonce())
                                .filter(_ -> paper.form().hasNonce())
                                .map(BigInteger::toString))
                .withText("signature", made.map(EthereumWords::hex))
                .with("to", to.text())
                .withText("data", data.map(EthereumWords::hex))
                .with("taken", taken(tried));
        var page = made.isEmpty()
                ? MessagePage.of(review)
                        .and(named.payee().map(EthereumPayee::page).orElseGet(Page::empty))
                : VoteWords.page(to, made.get(), data.orElseThrow());
        var subject = Json.Members.none().with("account", paper.voter().text());
        var answer = spending.about(subject).all(ready.findings(), new EthereumAnswer.Told(json, page));
        return refusal(tried).map(answer::but).orElse(answer);
    }

    private static Json taken(Optional<Finding<CallResult>> tried) {
        return tried.flatMap(VoteBySignature::outcome)
                .<Json>map(outcome -> new Json.Flag(outcome instanceof Outcome.Returned))
                .orElseGet(Json.Nothing::new);
    }

    private static Optional<Outcome> outcome(Finding<CallResult> tried) {
        return tried instanceof Proven<CallResult> proven
                ? Optional.of(proven.value().outcome())
                : Optional.empty();
    }

    private static Optional<Failure> refusal(Optional<Finding<CallResult>> tried) {
        return tried.flatMap(VoteBySignature::outcome)
                .filter(outcome -> !(outcome instanceof Outcome.Returned))
                .map(outcome -> Failure.refused("SignatureNotTaken", VoteWords.refused(outcome)));
    }

    /// An ordinary transaction of another account, looked at and agreed to as any other.
    private Answer relayed(
            VoteWish wish,
            ByteString data,
            EthereumAccount from,
            ByteString made,
            EthereumSpending spending,
            Console console)
            throws Failure, IOException, InterruptedException {
        console.warn("Signed: " + EthereumWords.hex(made));
        var order = new EthereumOrder.Call(from.address(), new Destination.To(wish.contract()), Wei.ZERO, data);
        var answer = spending.finish(asking.request(order), named, options, console);
        return new Answer(answer.exit(), answer.json().with("signature", EthereumWords.hex(made)), answer.page());
    }
}

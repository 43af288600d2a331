package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.wallet.message.vote.VoteWish;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone vote delegate`: gives an account's votes to somebody (ERC-5805 `delegate`, `delegateBySig`).
@Command(name = "delegate", description = "Give the votes of a token to somebody; what it would do is shown first.")
final class VoteDelegate implements Task {
    private final Spenders spenders;
    private final ListsInUse lists;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    @Mixin
    private VoteSignatureOptions signature = new VoteSignatureOptions();

    @Option(names = "--token", required = true, paramLabel = "CONTRACT", description = "The token that gives votes.")
    private String token = "";

    @Option(
            names = "--to",
            required = true,
            paramLabel = "ADDRESS|NAME",
            description = "Who is to vote: an address, a name, which is proven first, or a contact. One's own account"
                    + " makes one's own votes count.")
    private String to = "";

    @Option(names = "--offchain", description = SendingOptions.OFFCHAIN)
    private boolean offchain;

    @Option(
            names = "--expiry",
            paramLabel = "SECONDS",
            description = "With --by-signature: until when it can be used, in seconds since 1970. Default: for a day.")
    private @Nullable String expiry;

    VoteDelegate(Spenders spenders, ListsInUse lists) {
        this.spenders = spenders;
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var contract = EthereumWords.address(token);
        var typed = TypedPayee.parse(to);
        if (typed instanceof TypedPayee.Link) throw Failure.usage("A link asks for a payment. Give its plain address.");
        signature.check();
        if (expiry != null && !signature.isWanted()) throw Failure.usage("--expiry goes with --by-signature.");
        var until = VoteSignatureOptions.expiry(
                Optional.ofNullable(expiry), spenders.clock().instant());
        options.until();
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            var from = spending.account().address();
            var payee = spending.payees(offchain).payee(typed);
            if (signature.isWanted()) {
                return new VoteBySignature(spenders, lists, options, signature, asking, EthereumDrafted.of(payee))
                        .finish(new VoteWish.Delegation(contract, payee.address(), until), spending, console);
            }
            var data = AbiCall.of("delegate(address)").address(payee.address()).data();
            var order = new EthereumOrder.Call(from, new Destination.To(contract), Wei.ZERO, data);
            return spending.finish(asking.request(order), EthereumDrafted.of(payee), options, console);
        }
    }
}

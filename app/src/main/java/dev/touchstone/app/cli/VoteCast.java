package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.wallet.message.vote.VoteWish;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `touchstone vote cast`: votes in a proposal, by a message that both forms of governors know.
@Command(name = "cast", description = "Vote in a proposal; what it would do is shown first.")
final class VoteCast implements Task {
    private static final int MOST_REASON = 4_096;

    private final Spenders spenders;
    private final ListsInUse lists;

    @Mixin
    private SpendingOptions options = new SpendingOptions();

    @Mixin
    private TransactionWishes wishes = new TransactionWishes();

    @Mixin
    private VoteSignatureOptions signature = new VoteSignatureOptions();

    @Option(names = "--governor", required = true, paramLabel = "ADDRESS", description = "The governor's contract.")
    private String governor = "";

    @Option(names = "--proposal", required = true, paramLabel = "ID", description = "The proposal's number.")
    private String proposal = "";

    @Option(names = "--support", required = true, paramLabel = "for|against|abstain", description = "How to vote.")
    private String support = "";

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, for all to read.")
    private String reason = "";

    VoteCast(Spenders spenders, ListsInUse lists) {
        this.spenders = spenders;
        this.lists = lists;
    }

    @Override
    public Answer run(Console console) throws Failure, IOException, InterruptedException {
        var ballot = ballot();
        signature.check();
        options.until();
        var asking = wishes.read(options.fees());
        Confirmation.check(options, console);
        try (var spending = EthereumSpending.begin(spenders, options.spender(), console)) {
            if (signature.isWanted()) {
                return new VoteBySignature(spenders, lists, options, signature, asking, EthereumDrafted.ofNobody())
                        .finish(ballot, spending, console);
            }
            var from = spending.account().address();
            var order = new EthereumOrder.Call(from, new Destination.To(ballot.contract()), Wei.ZERO, data(ballot));
            return spending.finish(asking.request(order), EthereumDrafted.ofNobody(), options, console);
        }
    }

    private VoteWish.Ballot ballot() throws Failure {
        var contract = EthereumWords.address(governor);
        var number = EthereumWords.number(proposal, "the number of a proposal");
        if (reason.length() > MOST_REASON) throw Failure.usage("That is too long a reason.");
        return new VoteWish.Ballot(contract, number, support(), reason);
    }

    private static ByteString data(VoteWish.Ballot ballot) {
        boolean hasReason = !ballot.reason().isEmpty();
        var call = AbiCall.of(hasReason ? "castVoteWithReason(uint256,uint8,string)" : "castVote(uint256,uint8)")
                .number(ballot.proposal())
                .number(BigInteger.valueOf(ballot.support()));
        return hasReason ? call.text(ballot.reason()).data() : call.data();
    }

    private int support() throws Failure {
        return switch (support.toLowerCase(Locale.ROOT)) {
            case "against" -> 0;
            case "for" -> VoteWish.Ballot.FOR;
            case "abstain" -> VoteWish.Ballot.ABSTAIN;
            default ->
                throw Failure.usage("One votes for, against or abstain, not '" + Words.printable(support) + "'.");
        };
    }
}

package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.PaymentQuestions;
import dev.touchstone.spv.ethereum.token.Erc1155;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.ethereum.token.TokenQuestion;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.wallet.asset.AssetId;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/// Finds out whether an account has too little of what it is to give, where trying it moved nothing. The
/// contract's own answer says so, computed over proven state. Pure but for what it asks; blocks.
final class HoldingCheck {
    private HoldingCheck() {}

    static Optional<EthereumDraftOutcome> lacking(PaymentQuestions questions, EthereumOrder order, Trial.Ran ran) {
        boolean hasMoved = ran.own().succeeds()
                && !ran.effects().losses().stream()
                        .filter(change -> !(change.asset() instanceof AssetId.Ether))
                        .toList()
                        .isEmpty();
        if (hasMoved) return Optional.empty();
        return switch (order) {
            case EthereumOrder.PayToken(var from, var token, var _, var units) ->
                asked(questions, new Erc20.BalanceOf(token.address(), from)).flatMap(has -> lacking(has, units));
            case EthereumOrder.GivePiece(var from, var piece, var _) ->
                asked(questions, new Erc721.OwnerOf(piece.contract(), piece.id()))
                        .flatMap(owner -> lacking(count(owner, from), BigInteger.ONE));
            case EthereumOrder.GiveItems items ->
                items.quantities().entrySet().stream()
                        .flatMap(item -> asked(
                                questions,
                                new Erc1155.BalanceOf(items.collection().address(), items.from(), item.getKey()))
                                .flatMap(has -> lacking(has, item.getValue()))
                                .stream())
                        .findFirst();
            case EthereumOrder.Exchange(var from, var swap, var _, var _, var _) ->
                swap.sold() instanceof Swap.Side.Token(var token)
                        ? asked(questions, new Erc20.BalanceOf(token, from)).flatMap(has -> lacking(has, swap.units()))
                        : Optional.empty();
            case EthereumOrder.PayEther _,
                    EthereumOrder.PayAllEther _,
                    EthereumOrder.Allow _,
                    EthereumOrder.AllowPiece _,
                    EthereumOrder.AllowAll _,
                    EthereumOrder.RunCodeOf _,
                    EthereumOrder.Call _ -> Optional.empty();
        };
    }

    private static BigInteger count(EthereumAddress owner, EthereumAddress from) {
        return owner.equals(from) ? BigInteger.ONE : BigInteger.ZERO;
    }

    private static Optional<EthereumDraftOutcome> lacking(BigInteger has, BigInteger wanted) {
        return has.compareTo(wanted) < 0
                ? Optional.of(new EthereumDraftOutcome.TooLittle(has, wanted))
                : Optional.empty();
    }

    private static <T> Optional<T> asked(PaymentQuestions questions, TokenQuestion<T> question) {
        var found = questions.calls(List.of(question.input()), HeadKind.SIGNED).getFirst();
        boolean isAnswered = found instanceof Proven<CallResult> proven
                && proven.value().outcome() instanceof CallResult.Outcome.Returned;
        if (!isAnswered) return Optional.empty();
        var returned = ((CallResult.Outcome.Returned)
                        ((Proven<CallResult>) found).value().outcome())
                .bytes();
        return question.read(returned) instanceof Parsed.Ok<T>(var answer) ? Optional.of(answer) : Optional.empty();
    }
}

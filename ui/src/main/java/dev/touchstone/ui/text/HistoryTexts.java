package dev.touchstone.ui.text;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.wallet.ledger.EthereumEntry;
import dev.touchstone.wallet.ledger.EthereumHistory;
import java.math.BigInteger;
import java.util.function.Function;

/// The words of histories on Ethereum: what a line is, how it stands, and whether a history adds up. Pure.
public final class HistoryTexts {
    private HistoryTexts() {}

    /// What happened, in a word or two.
    public static String name(EthereumEntry entry) {
        if (!entry.succeeded()) return "Payment failed";
        return switch (entry.principal().movement().cause()) {
            case Movement.Withdrawn _ -> "Validator payout";
            case Movement.Besides besides when besides.toBlockMaker() -> "Block reward";
            case Movement.Besides _ ->
                entry.principal().asset().isEther() ? "By a contract" : "Changed by its contract";
            case Movement.Sent sent when sent.to().isEmpty() -> "New contract";
            case Movement.Sent sent when sent.value().isZero() && entry.parts().size() == 1 -> "Contract used";
            case Movement.Authorized it ->
                it.delegate().equals(EthereumAddress.ZERO) ? "Code of its own ended" : "Code of its own set";
            case Movement.Sent _, Movement.Received _, Movement.Reported _ -> PaymentTexts.name(entry.direction());
        };
    }

    /// How a line stands.
    public static String state(EthereumEntry entry) {
        if (entry.left()) return "This block was replaced; waiting again";
        return switch (entry.finding()) {
            case Proven<Movement> _ when entry.isFinal() -> "Final";
            case Proven<Movement> _ -> "In a block; not final yet";
            case Pending<Movement> _ -> "On record; its proof is being checked again";
            case Refuted<Movement> _ -> "Proof failed. Open to see why.";
            case Claimed<Movement> _ -> "Claimed";
        };
    }

    /// The state as a sentence or two, for the page of one payment.
    public static String sentence(EthereumEntry entry) {
        var block = "block " + AmountFormat.count(entry.block().height().value());
        if (entry.left()) {
            return "The " + block + " that held this was replaced by another. It waits for a block again.";
        }
        return switch (entry.finding()) {
            case Proven<Movement> _ when entry.isFinal() -> "It is in " + block + ", which is final.";
            case Proven<Movement> _ -> "It is in " + block + ", which is signed and not final yet.";
            case Pending<Movement> _ -> "It was proven in " + block + ". Its proof is being checked again.";
            case Refuted<Movement> refuted -> Texts.explain(refuted.refutation());
            case Claimed<Movement> claimed -> "Claimed by " + claimed.source() + ".";
        };
    }

    /// Why a line is folded away.
    public static String explain(EthereumEntry.Suspicion suspicion) {
        return switch (suspicion) {
            case OF_NOTHING -> "Nothing moved. Anybody can have such a line written about any account.";
            case LOOKS_LIKE_ANOTHER ->
                "The address looks like one that you paid, and is another. Never copy an address from here.";
            case DUST -> "Too little to be meant. It may only be there to be seen.";
            case UNKNOWN_TOKEN -> "A token that you never asked for.";
        };
    }

    /// What a movement without a known payer is; empty where there is nothing to explain.
    public static String explain(Movement.Cause cause) {
        return switch (cause) {
            case Movement.Besides besides
            when besides.toBlockMaker() ->
                "The tips of this block went to this account, and whatever else contracts moved in it.";
            case Movement.Besides _ ->
                "No payment in this block explains it: a contract moved it. The amount is proven by the balance before"
                        + " and after the block.";
            case Movement.Withdrawn _ -> "The chain paid this out to a validator.";
            case Movement.Reported reported ->
                "As the token’s contract reported it in this transaction."
                        + (reported.from().equals(EthereumAddress.ZERO)
                                ? " It was made in it: nobody had it before."
                                : "")
                        + (reported.to().equals(EthereumAddress.ZERO) ? " It was destroyed: nobody has it now." : "");
            case Movement.Authorized authorized -> authorized(authorized);
            case Movement.Sent _, Movement.Received _ -> "";
        };
    }

    private static String authorized(Movement.Authorized it) {
        return it.delegate().equals(EthereumAddress.ZERO)
                ? "Your signed authorization ended what code could do for this account. Nothing moved by it."
                : "Your signed authorization lets the code of " + it.delegate().text()
                        + " act for this account. Nothing moved by it.";
    }

    /// Whether a history adds up, in a sentence or two.
    ///
    /// @param asset whose history it is
    /// @param amount writes an amount of the asset
    public static String sum(EthereumHistory.Sum sum, MovedAsset asset, Function<BigInteger, String> amount) {
        if (sum.reach().isEmpty()) return obstacle(sum, "Its history is being looked for.");
        return switch (sum.reconciliation()) {
            case Proven<Reconciliation> proven -> proven(proven.value(), sum, balance(asset)) + lie(sum);
            case Pending<Reconciliation> pending ->
                pending.soFar()
                        .map(soFar -> remainder(soFar, amount) + obstacle(sum, ""))
                        .orElseGet(() -> obstacle(sum, "Whether its history adds up is being checked."));
            case Refuted<Reconciliation> refuted -> Texts.explain(refuted.refutation());
            case Claimed<Reconciliation> _ -> "";
        };
    }

    private static String balance(MovedAsset asset) {
        return asset instanceof MovedAsset.Collection ? "what it has of this collection" : "this balance";
    }

    private static String proven(Reconciliation it, EthereumHistory.Sum sum, String balance) {
        var block = "block " + AmountFormat.count(it.from().height().value());
        boolean isAll =
                sum.reach().filter(reach -> reach.span().isFromTheStart()).isPresent();
        if (it.movements() == 0) {
            if (isAll && sum.isWhole()) return "Nothing ever came or went.";
            return sum.isWhole()
                    ? "Nothing came or went since " + block + ", the oldest that is known."
                    : "The balance is what it was in " + block + ", the oldest that is known.";
        }
        var count = it.movements() == 1
                ? "1 proven movement adds"
                : AmountFormat.count(it.movements()) + " proven movements add";
        if (isAll && sum.isWhole()) return count + " up to " + balance + ". Nothing else ever came or went.";
        return sum.isWhole()
                ? count + " up to " + balance + " since " + block + ". Nothing else came or went since then."
                : count + " up to " + balance + " since " + block + ". What cancels out could be missing.";
    }

    private static String remainder(Reconciliation it, Function<BigInteger, String> amount) {
        var since = " since block " + AmountFormat.count(it.from().height().value()) + ".";
        var rest = it.remainder();
        var words = rest.signum() == 0
                ? "All amounts are explained" + since
                : "Not explained yet: " + (rest.signum() > 0 ? "+" : "−") + amount.apply(rest.abs()) + since;
        if (it.missing() <= 0) return words;
        var steps = it.missing() == 1 ? "1 payment or authorization" : it.missing() + " payments or authorizations";
        return words + " " + steps + " of this account not found yet.";
    }

    /// That nobody proves older blocks is as it is; that somebody lied about them is to be told.
    private static String lie(EthereumHistory.Sum sum) {
        return sum.obstacle()
                .filter(Refuted.class::isInstance)
                .map(why -> " " + why(why))
                .orElse("");
    }

    private static String obstacle(EthereumHistory.Sum sum, String otherwise) {
        return sum.obstacle()
                .map(HistoryTexts::why)
                .filter(why -> !why.isEmpty())
                .map(why -> otherwise.isEmpty() ? " " + why : why)
                .orElse(otherwise);
    }

    private static String why(Finding<?> finding) {
        return switch (finding) {
            case Pending<?> pending
            when pending.reason() instanceof Pending.Reason.NobodyProves -> "No server proves older blocks.";
            case Pending<?> pending -> Texts.explain(pending.reason());
            case Refuted<?> refuted -> Texts.explain(refuted.refutation());
            case Proven<?> _, Claimed<?> _ -> "";
        };
    }
}

package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.OwnAddress;
import dev.touchstone.wallet.ledger.Coin;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes a payment anew at a higher fee, by the rules nodes have for replacements (BIP125): the same payees get the
/// same amounts, every coin of the first is spent again, the change pays for the difference, and where it is too small
/// coins in blocks are added. Pure apart from the dice. Confined to one call.
public final class Replacement {
    /// What each virtual byte of a replacement has to pay on top of the fee that is lost with the first payment.
    static final FeeRate INCREMENT = new FeeRate(1000);

    private final Transaction original;
    private final List<Coin> coins;
    private final DraftContext context;
    private final List<TxOut> payments;
    private final Optional<OwnAddress> change;

    private Replacement(Transaction original, List<Coin> coins, DraftContext context) {
        this.original = original;
        this.coins = coins;
        this.change = changeOf(original, context);
        this.context = change.map(each -> returningTo(each, context)).orElse(context);
        this.payments = original.outputs().stream()
                .filter(output -> !isChange(output, context))
                .toList();
    }

    /// Prepares the replacement, or says why there is none.
    ///
    /// @param original a payment that waits for a block
    /// @param context the wallet as if `original` had been given up
    public static ReplacementOutcome prepare(
            Transaction original, FeeChoice choice, FeeQuote quote, DraftContext context) {
        boolean signals = original.inputs().stream().anyMatch(input -> input.sequence() <= TxIn.REPLACEABLE);
        if (!signals) return new ReplacementOutcome.NotReplaceable(ReplacementOutcome.Reason.NOT_SIGNALLED);
        var known = context.coins().stream().collect(Collectors.toMap(Coin::outPoint, Function.identity()));
        var coins = original.inputs().stream()
                .map(TxIn::outPoint)
                .flatMap(outPoint -> Optional.ofNullable(known.get(outPoint)).stream())
                .toList();
        boolean allOurs = coins.size() == original.inputs().size();
        boolean paysSomebody = original.outputs().stream().anyMatch(output -> !isChange(output, context));
        boolean isPlain = original.outputs().stream()
                .allMatch(output ->
                        BitcoinAddress.of(context.network(), output.script()).isPresent());
        if (!allOurs || !paysSomebody || !isPlain) {
            return new ReplacementOutcome.NotReplaceable(ReplacementOutcome.Reason.NOT_OURS);
        }
        var rate = Drafts.rate(choice, quote);
        if (rate.isEmpty()) return new ReplacementOutcome.NotDrafted(new DraftOutcome.NoFeeKnown());
        var replacement = new Replacement(original, coins, context);
        var least = replacement.leastRate().atLeast(Drafts.floor(quote));
        if (rate.get().compareTo(least) < 0) return new ReplacementOutcome.FeeTooLow(rate.get(), least);
        return replacement.at(rate.get());
    }

    private static boolean isChange(TxOut output, DraftContext context) {
        return context.own()
                .pathOf(output.script())
                .filter(path -> path.branch() == Branch.CHANGE)
                .isPresent();
    }

    private static Optional<OwnAddress> changeOf(Transaction original, DraftContext context) {
        return original.outputs().stream()
                .filter(output -> isChange(output, context))
                .findFirst()
                .flatMap(
                        output -> context.own().pathOf(output.script()).map(path -> ownAddress(path, output, context)));
    }

    private static OwnAddress ownAddress(AddressPath path, TxOut output, DraftContext context) {
        return new OwnAddress(path, new BitcoinAddress(context.network(), output.script()));
    }

    /// Only one of the two payments will ever be in a block, so both may return their change to the same address.
    private static DraftContext returningTo(OwnAddress change, DraftContext context) {
        var addresses = new EnumMap<AddressType, OwnAddress>(context.change());
        addresses.put(change.path().type(), change);
        return context.withChange(addresses);
    }

    private Satoshis originalFee() {
        return total(coins).minus(sum(original.outputs()));
    }

    /// The least rate at which a transaction of the first one's size pays for both.
    private FeeRate leastRate() {
        long weight = TransactionWeight.of(
                coins, original.outputs().stream().map(TxOut::script).toList());
        return FeeRate.atLeastFor(leastFee(weight), weight);
    }

    private Satoshis leastFee(long weight) {
        return originalFee().plus(INCREMENT.feeFor(weight));
    }

    private ReplacementOutcome at(FeeRate rate) {
        var drafting = new Drafting(request(rate), rate, context);
        var type = change.map(each -> each.path().type()).orElseGet(() -> Drafting.mainType(coins));
        var alone = drafting.spendAll(coins, type);
        if (alone instanceof DraftOutcome.Ready(var draft) && paysForBoth(draft)) return ready(draft);
        boolean wantsMore = alone instanceof DraftOutcome.Ready || alone instanceof DraftOutcome.Shortfall;
        if (!wantsMore) return new ReplacementOutcome.NotDrafted(alone);
        return switch (drafting.selectBeside(coins, others(), type)) {
            case DraftOutcome.Ready(var draft) when paysForBoth(draft) -> ready(draft);
            case DraftOutcome.Ready(var draft) ->
                new ReplacementOutcome.FeeTooLow(rate, FeeRate.atLeastFor(leastFee(draft.weight()), draft.weight()));
            case DraftOutcome outcome -> new ReplacementOutcome.NotDrafted(outcome);
        };
    }

    private boolean paysForBoth(Draft draft) {
        return !draft.effects().fee().isLessThan(leastFee(draft.weight()));
    }

    private DraftRequest request(FeeRate rate) {
        var payees = payments.stream()
                .map(output -> new DraftRequest.Payee(
                        new BitcoinAddress(context.network(), output.script()), new PayAmount.Exactly(output.value())))
                .toList();
        return new DraftRequest(payees, new FeeChoice.Custom(rate), new CoinChoice.Automatic());
    }

    /// What may be added: a replacement must not wait for another payment that the first did not wait for (BIP125 rule
    /// 2).
    private List<Coin> others() {
        var taken = new HashSet<OutPoint>();
        coins.forEach(coin -> taken.add(coin.outPoint()));
        return context.coins().stream()
                .filter(coin -> coin.isConfirmed() && context.policy().allows(coin) && !taken.contains(coin.outPoint()))
                .toList();
    }

    /// Whether the payees were paid before was thought about when the first payment was made.
    private ReplacementOutcome ready(Draft draft) {
        var warnings = new ArrayList<>(draft.warnings());
        warnings.removeIf(each -> each instanceof Warning.ReusedAddress || each instanceof Warning.FirstTimeRecipient);
        return new ReplacementOutcome.Ready(draft.replacing(original.txid(), warnings));
    }

    private static Satoshis total(List<Coin> coins) {
        return Satoshis.sum(coins.stream().map(Coin::value).toList());
    }

    private static Satoshis sum(List<TxOut> outputs) {
        return Satoshis.sum(outputs.stream().map(TxOut::value).toList());
    }
}

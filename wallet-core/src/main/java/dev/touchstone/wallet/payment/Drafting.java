package dev.touchstone.wallet.payment;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.ledger.Coin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// One payment on its way from request to draft, at a known fee rate. Confined to one call of [Drafts].
final class Drafting {
    /// The least change that a random draw leaves room for: less would be awkward to spend.
    private static final Satoshis USEFUL_CHANGE = Satoshis.of(50_000);

    /// What rounding up to whole virtual bytes can add to a weight.
    private static final int ROUNDING = 3;

    private static final int MOST_INPUTS_OF_SHORT_COUNT = 0xfc;

    private final DraftRequest request;
    private final FeeRate rate;
    private final DraftContext context;
    private final CoinSelector selector;
    private final DraftAssembly assembly;

    Drafting(DraftRequest request, FeeRate rate, DraftContext context) {
        this.request = request;
        this.rate = rate;
        this.context = context;
        this.selector = new CoinSelector(context.dice());
        this.assembly = new DraftAssembly(rate, context);
    }

    boolean sendsEverything() {
        return request.payees().stream().anyMatch(payee -> payee.amount() instanceof PayAmount.Everything);
    }

    /// The coins that bring more than their input costs.
    List<Coin> worthwhile(List<Coin> coins) {
        return coins.stream()
                .filter(coin -> rate.feeFor(coin.path().type().inputWeight()).isLessThan(coin.value()))
                .toList();
    }

    /// Picks coins of one account if those are enough, which keeps the accounts apart; else of all.
    Optional<DraftOutcome> select(List<Coin> coins) {
        return Arrays.stream(AddressType.values())
                .map(type -> pick(
                        coins.stream()
                                .filter(coin -> coin.path().type() == type)
                                .toList(),
                        type))
                .flatMap(Optional::stream)
                .min(Comparator.comparingLong(Selection::waste))
                .or(() -> pick(coins, mainType(coins)))
                .map(selection -> assembly.assemble(selection.coins(), payments(), mainType(selection.coins())))
                .or(() -> all(worthwhile(coins)));
    }

    /// All of these where they are just enough: selection may keep in hand what is not needed.
    private Optional<DraftOutcome> all(List<Coin> coins) {
        if (coins.isEmpty()) return Optional.empty();
        return spendAll(coins) instanceof DraftOutcome.Ready ready ? Optional.of(ready) : Optional.empty();
    }

    private Optional<Selection> pick(List<Coin> coins, AddressType changeType) {
        if (coins.isEmpty()) return Optional.empty();
        return pick(coins, changeType, 0)
                .filter(selection -> isEnough(selection.coins()))
                .or(() -> pick(coins, changeType, ROUNDING));
    }

    private Optional<Selection> pick(List<Coin> coins, AddressType changeType, int spareWeight) {
        var candidates = candidates(coins);
        int manyInputs = MOST_INPUTS_OF_SHORT_COUNT + 1;
        return selector.select(candidates, target(changeType, 1, List.of(), spareWeight))
                .flatMap(selection -> selection.picked().size() < manyInputs
                        ? Optional.of(selection)
                        : selector.select(candidates, target(changeType, manyInputs, List.of(), spareWeight)));
    }

    /// Whether these coins pay for the payments and the fee, in whole virtual bytes.
    private boolean isEnough(List<Coin> coins) {
        return !total(coins).minus(paid()).minus(rate.feeFor(weight(coins))).isNegative();
    }

    /// @param fixed coins that are spent in any case: what they bring need not be picked
    /// @param spareWeight what is paid for beyond the weight that selection knows
    private CoinSelector.Target target(AddressType changeType, int inputs, List<Candidate> fixed, int spareWeight) {
        long base = TransactionWeight.withoutInputs(inputs, scripts());
        long change = TransactionWeight.ofOutput(assembly.changeScript(changeType));
        long brought = fixed.stream().mapToLong(Candidate::effective).sum();
        long weight = fixed.stream().mapToLong(Candidate::weight).sum();
        return new CoinSelector.Target(
                Math.max(1, Scaled.amount(paid()) + Scaled.cost(base + spareWeight, rate) - brought),
                Scaled.cost(change, rate),
                Scaled.cost(changeType.inputWeight(), CoinSelector.LONG_TERM),
                Scaled.amount(USEFUL_CHANGE),
                TransactionWeight.MOST - base - change - weight);
    }

    /// Adds coins to those that are spent in any case: of the account that takes the change if those are enough.
    DraftOutcome selectBeside(List<Coin> fixed, List<Coin> others, AddressType changeType) {
        var sameType =
                others.stream().filter(coin -> coin.path().type() == changeType).toList();
        return pickBeside(fixed, sameType, changeType)
                .or(() -> pickBeside(fixed, others, changeType))
                .map(added -> {
                    var all = new ArrayList<>(fixed);
                    all.addAll(added.coins());
                    return assembly.assemble(all, payments(), changeType);
                })
                .orElseGet(() -> {
                    var all = new ArrayList<>(fixed);
                    all.addAll(worthwhile(others));
                    return spendAll(all, changeType);
                });
    }

    private Optional<Selection> pickBeside(List<Coin> fixed, List<Coin> others, AddressType changeType) {
        if (others.isEmpty()) return Optional.empty();
        var target = target(changeType, MOST_INPUTS_OF_SHORT_COUNT + 1, candidates(fixed), ROUNDING);
        return selector.select(candidates(others), target);
    }

    private List<Candidate> candidates(List<Coin> coins) {
        return coins.stream()
                .map(coin -> Candidate.of(coin, rate, CoinSelector.LONG_TERM))
                .toList();
    }

    /// The account that holds most of the value.
    static AddressType mainType(List<Coin> coins) {
        return Arrays.stream(AddressType.values())
                .max(Comparator.comparingLong(type -> coins.stream()
                        .filter(coin -> coin.path().type() == type)
                        .mapToLong(coin -> coin.value().value())
                        .sum()))
                .orElseThrow();
    }

    /// Spends all of these coins and returns what is over as change.
    DraftOutcome spendAll(List<Coin> coins) {
        return spendAll(coins, mainType(coins));
    }

    DraftOutcome spendAll(List<Coin> coins, AddressType changeType) {
        long weight = weight(coins);
        if (weight > TransactionWeight.MOST) return new DraftOutcome.TooLarge(weight, TransactionWeight.MOST);
        if (!isEnough(coins)) return shortfallOf(coins);
        return assembly.assemble(coins, payments(), changeType);
    }

    /// Spends all of these coins and gives what is over to the payee who gets everything.
    DraftOutcome everything(List<Coin> coins) {
        if (coins.isEmpty()) return shortfallOf(coins);
        long weight = weight(coins);
        if (weight > TransactionWeight.MOST) return new DraftOutcome.TooLarge(weight, TransactionWeight.MOST);
        var rest = total(coins).minus(paid()).minus(rate.feeFor(weight));
        var payee = payeeOfEverything();
        var least = DustLimit.of(payee.address().script());
        if (rest.compareTo(Satoshis.ZERO) <= 0) return shortfallOf(coins);
        if (rest.isLessThan(least)) return new DraftOutcome.BelowDust(payee.address(), rest, least);
        var payments = request.payees().stream()
                .map(each -> new TxOut(
                        each.amount() instanceof PayAmount.Exactly exactly ? exactly.amount() : rest,
                        each.address().script()))
                .toList();
        return assembly.withoutChange(coins, payments);
    }

    private DraftRequest.Payee payeeOfEverything() {
        return request.payees().stream()
                .filter(payee -> payee.amount() instanceof PayAmount.Everything)
                .findFirst()
                .orElseThrow();
    }

    DraftOutcome shortfall(List<Coin> allowed) {
        var useful = worthwhile(allowed);
        long weight = weight(useful);
        if (isEnough(useful)) return new DraftOutcome.TooLarge(weight, TransactionWeight.MOST);
        return shortfallOf(useful);
    }

    /// What these coins lack for the payments and the fee of spending all of them.
    private DraftOutcome shortfallOf(List<Coin> coins) {
        var fee = rate.feeFor(weight(coins));
        var wanted = sendsEverything()
                ? paid().plus(DustLimit.of(payeeOfEverything().address().script()))
                : paid();
        var missing = wanted.plus(fee).minus(total(coins));
        return new DraftOutcome.Shortfall(missing, total(coins), fee, Drafts.waiting(context));
    }

    private long weight(List<Coin> coins) {
        return TransactionWeight.of(coins, scripts());
    }

    private static Satoshis total(List<Coin> coins) {
        return Satoshis.sum(coins.stream().map(Coin::value).toList());
    }

    private List<Script> scripts() {
        return request.payees().stream().map(payee -> payee.address().script()).toList();
    }

    /// The sum of the amounts that were named.
    private Satoshis paid() {
        return Satoshis.sum(payments().stream().map(TxOut::value).toList());
    }

    private List<TxOut> payments() {
        var payments = new ArrayList<TxOut>();
        for (var payee : request.payees()) {
            if (payee.amount() instanceof PayAmount.Exactly exactly) {
                payments.add(new TxOut(exactly.amount(), payee.address().script()));
            }
        }
        return payments;
    }
}

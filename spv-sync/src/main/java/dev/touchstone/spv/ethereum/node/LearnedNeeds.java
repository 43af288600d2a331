package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Proven;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What calls needed when they were run before, so that the same call, or one of the same function of the same
/// code, is proven in one round. Guesses only: a wrong one costs a few bytes, and proves nothing. Thread-safe.
final class LearnedNeeds {
    private static final int MOST = 4096;
    private static final int SELECTOR = 4;
    private static final int MOST_ARGUMENTS = 4;

    /// What needs more than this is found anew each time.
    private static final int MOST_NEEDS = 256;

    private final Recent<CallInput, Needs> calls = new Recent<>(MOST);
    private final Recent<Function, Recipe> functions = new Recent<>(MOST);
    private final KnownState known;

    LearnedNeeds(KnownState known) {
        this.known = known;
    }

    /// A function of some code, called with so many bytes.
    private record Function(EthereumAddress contract, Hash256 codeHash, ByteString selector, int length) {}

    private record SlotShape(EthereumAddress account, KeyShape key) {}

    private record Recipe(Set<EthereumAddress> accounts, List<SlotShape> slots, Set<EthereumAddress> codes) {}

    /// What the call may need, of the contract at least.
    Needs guess(CallInput input) {
        var least = Needs.ofAccount(input.to());
        var same = calls.get(input);
        if (same.isPresent()) return least.and(same.get());
        return function(input)
                .flatMap(functions::get)
                .map(recipe -> least.and(needs(recipe, arguments(input))))
                .orElse(least);
    }

    private static Needs needs(Recipe recipe, List<Hash256> arguments) {
        var slots = new LinkedHashSet<Missing.Slot>();
        for (var shape : recipe.slots()) {
            shape.key().key(arguments).ifPresent(key -> slots.add(new Missing.Slot(shape.account(), key)));
        }
        return new Needs(recipe.accounts(), slots, recipe.codes());
    }

    void learn(Proven<CallResult> call) {
        if (!(call.evidence() instanceof Evidence.CallInState it)) return;
        learn(call.value().input(), needs(it.accounts(), it.slots(), it.codes()));
    }

    /// What evidence of a run consists of.
    static Needs needs(
            List<Evidence.AccountInState> inAccounts,
            List<Evidence.SlotInStorage> inSlots,
            List<Evidence.CodeOfAccount> inCodes) {
        var accounts = new LinkedHashSet<EthereumAddress>();
        inAccounts.forEach(it -> accounts.add(it.account().address()));
        var codes = new LinkedHashSet<EthereumAddress>();
        inCodes.forEach(it -> codes.add(it.code().account()));
        var slots = new LinkedHashSet<Missing.Slot>();
        inSlots.forEach(
                it -> slots.add(new Missing.Slot(it.slot().account(), it.slot().key())));
        return new Needs(accounts, slots, codes);
    }

    void learn(CallInput input, Needs needs) {
        boolean isKnown = guess(input).equals(Needs.ofAccount(input.to()).and(needs));
        if (isKnown || needs.count() > MOST_NEEDS) return;
        calls.put(input, needs);
        function(input).ifPresent(function -> functions.put(function, recipe(needs, arguments(input))));
    }

    private static Recipe recipe(Needs needs, List<Hash256> arguments) {
        var places = List.copyOf(needs.slots());
        var shapes = KeyShape.of(places.stream().map(Missing.Slot::key).toList(), arguments);
        var slots = new ArrayList<SlotShape>();
        for (int i = 0; i < shapes.size(); i++) {
            slots.add(new SlotShape(places.get(i).account(), shapes.get(i)));
        }
        return new Recipe(needs.accounts(), slots, needs.codes());
    }

    private Optional<Function> function(CallInput input) {
        if (input.data().length() < SELECTOR) return Optional.empty();
        var selector = ByteString.of(input.data().toArray(0, SELECTOR));
        return known.seen(input.to())
                .map(seen -> new Function(
                        input.to(), seen.codeHash(), selector, input.data().length()));
    }

    private static Hash256 sender(EthereumAddress from) {
        var word = new byte[Hash256.BYTES];
        System.arraycopy(from.value().toArray(), 0, word, Hash256.BYTES - EthereumAddress.BYTES, EthereumAddress.BYTES);
        return Hash256.of(word);
    }

    /// What keys may be made of: the first arguments, and who calls.
    private static List<Hash256> arguments(CallInput input) {
        var words = new ArrayList<Hash256>();
        var data = input.data();
        for (int at = SELECTOR; at + Hash256.BYTES <= data.length() && words.size() < MOST_ARGUMENTS; ) {
            words.add(Hash256.of(data.toArray(at, at + Hash256.BYTES)));
            at += Hash256.BYTES;
        }
        if (!input.from().equals(EthereumAddress.ZERO)) words.add(sender(input.from()));
        return words;
    }
}

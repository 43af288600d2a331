package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.Heads.Anchored;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Proves the watched accounts anew whenever a head moves: all of them in one question about that one block.
/// Confined to the ethereum-chain loop.
final class AccountWatches {
    private static final Duration RETRY = Duration.ofSeconds(4);

    private final NodeContext context;
    private final Supplier<Heads> heads;
    private final ChainAnswers answers;
    private final Set<Watch> watches = new LinkedHashSet<>();
    private final Round signed = new Round();
    private final Round finalized = new Round();

    AccountWatches(NodeContext context, Supplier<Heads> heads, ChainAnswers answers) {
        this.context = context;
        this.heads = heads;
        this.answers = answers;
    }

    /// Accounts that somebody watches.
    static final class Watch {
        private final Set<EthereumAddress> addresses;
        private final AccountListener listener;
        private final Map<HeadKind, Map<EthereumAddress, Finding<AccountState>>> last = new EnumMap<>(HeadKind.class);

        Watch(Collection<EthereumAddress> addresses, AccountListener listener) {
            this.addresses = new LinkedHashSet<>(addresses);
            this.listener = listener;
        }
    }

    /// How far the proofs about one kind of head are.
    private static final class Round {
        private Optional<Anchored> asking = Optional.empty();
        private Optional<Anchored> done = Optional.empty();
        private Optional<Pending.Reason> told = Optional.empty();
        private Instant nextTry = Instant.MIN;
        private boolean isBehind;
    }

    void add(Watch watch) {
        watches.add(watch);
        signed.isBehind = true;
        finalized.isBehind = true;
        tick();
    }

    void remove(Watch watch) {
        watches.remove(watch);
    }

    void tick() {
        if (watches.isEmpty()) return;
        tick(HeadKind.SIGNED, signed);
        tick(HeadKind.FINALIZED, finalized);
    }

    private void tick(HeadKind kind, Round round) {
        if (round.asking.isPresent()) return;
        var head = heads.get().at(kind);
        if (head.isEmpty()) {
            tellOnce(kind, round, heads.get().otherwise());
            return;
        }
        boolean isNew = !head.equals(round.done);
        boolean isDue = !context.now().isBefore(round.nextTry);
        if (isNew || (round.isBehind && isDue)) prove(kind, round, head.get());
    }

    /// Without a head there is nothing to prove with, and the reason is told once.
    private void tellOnce(HeadKind kind, Round round, Pending.Reason why) {
        if (round.told.filter(why::equals).isPresent() && !round.isBehind) return;
        round.told = Optional.of(why);
        round.isBehind = false;
        round.done = Optional.empty();
        for (var watch : List.copyOf(watches)) deliver(watch, kind, Map.of(), Optional.of(why));
    }

    private void prove(HeadKind kind, Round round, Anchored head) {
        round.asking = Optional.of(head);
        round.isBehind = false;
        var all = new LinkedHashSet<EthereumAddress>();
        watches.forEach(watch -> all.addAll(watch.addresses));
        var addresses = List.copyOf(all);
        context.errands().run(() -> answers.accounts(head, addresses), found -> proven(kind, round, head, found));
    }

    private void proven(HeadKind kind, Round round, Anchored head, Map<EthereumAddress, Finding<AccountState>> found) {
        round.asking = Optional.empty();
        round.done = Optional.of(head);
        round.told = Optional.empty();
        var missing = found.values().stream().filter(f -> !f.isProven()).findFirst();
        if (missing.isPresent()) {
            round.isBehind = true;
            round.nextTry = context.now().plus(RETRY);
            context.publish();
        }
        for (var watch : List.copyOf(watches)) {
            if (found.keySet().containsAll(watch.addresses))
                deliver(watch, kind, found, missing.map(AccountWatches::reason));
            else round.isBehind = true;
        }
        tick(kind, round);
    }

    /// Where everybody lied, nobody proves.
    private static Pending.Reason reason(Finding<AccountState> finding) {
        return finding instanceof Pending<AccountState> pending ? pending.reason() : new Pending.Reason.NobodyProves();
    }

    /// What was proven before of an account stays, as of its own block, where nothing newer is proven of it.
    private static void deliver(
            Watch watch,
            HeadKind kind,
            Map<EthereumAddress, Finding<AccountState>> found,
            Optional<Pending.Reason> missing) {
        var before = watch.last.getOrDefault(kind, Map.of());
        var now = new LinkedHashMap<EthereumAddress, Finding<AccountState>>();
        for (var address : watch.addresses) {
            var newer = found.get(address);
            var older = before.get(address);
            if (older instanceof Proven<AccountState> && !(newer instanceof Proven<AccountState>)) {
                now.put(address, older);
            } else if (newer != null) now.put(address, newer);
            else now.put(address, Pending.because(missing.orElseThrow()));
        }
        watch.last.put(kind, now);
        watch.listener.accounts(new WatchedAccounts(kind, now, missing));
    }
}

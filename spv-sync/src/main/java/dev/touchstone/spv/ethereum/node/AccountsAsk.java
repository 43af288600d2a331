package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Inquiry.Verdict;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.StateKernel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// One round of asking for accounts, all of one proven block: first for all of them together, then, where
/// servers answer and yet have no proofs, for each by itself. For one round and the thread that began it; what
/// answers are checked on other threads is gathered safely. Blocks.
final class AccountsAsk {
    /// After so many failures the accounts are not the reason.
    private static final int MOST_FAILURES = 4;

    private final Asker asker;
    private final ProofCache cache;
    private final Proven<ExecutionHeader> block;
    private final Map<EthereumAddress, Finding<AccountState>> found = new ConcurrentHashMap<>();

    AccountsAsk(Asker asker, ProofCache cache, Proven<ExecutionHeader> block) {
        this.asker = asker;
        this.cache = cache;
        this.block = block;
    }

    /// What is found of each account, in this order.
    Map<EthereumAddress, Finding<AccountState>> of(Collection<EthereumAddress> addresses) throws InterruptedException {
        addresses.forEach(address -> cache.account(block, address).ifPresent(known -> found.put(address, known)));
        var without = ask(missing(addresses));
        var all = new LinkedHashMap<EthereumAddress, Finding<AccountState>>();
        for (var address : addresses) {
            all.put(address, Optional.ofNullable(found.get(address)).orElseGet(() -> without.get(address)));
        }
        return all;
    }

    private List<EthereumAddress> missing(Collection<EthereumAddress> addresses) {
        return addresses.stream()
                .distinct()
                .filter(address -> !found.containsKey(address))
                .toList();
    }

    /// What there is instead of each account that nothing is found of.
    private Map<EthereumAddress, Finding<AccountState>> ask(List<EthereumAddress> wanted) throws InterruptedException {
        var without = new LinkedHashMap<EthereumAddress, Finding<AccountState>>();
        if (wanted.isEmpty()) return without;
        var sources = asker.sources();
        if (!(ask(wanted, sources) instanceof Inquiry.Result.Unanswered<Boolean> unanswered)) return without;
        for (var address : missing(wanted)) without.put(address, ProofVerdict.without(unanswered));
        var failing = failing(sources, unanswered.faults());
        if (wanted.size() > 1 && !failing.isEmpty()) singly(failing, without);
        return without;
    }

    /// One account after the other.
    private void singly(List<ExecutionSource> sources, Map<EthereumAddress, Finding<AccountState>> without)
            throws InterruptedException {
        int failures = 0;
        for (var entry : without.entrySet()) {
            if (failures == MOST_FAILURES) return;
            if (ask(List.of(entry.getKey()), sources) instanceof Inquiry.Result.Unanswered<Boolean> unanswered) {
                entry.setValue(ProofVerdict.without(unanswered));
                failures++;
            }
        }
    }

    private Inquiry.Result<Boolean> ask(List<EthereumAddress> addresses, List<ExecutionSource> sources)
            throws InterruptedException {
        var questions = addresses.stream().map(StateQuestion::ofAccount).toList();
        return asker.ask(sources, s -> s.state(block.asOf().hash(), questions), answer -> judged(addresses, answer));
    }

    /// What proves true counts, also where something else in the same answer is a lie.
    private Verdict<Boolean> judged(List<EthereumAddress> order, StateAnswer answer) {
        if (answer.accounts().size() != order.size()) {
            return new Verdict.OfNoUse<>(new SourceFault.Unreadable("another number of proofs than of questions"));
        }
        var findings = new ArrayList<Finding<AccountState>>();
        for (int i = 0; i < order.size(); i++) {
            var nodes = answer.accounts().get(i).account();
            findings.add(gathered(order.get(i), StateKernel.account(block, order.get(i), nodes)));
        }
        return switch (ProofVerdict.ofAll(findings)) {
            case Verdict.True<List<Finding<AccountState>>> _ -> new Verdict.True<>(true);
            case Verdict.False<List<Finding<AccountState>>>(var why) -> new Verdict.False<>(why);
            case Verdict.OfNoUse<List<Finding<AccountState>>>(var why) -> new Verdict.OfNoUse<>(why);
        };
    }

    private Finding<AccountState> gathered(EthereumAddress address, Finding<AccountState> finding) {
        if (finding instanceof Proven<AccountState> account) cache.put(block, account);
        if (!(finding instanceof Refuted<AccountState>)) found.put(address, finding);
        return finding;
    }

    /// Those that answered and yet had no proofs: for one of the accounts alone they may have one.
    private static List<ExecutionSource> failing(List<ExecutionSource> sources, Map<?, SourceFault> faults) {
        return sources.stream()
                .filter(source -> Optional.ofNullable(faults.get(source))
                        .filter(AccountsAsk::mayBeAnAccounts)
                        .isPresent())
                .toList();
    }

    private static boolean mayBeAnAccounts(SourceFault fault) {
        return switch (fault) {
            case SourceFault.NotThere _, SourceFault.Refused _, SourceFault.TooLarge _, SourceFault.Unreadable _ ->
                true;
            case SourceFault.Unreachable _,
                    SourceFault.TimedOut _,
                    SourceFault.RateLimited _,
                    SourceFault.Unsupported _,
                    SourceFault.UnknownRules _,
                    SourceFault.WrongNetwork _,
                    SourceFault.Lied _,
                    SourceFault.GivenUp _ -> false;
        };
    }
}

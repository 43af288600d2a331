package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.Work;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The branches beside the best chain, within bounds that no flood of cheap headers can move. Confined to its owner's
/// thread.
///
/// At most 64 branches are followed; beyond that the lightest, and of equals the oldest, is forgotten. Headers are
/// kept only of branches within a day's work of the best chain, 32,768 in all: those cost as much as the blocks they
/// compete with. A lighter branch is followed by its judge alone, in constant size, so that a chain of any length
/// that turns out to be heavier is noticed; then its headers are asked for once more, and those are kept.
final class SideBranches {
    static final int MOST_BRANCHES = 64;
    static final int MOST_HEADERS = 1 << 15;
    private static final Comparator<Branch> BY_WORK = Comparator.comparing(Branch::work);

    private final List<Branch> branches = new ArrayList<>();
    /// A branch that was found to be heavier without its headers, which are asked for again.
    private @Nullable Branch promised;

    /// The branch that ends with this block.
    Optional<Branch> endingWith(Hash256 tip) {
        return branches.stream().filter(b -> b.tip().hash().equals(tip)).findFirst();
    }

    /// A branch that has this block below its end.
    Optional<Branch> containing(Hash256 block) {
        return branches.stream()
                .filter(b -> b.packed().countUpTo(block).isPresent())
                .findFirst();
    }

    /// Of the branches kept that leave the best chain at `fork`, the one that begins most like these headers.
    Optional<Branch> mostLike(Height fork, Branch.Packed headers) {
        return branches.stream()
                .filter(b -> b.fork().equals(fork) && b.packed().common(headers) > 0)
                .max(Comparator.comparingInt(b -> b.packed().common(headers)));
    }

    void remove(Branch branch) {
        branches.remove(branch);
    }

    /// Follows this branch, and keeps its headers if its work is `floor` or more.
    void add(Branch branch, Work floor) {
        branches.add(branch);
        branches.replaceAll(b -> isWorthKeeping(b, floor) ? b : b.withoutHeaders());
        while (headers() > MOST_HEADERS && lightestKept().isPresent()) {
            var lightest = lightestKept().orElseThrow();
            branches.set(branches.indexOf(lightest), lightest.withoutHeaders());
        }
        if (branches.size() > MOST_BRANCHES) {
            branches.remove(branches.stream().min(BY_WORK).orElseThrow());
        }
    }

    private boolean isWorthKeeping(Branch branch, Work floor) {
        return !branch.work().isLessThan(floor) || isPromised(branch);
    }

    private boolean isPromised(Branch branch) {
        return promised != null && branch.fork().equals(promised.fork()) && branch.length() <= promised.length();
    }

    private Optional<Branch> lightestKept() {
        return branches.stream()
                .filter(b -> b.packed().count() > 0 && !isPromised(b))
                .min(BY_WORK);
    }

    /// Headers of branches that leave the chain where this one does are kept from now on, up to its length: it has
    /// proven that much work.
    void promise(Branch heavier) {
        branches.remove(heavier);
        promised = heavier;
    }

    void clear() {
        branches.clear();
        promised = null;
    }

    int count() {
        return branches.size();
    }

    /// How many headers are kept.
    int headers() {
        return branches.stream().mapToInt(b -> b.packed().count()).sum();
    }
}

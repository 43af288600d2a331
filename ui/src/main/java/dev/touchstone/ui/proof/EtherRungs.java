package dev.touchstone.ui.proof;

import dev.touchstone.icons.TruthMark;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.proof.ContentEvidence;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Grounds;
import dev.touchstone.spv.proof.Rule;
import dev.touchstone.ui.format.AmountFormat;
import dev.touchstone.ui.proof.Ladder.Detail;
import dev.touchstone.ui.proof.Ladder.Drawing;
import dev.touchstone.ui.proof.Ladder.Rung;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The ladder of what is proven on Ethereum: a sum of accounts, an account, a block, its signers, the committees
/// before them. Pure.
final class EtherRungs {
    private static final String COMMITTEE_LIMIT =
            "If two thirds of the committee lied together, this could be wrong; they are not fined for it.";

    private static final String CHECKPOINT_LIMIT = "The checkpoint is believed without proof.";

    private static final String NOW_LIMIT =
            "It holds as of the block named above. What happened since is not part of this proof.";

    static final String FINALITY_LIMIT =
            "That block is not final yet. In rare cases the newest blocks are replaced by others.";

    private static final List<String> LAYER_LIMITS = List.of(
            "It is what was settled on Ethereum, which takes days. Newer payments are not in it.",
            "Whoever may change that chain’s contracts on Ethereum could settle something else.");

    private final Wording wording;

    EtherRungs(Wording wording) {
        this.wording = wording;
    }

    /// Whether this evidence rests on a committee's signature.
    static boolean isOfEthereum(Evidence evidence) {
        return switch (evidence) {
            case Evidence.SignedBlock _, Evidence.OfState _ -> true;
            case Evidence.Derived(var rule, var _) -> rule != Rule.UNSPENT_OUTPUTS;
            case Evidence.Anchor _,
                    Evidence.HeaderOnChain _,
                    Evidence.WholeBlock _,
                    Evidence.InBlock _,
                    Evidence.FilterScan _,
                    ContentEvidence _ -> false;
        };
    }

    List<Rung> of(Evidence evidence) {
        var rungs = new ArrayList<Rung>();
        var at = evidence;
        if (at instanceof Evidence.Derived(var _, var premises)) {
            var accounts = accounts(premises);
            if (accounts.size() > 1) rungs.addAll(sum(accounts));
            at = accounts.size() > 1 ? accounts.getFirst().header() : premises.getFirst();
        }
        boolean isContract = false;
        while (at instanceof Evidence.OfState state) {
            boolean isItsEntry = isContract && state instanceof Evidence.AccountInState;
            rungs.add(
                    isItsEntry
                            ? StateRungs.contract((Evidence.AccountInState) state)
                            : StateRungs.rung(state, wording));
            isContract = state instanceof Evidence.SlotInStorage || state instanceof Evidence.CodeOfAccount;
            if (state instanceof Evidence.CallInState call) {
                rungs.add(CallRungs.premises(call.accounts(), call.slots()));
            }
            if (state instanceof Evidence.SimulationInState it) {
                rungs.add(CallRungs.premises(it.run().accounts(), it.run().slots()));
            }
            at = state.premises().getFirst();
        }
        if (at instanceof Evidence.SignedBlock block)
            rungs.addAll(SigningRungs.of(block, isWholeBlock(evidence), wording));
        return rungs;
    }

    private static boolean isWholeBlock(Evidence evidence) {
        return evidence instanceof Evidence.SignedBlock;
    }

    private static List<Evidence.AccountInState> accounts(List<Evidence> premises) {
        return premises.stream()
                .filter(Evidence.AccountInState.class::isInstance)
                .map(Evidence.AccountInState.class::cast)
                .toList();
    }

    private List<Rung> sum(List<Evidence.AccountInState> parts) {
        var shares = parts.stream()
                .map(part -> new Drawing.Share(
                        wording.name(part.account().address()), part.account().balance()))
                .toList();
        var sum = new Rung(
                TruthMark.PROVEN,
                "What " + AmountFormat.count(parts.size()) + " accounts have in the same block makes this sum.",
                List.of(new Drawing.Sum(shares)),
                parts.stream().map(part -> detail(part.account())).toList(),
                false);
        return List.of(sum, entries(parts));
    }

    private Detail detail(AccountState account) {
        return new Detail(account.address().text(), wording.state(account));
    }

    private Rung entries(List<Evidence.AccountInState> parts) {
        var steps = IntStream.range(0, parts.size())
                .map(i -> parts.get(i).nodes().size())
                .summaryStatistics();
        var counted = steps.getMin() == steps.getMax()
                ? steps.getMax() + " steps each"
                : steps.getMin() + " to " + steps.getMax() + " steps each";
        var deepest = parts.stream()
                .filter(part -> part.nodes().size() == steps.getMax())
                .findFirst()
                .orElseThrow();
        var details = new ArrayList<Detail>();
        for (var part : parts) {
            details.add(new Detail(
                    wording.name(part.account().address()), part.nodes().size() + " steps"));
        }
        details.add(new Detail("Drawn", wording.name(deepest.account().address())));
        var path = TriePath.of(deepest.account().address().trieKey(), deepest.nodes());
        return new Rung(
                TruthMark.PROVEN,
                "Each account’s entry was found in the table of all accounts (" + counted + ").",
                List.of(new Drawing.Path(path)),
                details,
                false);
    }

    /// What such a proof does not show.
    static List<String> limits(Evidence evidence) {
        var limits = new ArrayList<>(List.of(COMMITTEE_LIMIT, CHECKPOINT_LIMIT));
        boolean isFinal = block(evidence)
                .filter(block -> !(block.signing() instanceof Evidence.Signing.Signed))
                .isPresent();
        if (!isFinal) limits.add(FINALITY_LIMIT);
        if (Grounds.rollup(evidence).isPresent()) limits.addAll(LAYER_LIMITS);
        if (PictureRungs.isOfPicture(evidence)) limits.addAll(PictureRungs.LIMITS);
        if (CallRungs.isOfCall(evidence)) limits.addAll(CallRungs.LIMITS);
        if (evidence instanceof Evidence.SimulationInState) limits.addAll(SimulationRungs.LIMITS);
        limits.add(NOW_LIMIT);
        return limits;
    }

    private static Optional<Evidence.SignedBlock> block(Evidence evidence) {
        return evidence instanceof Evidence.SignedBlock block
                ? Optional.of(block)
                : evidence.premises().stream()
                        .flatMap(premise -> block(premise).stream())
                        .findFirst();
    }
}

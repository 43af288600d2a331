package dev.touchstone.spv.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The steps that evidence consists of, from the signed block up to what is proven. Pure.
final class ProofSteps {
    private final List<ProofStep> steps = new ArrayList<>();

    private ProofSteps() {}

    /// A signed block, and the steps from it.
    record FromBlock(Evidence.SignedBlock block, List<ProofStep> steps) {}

    /// Empty where the evidence is not one chain of steps from a signed block.
    static Optional<FromBlock> of(Evidence evidence) {
        var walk = new ProofSteps();
        return walk.block(evidence).map(block -> new FromBlock(block, walk.steps.reversed()));
    }

    /// Goes down to the block and notes the steps on the way, the last first.
    private Optional<Evidence.SignedBlock> block(Evidence evidence) {
        return switch (evidence) {
            case Evidence.SignedBlock block -> Optional.of(block);
            case Evidence.OfState state -> {
                steps.add(step(state));
                yield block(below(state));
            }
            case Evidence.Anchor _,
                    Evidence.HeaderOnChain _,
                    Evidence.WholeBlock _,
                    Evidence.InBlock _,
                    Evidence.FilterScan _,
                    ContentEvidence _,
                    Evidence.Derived _ -> Optional.empty();
        };
    }

    private static Evidence below(Evidence.OfState evidence) {
        return evidence instanceof Evidence.ReceiptOfTransaction(var _, var transaction)
                ? transaction
                : evidence.premises().getFirst();
    }

    private static ProofStep step(Evidence.OfState evidence) {
        return switch (evidence) {
            case Evidence.AccountInState(var account, var nodes, var _) ->
                new ProofStep.ToAccount(account.address(), nodes);
            case Evidence.SlotInStorage(var slot, var nodes, var _) -> new ProofStep.ToSlot(slot.key(), nodes);
            case Evidence.CodeOfAccount(var code, var _) -> new ProofStep.ToCode(code.bytes());
            case Evidence.InBlockList(var list, var index, var _, var nodes, var _) ->
                new ProofStep.ToItem(list, index, nodes);
            case Evidence.ReceiptOfTransaction(var receipt, var _) -> new ProofStep.ToReceipt(receipt.nodes());
            case Evidence.WholeBlockList(var list, var items, var _) -> new ProofStep.ToList(list, items);
            case Evidence.Ancestor(var headers, var _) -> new ProofStep.ToAncestor(headers);
            case Evidence.InBeaconHistory(var block, var summarized, var _) -> new ProofStep.ToOlder(block, summarized);
            case Evidence.InHashRing(var header, var _) -> new ProofStep.ToRingHeader(header);
            case Evidence.NamedAccount(var _, var nodes, var _) -> new ProofStep.ToNamed(nodes);
            case Evidence.SettledByGame(var rollup, var preimages, var header, var _) ->
                new ProofStep.ToClaimed(rollup.id(), preimages, header);
            case Evidence.SettledByAssertion(var rollup, var assertion, var header, var _) ->
                new ProofStep.ToAsserted(rollup.id(), assertion, header);
            case Evidence.Checkpointed(var rollup, var checkpoint, var block, var index, var branch, var _) ->
                new ProofStep.ToCheckpointed(rollup.id(), checkpoint, block, index, branch);
            case Evidence.CallInState call -> CallReplay.step(call);
            case Evidence.SimulationInState simulation -> CallReplay.step(simulation);
            case Evidence.AnswerOfCall(var question, var _, var _) -> new ProofStep.ToAnswer(question.name());
            case Evidence.NameByCall(var question, var _, var _) -> new ProofStep.ToName(question.title());
            case Evidence.OwnedBy(var ownership, var _) -> new ProofStep.ToOwner(ownership.owner());
            case Evidence.DescribedBy(var _, var _, var content) -> new ProofStep.ToDescription(content);
            case Evidence.PictureOf(var _, var _, var content) -> new ProofStep.ToPicture(content);
        };
    }
}

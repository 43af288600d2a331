package dev.touchstone.spv.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.ens.NameQuestions;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import dev.touchstone.spv.ethereum.rollup.Rollups;
import dev.touchstone.spv.ethereum.token.TokenQuestions;
import dev.touchstone.spv.proof.ProofStep.OfRun;
import dev.touchstone.spv.proof.ProofStep.ToAccount;
import dev.touchstone.spv.proof.ProofStep.ToAncestor;
import dev.touchstone.spv.proof.ProofStep.ToAnswer;
import dev.touchstone.spv.proof.ProofStep.ToAsserted;
import dev.touchstone.spv.proof.ProofStep.ToCall;
import dev.touchstone.spv.proof.ProofStep.ToCheckpointed;
import dev.touchstone.spv.proof.ProofStep.ToClaimed;
import dev.touchstone.spv.proof.ProofStep.ToCode;
import dev.touchstone.spv.proof.ProofStep.ToDescription;
import dev.touchstone.spv.proof.ProofStep.ToItem;
import dev.touchstone.spv.proof.ProofStep.ToList;
import dev.touchstone.spv.proof.ProofStep.ToMovement;
import dev.touchstone.spv.proof.ProofStep.ToName;
import dev.touchstone.spv.proof.ProofStep.ToNamed;
import dev.touchstone.spv.proof.ProofStep.ToOlder;
import dev.touchstone.spv.proof.ProofStep.ToOwner;
import dev.touchstone.spv.proof.ProofStep.ToPicture;
import dev.touchstone.spv.proof.ProofStep.ToReceipt;
import dev.touchstone.spv.proof.ProofStep.ToRingHeader;
import dev.touchstone.spv.proof.ProofStep.ToSimulation;
import dev.touchstone.spv.proof.ProofStep.ToSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Walks the steps of a proof, each from what the one before it proved. Confined to one thread.
final class StepReplay {
    private final EthereumChain chain;
    private Proven<ExecutionHeader> header;
    private Proven<?> at;
    private @Nullable Proven<Settled<CheckpointedBlock>> checkpointed;

    private StepReplay(EthereumChain chain, Proven<ExecutionHeader> header) {
        this.chain = chain;
        this.header = header;
        this.at = header;
    }

    /// What the last of the steps proves; the first that fails ends the walk.
    static Finding<?> walk(EthereumChain chain, Proven<ExecutionHeader> from, List<ProofStep> steps) {
        var replay = new StepReplay(chain, from);
        for (var step : steps) {
            var finding = replay.take(step);
            if (!(finding instanceof Proven<?> proven)) return finding;
            replay.arrive(proven);
        }
        return replay.at;
    }

    private void arrive(Proven<?> proven) {
        at = proven;
        if (proven.value() instanceof ExecutionHeader) {
            header = here(ExecutionHeader.class);
            at = header;
        }
        if (isSettled(CheckpointedBlock.class)) checkpointed = settled(CheckpointedBlock.class);
    }

    /// What is proven last, as that which it is known to be.
    private <T> Proven<T> here(Class<T> type) {
        return new Proven<>(type.cast(at.value()), at.evidence(), at.asOf());
    }

    /// Whether what is proven last is this of a chain that settles on the network.
    private boolean isSettled(Class<?> type) {
        return at.value() instanceof Settled<?>(var _, var value) && type.isInstance(value);
    }

    private <T> Proven<Settled<T>> settled(Class<T> type) {
        var settled = (Settled<?>) at.value();
        return new Proven<>(new Settled<>(settled.rollup(), type.cast(settled.value())), at.evidence(), at.asOf());
    }

    private Finding<?> take(ProofStep step) {
        return at.value() instanceof Settled<?> ? takeSettled(step) : takeOwn(step);
    }

    /// A step within a chain that settles on the network.
    private Finding<?> takeSettled(ProofStep step) {
        return switch (step) {
            case ToAccount to
            when isSettled(ExecutionHeader.class) ->
                RollupKernel.account(settled(ExecutionHeader.class), to.address(), to.nodes());
            case ToSlot to
            when isSettled(AccountState.class) ->
                RollupKernel.storage(settled(AccountState.class), to.key(), to.nodes());
            case ToCode to
            when isSettled(AccountState.class) -> RollupKernel.code(settled(AccountState.class), to.code());
            case ToItem to
            when isSettled(CheckpointedBlock.class) && to.list() == Evidence.BlockList.TRANSACTIONS ->
                CheckpointKernel.transaction(settled(CheckpointedBlock.class), to.index(), to.nodes());
            case ToReceipt to
            when isSettled(BlockTransaction.class) && checkpointed != null ->
                CheckpointKernel.receiptOf(checkpointed, settled(BlockTransaction.class), to.nodes());
            default -> outOfOrder("a step within the chain that settles");
        };
    }

    private Finding<?> takeOwn(ProofStep step) {
        return switch (step) {
            case ToAncestor to when at == header -> StateKernel.ancestor(header, to.headers());
            case ToOlder to when at == header -> older(to);
            case ToAccount to when at == header -> StateKernel.account(header, to.address(), to.nodes());
            case ToItem to when at == header -> item(to);
            case ToList to when at == header -> whole(to);
            case ToMovement to when at == header -> moved(to);
            case ToSlot to
            when at.value() instanceof AccountState ->
                StateKernel.storage(here(AccountState.class), to.key(), to.nodes());
            case ToCode to
            when at.value() instanceof AccountState -> StateKernel.code(here(AccountState.class), to.code());
            case ToRingHeader to
            when at.value() instanceof StorageSlot -> StateKernel.blockHashByRing(here(StorageSlot.class), to.header());
            case ToNamed to
            when at.value() instanceof StorageSlot -> RollupKernel.named(header, here(StorageSlot.class), to.nodes());
            case ToClaimed to when at.value() instanceof ContractCode -> claimed(to);
            case ToAsserted to when at.value() instanceof StorageSlot -> asserted(to);
            case ToCheckpointed to when at.value() instanceof StorageSlot -> checkpointed(to);
            case ToReceipt to
            when at.value() instanceof BlockTransaction ->
                BlockKernel.receiptOf(header, here(BlockTransaction.class), to.nodes());
            case ToCall to when at == header -> CallKernel.replay(chain, header, to);
            case ToSimulation to when at == header -> SimulationKernel.replay(chain, header, to);
            case ToAnswer(var question) when at.value() instanceof CallResult -> answer(question);
            case ToName(var question) when at.value() instanceof CallResult -> name(question);
            case ToOwner(var owner) when at.evidence() instanceof Evidence.AnswerOfCall -> owner(owner);
            case ToDescription(var content)
            when at.evidence() instanceof Evidence.AnswerOfCall && at.value() instanceof String ->
                ofContent(content, parts -> PictureKernel.described(here(String.class), parts));
            case ToPicture(var content)
            when at.value() instanceof TokenDescription ->
                ofContent(content, parts -> PictureKernel.picture(here(TokenDescription.class), parts));
            case ToAncestor _, ToOlder _, ToAccount _, ToItem _, ToList _, ToMovement _, OfRun _ ->
                outOfOrder("a block's header");
            case ToAnswer _, ToName _ -> outOfOrder("a call");
            case ToOwner _ -> outOfOrder("who owns a token");
            case ToDescription _ -> outOfOrder("where a token is described");
            case ToPicture _ -> outOfOrder("a token's description");
            case ToSlot _, ToCode _ -> outOfOrder("an account");
            case ToClaimed _ -> outOfOrder("a contract's code");
            case ToRingHeader _, ToNamed _, ToAsserted _, ToCheckpointed _ -> outOfOrder("a word of storage");
            case ToReceipt _ -> outOfOrder("a transaction");
        };
    }

    private Finding<?> answer(String name) {
        var call = here(CallResult.class);
        var question = TokenQuestions.asked(name, call.value().input());
        if (question.isEmpty()) return new Refuted<>(new Refutation.OtherQuestion(name));
        return Rules.read(question.get(), call);
    }

    private Finding<?> name(String title) {
        var call = here(CallResult.class);
        var question = NameSystems.of(chain.chainId())
                .flatMap(system ->
                        NameQuestions.asked(system, title, call.value().input()));
        if (question.isEmpty()) return new Refuted<>(new Refutation.OtherQuestion(title));
        return Rules.names(chain, question.get(), call);
    }

    private Finding<?> owner(EthereumAddress owner) {
        if (!(at.value() instanceof EthereumAddress)) return outOfOrder("who owns a token");
        return Rules.owns(here(EthereumAddress.class), owner);
    }

    /// Proves each piece of content again, then goes on with all of them.
    private static Finding<?> ofContent(List<ContentEvidence> content, Function<List<Proven<?>>, Finding<?>> then) {
        var parts = new ArrayList<Proven<?>>();
        for (var evidence : content) {
            var finding = ContentProofFile.proven(evidence);
            if (!(finding instanceof Proven<?> part)) return finding;
            parts.add(part);
        }
        return then.apply(parts);
    }

    private static Finding<?> outOfOrder(String missing) {
        return new Refuted<>(new Refutation.PremiseMissing(missing));
    }

    private Finding<?> claimed(ToClaimed to) {
        var game = here(ContractCode.class);
        return Rollups.find(chain.id(), to.rollup())
                .<Finding<?>>map(rollup -> RollupKernel.settledByGame(rollup, game, to.preimages(), to.header()))
                .orElseGet(() -> new Refuted<>(new Refutation.UnknownRollup(to.rollup())));
    }

    private Finding<?> asserted(ToAsserted to) {
        var slot = here(StorageSlot.class);
        return Rollups.find(chain.id(), to.rollup())
                .<Finding<?>>map(rollup -> RollupKernel.settledByAssertion(rollup, slot, to.assertion(), to.header()))
                .orElseGet(() -> new Refuted<>(new Refutation.UnknownRollup(to.rollup())));
    }

    private Finding<?> checkpointed(ToCheckpointed to) {
        var root = here(StorageSlot.class);
        return Rollups.find(chain.id(), to.rollup())
                .<Finding<?>>map(rollup -> CheckpointKernel.checkpointed(
                        rollup, root, to.checkpoint(), to.block(), to.index(), to.branch()))
                .orElseGet(() -> new Refuted<>(new Refutation.UnknownRollup(to.rollup())));
    }

    private Finding<?> older(ToOlder to) {
        return to.summarized()
                ? HistoryKernel.inSummaries(chain, header, to.block())
                : HistoryKernel.inBlockRoots(chain, header, to.block());
    }

    private Finding<Movement> moved(ToMovement to) {
        return new MoveProof(to.account(), header.value().bytes(), to.piece()).check(chain, header);
    }

    private Finding<?> item(ToItem to) {
        return switch (to.list()) {
            case TRANSACTIONS -> BlockKernel.transaction(header, to.index(), to.nodes());
            case RECEIPTS -> BlockKernel.receipt(header, to.index(), to.nodes());
            case WITHDRAWALS -> new Refuted<>(new Refutation.PremiseMissing("all withdrawals of the block"));
        };
    }

    private Finding<?> whole(ToList to) {
        return switch (to.list()) {
            case TRANSACTIONS -> BlockKernel.transactions(header, to.items());
            case RECEIPTS -> BlockKernel.receipts(header, to.items());
            case WITHDRAWALS -> BlockKernel.withdrawals(header, to.items());
        };
    }
}

package dev.touchstone.spv.ethereum.layer;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.node.ChainQuestions;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.node.ProofVerdict;
import dev.touchstone.spv.ethereum.rollup.DisputeGame;
import dev.touchstone.spv.ethereum.rollup.OutputRoot;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.ethereum.trie.PatriciaProof;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.RollupKernel;
import dev.touchstone.spv.proof.Settled;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Finds the block that an OP Stack chain's last decided game claims. The registry's word and the game's code come,
/// proven, from the network; what the claim is the hash of is put together from the chain's own block. Thread-safe;
/// blocks.
///
/// A claim about several chains at once is not opened here: the outputs of the others are not to be had from this
/// chain's servers.
final class GameSettlement implements Settlement {
    /// `L2ToL1MessagePasser`, at the same address on each chain (optimism specs, `protocol/predeploys.md`).
    private static final EthereumAddress MESSAGE_PASSER =
            EthereumAddress.of(HexFormat.of().parseHex("4200000000000000000000000000000000000016"));

    private static final int MOST_TRIES = 4;

    private final ChainQuestions ethereum;
    private final Rollup rollup;
    private final LayerServers servers;
    private final AtomicReference<Optional<Opened>> opened = new AtomicReference<>(Optional.empty());

    GameSettlement(ChainQuestions ethereum, Rollup rollup, LayerServers servers) {
        this.ethereum = ethereum;
        this.rollup = rollup;
        this.servers = servers;
    }

    /// What a game's claim is the hash of, and the block's header.
    private record Opened(OutputRoot output, ByteString header) {}

    @Override
    public Finding<Settled<ExecutionHeader>> newest(HeadKind at) throws InterruptedException {
        var found = game(at);
        if (!(found instanceof Proven<ContractCode> game)) return ProofVerdict.instead(found);
        var known = opened.get().map(it -> settled(game, it));
        if (known.isPresent() && known.get() instanceof Proven<Settled<ExecutionHeader>> again) return again;
        var number = DisputeGame.sequenceNumber(game.value().bytes());
        if (number.isEmpty()) return Pending.because(new Pending.Reason.NobodyProves());
        var claim = DisputeGame.parse(game.value().bytes()).toOptional().map(DisputeGame::rootClaim);
        var result = servers.ask(
                source -> open(source, BlockNumber.of(number.getAsLong()), claim.orElse(Hash256.ZERO)),
                it -> judged(game, it));
        return switch (result) {
            case Inquiry.Result.Answered<Finding<Settled<ExecutionHeader>>>(var block, var _) -> block;
            case Inquiry.Result.Unanswered<Finding<Settled<ExecutionHeader>>> unanswered ->
                ProofVerdict.without(unanswered);
        };
    }

    /// The code of the game that the registry names. Both are asked for one after the other: where the network's head
    /// moved between them, both are asked for again.
    private Finding<ContractCode> game(HeadKind at) {
        Finding<ContractCode> found = Pending.because(new Pending.Reason.NobodyProves());
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            var word = Settlement.word(ethereum, rollup, rollup.settled(), at);
            if (!(word instanceof Proven<StorageSlot> slot)) return ProofVerdict.instead(word);
            var code = ethereum.code(EthereumAddress.ofWord(slot.value().word()), at);
            if (!(code instanceof Proven<ContractCode> proven)) return ProofVerdict.instead(code);
            found = RollupKernel.named(slot, proven);
            if (found.isProven() || slot.asOf().equals(proven.asOf())) return found;
        }
        return Pending.because(new Pending.Reason.NobodyProves());
    }

    private Inquiry.Verdict<Finding<Settled<ExecutionHeader>>> judged(Proven<ContractCode> game, Opened it) {
        var block = settled(game, it);
        if (block.isProven()) opened.set(Optional.of(it));
        return ProofVerdict.of(block);
    }

    private Finding<Settled<ExecutionHeader>> settled(Proven<ContractCode> game, Opened it) {
        return RollupKernel.settledByGame(rollup, game, List.of(it.output().preimage()), it.header());
    }

    /// Since Isthmus the header itself names the storage root of the message passer; of an older block a proof of
    /// that account does.
    private static Reply<Opened> open(ExecutionSource source, BlockNumber number, Hash256 claim) {
        return source.headerAt(number).then(bytes -> switch (ExecutionHeader.parse(bytes)) {
            case Parsed.Malformed<ExecutionHeader>(var reason) -> Reply.failed(new SourceFault.Unreadable(reason));
            case Parsed.Ok<ExecutionHeader>(var header) -> {
                var named = header.withdrawalsRoot().map(root -> opened(header, root));
                yield named.filter(it -> it.output().hash().equals(claim))
                        .map(Reply::said)
                        .orElseGet(() -> messagePasser(source, header).map(root -> opened(header, root)));
            }
        });
    }

    private static Opened opened(ExecutionHeader header, Hash256 storageRoot) {
        return new Opened(new OutputRoot(header.stateRoot(), storageRoot, header.hash()), header.bytes());
    }

    private static Reply<Hash256> messagePasser(ExecutionSource source, ExecutionHeader header) {
        return source.state(header.hash(), List.of(StateQuestion.ofAccount(MESSAGE_PASSER)))
                .then(answer -> {
                    if (answer.accounts().size() != 1) return unreadable("no proof of the message passer");
                    var key = ByteString.of(MESSAGE_PASSER.trieKey().toBytes());
                    var nodes = answer.accounts().getFirst().account();
                    if (!(PatriciaProof.check(header.stateRoot(), key, nodes)
                            instanceof PatriciaProof.Answer.Value(var leaf))) {
                        return unreadable("no message passer in the block's state");
                    }
                    return AccountState.parse(MESSAGE_PASSER, leaf)
                            .toOptional()
                            .map(account -> Reply.said(account.storageRoot()))
                            .orElseGet(() -> unreadable("a message passer that is no account"));
                });
    }

    private static Reply<Hash256> unreadable(String reason) {
        return Reply.failed(new SourceFault.Unreadable(reason));
    }
}

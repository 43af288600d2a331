package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.rollup.Assertion;
import dev.touchstone.spv.ethereum.rollup.DisputeGame;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.rollup.RootClaim;
import java.util.List;
import java.util.Optional;

/// The steps from Ethereum's state to blocks of chains that settle on it. What is proven is that a block is
/// settled: that the rollup's own contracts took it as decided. A newer block may be known to everyone and not be
/// settled for days. From such a header on, [StateKernel] proves accounts of that chain.
///
/// It is not asked whether a guardian has since revoked what was decided, nor which implementation a contract's
/// proxy has: who may change either can settle anything. Pure and thread-safe.
public final class RollupKernel {
    private RollupKernel() {}

    /// The account whose address a word of storage is, in the state of the same block.
    public static Finding<AccountState> named(
            Proven<ExecutionHeader> header, Proven<StorageSlot> slot, List<ByteString> nodes) {
        boolean isOfBlock = slot.evidence() instanceof Evidence.SlotInStorage(var _, var _, var account)
                && account.premises().contains(header.evidence());
        if (!isOfBlock) return new Refuted<>(new Refutation.PremiseMissing("a word of the block's state"));
        var key = slot.value().key();
        var word = slot.value().value();
        boolean isAddress = word.signum() > 0 && word.bitLength() <= EthereumAddress.BYTES * Byte.SIZE;
        if (!isAddress) return new Refuted<>(new Refutation.NotAnAddress(key));
        var address = EthereumAddress.ofWord(slot.value().word());
        return switch (StateKernel.account(header, address, nodes)) {
            case Proven<AccountState> found -> {
                var evidence = new Evidence.NamedAccount(found.value(), nodes, slot.evidence());
                yield new Proven<>(found.value(), evidence, found.asOf());
            }
            case Refuted<AccountState> refuted -> refuted;
            case Pending<AccountState> pending -> pending;
            case Claimed<AccountState> _ -> throw new IllegalStateException("the kernel claims nothing");
        };
    }

    /// The block of an OP Stack chain that its last decided game claims: the game's code holds the claim, the
    /// claim is the hash of `preimages`, and these name the block (optimism specs, `fault-proof/stage-one/`).
    ///
    /// @param game the code of the contract that the rollup's registry names
    /// @param preimages what [RootClaim#parse] reads
    /// @param header RLP of the block's header
    public static Finding<ExecutionHeader> settledByGame(
            Rollup rollup, Proven<ContractCode> game, List<ByteString> preimages, ByteString header) {
        boolean isNamed = game.evidence() instanceof Evidence.CodeOfAccount(var _, var account)
                && account instanceof Evidence.NamedAccount;
        if (!isNamed || rollup.kind() != Rollup.Kind.OP_STACK) {
            return new Refuted<>(new Refutation.PremiseMissing("the game that the rollup's registry names"));
        }
        var slot = game.evidence().premises().getFirst().premises().getFirst();
        var misplaced = misplaced(rollup, slot);
        if (misplaced.isPresent()) return new Refuted<>(misplaced.get());
        return switch (DisputeGame.parse(game.value().bytes())) {
            case Parsed.Malformed<DisputeGame>(var reason) -> StateKernel.unreadable("dispute game", reason);
            case Parsed.Ok<DisputeGame>(var code) ->
                switch (RootClaim.parse(preimages)) {
                    case Parsed.Malformed<RootClaim>(var reason) -> StateKernel.unreadable("root claim", reason);
                    case Parsed.Ok<RootClaim>(var claim) -> {
                        var wrong = wrongClaim(rollup, code.rootClaim(), claim, header);
                        var evidence = new Evidence.SettledByGame(rollup, preimages, header, game.evidence());
                        yield wrong.isPresent() ? new Refuted<>(wrong.get()) : settled(header, evidence);
                    }
                };
        };
    }

    private static Optional<Refutation> wrongClaim(Rollup rollup, Hash256 claimed, RootClaim claim, ByteString header) {
        if (!claim.hash().equals(claimed)) {
            return Optional.of(new Refutation.ClaimMismatch(claimed, claim.hash()));
        }
        if (!claim.isOf(rollup.chainId())) return Optional.of(new Refutation.NotOfRollup(rollup.chainId()));
        var wrongHeader = wrongHeader(claim.output().blockHash(), header);
        if (wrongHeader.isPresent()) return wrongHeader;
        boolean isItsState = ExecutionHeader.parse(header)
                .toOptional()
                .filter(it -> !it.stateRoot().equals(claim.output().stateRoot()))
                .isEmpty();
        return isItsState
                ? Optional.empty()
                : Optional.of(new Refutation.SettledStateMismatch(claim.output().stateRoot()));
    }

    /// The block of a Nitro chain that its last confirmed assertion names.
    ///
    /// @param latest the word in which the rollup's contract keeps the assertion's hash
    /// @param assertion what [Assertion#parse] reads
    /// @param header RLP of the block's header
    public static Finding<ExecutionHeader> settledByAssertion(
            Rollup rollup, Proven<StorageSlot> latest, ByteString assertion, ByteString header) {
        if (rollup.kind() != Rollup.Kind.NITRO) {
            return new Refuted<>(new Refutation.PremiseMissing("a rollup that settles by assertions"));
        }
        var misplaced = misplaced(rollup, latest.evidence());
        if (misplaced.isPresent()) return new Refuted<>(misplaced.get());
        return switch (Assertion.parse(assertion)) {
            case Parsed.Malformed<Assertion>(var reason) -> StateKernel.unreadable("assertion", reason);
            case Parsed.Ok<Assertion>(var it) -> {
                var wrong = wrongAssertion(latest.value().word(), it, header);
                var evidence = new Evidence.SettledByAssertion(rollup, assertion, header, latest.evidence());
                yield wrong.isPresent() ? new Refuted<>(wrong.get()) : settled(header, evidence);
            }
        };
    }

    private static Optional<Refutation> wrongAssertion(Hash256 kept, Assertion assertion, ByteString header) {
        if (!assertion.hash().equals(kept)) {
            return Optional.of(new Refutation.ClaimMismatch(kept, assertion.hash()));
        }
        if (assertion.status() != Assertion.Status.FINISHED) {
            return Optional.of(new Refutation.MachineNotFinished());
        }
        return wrongHeader(assertion.blockHash(), header);
    }

    private static Optional<Refutation> wrongHeader(Hash256 settled, ByteString header) {
        var hash = Keccak256.of(header);
        return hash.equals(settled) ? Optional.empty() : Optional.of(new Refutation.HeaderHashMismatch(settled, hash));
    }

    private static Finding<ExecutionHeader> settled(ByteString header, Evidence evidence) {
        return switch (ExecutionHeader.parse(header)) {
            case Parsed.Malformed<ExecutionHeader>(var reason) -> StateKernel.unreadable("execution header", reason);
            case Parsed.Ok<ExecutionHeader>(var block) -> {
                long number = block.number().value();
                if (number > Integer.MAX_VALUE) yield new Refuted<>(new Refutation.WrongBlockNumber(block.number()));
                yield new Proven<>(block, evidence, new ChainPoint(Height.of((int) number), block.hash()));
            }
        };
    }

    /// Why the word is not the one in which the rollup keeps what is settled: it is of another contract or place,
    /// or not of the network on which the rollup settles, though the same contract may have been made on another.
    private static Optional<Refutation> misplaced(Rollup rollup, Evidence slot) {
        if (!(slot instanceof Evidence.SlotInStorage(var word, var _, var _))) {
            return Optional.of(new Refutation.PremiseMissing("a word of storage"));
        }
        boolean isPlace = word.account().equals(rollup.contract()) && word.key().equals(rollup.settled());
        if (!isPlace) return Optional.of(new Refutation.NotTheRollup(word.account()));
        return networkOf(slot).filter(rollup.settlesOn()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Refutation.PremiseMissing("a block of the network that the rollup settles on"));
    }

    /// The network whose signed block the evidence rests on; empty where it rests on a rollup's or on another
    /// chain.
    static Optional<String> networkOf(Evidence evidence) {
        if (evidence instanceof Evidence.SignedBlock block) {
            return Optional.of(block.trail().checkpoint().chain());
        }
        boolean isOfNetwork =
                evidence instanceof Evidence.OfState && rollupStep(evidence).isEmpty();
        return isOfNetwork ? networkOf(evidence.premises().getFirst()) : Optional.empty();
    }

    /// The rollup whose state the evidence is about; empty where it is about the network's own.
    static Optional<Rollup> rollupOf(Evidence evidence) {
        var rollup = rollupStep(evidence);
        if (rollup.isPresent() || evidence.premises().isEmpty()) return rollup;
        return rollupOf(evidence.premises().getFirst());
    }

    private static Optional<Rollup> rollupStep(Evidence evidence) {
        if (evidence instanceof Evidence.SettledByGame game) return Optional.of(game.rollup());
        return evidence instanceof Evidence.SettledByAssertion assertion
                ? Optional.of(assertion.rollup())
                : Optional.empty();
    }
}

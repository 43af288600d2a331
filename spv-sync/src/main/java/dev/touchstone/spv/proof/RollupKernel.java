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
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.rollup.Assertion;
import dev.touchstone.spv.ethereum.rollup.DisputeGame;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.rollup.RootClaim;
import java.util.List;
import java.util.Optional;

/// The steps from Ethereum's state to blocks of chains that settle on it. What is proven is that a block is
/// settled: that the rollup's own contracts took it as decided. A newer block may be known to everyone and not be
/// settled for days. What follows from it is [Settled], a type of its own.
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
        if (!isAddress(slot.value()))
            return new Refuted<>(new Refutation.NotAnAddress(slot.value().key()));
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

    /// The code of the account whose address a word of storage is, where both are proven of the same block.
    public static Finding<ContractCode> named(Proven<StorageSlot> slot, Proven<ContractCode> code) {
        boolean isOfBlock = slot.evidence() instanceof Evidence.SlotInStorage(var _, var _, var keeper)
                && code.evidence() instanceof Evidence.CodeOfAccount(var _, var owner)
                && owner instanceof Evidence.AccountInState
                && owner.premises().equals(keeper.premises());
        if (!isOfBlock) return new Refuted<>(new Refutation.PremiseMissing("a word and code of the same block"));
        if (!isAddress(slot.value()))
            return new Refuted<>(new Refutation.NotAnAddress(slot.value().key()));
        var address = EthereumAddress.ofWord(slot.value().word());
        var account = (Evidence.AccountInState) code.evidence().premises().getFirst();
        if (!account.account().address().equals(address)) {
            return new Refuted<>(new Refutation.PremiseMissing("the code of the account that the word names"));
        }
        var named = new Evidence.NamedAccount(account.account(), account.nodes(), slot.evidence());
        return new Proven<>(code.value(), new Evidence.CodeOfAccount(code.value(), named), code.asOf());
    }

    private static boolean isAddress(StorageSlot slot) {
        return slot.value().signum() > 0 && slot.value().bitLength() <= EthereumAddress.BYTES * Byte.SIZE;
    }

    /// The block of an OP Stack chain that its last decided game claims: the game's code holds the claim, the
    /// claim is the hash of `preimages`, and these name the block (optimism specs, `fault-proof/stage-one/`).
    ///
    /// @param game the code of the contract that the rollup's registry names
    /// @param preimages what [RootClaim#parse] reads
    /// @param header RLP of the block's header
    public static Finding<Settled<ExecutionHeader>> settledByGame(
            Rollup rollup, Proven<ContractCode> game, List<ByteString> preimages, ByteString header) {
        boolean isNamed = game.evidence() instanceof Evidence.CodeOfAccount(var _, var account)
                && account instanceof Evidence.NamedAccount;
        if (!isNamed || rollup.kind() != Rollup.Kind.OP_STACK) {
            return new Refuted<>(new Refutation.PremiseMissing("the game that the rollup's registry names"));
        }
        var slot = game.evidence().premises().getFirst().premises().getFirst();
        var misplaced = misplaced(rollup, rollup.settled(), slot);
        if (misplaced.isPresent()) return new Refuted<>(misplaced.get());
        return switch (DisputeGame.parse(game.value().bytes())) {
            case Parsed.Malformed<DisputeGame>(var reason) -> StateKernel.unreadable("dispute game", reason);
            case Parsed.Ok<DisputeGame>(var code) ->
                switch (RootClaim.parse(preimages)) {
                    case Parsed.Malformed<RootClaim>(var reason) -> StateKernel.unreadable("root claim", reason);
                    case Parsed.Ok<RootClaim>(var claim) -> {
                        var wrong = wrongClaim(rollup, code.rootClaim(), claim, header);
                        var evidence = new Evidence.SettledByGame(rollup, preimages, header, game.evidence());
                        yield wrong.isPresent() ? new Refuted<>(wrong.get()) : settled(rollup, header, evidence);
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
    public static Finding<Settled<ExecutionHeader>> settledByAssertion(
            Rollup rollup, Proven<StorageSlot> latest, ByteString assertion, ByteString header) {
        if (rollup.kind() != Rollup.Kind.NITRO) {
            return new Refuted<>(new Refutation.PremiseMissing("a rollup that settles by assertions"));
        }
        var misplaced = misplaced(rollup, rollup.settled(), latest.evidence());
        if (misplaced.isPresent()) return new Refuted<>(misplaced.get());
        return switch (Assertion.parse(assertion)) {
            case Parsed.Malformed<Assertion>(var reason) -> StateKernel.unreadable("assertion", reason);
            case Parsed.Ok<Assertion>(var it) -> {
                var wrong = wrongAssertion(latest.value().word(), it, header);
                var evidence = new Evidence.SettledByAssertion(rollup, assertion, header, latest.evidence());
                yield wrong.isPresent() ? new Refuted<>(wrong.get()) : settled(rollup, header, evidence);
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

    private static Finding<Settled<ExecutionHeader>> settled(Rollup rollup, ByteString header, Evidence evidence) {
        return switch (ExecutionHeader.parse(header)) {
            case Parsed.Malformed<ExecutionHeader>(var reason) -> StateKernel.unreadable("execution header", reason);
            case Parsed.Ok<ExecutionHeader>(var block) -> {
                long number = block.number().value();
                if (number > Integer.MAX_VALUE) yield new Refuted<>(new Refutation.WrongBlockNumber(block.number()));
                var point = new ChainPoint(Height.of((int) number), block.hash());
                yield new Proven<>(new Settled<>(rollup, block), evidence, point);
            }
        };
    }

    /// An account of the rollup in the state after a settled block.
    public static Finding<Settled<AccountState>> account(
            Proven<Settled<ExecutionHeader>> block, EthereumAddress address, List<ByteString> nodes) {
        return Settled.step(block, header -> StateKernel.account(header, address, nodes));
    }

    /// A word of a settled account's storage.
    public static Finding<Settled<StorageSlot>> storage(
            Proven<Settled<AccountState>> account, StorageKey key, List<ByteString> nodes) {
        return Settled.step(account, state -> StateKernel.storage(state, key, nodes));
    }

    /// A settled account's code.
    public static Finding<Settled<ContractCode>> code(Proven<Settled<AccountState>> account, ByteString code) {
        return Settled.step(account, state -> StateKernel.code(state, code));
    }

    /// Why the word is not the one in which the rollup keeps what is settled: it is of another contract or place,
    /// or not of the network on which the rollup settles, though the same contract may have been made on another.
    static Optional<Refutation> misplaced(Rollup rollup, StorageKey place, Evidence slot) {
        if (!(slot instanceof Evidence.SlotInStorage(var word, var _, var _))) {
            return Optional.of(new Refutation.PremiseMissing("a word of storage"));
        }
        boolean isPlace = word.account().equals(rollup.contract()) && word.key().equals(place);
        if (!isPlace) return Optional.of(new Refutation.NotTheRollup(word.account()));
        return Grounds.network(slot).filter(rollup.settlesOn()::equals).isPresent()
                ? Optional.empty()
                : Optional.of(new Refutation.PremiseMissing("a block of the network that the rollup settles on"));
    }
}

package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.bls.Bls;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The proof that movements add up to a balance, as a file that anyone can check: from one signed block to what an
/// account had at an earlier block and what it has at a later one, and to each movement between.
/// `docs/proof-file.md` describes it. Immutable.
///
/// @param from the steps from the signed block to what the account had
/// @param to those to what it has
/// @param movements those to each movement
/// @param statement what the file proves, in words
public record HistoryProofFile(
        ProofGround ground,
        List<ProofStep> from,
        List<ProofStep> to,
        List<List<ProofStep>> movements,
        String statement) {
    public HistoryProofFile {
        from = List.copyOf(from);
        to = List.copyOf(to);
        movements = movements.stream().map(List::copyOf).toList();
    }

    /// A movement as it is kept, and the header of its block as it is proven now.
    public record Part(Proven<ExecutionHeader> header, MoveProof proof) {}

    /// A file that was made, or why there is none. Immutable.
    public sealed interface Made {
        /// A file over [EthereumProofFile#MOST_BYTES] can be made, but not read again.
        record File(HistoryProofFile file, Proven<Reconciliation> sum) implements Made {}

        record Not(Finding<?> why) implements Made {}
    }

    /// The file that these movements add up.
    ///
    /// @param from an account, or the answer what somebody had of something
    /// @param to the same in a later block; all of them rest on the same signed block
    public static Made of(EthereumChain chain, Proven<?> from, Proven<?> to, List<Part> parts) {
        var moves = new ArrayList<Proven<Movement>>();
        var paths = new ArrayList<List<ProofStep>>();
        var ends = List.of(ProofSteps.of(from.evidence()), ProofSteps.of(to.evidence()));
        if (ends.stream().anyMatch(Optional::isEmpty)) return new Made.Not(missing("a signed block"));
        var block = ends.getLast().orElseThrow().block();
        if (!ends.getFirst().orElseThrow().block().equals(block)) return new Made.Not(missing("one signed block"));
        for (var part : parts) {
            var found = part.proof().check(chain, part.header());
            if (!(found instanceof Proven<Movement> move)) return new Made.Not(found);
            var path = ProofSteps.of(part.header().evidence());
            if (path.filter(it -> it.block().equals(block)).isEmpty()) return new Made.Not(missing("one signed block"));
            var steps = new ArrayList<>(path.get().steps());
            steps.add(new ProofStep.ToMovement(
                    part.proof().account(), part.proof().piece()));
            paths.add(steps);
            moves.add(move);
        }
        var sum = sum(from, to, moves);
        if (!(sum instanceof Proven<Reconciliation> proven)) return new Made.Not(sum);
        var file = new HistoryProofFile(
                ProofGround.of(block),
                ends.getFirst().orElseThrow().steps(),
                ends.getLast().orElseThrow().steps(),
                paths,
                statement(proven, to, block));
        return new Made.File(file, proven);
    }

    public static Parsed<HistoryProofFile> parse(byte[] utf8) {
        return HistoryProofJson.parse(utf8);
    }

    /// Whether a file that can be read as JSON says that it is of this kind.
    public static boolean isOne(byte[] utf8) {
        return HistoryProofJson.isOne(utf8);
    }

    public byte[] toBytes() {
        return HistoryProofJson.write(this);
    }

    /// The network's name.
    public String chain() {
        return ground.trail().checkpoint().chain();
    }

    /// The root of the block that all of it rests on.
    public Hash256 checkpoint() {
        return ground.trail().checkpoint().root();
    }

    /// Checks the proof from its bytes alone. [Pending] with what it shows where the checkpoint is not trusted.
    ///
    /// @param chain the network that the file names
    public Finding<Reconciliation> check(EthereumChain chain, Bls bls, CheckpointTrust trust, Instant now) {
        var found = ground.head(chain, bls, now);
        if (!(found instanceof Proven<ExecutionHeader> head)) return instead(found);
        var before = StepReplay.walk(chain, head, from);
        if (!(before instanceof Proven<?> earlier)) return instead(before);
        var after = StepReplay.walk(chain, head, to);
        if (!(after instanceof Proven<?> later)) return instead(after);
        var moves = new ArrayList<Proven<Movement>>();
        for (var path : movements) {
            var walked = StepReplay.walk(chain, head, path);
            if (!(walked instanceof Proven<?> proven)) return instead(walked);
            if (!(proven.value() instanceof Movement move)) return missing("a movement");
            moves.add(new Proven<>(move, proven.evidence(), proven.asOf()));
        }
        var sum = sum(earlier, later, moves);
        if (!(sum instanceof Proven<Reconciliation> proven)) return instead(sum);
        return statement(proven, later, (Evidence.SignedBlock) head.evidence()).equals(statement)
                ? ground.trusted(proven, trust)
                : ProofGround.mismatch("statement");
    }

    private static Finding<Reconciliation> sum(Proven<?> from, Proven<?> to, List<Proven<Movement>> moves) {
        if (from.value() instanceof AccountState before && to.value() instanceof AccountState after) {
            return Rules.addsUp(
                    new Proven<>(before, from.evidence(), from.asOf()),
                    new Proven<>(after, to.evidence(), to.asOf()),
                    moves);
        }
        if (from.value() instanceof BigInteger before && to.value() instanceof BigInteger after) {
            return Rules.tokenAddsUp(
                    new Proven<>(before, from.evidence(), from.asOf()),
                    new Proven<>(after, to.evidence(), to.asOf()),
                    moves);
        }
        return missing("what an account had, twice");
    }

    /// Nothing else moved where no code did, of an account that a key controls: it has a nonce and no code.
    private static String statement(Proven<Reconciliation> sum, Proven<?> to, Evidence.SignedBlock from) {
        var it = sum.value();
        boolean isKeyed = to.value() instanceof AccountState state && state.nonce() != 0;
        return it.movements() + (it.movements() == 1 ? " movement adds up: account " : " movements add up: account ")
                + it.account().text() + " had " + MovementWords.amount(it.before(), it.asset()) + " after block "
                + it.from().height() + " (0x" + it.from().hash().hex() + ") and has "
                + MovementWords.amount(it.after(), it.asset()) + " after block "
                + it.to().height() + " (0x"
                + it.to().hash().hex() + ") of the Ethereum network '"
                + from.trail().checkpoint().chain() + "'"
                + (it.isWhole() && isKeyed ? "; nothing else came or went between" : "") + ". It follows from block "
                + ExecutionHeader.parse(from.header()).orThrow().number() + ", " + ProofStatement.standing(from) + " 0x"
                + from.trail().checkpoint().root().hex() + ".";
    }

    /// What does not add up in a file is no proof: whoever made it left something out.
    private static Finding<Reconciliation> instead(Finding<?> finding) {
        return switch (finding) {
            case Refuted<?> refuted -> refuted.as();
            case Pending<?> pending
            when pending.reason() instanceof Pending.Reason.DoesNotAddUp ->
                missing("movements that make the difference");
            case Pending<?> pending -> Pending.because(pending.reason());
            case Proven<?> _, Claimed<?> _ -> throw new IllegalStateException("it proves nothing");
        };
    }

    private static <T> Refuted<T> missing(String what) {
        return new Refuted<>(new Refutation.PremiseMissing(what));
    }
}

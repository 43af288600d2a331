package dev.touchstone.spv.ethereum.node;

import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.node.EthereumEngine.Shared;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.Heads.Anchored;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.ethereum.source.SourceRow;
import dev.touchstone.spv.proof.Evidence;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Puts together what the node tells the world of itself. Confined to the ethereum-chain loop.
final class NodeReport {
    private final EthereumChain chain;
    private final Shared shared;

    NodeReport(EthereumChain chain, Shared shared) {
        this.chain = chain;
        this.shared = shared;
    }

    /// What only the engine knows. Immutable.
    record Facts(
            Stage stage,
            Optional<Checkpoint> checkpoint,
            Optional<Instant> checkpointTime,
            long period,
            List<String> advice,
            long updates) {}

    static EthereumSnapshot starting(EthereumSettings settings) {
        return new EthereumSnapshot(
                settings.chain(),
                new Stage.NotSetUp(),
                Optional.empty(),
                Optional.empty(),
                settings.checkpoint(),
                Optional.empty(),
                0,
                List.of(),
                List.of(),
                List.of(),
                new EthereumSnapshot.Checked(0, 0, 0));
    }

    static void stopped(Latest<EthereumSnapshot> snapshot, Throwable bug) {
        snapshot.set(snapshot.get().at(new Stage.Stopped(String.valueOf(bug.getMessage()))));
    }

    EthereumSnapshot now(Facts facts) {
        var heads = shared.heads().get();
        return new EthereumSnapshot(
                chain,
                facts.stage(),
                heads.signed().map(this::head),
                heads.finalized().map(this::head),
                facts.checkpoint(),
                facts.checkpointTime(),
                facts.period(),
                shared.book().rows(),
                caughtLies(),
                facts.advice(),
                new EthereumSnapshot.Checked(
                        facts.updates(),
                        shared.asker().proofs(),
                        shared.traffic().bytesIn()));
    }

    private EthereumSnapshot.Head head(Anchored head) {
        var slot = head.beacon().slot();
        return new EthereumSnapshot.Head(
                head.block(),
                slot,
                chain.schedule().timeOf(slot),
                signers(head.beacon().signing()),
                chain.schedule().preset().committeeSize());
    }

    private static int signers(Evidence.Signing signing) {
        return switch (signing) {
            case Evidence.Signing.IsCheckpoint _ -> 0;
            case Evidence.Signing.Signed(var by, long _) -> by.aggregate().participants();
            case Evidence.Signing.Finalized(var by, long _) -> by.aggregate().participants();
        };
    }

    private List<EthereumSnapshot.CaughtLie> caughtLies() {
        return shared.book().caughtLies().stream()
                .map(lie -> new EthereumSnapshot.CaughtLie(lie.at(), lie.source(), lie.what()))
                .toList();
    }

    private List<SourceRow> beacons() {
        return shared.book().rows().stream()
                .filter(row -> row.role() == SourceRole.BEACON)
                .toList();
    }

    boolean hasBeacons() {
        return !beacons().isEmpty();
    }

    /// The names of the beacon nodes that answer, or were not asked yet.
    List<String> answering() {
        return beacons().stream()
                .filter(row -> row.trouble().filter(NodeReport::isSilence).isEmpty())
                .map(SourceRow::name)
                .toList();
    }

    /// Whether there is nobody left who answers: each beacon node was asked in vain.
    boolean isSilent() {
        return answering().isEmpty();
    }

    /// Who answers that it has not got something, or has it in another form, is there.
    private static boolean isSilence(SourceFault trouble) {
        return switch (trouble) {
            case SourceFault.Unreachable _,
                    SourceFault.TimedOut _,
                    SourceFault.RateLimited _,
                    SourceFault.Refused _,
                    SourceFault.TooLarge _,
                    SourceFault.Unreadable _,
                    SourceFault.WrongNetwork _,
                    SourceFault.Lied _,
                    SourceFault.Unsupported _,
                    SourceFault.GivenUp _ -> true;
            case SourceFault.NotThere _, SourceFault.UnknownRules _ -> false;
        };
    }
}

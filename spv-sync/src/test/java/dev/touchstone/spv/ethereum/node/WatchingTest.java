package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Watched accounts are proven anew with each head, and what was proven stays.
class WatchingTest {
    private static final int MOMENT = 400;
    private static final List<EthereumAddress> BOTH = List.of(SmallState.BOB, SmallState.ALICE);

    private final FakeClock clock = new FakeClock(SmallChain.during(120));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeBeacon beacon = new FakeBeacon("beacon", world);
    private final FakeExecution execution = new FakeExecution("execution", world);
    private final LinkedBlockingQueue<WatchedAccounts> heard = new LinkedBlockingQueue<>();
    private TestNode.Setup setup;

    @BeforeEach
    void prepare(@TempDir Path folder) {
        setup = new TestNode.Setup(world.chain().chain(), clock, folder)
                .from(new Checkpoint(world.root(72), new Origin.Pasted(), Instant.ofEpochSecond(1)))
                .with(beacon)
                .with(execution);
    }

    private WatchedAccounts hears(HeadKind kind, Predicate<WatchedAccounts> wanted) throws InterruptedException {
        while (true) {
            var next = heard.poll(MOMENT, TimeUnit.MILLISECONDS);
            if (next != null && next.at() == kind && wanted.test(next)) return next;
            if (next == null) clock.advance(SmallChain.SLOT);
            assertThat(clock.instant()).as("the listener hears in time").isBefore(SmallChain.during(220));
        }
    }

    /// All proven as of the block of one slot, which is at least this one.
    private static Predicate<WatchedAccounts> from(long slot) {
        return now -> now.accounts().values().stream().allMatch(Finding::isProven)
                && now.accounts().values().stream()
                                .map(it -> ((Proven<AccountState>) it).asOf())
                                .distinct()
                                .filter(at -> at.height().value() >= SmallState.FIRST + slot)
                                .count()
                        == 1;
    }

    private static ChainPoint point(WatchedAccounts now) {
        return ((Proven<AccountState>) of(now, SmallState.ALICE)).asOf();
    }

    /// The slot of the block that the accounts are proven at.
    private static long height(WatchedAccounts now) {
        return point(now).height().value() - SmallState.FIRST;
    }

    private static void isBalanceOfItsBlock(WatchedAccounts now) {
        assertThat(of(now, SmallState.ALICE).shown().orElseThrow().balance())
                .isEqualTo(SmallState.balance(SmallState.ALICE, SmallState.FIRST + height(now)));
    }

    private static Finding<AccountState> of(WatchedAccounts now, EthereumAddress address) {
        return Objects.requireNonNull(now.accounts().get(address));
    }

    @Test
    void eachHeadBringsNewProofsAllOfOneBlock() throws Exception {
        try (var test = setup.start()) {
            test.node().watch(BOTH, heard::add);
            var first = hears(HeadKind.SIGNED, from(119));
            assertThat(first.missing()).isEmpty();
            assertThat(first.accounts().keySet()).containsExactlyElementsOf(BOTH);
            isBalanceOfItsBlock(first);
            clock.advance(SmallChain.SLOT.multipliedBy(2));
            isBalanceOfItsBlock(hears(HeadKind.SIGNED, from(height(first) + 1)));
            assertThat(execution.stateBlocks).containsOnlyOnce(point(first).hash());
        }
    }

    @Test
    void theFinalStateIsProvenToo() throws Exception {
        try (var test = setup.start()) {
            test.node().watch(BOTH, heard::add);
            assertThat(hears(HeadKind.FINALIZED, from(SmallChain.finalFor(119))).missing())
                    .isEmpty();
        }
    }

    @Test
    void whatWasProvenStaysWhileSourcesFail() throws Exception {
        try (var test = setup.start()) {
            test.node().watch(BOTH, heard::add);
            var before = hears(HeadKind.SIGNED, from(119));
            execution.provesNothing = true;
            clock.advance(SmallChain.SLOT.multipliedBy(2));
            var without = hears(HeadKind.SIGNED, now -> now.missing().isPresent());
            assertThat(without.missing()).contains(new Pending.Reason.NobodyProves());
            assertThat(without.accounts().values()).allMatch(Finding::isProven);
            assertThat(height(without)).isGreaterThanOrEqualTo(height(before));
            execution.provesNothing = false;
            assertThat(hears(HeadKind.SIGNED, now -> now.missing().isEmpty()).accounts())
                    .hasSize(2);
        }
    }

    @Test
    void withoutAHeadTheReasonIsTold() throws Exception {
        try (var test = setup.startAlone()) {
            test.node().watch(BOTH, heard::add);
            var told = hears(HeadKind.SIGNED, _ -> true);
            assertThat(told.missing()).contains(new Pending.Reason.NotChecked());
            assertThat(told.accounts().values()).allMatch(it -> it instanceof Pending<AccountState>);
        }
    }

    @Test
    void whoeverComesLaterHearsAtOnce() throws Exception {
        try (var test = setup.start()) {
            test.awaitsHead(119);
            test.node().watch(List.of(SmallState.ALICE), _ -> {});
            test.node().watch(BOTH, heard::add);
            hears(HeadKind.SIGNED, from(119));
        }
    }

    @Test
    void whoeverHasClosedHearsNoMore() throws Exception {
        try (var test = setup.start()) {
            var watch = test.node().watch(BOTH, heard::add);
            hears(HeadKind.SIGNED, from(119));
            watch.close();
            watch.close();
            var later = new LinkedBlockingQueue<WatchedAccounts>();
            test.node().watch(BOTH, later::add);
            assertThat(later.poll(20, TimeUnit.SECONDS)).isNotNull();
            heard.clear();
            for (var next = later.poll(); next == null || !from(121).test(next); ) {
                next = later.poll(MOMENT, TimeUnit.MILLISECONDS);
                if (next == null) clock.advance(SmallChain.SLOT);
            }
            assertThat(heard).isEmpty();
        }
    }
}

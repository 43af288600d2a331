package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.Checkpoint.Origin;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One account that nobody proves keeps no other from being proven.
class FailingAccountTest {
    private static final List<EthereumAddress> BOTH = List.of(SmallState.CONTRACT, SmallState.ALICE);

    private final FakeClock clock = new FakeClock(SmallChain.during(120));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeExecution execution = new FakeExecution("execution", world);
    private TestNode test;

    @BeforeEach
    void follow(@TempDir Path folder) throws Exception {
        test = new TestNode.Setup(world.chain().chain(), clock, folder)
                .from(new Checkpoint(world.root(72), new Origin.Pasted(), Instant.ofEpochSecond(1)))
                .with(new FakeBeacon("beacon", world))
                .with(execution)
                .start();
        test.awaitsHead(119);
    }

    @AfterEach
    void stop() {
        test.close();
    }

    /// The proof of the first account is not that of its block's state.
    private static Reply<StateAnswer> withAFalseFirst(Reply<StateAnswer> reply) {
        return reply.map(answer -> {
            var accounts = new ArrayList<>(answer.accounts());
            var first = accounts.getFirst();
            accounts.set(0, new StateAnswer.AccountNodes(List.of(ByteString.of((byte) 0xc0)), first.slots()));
            return new StateAnswer(answer.header(), accounts);
        });
    }

    private List<Finding<AccountState>> asked() {
        return test.node().accounts(BOTH, HeadKind.SIGNED);
    }

    @Test
    void whatIsTrueInALiarsAnswerCounts() throws Exception {
        execution.onState = FailingAccountTest::withAFalseFirst;
        var found = asked();
        assertThat(found.getFirst()).isInstanceOf(Refuted.class);
        assertThat(found.getLast()).isInstanceOf(Proven.class);
        test.awaits("blame", now -> !now.caughtLies().isEmpty());
    }

    @Test
    void eachIsAskedForByItselfWhereNotAllAreGivenTogether() {
        execution.onState = reply -> isOfOne(reply) ? reply : Reply.failed(new SourceFault.Refused(-32000, "too much"));
        assertThat(asked()).allSatisfy(found -> assertThat(found).isInstanceOf(Proven.class));
        assertThat(execution.asked("state")).isEqualTo(3);
    }

    private static boolean isOfOne(Reply<StateAnswer> reply) {
        return reply.toOptional()
                .filter(answer -> answer.accounts().size() == 1)
                .isPresent();
    }

    @Test
    void whoeverKnowsNoneIsNotAskedForEachOfMany() {
        execution.provesNothing = true;
        var many = new ArrayList<EthereumAddress>();
        for (int i = 1; i <= 20; i++) many.add(EthereumAddress.of(address(i)));
        assertThat(test.node().accounts(many, HeadKind.SIGNED))
                .allSatisfy(found -> assertThat(found).isInstanceOf(Pending.class));
        assertThat(execution.asked("state")).isLessThan(2 * many.size());
    }

    private static byte[] address(int last) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[bytes.length - 1] = (byte) last;
        return bytes;
    }

    @Test
    void aWatcherHearsOfTheOthersAndWhyOneIsMissing() throws Exception {
        execution.onState = FailingAccountTest::withAFalseFirst;
        var heard = new LinkedBlockingQueue<WatchedAccounts>();
        test.node().watch(BOTH, heard::add);
        var now = heard.poll(20, TimeUnit.SECONDS);
        while (now != null && now.at() != HeadKind.SIGNED) now = heard.poll(20, TimeUnit.SECONDS);
        assertThat(now).isNotNull();
        if (now == null) return;
        assertThat(now.missing()).contains(new Pending.Reason.NobodyProves());
        assertThat(now.accounts().get(SmallState.CONTRACT)).isInstanceOf(Refuted.class);
        assertThat(now.accounts().get(SmallState.ALICE)).isInstanceOf(Proven.class);
    }
}

package dev.touchstone.spv.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.WatchSet;
import dev.touchstone.spv.bitcoin.node.BitcoinNode;
import dev.touchstone.spv.bitcoin.node.BitcoinSnapshot;
import dev.touchstone.spv.bitcoin.node.NodePorts;
import dev.touchstone.spv.bitcoin.node.NodeSettings;
import dev.touchstone.spv.bitcoin.node.ScanRequest;
import dev.touchstone.spv.bitcoin.node.ScanRequest.Start;
import dev.touchstone.spv.bitcoin.p2p.Dialer;
import dev.touchstone.spv.bitcoin.p2p.Message;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.bitcoin.p2p.Resolver;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.practice.Lies;
import dev.touchstone.spv.practice.LyingPracticeNode;
import dev.touchstone.spv.practice.PracticeAnswers;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Peers that keep silent, talk without end, or lie while others are away: the node gets on, and blames nobody else.
class UnhelpfulPeersTest {
    private static final Script OURS = Script.p2wpkh(new byte[20]);
    private static final WatchSet WATCHED = new WatchSet(Set.of(OURS));

    @TempDir
    Path directory;

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(ahead.get());

    private static PeerAddress at(int port) {
        return PeerAddress.of(InetAddress.getLoopbackAddress(), port);
    }

    private BitcoinNode light(int... ports) throws IOException {
        var named = new ArrayList<PeerAddress>();
        for (int port : ports) named.add(at(port));
        var settings = new NodeSettings(Network.BITCOIN_PRACTICE, directory, named, false, true);
        var world = new NodePorts(Dialer.direct(), Resolver.system(), clock, new Random(5));
        return ((BitcoinNode.Start.Started) BitcoinNode.start(settings, world)).node();
    }

    private static Watcher watch(BitcoinNode node) {
        var watcher = new Watcher();
        node.watch(ScanRequest.fresh(WATCHED, new Start.AtHeight(Height.GENESIS)), watcher);
        return watcher;
    }

    private static PracticeBitcoinNode honest(int blocks) throws IOException {
        var node = PracticeBitcoinNode.start(0, InstantSource.system());
        node.mine(blocks);
        return node;
    }

    private static void awaitTip(BitcoinNode node, Watcher watcher, int height) throws InterruptedException {
        watcher.await(
                "the header at " + height,
                () -> node.snapshot().get().tip().height().value() == height);
    }

    /// What it said before it heard that it is hung up on was said in the same breath.
    @Test
    void aPeerThatLiesAgainAndAgainIsCaughtOnce() throws Exception {
        LyingPracticeNode.Lie once = Lies.headerWithoutWork();
        LyingPracticeNode.Lie often = (request, honest, truth) -> Collections.nCopies(40, 0).stream()
                .flatMap(_ -> once.told(request, honest, truth).stream())
                .toList();
        try (var honest = honest(5);
                var liar = LyingPracticeNode.telling(often, honest, InstantSource.system());
                var node = light(liar.port())) {
            var watcher = watch(node);
            watcher.await("the lie", () -> !node.snapshot().get().caughtLies().isEmpty());
            watcher.await("the end", () -> node.snapshot().get().peers().isEmpty());
            assertThat(node.snapshot().get().caughtLies())
                    .singleElement()
                    .satisfies(lie ->
                            assertThat(lie.peer()).isEqualTo(at(liar.port()).toString()));
        }
    }

    @Test
    void followsAReorganisationAboveTheFilterHeadersThatItHasSoFar() throws Exception {
        var silent = new AtomicBoolean();
        var answers = new PracticeAnswers() {
            @Override
            public List<Message> answer(Message request, List<Message> honest) {
                return silent.get() && request instanceof Message.GetCFHeaders ? List.of() : honest;
            }
        };
        try (var full = PracticeBitcoinNode.start(0, InstantSource.system(), answers)) {
            full.mine(110);
            try (var node = light(full.port())) {
                var watcher = watch(node);
                watcher.awaitCoverage(Height.of(110));
                silent.set(true);
                full.mine(3);
                awaitTip(node, watcher, 113);
                full.fork(1, 2);
                awaitTip(node, watcher, 114);
                silent.set(false);
                full.mine(1);
                ahead.set(Duration.ofSeconds(30));
                watcher.awaitCoverage(Height.of(115));
                assertThat(node.snapshot().get().stage()).isNotInstanceOf(BitcoinSnapshot.Stage.Stopped.class);
            }
        }
    }

    @Test
    void asksAPeerThatAnnouncesNothing() throws Exception {
        var answers = new PracticeAnswers() {
            @Override
            public List<Message> announce(List<Message> honest) {
                return List.of();
            }
        };
        try (var full = PracticeBitcoinNode.start(0, InstantSource.system(), answers)) {
            full.mine(110);
            try (var node = light(full.port())) {
                var watcher = watch(node);
                watcher.awaitCoverage(Height.of(110));
                full.mine(2);
                ahead.set(Duration.ofSeconds(61));
                watcher.awaitCoverage(Height.of(112));
            }
        }
    }

    @Test
    void findsOutHowFarAPeerIsThatNeverSaysSo() throws Exception {
        var answers = new PracticeAnswers() {
            @Override
            public List<Message> announce(List<Message> honest) {
                return List.of();
            }
        };
        try (var loud = honest(110);
                var quiet = PracticeBitcoinNode.start(0, InstantSource.system(), answers)) {
            quiet.connect(at(loud.port()));
            new Watcher().await("the quiet one at 110", () -> quiet.tip().equals(loud.tip()));
            try (var node = light(loud.port(), quiet.port())) {
                var watcher = watch(node);
                watcher.await("both at 110", () -> agreeing(watcher, 110) == 2);
                loud.mine(1);
                watcher.await("the quiet one at 111", () -> quiet.tip().equals(loud.tip()));
                watcher.awaitCoverage(Height.of(111));
                ahead.set(Duration.ofSeconds(61));
                watcher.await("both at 111", () -> agreeing(watcher, 111) == 2);
            }
        }
    }

    private static int agreeing(Watcher watcher, int height) {
        boolean isThere = watcher.coverage() instanceof Proven<Coverage> proven
                && proven.asOf().height().value() == height;
        return isThere ? ((Proven<Coverage>) watcher.coverage()).value().peersAgreeing() : 0;
    }

    @Test
    void isNotHeldUpByAPeerThatTellsTheSameHeadersWithoutEnd() throws Exception {
        try (var honest = honest(2_001);
                var endless = LyingPracticeNode.telling(
                        (request, answer, truth) ->
                                request instanceof Message.GetHeaders ? List.of(firstHeaders(truth)) : answer,
                        honest,
                        InstantSource.system());
                var node = light(endless.port())) {
            var watcher = watch(node);
            awaitTip(node, watcher, 2_000);
            node.addPeer(at(honest.port()));
            watcher.awaitCoverage(Height.of(2_001));
        }
    }

    private static Message firstHeaders(PracticeBitcoinNode truth) {
        var headers = new ArrayList<BlockHeader>();
        for (int height = 1; height <= Message.Headers.MOST; height++) {
            headers.add(truth.blockAt(Height.of(height)).orElseThrow().header());
        }
        return Message.Headers.of(headers);
    }

    @Test
    void holdsNoPeerToFilterHeadersThatItNeverStated() throws Exception {
        var withheld = new AtomicBoolean(true);
        var answers = new PracticeAnswers() {
            @Override
            public List<Message> answer(Message request, List<Message> honest) {
                boolean isStatement =
                        request instanceof Message.GetCFHeaders || request instanceof Message.GetCFCheckpt;
                return withheld.get() && isStatement ? List.of() : honest;
            }
        };
        try (var honest = PracticeBitcoinNode.start(0, InstantSource.system(), answers)) {
            honest.mine(110);
            assertThat(honest.pay(OURS, Satoshis.of(70_000))).isInstanceOf(FaucetResult.Paid.class);
            honest.mine(1);
            try (var liar = LyingPracticeNode.telling(Lies.filtersOmit(OURS), honest, InstantSource.system());
                    var node = light(liar.port())) {
                assertThat(watch(node).balance(Height.of(111))).isEqualTo(Satoshis.ZERO);
                node.addPeer(at(honest.port()));
                var watcher = watch(node);
                watcher.await("both", () -> node.snapshot().get().peers().size() == 2);
                for (int i = 0; i < 8; i++) watch(node).awaitCoverage(Height.of(111));
                assertThat(node.snapshot().get().caughtLies()).isEmpty();
                withheld.set(false);
                ahead.set(Duration.ofSeconds(30));
                watcher.await(
                        "the truth",
                        () -> watcher.isProven() && watcher.unspentNow().total().equals(Satoshis.of(70_000)));
                watcher.await(
                        "the lie to be caught",
                        () -> !node.snapshot().get().caughtLies().isEmpty());
                assertThat(node.snapshot().get().caughtLies())
                        .extracting(BitcoinSnapshot.CaughtLie::peer)
                        .containsOnly(at(liar.port()).toString());
            }
        }
    }

    @Test
    void keepsWhatItHasStoredWhereTheOnlyOneToContradictItIsProvenWrong() throws Exception {
        try (var honest = honest(110)) {
            honest.pay(OURS, Satoshis.of(70_000));
            honest.mine(1);
            try (var node = light(honest.port())) {
                assertThat(watch(node).balance(Height.of(111))).isEqualTo(Satoshis.of(70_000));
            }
            try (var liar = LyingPracticeNode.telling(Lies.filtersOmit(OURS), honest, InstantSource.system());
                    var node = light(liar.port())) {
                var watcher = watch(node);
                watcher.await(
                        "the lie", () -> !node.snapshot().get().caughtLies().isEmpty());
                assertThat(node.snapshot().get().caughtLies().getFirst().what())
                        .isInstanceOf(Refutation.FilterOmitsOutput.class);
                node.addPeer(at(honest.port()));
                assertThat(watcher.balance(Height.of(111))).isEqualTo(Satoshis.of(70_000));
                assertThat(node.snapshot().get().caughtLies()).hasSize(1);
            }
        }
    }

    @Test
    void punishesNobodyForAnotherWhoShowsTheWrongFilterOnHisSide() throws Exception {
        try (var honest = honest(110)) {
            honest.pay(OURS, Satoshis.of(70_000));
            honest.mine(1);
            try (var spoiler = LyingPracticeNode.telling(
                            Lies.filterNotOfItsHeader(Height.of(111)), honest, InstantSource.system());
                    var liar = LyingPracticeNode.telling(Lies.filtersOmit(OURS), honest, InstantSource.system());
                    var node = light(spoiler.port(), honest.port(), liar.port())) {
                var watcher = watch(node);
                watcher.await(
                        "the truth",
                        () -> watcher.isProven() && watcher.unspentNow().total().equals(Satoshis.of(70_000)));
                assertThat(node.snapshot().get().caughtLies())
                        .extracting(BitcoinSnapshot.CaughtLie::peer)
                        .doesNotContain(at(honest.port()).toString());
            }
        }
    }

    @Test
    void takesNoFeeFromANodeThatIsCatchingUp() throws Exception {
        var answers = new PracticeAnswers() {
            @Override
            public List<Message> announce(List<Message> honest) {
                var all = new ArrayList<>(honest);
                all.addFirst(new Message.FeeFilter(Satoshis.MAX_MONEY));
                return all;
            }
        };
        try (var full = PracticeBitcoinNode.start(0, InstantSource.system(), answers)) {
            full.mine(110);
            try (var node = light(full.port())) {
                var watcher = watch(node);
                watcher.awaitCoverage(Height.of(110));
                full.mine(1);
                awaitTip(node, watcher, 111);
                assertThat(node.snapshot().get().fees().peersFloor().filter(floor -> floor > 1_000_000))
                        .isEqualTo(Optional.empty());
            }
        }
    }
}

package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.history.AccountHistory;
import dev.touchstone.spv.ethereum.history.Found;
import dev.touchstone.spv.ethereum.history.Span;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.ethereum.node.Checkpoint;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumPorts;
import dev.touchstone.spv.ethereum.node.EthereumSettings;
import dev.touchstone.spv.ethereum.node.EthereumSettings.Endpoint;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Reconciliation;
import dev.touchstone.spv.proof.Rules;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A practice chain over real HTTP and a node that follows it, to search histories in. Confined to one test.
final class HistoryWorld implements AutoCloseable {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    static final Signing ALICE = new Signing("alice", 1337);
    static final Signing CAROL = new Signing("carol", 1337);
    static final EthereumAddress BOB = new Signing("bob", 1337).address();
    static final Wei ETHER = Wei.PER_ETHER;

    /// Hands on what it is paid to the account in its data.
    private static final ByteString HANDING_ON =
            ByteString.fromHex("5f5f5f5f345f355af100").orElseThrow();

    static final EthereumAddress FORWARDER =
            EthereumAddress.of(new byte[] {9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9});

    /// Whether the server hides the first transaction of each block.
    final AtomicBoolean hides = new AtomicBoolean();

    /// What the server says in place of the withdrawals of each block.
    final AtomicReference<UnaryOperator<ArrayNode>> withdrawals = new AtomicReference<>(UnaryOperator.identity());

    final PracticeEthereum chain;
    final EthereumNode node;

    HistoryWorld(Path folder, PracticeEthereumSettings preset) throws Exception {
        var settings = preset.withContracts(true)
                .withAllocations(Map.of(ALICE.address(), ETHER.times(10), CAROL.address(), ETHER.times(10)));
        chain = PracticeEthereum.start(settings, CLOCK, new PracticeEthereumAnswers() {
            @Override
            public ObjectNode call(Call call, ObjectNode honest) {
                if (!call.method().startsWith("eth_getBlockBy")) return honest;
                var block = honest.path("result");
                if (hides.get() && block.path("transactions") instanceof ArrayNode all && !all.isEmpty()) {
                    all.remove(0);
                }
                if (block instanceof ObjectNode it
                        && it.path("withdrawals") instanceof ArrayNode paid
                        && !paid.isEmpty()) {
                    it.set("withdrawals", withdrawals.get().apply(paid));
                }
                return honest;
            }
        });
        chain.seedContract(FORWARDER, HANDING_ON, Map.of());
        var checkpoint = new Checkpoint(chain.checkpointRoot(), new Checkpoint.Origin.Practice(), CLOCK.instant());
        var asked = new EthereumSettings(
                chain.chain(),
                folder,
                Optional.of(checkpoint),
                List.of(new Endpoint(chain.beaconUrl(), true)),
                List.of(new Endpoint(chain.rpcUrl(), true)));
        var started = EthereumNode.start(asked, EthereumPorts.over(HttpClient.newHttpClient(), chain.time()));
        node = ((EthereumNode.Start.Started) started).node();
        chain.advance(1);
    }

    static HistoryWorld since(ConsensusFork fork, Path folder) throws Exception {
        return new HistoryWorld(folder, PracticeEthereumSettings.minimal().beginningWith(fork));
    }

    @Override
    public void close() throws IOException {
        node.close();
        chain.close();
    }

    void send(EthereumTransaction transaction) {
        assertThat(chain.submit(transaction.bytes())).isInstanceOf(PracticeSubmitResult.Accepted.class);
    }

    void send(Signing who, Draft draft) {
        send(who.sign(draft));
    }

    /// Makes two blocks.
    ///
    /// @return the block that the node has signed then
    BlockNumber follow() throws Exception {
        chain.advance(2);
        long newest = chain.snapshot().get().head().value() - 1;
        var reached = new CountDownLatch(1);
        try (var _ = node.snapshot().observe(Runnable::run, now -> {
            if (now.head().filter(head -> head.slot().value() >= newest).isPresent()) reached.countDown();
        })) {
            assertThat(reached.await(40, TimeUnit.SECONDS)).isTrue();
        }
        return proven(node.head(HeadKind.SIGNED)).value().number();
    }

    static <T> Proven<T> proven(Finding<T> finding) {
        assertThat(finding).isInstanceOf(Proven.class);
        return (Proven<T>) finding;
    }

    record Whole(Span span, List<Found> found) {
        List<Proven<Movement>> movements(Subject subject) {
            return found.stream()
                    .map(Found::movement)
                    .filter(it -> subject.asset().holds(it.value().asset()))
                    .toList();
        }
    }

    Whole search(Subject subject, BlockNumber from, BlockNumber to) {
        var history = new AccountHistory(node.older(), subject);
        var begun = history.begin(from);
        assertThat(begun).isInstanceOf(AccountHistory.Begun.At.class);
        var span = ((AccountHistory.Begun.At) begun).span();
        var found = new ArrayList<Found>();
        while (span.to().number().compareTo(to) < 0) {
            var step = history.forward(span, to);
            assertThat(step.obstacle()).isEmpty();
            found.addAll(step.found());
            span = step.span();
        }
        return new Whole(span, found);
    }

    /// Whether what was found makes what the account has.
    Finding<Reconciliation> addsUp(Subject subject, Whole whole) {
        return addsUp(subject, whole, whole.movements(subject));
    }

    Finding<Reconciliation> addsUp(Subject subject, Whole whole, List<Proven<Movement>> movements) {
        var from = whole.span().from().number();
        var to = whole.span().to().number();
        var older = node.older();
        return subject.amount()
                .map(question -> Rules.tokenAddsUp(
                        proven(older.answerAt(question, from)), proven(older.answerAt(question, to)), movements))
                .orElseGet(() -> Rules.addsUp(
                        proven(older.accountAt(subject.account(), from)),
                        proven(older.accountAt(subject.account(), to)),
                        movements));
    }
}

package dev.touchstone.spv.ethereum.node;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.source.ExecutionSource;
import dev.touchstone.spv.ethereum.source.Inquiry;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.RequestBudget;
import dev.touchstone.spv.ethereum.source.RpcExecutionSource;
import dev.touchstone.spv.ethereum.source.SourceAddress;
import dev.touchstone.spv.ethereum.source.SourceBook;
import dev.touchstone.spv.ethereum.source.SourcePorts;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.CallResult;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.AnvilPeer;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ListedCall;
import dev.touchstone.spv.testsupport.SmallChain;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

/// Calls to contracts of all kinds on a chain that anvil makes, an execution client of other hands: what is computed
/// here from what it proves is what it says itself; and with any lie about any part of the state, it is that or
/// nothing. A committee of the test's signs for the block.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class AnvilCallsTest {
    private static final int CALLS = 411;
    private static final int LEAST_LIES = 9_500;

    private final HttpClient http =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<ListedCall, Proven<CallResult>> found = new ConcurrentHashMap<>();
    private AnvilPeer anvil;
    private List<ListedCall> calls = List.of();
    private SmallChain small;
    private Proven<ExecutionHeader> block;
    private RememberedState state;

    @BeforeAll
    @Timeout(value = 3, unit = TimeUnit.MINUTES)
    void start() {
        anvil = AnvilPeer.start(
                "--calls", "--hardfork=osaka", "--chain-id=1337", "--timestamp=" + SmallChain.GENESIS.getEpochSecond());
        calls = anvil.calls();
        var json = anvil.call("eth_getBlockByNumber", number(), false);
        var header = EthereumJson.header(json);
        assertThat(header.hash()).isEqualTo(EthereumJson.hash(json.get("hash")));
        small = SmallChain.naming(header);
        block = signed(header);
        state = new RememberedState(node(), header);
    }

    @AfterAll
    void stop() {
        http.close();
        if (anvil != null) anvil.close();
    }

    private String number() {
        return "0x" + Long.toHexString(anvil.blockOfCalls());
    }

    private EthereumChain chain() {
        return small.chain();
    }

    private Proven<ExecutionHeader> signed(ExecutionHeader header) {
        var start = LightClientStore.start(chain(), new BlstBls(), small.root(8), small.bootstrap(8));
        var store = ((LightClientStore.Start.Started) start).store();
        store.process(small.optimistic(20), Slot.of(21));
        return proven(BeaconKernel.signedHead(store, header.bytes()));
    }

    /// The program's own source, which asks anvil over HTTP.
    private ExecutionSource node() {
        var address = SourceAddress.parse(anvil.rpcUrl()).orThrow();
        var ports = new SourcePorts(http, Patience.STANDARD, _ -> {});
        return new RpcExecutionSource(address, chain(), RequestBudget.unlimited(), ports);
    }

    private ExecutionSource honest() {
        return new ScriptedState("honest", state::answer);
    }

    /// Somebody who asks for the first time, and these servers in this order.
    private List<Finding<CallResult>> ask(List<CallInput> inputs, ExecutionSource... servers) {
        var inquiry = Inquiry.of(new SourceBook(InstantSource.system()));
        var asker = new Asker(inquiry, () -> List.of(servers));
        try {
            var known = new KnownState();
            return new CallAsk(chain(), asker, new ProofCache(), known, new LearnedNeeds(known)).calls(block, inputs);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Finding<CallResult> ask(ListedCall call, ExecutionSource... servers) {
        return ask(List.of(call.input()), servers).getFirst();
    }

    /// What the client says that a call comes to: the bytes that it returns or reverts with, or that it fails.
    private Outcome said(ListedCall call) {
        var answer = anvil.answer("eth_call", call.json(), number());
        if (answer.path("result").isString()) return new Outcome("returned", EthereumJson.bytes(answer.get("result")));
        var data = answer.path("error").path("data");
        boolean isReverted = answer.path("error").path("message").asString("").startsWith("execution reverted");
        if (!isReverted) return new Outcome("halted", ByteString.EMPTY);
        return new Outcome("reverted", data.isString() ? EthereumJson.bytes(data) : ByteString.EMPTY);
    }

    private record Outcome(String how, ByteString bytes) {
        static Outcome of(CallResult call) {
            return switch (call.outcome()) {
                case CallResult.Outcome.Returned(var bytes) -> new Outcome("returned", bytes);
                case CallResult.Outcome.Reverted(var bytes) -> new Outcome("reverted", bytes);
                case CallResult.Outcome.Halted _ -> new Outcome("halted", ByteString.EMPTY);
            };
        }
    }

    @Test
    @Order(1)
    void eachCallComesToWhatTheClientSays() {
        var differing = new ArrayList<String>();
        var counts = new ConcurrentHashMap<String, Integer>();
        for (var call : calls) {
            var theirs = said(call);
            counts.merge(theirs.how(), 1, Integer::sum);
            if (ask(call, honest()) instanceof Proven<CallResult> proven) {
                found.put(call, proven);
                var ours = Outcome.of(proven.value());
                if (!ours.equals(theirs)) differing.add(call.what() + ": " + ours + " here, " + theirs + " there");
            } else {
                differing.add(call.what() + ": " + ask(call, honest()) + " here, " + theirs + " there");
            }
        }
        assertThat(differing).isEmpty();
        assertThat(found).hasSize(CALLS);
        assertThat(counts).isEqualTo(Map.of("returned", 352, "reverted", 45, "halted", 14));
    }

    /// All in one batch, and asked for over HTTP.
    @Test
    @Order(2)
    void allOfThemAtOnceComeToTheSame() {
        var inputs = calls.stream().map(ListedCall::input).toList();
        var all = ask(inputs, node());
        for (int i = 0; i < calls.size(); i++) {
            assertThat(proven(all.get(i)).value())
                    .as(calls.get(i).what())
                    .isEqualTo(Objects.requireNonNull(found.get(calls.get(i))).value());
        }
    }

    /// What became of the lies.
    private static final class Tally {
        private final AtomicInteger told = new AtomicInteger();
        private final AtomicInteger refuted = new AtomicInteger();
        private final AtomicInteger pending = new AtomicInteger();

        /// Where what was lied about turned out not to matter.
        private final AtomicInteger right = new AtomicInteger();

        private final AtomicInteger mended = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    }

    @Test
    @Order(3)
    void whateverIsLiedAboutNothingWrongIsProven() {
        var tally = new Tally();
        var stranger = EthereumAddress.of(ByteString.fromHex("f39fd6e51aad88f6f4ce6ab8827279cfffb92266")
                .orElseThrow()
                .toArray());
        found.entrySet().parallelStream().forEach(entry -> {
            var evidence = (Evidence.CallInState) entry.getValue().evidence();
            for (var lie : StateLies.about(evidence, state, stranger)) {
                hears(entry.getKey(), entry.getValue().value(), lie, tally);
            }
        });
        assertThat(tally.wrong).isEmpty();
        assertThat(tally.told.get()).isGreaterThan(LEAST_LIES);
        assertThat(tally.refuted.get() + tally.pending.get() + tally.right.get())
                .isEqualTo(tally.told.get());
        assertThat(tally.right.get()).isLessThanOrEqualTo(1);
        assertThat(tally.mended.get()).isEqualTo(tally.told.get());
    }

    /// Who is lied to by the only server has no result; who can ask an honest one too has the right one.
    private void hears(ListedCall call, CallResult truth, StateLie lie, Tally tally) {
        var isTold = new AtomicBoolean();
        var liar = new ScriptedState("liar", questions -> {
            var honest = state.answer(questions);
            var told = lie.telling().told(questions, honest);
            if (!told.equals(honest)) isTold.set(true);
            return told;
        });
        var alone = ask(call, liar);
        if (!isTold.get()) return;
        tally.told.incrementAndGet();
        switch (alone) {
            case Refuted<CallResult> _ when !lie.isOmission() -> tally.refuted.incrementAndGet();
            case Pending<CallResult> _ when lie.isOmission() -> tally.pending.incrementAndGet();
            case Proven<CallResult> proven when proven.value().equals(truth) -> tally.right.incrementAndGet();
            default -> tally.wrong.add(call.what() + ", " + lie.what() + ": " + alone);
        }
        var mended = ask(call, liar, honest());
        boolean isRight =
                mended instanceof Proven<CallResult> proven && proven.value().equals(truth);
        if (isRight) tally.mended.incrementAndGet();
        else tally.wrong.add(call.what() + ", " + lie.what() + ", beside an honest server: " + mended);
    }
}

package dev.touchstone.ui;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Latest;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.rollup.DisputeGame;
import dev.touchstone.spv.ethereum.rollup.Layer;
import dev.touchstone.spv.ethereum.rollup.Layers;
import dev.touchstone.spv.ethereum.rollup.OutputRoot;
import dev.touchstone.spv.ethereum.source.CaughtLie;
import dev.touchstone.spv.ethereum.source.NewestState;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.RollupKernel;
import dev.touchstone.spv.proof.Settled;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.ui.shell.LayerOutcome;
import dev.touchstone.ui.shell.LayerSide;
import dev.touchstone.ui.shell.LayerState;
import dev.touchstone.wallet.Saving;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Chains beside the made-up Ethereum: one settles there, and what it settled the kernel proved. Confined to one
/// thread.
final class SampleLayers implements LayerSide {
    static final String SERVER = "https://layer.example/";
    static final Wei SETTLED = Wei.of(500_000_000_000_000_000L);
    static final Wei NEWEST = Wei.of(600_000_000_000_000_000L);
    private static final Duration AGE = Duration.ofDays(5).plusHours(2);

    final Latest<List<LayerState>> states = new Latest<>(Layers.builtIn().beside(SampleEthereum.CHAIN).stream()
            .map(layer -> new LayerState(layer, Optional.empty()))
            .toList());
    final List<String> asked = new ArrayList<>();

    @Override
    public Latest<List<LayerState>> states() {
        return states;
    }

    @Override
    public Optional<String> proposed() {
        return Optional.empty();
    }

    @Override
    public CompletableFuture<LayerOutcome> switchOn(Layer layer, String server) {
        asked.add("on " + layer.id() + " " + server);
        if (server.contains(" ")) return CompletableFuture.completedFuture(new LayerOutcome.NotAnAddress(server));
        put(layer.id(), Optional.of(proven(server)));
        return CompletableFuture.completedFuture(new LayerOutcome.SwitchedOn());
    }

    @Override
    public CompletableFuture<Saving<String>> switchOff(Layer layer) {
        asked.add("off " + layer.id());
        put(layer.id(), Optional.empty());
        return CompletableFuture.completedFuture(new Saving.Saved<>(layer.id()));
    }

    private void put(String id, Optional<LayerState.Look> look) {
        states.set(states.get().stream()
                .map(state -> state.layer().id().equals(id) ? new LayerState(state.layer(), look) : state)
                .toList());
    }

    /// The rollup is on, and the first account has something there.
    void showRollup() {
        put("practice-rollup", Optional.of(proven(SERVER)));
    }

    /// The side chain is on, of which no balance is ever proven.
    void showSideChain() {
        Finding<Settled<AccountState>> never =
                Pending.because(new Pending.Reason.NotSettledHere("Practice Side Chain", ""));
        var look = new LayerState.Look(
                SERVER,
                Pending.because(new Pending.Reason.NotSettledHere(
                        "Practice Side Chain",
                        "Its checkpoints on Ethereum hold transactions and receipts, but no balances.")),
                List.of(new LayerState.Share(SampleEthereum.FIRST, never)),
                said(),
                List.of());
        put("practice-sidechain", Optional.of(look));
    }

    /// Its server was caught.
    void failRollup() {
        var why = new Refutation.TrieNodeHashMismatch(2);
        var lie =
                new CaughtLie(TestWindow.NOW.minus(Duration.ofMinutes(3)), SourceRole.EXECUTION, "layer.example", why);
        var look = new LayerState.Look(
                SERVER,
                Proof.THE.block,
                List.of(new LayerState.Share(SampleEthereum.FIRST, new Refuted<>(why))),
                said(),
                List.of(lie));
        put("practice-rollup", Optional.of(look));
    }

    private static LayerState.Look proven(String server) {
        return new LayerState.Look(
                server,
                Proof.THE.block,
                List.of(new LayerState.Share(SampleEthereum.FIRST, Proof.THE.account)),
                said(),
                List.of());
    }

    private static Finding<NewestState> said() {
        var said = new NewestState(
                BlockNumber.of(131_072_400),
                Keccak256.of(new byte[] {1}),
                TestWindow.NOW.minusSeconds(4),
                List.of(new NewestState.Said(SampleEthereum.FIRST, NEWEST, 3, List.of())));
        return new Claimed<>(said, "layer.example", TestWindow.NOW);
    }

    /// What the kernel made of a registry, a game and a block of the rollup.
    private record Proof(Proven<Settled<ExecutionHeader>> block, Proven<Settled<AccountState>> account) {
        static final Proof THE = make();

        private static Proof make() {
            var rollup = Layers.builtIn()
                    .find(SampleEthereum.CHAIN, "practice-rollup")
                    .flatMap(Layer::rollup)
                    .orElseThrow();
            var inside = trie(List.of(
                    SampleBeacon.account(SampleEthereum.FIRST, 2, SETTLED),
                    SampleBeacon.account(SampleEthereum.SECOND, 1, Wei.of(7))));
            var header = header(inside.root());
            var output = new OutputRoot(header.stateRoot(), Hash256.ZERO, header.hash());
            var maker = SampleBeacon.stranger(1);
            var code = new DisputeGame(maker, maker, output.hash()).code(ByteString.of(new byte[68]));
            var game = SampleBeacon.stranger(2);
            var address = new BigInteger(1, game.value().toArray());
            var storage = PatriciaTrie.EMPTY.put(
                    key(rollup.settled().trieKey()),
                    ByteString.of(new RlpWriter().integer(address).toArray()));
            var contracts = List.of(
                    new AccountState(rollup.contract(), 1, Wei.ZERO, storage.root(), Keccak256.of(new byte[] {0})),
                    new AccountState(game, 1, Wei.ZERO, AccountState.EMPTY_ROOT, Keccak256.of(code)));
            var beacon = new SampleBeacon(SampleEthereum.CHAIN, TestWindow.NOW.minusSeconds(14), contracts, contracts);
            var registry = proven(beacon.account(rollup.contract(), HeadKind.SIGNED));
            Proven<StorageSlot> slot = proven(StateKernel.storage(
                    registry,
                    rollup.settled(),
                    storage.prove(key(rollup.settled().trieKey()))));
            Proven<ContractCode> named = proven(RollupKernel.named(
                    slot, proven(StateKernel.code(proven(beacon.account(game, HeadKind.SIGNED)), code))));
            var block = proven(RollupKernel.settledByGame(rollup, named, List.of(output.preimage()), header.bytes()));
            var nodes = inside.prove(key(SampleEthereum.FIRST.trieKey()));
            return new Proof(block, proven(RollupKernel.account(block, SampleEthereum.FIRST, nodes)));
        }

        private static PatriciaTrie trie(List<AccountState> accounts) {
            var trie = PatriciaTrie.EMPTY;
            for (int i = 10; i < 200; i++) {
                var crowd = SampleBeacon.account(SampleBeacon.stranger(i), i, Wei.of(i));
                trie = trie.put(key(crowd.address().trieKey()), crowd.bytes());
            }
            for (var account : accounts) trie = trie.put(key(account.address().trieKey()), account.bytes());
            return trie;
        }

        private static ByteString key(Hash256 hash) {
            return ByteString.of(hash.toBytes());
        }

        private static ExecutionHeader header(Hash256 stateRoot) {
            var nothing = Keccak256.of(ByteString.EMPTY);
            return ExecutionHeader.builder()
                    .set(HeaderField.PARENT_HASH, nothing)
                    .set(HeaderField.OMMERS_HASH, nothing)
                    .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                    .set(HeaderField.STATE_ROOT, stateRoot)
                    .set(HeaderField.TRANSACTIONS_ROOT, PatriciaTrie.EMPTY_ROOT)
                    .set(HeaderField.RECEIPTS_ROOT, PatriciaTrie.EMPTY_ROOT)
                    .set(HeaderField.LOGS_BLOOM, ByteString.of(new byte[LogsBloom.BYTES]))
                    .set(HeaderField.DIFFICULTY, 0)
                    .set(HeaderField.NUMBER, 130_851_200)
                    .set(HeaderField.GAS_LIMIT, 60_000_000)
                    .set(HeaderField.GAS_USED, 21_000)
                    .set(HeaderField.TIMESTAMP, TestWindow.NOW.minus(AGE).getEpochSecond())
                    .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                    .set(HeaderField.MIX_HASH, nothing)
                    .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                    .build();
        }

        private static <T> Proven<T> proven(Finding<T> finding) {
            if (finding instanceof Proven<T> proven) return proven;
            throw new AssertionError(finding);
        }
    }
}

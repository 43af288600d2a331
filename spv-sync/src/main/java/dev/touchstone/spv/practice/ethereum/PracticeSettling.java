package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.rollup.Assertion;
import dev.touchstone.spv.ethereum.rollup.AssertionLog;
import dev.touchstone.spv.ethereum.rollup.DisputeGame;
import dev.touchstone.spv.ethereum.rollup.OutputRoot;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.rollup.Rollups;
import dev.touchstone.spv.proof.CheckpointKernel;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/// Lays into a practice network's state what contracts there would hold, had they settled a block. Confined to one
/// thread; each method is called on the loop of the chain whose state it is given.
final class PracticeSettling {
    private static final long CHECKPOINT_STEP = 10_000;
    private static final StorageKey NEXT_CHECKPOINT = StorageKey.of(3);
    private static final StorageKey ASSERTIONS = StorageKey.of(117);
    private static final int MADE_AT = 2 * Long.SIZE;
    private static final int WORDS_BEFORE_STATE = 13;
    private static final int WORDS_BEHIND_INBOX = 5;
    private static final ByteString STOP = ByteString.of((byte) 0);

    /// Reports the words that it is called with, as the first three subjects and the rest.
    private static final String BEFORE_TOPIC = "6020355f357f";

    private static final String BEHIND_TOPIC = "604036038060405f375fa300";

    private long checkpoints;
    private long firstBlock;

    private static Rollup rollup(Rollup.Kind kind) {
        return Rollups.builtIn().stream()
                .filter(it -> it.settlesOn().equals(PracticeEthereum.ID) && it.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static Hash256 word(BigInteger number) {
        return StorageKey.of(number).value();
    }

    private static Hash256 word(long number) {
        return StorageKey.of(number).value();
    }

    private static void write(
            EthereumState state, EthereumAddress contract, ByteString code, Map<StorageKey, Hash256> words) {
        if (state.head().account(contract).hasCode()) {
            words.forEach((key, word) -> state.seed(new StateSeed.Word(contract, key, word)));
        } else {
            state.seed(new StateSeed.Contract(contract, code, words));
        }
    }

    /// As an OP Stack's registry after a game was decided.
    void byGame(EthereumState state, ExecutionHeader header, OutputRoot output) {
        var registry = rollup(Rollup.Kind.OP_STACK);
        var game = game(state, header, output);
        var address = word(new BigInteger(1, game.value().toArray()));
        write(state, registry.contract(), STOP, Map.of(registry.settled(), address));
    }

    /// A game about the block, which nobody has decided.
    EthereumAddress game(EthereumState state, ExecutionHeader header, OutputRoot output) {
        var game = EthereumAddress.ofWord(Keccak256.of(output.preimage()));
        var maker = EthereumAddress.ofWord(word(1));
        var rest = new ByteArrayOutputStream();
        rest.writeBytes(state.chain().head().execution().hash().toBytes());
        rest.writeBytes(word(header.number().value()).toBytes());
        var code = new DisputeGame(maker, maker, output.hash()).code(ByteString.of(rest.toByteArray()));
        state.seed(new StateSeed.Contract(game, code, Map.of()));
        return game;
    }

    /// As Nitro's contract after an assertion was confirmed; the contract reports it in the next block.
    void byAssertion(EthereumState state, ExecutionHeader header) {
        var contract = rollup(Rollup.Kind.NITRO);
        var inbox = Keccak256.of(header.bytes());
        var assertion = new Assertion(
                header.parentHash(), header.hash(), inbox, 1, 0, Assertion.Status.FINISHED, Hash256.ZERO, inbox);
        long next = state.chain().head().execution().header().number().value() + 1;
        var code = ByteString.of(HexFormat.of().parseHex(BEFORE_TOPIC + AssertionLog.TOPIC.hex() + BEHIND_TOPIC));
        write(
                state,
                contract.contract(),
                code,
                Map.of(
                        contract.settled(),
                        assertion.hash(),
                        ASSERTIONS.entry(assertion.hash()),
                        word(BigInteger.valueOf(next).shiftLeft(MADE_AT))));
        state.call(contract.contract(), report(assertion));
    }

    private static ByteString report(Assertion assertion) {
        var words = assertion.words().toArray();
        var out = new ByteArrayOutputStream();
        out.writeBytes(assertion.hash().toBytes());
        out.writeBytes(assertion.parent().toBytes());
        out.writeBytes(new byte[WORDS_BEFORE_STATE * Hash256.BYTES]);
        out.write(words, Hash256.BYTES, words.length - Hash256.BYTES);
        out.writeBytes(new byte[WORDS_BEHIND_INBOX * Hash256.BYTES]);
        return ByteString.of(out.toByteArray());
    }

    /// The leaves of the blocks since the last checkpoint, up to this one.
    List<Hash256> leaves(EthereumState layer, ExecutionHeader last) {
        var leaves = new ArrayList<Hash256>();
        for (long number = firstBlock; number <= last.number().value(); number++) {
            leaves.add(CheckpointApi.leaf(
                    layer.chain().executionByNumber(number).orElseThrow().header()));
        }
        return leaves;
    }

    /// As the contract of Polygon PoS after a checkpoint.
    void byCheckpoint(EthereumState state, ExecutionHeader last, List<Hash256> leaves) {
        if (leaves.isEmpty()) return;
        var contract = rollup(Rollup.Kind.CHECKPOINTS);
        checkpoints++;
        var base = new BigInteger(
                1,
                CheckpointKernel.place(contract, checkpoints * CHECKPOINT_STEP)
                        .value()
                        .toBytes());
        write(
                state,
                contract.contract(),
                STOP,
                Map.of(
                        StorageKey.of(base),
                        CheckpointApi.root(leaves),
                        StorageKey.of(base.add(BigInteger.ONE)),
                        word(firstBlock),
                        StorageKey.of(base.add(BigInteger.TWO)),
                        word(last.number().value()),
                        NEXT_CHECKPOINT,
                        word((checkpoints + 1) * CHECKPOINT_STEP)));
        firstBlock = last.number().value() + 1;
    }
}

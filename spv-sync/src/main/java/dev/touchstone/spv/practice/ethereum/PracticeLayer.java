package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.rollup.OutputRoot;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;

/// A small chain beside a practice network, which settles there in each of the ways that real ones do. What it
/// settles is laid into the state of the network by decree, in the words in which the real contracts keep it:
/// nobody plays the games out. Its blocks are those of a practice chain of its own. Thread-safe.
///
/// It begins some days ago, so that what is settled has an age as on real chains.
public final class PracticeLayer implements AutoCloseable {
    /// What transactions of this chain name it by.
    public static final long CHAIN_ID = 1_300_010;

    private static final Duration SLOT = Duration.ofHours(6);
    private static final int DAYS_AGO = 6;
    private static final int SLOTS_A_DAY = 4;
    private static final EthereumAddress MESSAGE_PASSER =
            EthereumAddress.of(HexFormat.of().parseHex("4200000000000000000000000000000000000016"));

    private final PracticeEthereum ethereum;
    private final PracticeEthereum layer;
    private final InstantSource clock;
    private final PracticeSettling settling;

    private PracticeLayer(PracticeEthereum ethereum, PracticeEthereum layer, InstantSource clock) {
        this.ethereum = ethereum;
        this.layer = layer;
        this.clock = clock;
        this.settling = new PracticeSettling();
    }

    /// Starts one beside this network.
    ///
    /// @param port where its server listens on 127.0.0.1; 0 takes a free one
    public static PracticeLayer start(PracticeEthereum ethereum, int port, InstantSource clock) throws IOException {
        return start(ethereum, port, clock, PracticeEthereumAnswers.HONEST);
    }

    /// Starts one whose server says what `answers` makes of the truth.
    public static PracticeLayer start(
            PracticeEthereum ethereum, int port, InstantSource clock, PracticeEthereumAnswers answers)
            throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withChainId(CHAIN_ID)
                .withSlotTime(SLOT)
                .withPorts(new PracticeEthereumSettings.Ports(0, port));
        var layer = PracticeEthereum.start(settings, () -> clock.instant().minus(Duration.ofDays(DAYS_AGO)), answers);
        var started = new PracticeLayer(ethereum, layer, clock);
        layer.seedContract(
                MESSAGE_PASSER,
                ByteString.of((byte) 0),
                Map.of(StorageKey.of(0), StorageKey.of(1).value()));
        layer.advance(1);
        return started;
    }

    /// Where its server is.
    public URI rpcUrl() {
        return layer.rpcUrl();
    }

    /// Its newest block.
    public BlockNumber newest() {
        return layer.snapshot().get().number();
    }

    /// The header of one of its blocks.
    public ExecutionHeader headerAt(BlockNumber number) {
        return layer.headerAt(number).orElseThrow();
    }

    /// Pays there, in a block of its own.
    public PracticePayResult pay(EthereumAddress to, Wei amount) {
        var paid = layer.pay(to, amount);
        layer.advance(1);
        return paid;
    }

    /// Settles its newest block; that is so from the network's next block on. Then its time goes on to the present.
    public BlockNumber settle() {
        var header = headerAt(newest());
        var output = output(header);
        var leaves = layer.inside(state -> settling.leaves(state, header));
        ethereum.inside(state -> {
            settling.byGame(state, header, output);
            settling.byAssertion(state, header);
            settling.byCheckpoint(state, header, leaves);
            return header;
        });
        toThePresent();
        return header.number();
    }

    /// Has somebody claim its newest block in a game that nobody has decided; that is so from the network's next
    /// block on. No contract names the game, as none does on real networks until it is decided.
    public BlockNumber propose() {
        var header = headerAt(newest());
        var output = output(header);
        ethereum.inside(state -> settling.game(state, header, output));
        return header.number();
    }

    private OutputRoot output(ExecutionHeader header) {
        return new OutputRoot(header.stateRoot(), messagePasserRoot(header), header.hash());
    }

    private Hash256 messagePasserRoot(ExecutionHeader header) {
        return layer.inside(state -> state.chain()
                .executionByHash(header.hash())
                .flatMap(state::stateAfter)
                .orElseThrow()
                .account(MESSAGE_PASSER)
                .storageRoot());
    }

    private void toThePresent() {
        var now = layer.chain().schedule().slotAt(clock.instant()).orElse(Slot.GENESIS);
        long missing = now.value() - layer.snapshot().get().head().value();
        if (missing > 2) layer.skip(Math.toIntExact(Math.min(missing - 2, (long) DAYS_AGO * SLOTS_A_DAY)));
    }

    @Override
    public void close() throws IOException {
        layer.close();
    }
}

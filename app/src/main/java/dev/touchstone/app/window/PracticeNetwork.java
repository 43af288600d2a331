package dev.touchstone.app.window;

import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/// The Bitcoin network inside this program. It goes on with its chain each time the program runs, and a block comes
/// every minute. Thread-safe; its commands block.
final class PracticeNetwork implements AutoCloseable {
    private static final Duration BLOCK = Duration.ofMinutes(1);
    private static final int FIRST_BLOCKS = 110;
    private static final int UNTIL_MATURE = 101;

    private final PracticeBitcoinNode node;

    private PracticeNetwork(PracticeBitcoinNode node) {
        this.node = node;
    }

    static PracticeNetwork start(Path folder, InstantSource clock) throws IOException {
        OwnerFolders.make(folder);
        var node = PracticeBitcoinNode.open(folder, 0, clock);
        int missing = FIRST_BLOCKS - node.tip().height().value();
        if (missing > 0) node.mine(missing);
        node.mineEvery(BLOCK);
        return new PracticeNetwork(node);
    }

    PeerAddress address() {
        return PeerAddress.of(InetAddress.getLoopbackAddress(), node.port());
    }

    void mine(int blocks) {
        node.mine(blocks);
    }

    /// Leaves out the newest blocks in favour of one more than they were.
    void replaceBlocks(int depth) {
        int possible = Math.min(depth, node.tip().height().value());
        if (possible > 0) node.fork(possible, possible + 1);
    }

    /// Pays to a script. A faucet that has run dry is filled by blocks.
    void pay(Script to, Satoshis amount) {
        switch (node.pay(to, amount)) {
            case FaucetResult.Paid _ -> {}
            case FaucetResult.Empty _ -> {
                node.mine(UNTIL_MATURE);
                node.pay(to, amount);
            }
            case FaucetResult.Refused(var why) ->
                throw new IllegalStateException("the faucet's payment is refused: " + why);
        }
    }

    @Override
    public void close() throws IOException {
        node.close();
    }
}

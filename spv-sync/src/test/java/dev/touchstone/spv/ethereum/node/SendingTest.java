package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.testsupport.SmallChain;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A signed transaction handed to every server, and what each says of it.
class SendingTest {
    private static final long HEAD = 299;
    private static final EthereumTransaction PAYMENT = new UnsignedTransaction(
                    EthereumAddress.ZERO,
                    TransactionType.FEE_MARKET,
                    7,
                    new Fees.FeeMarket(Wei.of(1), Wei.PER_GWEI),
                    21_000,
                    new Destination.To(EthereumAddress.ZERO),
                    Wei.PER_ETHER,
                    ByteString.EMPTY,
                    List.of(),
                    List.of())
            .signed(BigInteger.ONE, List.of(), TransactionSignature.NONE);

    private final FakeClock clock = new FakeClock(SmallChain.during(HEAD + 1));
    private final World world = new World(SmallChain.fulu(), clock);
    private final FakeExecution one = new FakeExecution("one", world);
    private final FakeExecution other = new FakeExecution("other", world);
    private TestNode test;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        test = new TestNode.Setup(world, clock, folder)
                .from(world.root(256))
                .with(new FakeBeacon("beacon", world))
                .with(one)
                .with(other)
                .startTo(HEAD);
    }

    @AfterEach
    void close() {
        test.close();
    }

    @Test
    void everyServerGetsItAndSpeaksForItself() {
        other.onSend = _ -> Reply.failed(new SourceFault.Refused(-32_000, "nonce too low"));
        assertThat(test.node().send(PAYMENT))
                .containsExactlyInAnyOrder(
                        new SendAnswer.Taken("one"), new SendAnswer.Refused("other", "nonce too low"));
    }

    @Test
    void whoNamesAnotherHashOrIsDownHasSaidNothing() {
        one.onSend = _ -> Reply.said(Hash256.ZERO);
        other.isDown = true;
        assertThat(test.node().send(PAYMENT)).hasSize(2).hasOnlyElementsOfType(SendAnswer.NoAnswer.class);
    }

    @Test
    void nobodyGetsItOffline() throws Exception {
        test.node().goOffline();
        test.awaitsStage(EthereumSnapshot.Stage.Offline.class);
        assertThat(test.node().send(PAYMENT)).isEmpty();
    }
}

package dev.touchstone.spv.ethereum.simulation;

import static dev.touchstone.spv.ethereum.simulation.Stage.ALICE;
import static dev.touchstone.spv.ethereum.simulation.Stage.BOB;
import static dev.touchstone.spv.ethereum.simulation.Stage.CONTRACT;
import static dev.touchstone.spv.ethereum.simulation.Stage.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.StorageKey;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Logs are read in the one form of their standard, or not at all.
class TokenEventsTest {
    private static final String[] NAMES = {
        "Transfer(address,address,uint256)",
        "Approval(address,address,uint256)",
        "ApprovalForAll(address,address,bool)",
        "TransferSingle(address,address,address,uint256,uint256)",
        "TransferBatch(address,address,address,uint256[],uint256[])",
        "OwnershipTransferred(address,address)",
        "Approval(address,address,address,uint160,uint48)",
        "Permit(address,address,address,uint160,uint48,uint48)",
        "Lockdown(address,address,address)"
    };

    private static Hash256 name(String signature) {
        return Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII));
    }

    private static Hash256 word(long number) {
        return StorageKey.of(number).value();
    }

    private static Hash256 word(EthereumAddress address) {
        return Hash256.of(Stage.word(address).toArray());
    }

    private static LogEntry log(EthereumAddress contract, List<Hash256> topics, Hash256... data) {
        var bytes = new ByteArrayOutputStream();
        for (var word : data) bytes.writeBytes(word.toBytes());
        return new LogEntry(contract, topics, ByteString.of(bytes.toByteArray()));
    }

    @Test
    void transfersAreToldApartByTheirTopics() {
        var transfer = name(NAMES[0]);
        assertThat(TokenEvents.of(log(CONTRACT, List.of(transfer, word(ALICE), word(BOB)), word(7))))
                .contains(new TokenEvent.UnitsMoved(CONTRACT, ALICE, BOB, BigInteger.valueOf(7)));
        assertThat(TokenEvents.of(log(CONTRACT, List.of(transfer, word(ALICE), word(BOB), word(7)))))
                .contains(new TokenEvent.PieceMoved(CONTRACT, ALICE, BOB, BigInteger.valueOf(7)));
        var single = List.of(name(NAMES[3]), word(OTHER), word(ALICE), word(BOB));
        assertThat(TokenEvents.of(log(CONTRACT, single, word(1), word(2))))
                .contains(new TokenEvent.ItemsMoved(
                        CONTRACT, ALICE, BOB, List.of(new TokenEvent.Item(BigInteger.ONE, BigInteger.TWO))));
        var batch = List.of(name(NAMES[4]), word(OTHER), word(ALICE), word(BOB));
        assertThat(TokenEvents.of(log(
                        CONTRACT, batch, word(64), word(160), word(2), word(1), word(3), word(2), word(10), word(30))))
                .contains(new TokenEvent.ItemsMoved(
                        CONTRACT,
                        ALICE,
                        BOB,
                        List.of(
                                new TokenEvent.Item(BigInteger.ONE, BigInteger.TEN),
                                new TokenEvent.Item(BigInteger.valueOf(3), BigInteger.valueOf(30)))));
    }

    @Test
    void approvalsAreRead() {
        assertThat(TokenEvents.of(log(CONTRACT, List.of(name(NAMES[1]), word(ALICE), word(BOB)), word(7))))
                .contains(new TokenEvent.UnitsApproved(CONTRACT, ALICE, BOB, BigInteger.valueOf(7)));
        assertThat(TokenEvents.of(log(CONTRACT, List.of(name(NAMES[1]), word(ALICE), word(BOB), word(7)))))
                .contains(new TokenEvent.PieceApproved(CONTRACT, ALICE, BOB, BigInteger.valueOf(7)));
        assertThat(TokenEvents.of(log(CONTRACT, List.of(name(NAMES[2]), word(ALICE), word(BOB)), word(1))))
                .contains(new TokenEvent.OperatorSet(CONTRACT, ALICE, BOB, true));
        assertThat(TokenEvents.of(log(CONTRACT, List.of(name(NAMES[5]), word(ALICE), word(BOB)))))
                .contains(new TokenEvent.OwnerSet(CONTRACT, ALICE, BOB));
    }

    @Test
    void permit2IsReadOfPermit2Alone() {
        var topics = List.of(name(NAMES[6]), word(ALICE), word(CONTRACT), word(BOB));
        assertThat(TokenEvents.of(log(TokenEvents.PERMIT2, topics, word(7), word(9))))
                .contains(new TokenEvent.TakingSet(
                        TokenEvents.PERMIT2, ALICE, CONTRACT, BOB, BigInteger.valueOf(7), BigInteger.valueOf(9)));
        assertThat(TokenEvents.of(log(CONTRACT, topics, word(7), word(9)))).isEmpty();
        assertThat(TokenEvents.of(
                        log(TokenEvents.PERMIT2, List.of(name(NAMES[8]), word(ALICE)), word(CONTRACT), word(BOB))))
                .contains(new TokenEvent.TakingSet(
                        TokenEvents.PERMIT2, ALICE, CONTRACT, BOB, BigInteger.ZERO, BigInteger.ZERO));
    }

    @Test
    void whatHasNotTheFormIsNotRead() {
        var transfer = name(NAMES[0]);
        var unclean = Hash256.of(new byte[] {
            1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1
        });
        assertThat(TokenEvents.of(log(CONTRACT, List.of(transfer, unclean, word(BOB)), word(7))))
                .isEmpty();
        assertThat(TokenEvents.of(log(CONTRACT, List.of(transfer, word(ALICE), word(BOB)))))
                .isEmpty();
        assertThat(TokenEvents.of(log(CONTRACT, List.of(transfer, word(ALICE), word(BOB)), word(7), word(0))))
                .isEmpty();
        assertThat(TokenEvents.of(log(CONTRACT, List.of(name(NAMES[2]), word(ALICE), word(BOB)), word(2))))
                .isEmpty();
        var batch = List.of(name(NAMES[4]), word(OTHER), word(ALICE), word(BOB));
        assertThat(TokenEvents.of(log(CONTRACT, batch, word(64), word(128), word(1), word(1), word(0))))
                .isEmpty();
    }

    /// Whatever a contract logs, reading it ends and throws nothing.
    @Test
    void fuzz() {
        var random = new Random(7702);
        int read = 0;
        for (int round = 0; round < 200_000; round++) {
            var topics = new ArrayList<Hash256>();
            int count = random.nextInt(5);
            for (int i = 0; i < count; i++) {
                topics.add(i == 0 ? name(NAMES[random.nextInt(NAMES.length)]) : random(random));
            }
            var data = new byte[random.nextInt(4) == 0 ? random.nextInt(300) : 32 * random.nextInt(12)];
            if (random.nextBoolean()) random.nextBytes(data);
            for (int at = 31; at < data.length; at += 32) data[at] = (byte) (32 * random.nextInt(8));
            var contract = random.nextInt(3) == 0 ? TokenEvents.PERMIT2 : CONTRACT;
            if (TokenEvents.of(new LogEntry(contract, topics, ByteString.of(data)))
                    .isPresent()) read++;
            RevertReason.of(ByteString.of(Arrays.copyOf(data, Math.min(data.length, 100))));
        }
        assertThat(read).isGreaterThan(1000);
    }

    private static Hash256 random(Random random) {
        var word = new byte[32];
        random.nextBytes(word);
        if (random.nextInt(10) > 0) Arrays.fill(word, 0, 12, (byte) 0);
        return Hash256.of(word);
    }
}

package dev.touchstone.spv.ethereum.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.token.TokenLogs.Kind;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What contracts report of tokens, read in the one form that the standards give it.
class TokenLogsTest {
    private static final EthereumAddress TOKEN = address(0x70);
    private static final EthereumAddress ALICE = address(0xa1);
    private static final EthereumAddress BOB = address(0xb0);
    private static final EthereumAddress EVE = address(0xe0);
    private static final String TRANSFER = "Transfer(address,address,uint256)";
    private static final String APPROVAL = "Approval(address,address,uint256)";
    private static final String FOR_ALL = "ApprovalForAll(address,address,bool)";
    private static final String SINGLE = "TransferSingle(address,address,address,uint256,uint256)";
    private static final String BATCH = "TransferBatch(address,address,address,uint256[],uint256[])";

    private static EthereumAddress address(int last) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[EthereumAddress.BYTES - 1] = (byte) last;
        return EthereumAddress.of(bytes);
    }

    private static BigInteger number(long number) {
        return BigInteger.valueOf(number);
    }

    private static ByteString words(long... numbers) {
        var out = new ByteArrayOutputStream();
        for (long number : numbers) out.writeBytes(StorageKey.of(number).value().toBytes());
        return ByteString.of(out.toByteArray());
    }

    private static LogEntry log(String event, ByteString data, Hash256... topics) {
        var all = new ArrayList<Hash256>();
        all.add(Keccak256.of(event.getBytes(StandardCharsets.US_ASCII)));
        all.addAll(Arrays.asList(topics));
        return new LogEntry(TOKEN, all, data);
    }

    private static Hash256 topic(EthereumAddress address) {
        return TokenLogs.topic(address);
    }

    private static Hash256 topic(long number) {
        return StorageKey.of(number).value();
    }

    @Test
    void unitsAndSingleTokensAreToldApartByWhereTheirNumberStands() {
        assertThat(TokenLogs.read(log(TRANSFER, words(5), topic(ALICE), topic(BOB))))
                .contains(new TokenEvent.Sent(TOKEN, ALICE, BOB, number(5)));
        assertThat(TokenLogs.read(log(TRANSFER, ByteString.EMPTY, topic(ALICE), topic(BOB), topic(7))))
                .contains(new TokenEvent.Given(TOKEN, ALICE, BOB, number(7)));
        assertThat(TokenLogs.read(log(APPROVAL, words(5), topic(ALICE), topic(BOB))))
                .contains(new TokenEvent.Approved(TOKEN, ALICE, BOB, number(5)));
        assertThat(TokenLogs.read(log(APPROVAL, ByteString.EMPTY, topic(ALICE), topic(BOB), topic(7))))
                .contains(new TokenEvent.ApprovedOne(TOKEN, ALICE, BOB, number(7)));
        assertThat(TokenLogs.read(log(FOR_ALL, words(1), topic(ALICE), topic(BOB))))
                .contains(new TokenEvent.ApprovedAll(TOKEN, ALICE, BOB, true));
    }

    @Test
    void kindsOfWhichThereAreManyAreReadOneByOneAndTogether() {
        assertThat(TokenLogs.read(log(SINGLE, words(3, 10), topic(EVE), topic(ALICE), topic(BOB))))
                .contains(new TokenEvent.GivenMany(TOKEN, ALICE, BOB, List.of(number(3)), List.of(number(10))));
        var data = words(64, 160, 2, 3, 4, 2, 10, 20);
        assertThat(TokenLogs.read(log(BATCH, data, topic(EVE), topic(ALICE), topic(BOB))))
                .contains(new TokenEvent.GivenMany(
                        TOKEN, ALICE, BOB, List.of(number(3), number(4)), List.of(number(10), number(20))));
        assertThat(TokenLogs.read(log(BATCH, words(64, 96, 0, 0), topic(EVE), topic(ALICE), topic(BOB))))
                .contains(new TokenEvent.GivenMany(TOKEN, ALICE, BOB, List.of(), List.of()));
    }

    @Test
    void whatHasAnotherFormIsNone() {
        var far = log(TRANSFER, words(5), Keccak256.of(new byte[] {1}), topic(BOB));
        assertThat(TokenLogs.read(far)).as("a topic that is no address").isEmpty();
        assertThat(TokenLogs.read(log(TRANSFER, words(1, 2, 5))))
                .as("nothing indexed")
                .isEmpty();
        assertThat(TokenLogs.read(log(FOR_ALL, words(2), topic(ALICE), topic(BOB))))
                .isEmpty();
        assertThat(TokenLogs.read(new LogEntry(TOKEN, List.of(), words(5)))).isEmpty();
        for (var data : List.of(
                words(64, 160, 2, 3, 4, 3, 10, 20),
                words(32, 160, 2, 3, 4, 2, 10, 20),
                words(64, 128, 2, 3, 4, 2, 10, 20),
                words(64, 160, 1L << 40, 3, 4, 2, 10, 20),
                words(64, 160, 2, 3, 4, 2, 10))) {
            assertThat(TokenLogs.read(log(BATCH, data, topic(EVE), topic(ALICE), topic(BOB))))
                    .isEmpty();
        }
    }

    @Test
    void theFilterHoldsWhatConcernsAnAccount() {
        var log = log(TRANSFER, words(5), topic(ALICE), topic(BOB));
        var bloom = LogsBloom.of(List.of(log));
        assertThat(TokenLogs.mayBeIn(bloom, Kind.MOVED, List.of(BOB))).isTrue();
        assertThat(TokenLogs.mayBeIn(bloom, Kind.MOVED, List.of(EVE))).isFalse();
        assertThat(TokenLogs.mayBeIn(bloom, Kind.ALLOWED, List.of(BOB))).isFalse();
        var event = TokenLogs.read(log).orElseThrow();
        assertThat(TokenLogs.concerns(event, Kind.MOVED, List.of(ALICE))).isTrue();
        assertThat(TokenLogs.concerns(event, Kind.MOVED, List.of(EVE))).isFalse();
        assertThat(TokenLogs.concerns(event, Kind.ALLOWED, List.of(ALICE))).isFalse();
        var allowed =
                TokenLogs.read(log(FOR_ALL, words(1), topic(ALICE), topic(BOB))).orElseThrow();
        assertThat(TokenLogs.concerns(allowed, Kind.ALLOWED, List.of(ALICE))).isTrue();
        assertThat(TokenLogs.concerns(allowed, Kind.ALLOWED, List.of(BOB)))
                .as("whoever may take it is not who allows it")
                .isFalse();
    }

    @Test
    void whateverALogHoldsItIsReadOrPassedOver() {
        var random = new Random(20);
        var events = List.of(TRANSFER, APPROVAL, FOR_ALL, SINGLE, BATCH);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            var numbers = random.longs(random.nextInt(9), 0, 200)
                    .map(it -> it / 32 * 32)
                    .toArray();
            var topics = new Hash256[random.nextInt(4)];
            Arrays.setAll(topics, _ -> random.nextInt(9) == 0 ? Keccak256.of(new byte[] {3}) : topic(ALICE));
            var data = words(numbers);
            var cut = ByteString.of(data.toArray(0, Math.max(0, data.length() - (random.nextInt(5) == 0 ? 3 : 0))));
            if (TokenLogs.read(log(events.get(random.nextInt(events.size())), cut, topics))
                    .isPresent()) read++;
        }
        assertThat(read).isPositive();
    }

    @Test
    void proxiesKeepTheirCodesAddressWhereTheStandardsSay() {
        assertThat(ProxySlot.EIP1967.key().toString())
                .isEqualTo("0x360894a13ba1a3210667c828492db98dca3e2076cc3735a920a3ca505d382bbc");
        assertThat(ProxySlot.EIP1967_BEACON.key().toString())
                .isEqualTo("0xa3f0ad74e5423aebfd80d3ef4346578335a9a72aeaee59ff6cb3582b35133d50");
        assertThat(ProxySlot.EIP1822.key().toString())
                .isEqualTo("0xc5f16f0fcc639fa48a6947836d9850f504798523bf8c9a3a87d5876cf622bcf7");
        assertThat(ProxySlot.ZEPPELIN.key().toString())
                .isEqualTo("0x7050c9e0f4ca769c69bd3a8ef740bc37934f8e2c036e5a723fd8ee048ed3f8c3");
        assertThat(ProxySlot.address(TokenLogs.topic(BOB))).contains(BOB);
        assertThat(ProxySlot.address(Hash256.ZERO)).isEmpty();
        assertThat(ProxySlot.address(Keccak256.of(new byte[] {1}))).isEmpty();
    }
}

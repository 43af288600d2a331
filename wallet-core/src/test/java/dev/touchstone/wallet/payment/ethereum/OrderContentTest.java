package dev.touchstone.wallet.payment.ethereum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Orders as the messages that the standards name (ERC-20, ERC-721, ERC-1155, EIP-7702).
class OrderContentTest {
    private static final EthereumAddress OURS = address(1);
    private static final EthereumAddress BOB = address(2);
    private static final EthereumAddress CONTRACT = address(3);
    private static final TokenContract TOKEN = new TokenContract("practice", CONTRACT);
    private static final NftRef PIECE = new NftRef("practice", CONTRACT, BigInteger.valueOf(7));

    private static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(number).value());
    }

    private static void says(EthereumOrder order, String selector, long... words) {
        var content = OrderContent.of(order);
        assertThat(content.destination()).isEqualTo(new Destination.To(CONTRACT));
        assertThat(content.value()).isEqualTo(Wei.ZERO);
        var data = new StringBuilder(selector);
        for (long word : words) {
            data.append(ByteString.of(StorageKey.of(word).value().toBytes()).hex());
        }
        assertThat(content.data().hex()).isEqualTo(data.toString());
        assertThat(content.tokens()).containsExactly(CONTRACT);
    }

    @Test
    void tokensAreTransferred() {
        says(new EthereumOrder.PayToken(OURS, TOKEN, BOB, BigInteger.TEN), "a9059cbb", 2, 10);
    }

    @Test
    void collectiblesAreGivenSafely() {
        says(new EthereumOrder.GivePiece(OURS, PIECE, BOB), "42842e0e", 1, 2, 7);
        var one = new LinkedHashMap<>(Map.of(BigInteger.valueOf(7), BigInteger.TWO));
        says(new EthereumOrder.GiveItems(OURS, TOKEN, BOB, one), "f242432a", 1, 2, 7, 2, 160, 0);
        one.put(BigInteger.valueOf(8), BigInteger.ONE);
        says(new EthereumOrder.GiveItems(OURS, TOKEN, BOB, one), "2eb2c2d6", 1, 2, 160, 256, 352, 2, 7, 8, 2, 2, 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EthereumOrder.GiveItems(OURS, TOKEN, BOB, new LinkedHashMap<>()));
    }

    @Test
    void permissionsAreGivenAndTakenBack() {
        says(new EthereumOrder.Allow(OURS, TOKEN, BOB, BigInteger.ZERO), "095ea7b3", 2, 0);
        says(new EthereumOrder.AllowPiece(OURS, PIECE, EthereumAddress.ZERO), "095ea7b3", 0, 7);
        says(new EthereumOrder.AllowAll(OURS, TOKEN, BOB, true), "a22cb465", 2, 1);
        says(new EthereumOrder.AllowAll(OURS, TOKEN, BOB, false), "a22cb465", 2, 0);
    }

    @Test
    void etherGoesWhereItIsSentAndCodeIsSetWithoutRunningIt() {
        var ether = OrderContent.of(new EthereumOrder.PayEther(OURS, BOB, Wei.of(5)));
        assertThat(ether.destination()).isEqualTo(new Destination.To(BOB));
        assertThat(ether.value()).isEqualTo(Wei.of(5));
        assertThat(ether.isPlain()).isTrue();
        var code = OrderContent.of(new EthereumOrder.RunCodeOf(OURS, CONTRACT));
        assertThat(code.destination()).isEqualTo(new Destination.To(EthereumAddress.ZERO));
        assertThat(code.delegate()).contains(CONTRACT);
        assertThat(code.isPlain()).isFalse();
    }

    @Test
    void aCallIsWhatItSays() {
        var data = ByteString.of((byte) 1, (byte) 2);
        var call = OrderContent.of(new EthereumOrder.Call(OURS, new Destination.NewContract(), Wei.of(5), data));
        assertThat(call.destination()).isEqualTo(new Destination.NewContract());
        assertThat(call.data()).isEqualTo(data);
        assertThat(call.isPlain()).isFalse();
    }
}

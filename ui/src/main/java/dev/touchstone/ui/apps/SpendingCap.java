package dev.touchstone.ui.apps;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A request to let somebody take up to so many units of a token later (ERC-20 `approve`), whose amount the
/// user may change before signing. Immutable.
///
/// @param asked how many units the app wants
record SpendingCap(EthereumRequest request, EthereumOrder.Call call, EthereumAddress spender, BigInteger asked) {
    /// From this on an amount is no limit: more than there is of any token.
    private static final BigInteger NO_LIMIT = BigInteger.TWO.pow(96).subtract(BigInteger.ONE);

    private static final byte[] APPROVE = HexFormat.of().parseHex("095ea7b3");
    private static final int WORD = 32;
    private static final int LENGTH = 4 + 2 * WORD;

    /// Empty where the request is none of this kind.
    static Optional<SpendingCap> of(EthereumRequest request) {
        if (!(request.order() instanceof EthereumOrder.Call call)) return Optional.empty();
        var data = call.data();
        boolean isApproval = call.to() instanceof Destination.To
                && data.length() == LENGTH
                && Arrays.equals(data.toArray(0, APPROVE.length), APPROVE);
        if (!isApproval) return Optional.empty();
        int words = APPROVE.length;
        var spender = EthereumAddress.of(data.toArray(words + WORD - EthereumAddress.BYTES, words + WORD));
        var amount = new BigInteger(1, data.toArray(words + WORD, LENGTH));
        return Optional.of(new SpendingCap(request, call, spender, amount));
    }

    /// An amount as it is typed, in the token's smallest units; empty where it is none, or no contract counts so far.
    static Optional<BigInteger> units(String text, int decimals) {
        if (!text.matches("[0-9]{1,60}(\\.[0-9]{1,60})?")) return Optional.empty();
        try {
            return Optional.of(new BigDecimal(text).movePointRight(decimals).toBigIntegerExact())
                    .filter(units -> units.bitLength() <= WORD * Byte.SIZE);
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    EthereumAddress token() {
        if (call.to() instanceof Destination.To(var address)) return address;
        throw new IllegalStateException("checked when it was read");
    }

    boolean hasLimit() {
        return asked.compareTo(NO_LIMIT) < 0;
    }

    /// The same request with another amount.
    EthereumRequest with(BigInteger units) {
        var data = call.data().toArray();
        var digits = units.toByteArray();
        Arrays.fill(data, LENGTH - WORD, LENGTH, (byte) 0);
        int length = Math.min(digits.length, WORD);
        System.arraycopy(digits, digits.length - length, data, LENGTH - length, length);
        var changed = new EthereumOrder.Call(call.from(), call.to(), call.value(), ByteString.of(data));
        return new EthereumRequest(changed, request.fee(), request.nonce(), request.gasLimit(), request.accessList());
    }
}

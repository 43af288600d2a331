package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The closed list of questions about names, read back from the calls that put them. Pure.
public final class NameQuestions {
    private static final String ADDR = "3b3b57de";
    private static final String ADDR_OF_COIN = "f1cb7e06";
    private static final String TEXT = "59d1d43c";
    private static final String CONTENTHASH = "bc1c58d1";
    private static final int MOST_COIN_BITS = 32;
    private static final int MOST_LABEL = 255;

    private NameQuestions() {}

    /// The question of this title that a call asks of a network's names; empty where there is none, or the call
    /// asks something else.
    public static Optional<NameQuestion<?>> asked(NameSystem system, String title, CallInput input) {
        var data = input.data();
        if (data.length() < AbiCall.SELECTOR) return Optional.empty();
        var arguments = ByteString.of(data.toArray(AbiCall.SELECTOR, data.length()));
        var question = switch (title) {
            case Resolution.TITLE -> resolution(system, arguments);
            case Reversal.TITLE -> reversal(system, arguments);
            case Expiration.TITLE -> expiration(system, arguments);
            default -> Optional.<NameQuestion<?>>empty();
        };
        return question.filter(it -> it.input().equals(input));
    }

    private static Optional<NameQuestion<?>> resolution(NameSystem system, ByteString arguments) {
        return read(arguments, AbiType.bytes(), AbiType.bytes())
                .flatMap(values -> name(bytes(values.get(0)))
                        .flatMap(name ->
                                asked(bytes(values.get(1))).flatMap(record -> Resolution.of(system, name, record))));
    }

    /// The record that a call of a resolver asks for; whether of the right name, the question made of it tells.
    private static Optional<NameRecord> asked(ByteString call) {
        if (call.length() < AbiCall.SELECTOR) return Optional.empty();
        var rest = ByteString.of(call.toArray(AbiCall.SELECTOR, call.length()));
        return switch (ByteString.of(call.toArray(0, AbiCall.SELECTOR)).hex()) {
            case ADDR -> Optional.of(new NameRecord.Address(CoinType.ETHER));
            case ADDR_OF_COIN ->
                read(rest, AbiType.word(), AbiType.word())
                        .flatMap(values -> coin(((AbiValue.Word) values.get(1)).number()))
                        .map(NameRecord.Address::new);
            case TEXT ->
                read(rest, AbiType.word(), AbiType.bytes())
                        .flatMap(values -> key(bytes(values.get(1))))
                        .map(NameRecord.Text::new);
            case CONTENTHASH -> Optional.of(new NameRecord.ContentHash());
            default -> Optional.empty();
        };
    }

    private static Optional<CoinType> coin(BigInteger number) {
        return number.bitLength() <= MOST_COIN_BITS ? Optional.of(new CoinType(number.longValue())) : Optional.empty();
    }

    private static Optional<String> key(ByteString utf8) {
        return AbiResult.utf8(utf8.toArray()) instanceof Parsed.Ok<String>(var key)
                        && !key.isEmpty()
                        && key.length() <= NameRecord.Text.MOST_KEY
                ? Optional.of(key)
                : Optional.empty();
    }

    /// The name of labels with their lengths before them, where it is in its normal form.
    static Optional<EnsName> name(ByteString dnsEncoded) {
        var labels = new ArrayList<String>();
        int at = 0;
        while (at < dnsEncoded.length()) {
            int length = dnsEncoded.at(at) & MOST_LABEL;
            int end = at + 1 + length;
            if (length == 0) break;
            if (end > dnsEncoded.length()) return Optional.empty();
            labels.add(new String(dnsEncoded.toArray(at + 1, end), StandardCharsets.UTF_8));
            at = end;
        }
        return EnsName.normalize(String.join(".", labels)) instanceof Normalization.Normalized(var name, var _, var _)
                        && name.dnsEncoded().filter(dnsEncoded::equals).isPresent()
                ? Optional.of(name)
                : Optional.empty();
    }

    private static Optional<NameQuestion<?>> reversal(NameSystem system, ByteString arguments) {
        return read(arguments, AbiType.bytes(), AbiType.word())
                .filter(values -> bytes(values.get(0)).length() == EthereumAddress.BYTES)
                .flatMap(values -> coin(((AbiValue.Word) values.get(1)).number())
                        .map(coin -> new Reversal(system, new EthereumAddress(bytes(values.get(0))), coin)));
    }

    private static Optional<NameQuestion<?>> expiration(NameSystem system, ByteString arguments) {
        return read(arguments, AbiType.word())
                .map(values -> new Expiration(system, ((AbiValue.Word) values.getFirst()).value()));
    }

    private static Optional<List<AbiValue>> read(ByteString arguments, AbiType... types) {
        return AbiType.read(arguments, types).toOptional();
    }

    private static ByteString bytes(AbiValue value) {
        return ((AbiValue.Bytes) value).value();
    }
}

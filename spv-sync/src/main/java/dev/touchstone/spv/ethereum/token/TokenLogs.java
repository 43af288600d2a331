package dev.touchstone.spv.ethereum.token;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what contracts report of tokens, strictly in the form of the standards: a log of another form is none,
/// such as those of contracts that are older than the standards. Pure and thread-safe.
public final class TokenLogs {
    /// Kinds in one log: a log with more is passed over.
    private static final int MOST_KINDS = 1024;

    private static final Hash256 TRANSFER = topic("Transfer(address,address,uint256)");
    private static final Hash256 SINGLE = topic("TransferSingle(address,address,address,uint256,uint256)");
    private static final Hash256 BATCH = topic("TransferBatch(address,address,address,uint256[],uint256[])");
    private static final Hash256 APPROVAL = topic("Approval(address,address,uint256)");
    private static final Hash256 FOR_ALL = topic("ApprovalForAll(address,address,bool)");

    private static final List<Hash256> MOVING = List.of(TRANSFER, SINGLE, BATCH);
    private static final List<Hash256> ALLOWING = List.of(APPROVAL, FOR_ALL);

    private TokenLogs() {}

    private static Hash256 topic(String signature) {
        return Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII));
    }

    /// What to look for.
    public enum Kind {
        /// Tokens that came or went.
        MOVED,
        /// What others were allowed to take.
        ALLOWED;

        private List<Hash256> topics() {
            return switch (this) {
                case MOVED -> MOVING;
                case ALLOWED -> ALLOWING;
            };
        }
    }

    /// An address as logs hold it among their topics.
    public static Hash256 topic(EthereumAddress address) {
        return StorageKey.of(new BigInteger(1, address.value().toArray())).value();
    }

    /// False where no log of this kind about one of the accounts is in the filter.
    public static boolean mayBeIn(LogsBloom bloom, Kind kind, List<EthereumAddress> accounts) {
        return kind.topics().stream().anyMatch(bloom::mayHoldTopic)
                && accounts.stream().map(TokenLogs::topic).anyMatch(bloom::mayHoldTopic);
    }

    /// Whether it is of this kind and concerns one of the accounts: as sender or receiver, or as owner.
    public static boolean concerns(TokenEvent event, Kind kind, List<EthereumAddress> accounts) {
        return switch (event) {
            case TokenEvent.Moved moved ->
                kind == Kind.MOVED && (accounts.contains(moved.from()) || accounts.contains(moved.to()));
            case TokenEvent.Allowed allowed -> kind == Kind.ALLOWED && accounts.contains(allowed.owner());
        };
    }

    /// The event that a log reports; empty where it reports none of the standards'.
    public static Optional<TokenEvent> read(LogEntry log) {
        if (log.topics().isEmpty()) return Optional.empty();
        var event = log.topics().getFirst();
        if (event.equals(TRANSFER)) return transfer(log);
        if (event.equals(SINGLE)) return single(log);
        if (event.equals(BATCH)) return batch(log);
        if (event.equals(APPROVAL)) return approval(log);
        return event.equals(FOR_ALL) ? forAll(log) : Optional.empty();
    }

    private static Optional<TokenEvent> transfer(LogEntry log) {
        return counted(log).map(number -> {
            var from = party(log, 1);
            var to = party(log, 2);
            return isSingle(log)
                    ? new TokenEvent.Given(log.address(), from, to, number)
                    : new TokenEvent.Sent(log.address(), from, to, number);
        });
    }

    private static Optional<TokenEvent> approval(LogEntry log) {
        return counted(log).map(number -> {
            var owner = party(log, 1);
            var spender = party(log, 2);
            return isSingle(log)
                    ? new TokenEvent.ApprovedOne(log.address(), owner, spender, number)
                    : new TokenEvent.Approved(log.address(), owner, spender, number);
        });
    }

    private static Optional<TokenEvent> forAll(LogEntry log) {
        boolean isOne = log.topics().size() == 3 && log.data().length() == Hash256.BYTES && bothAreAddresses(log);
        if (!isOne) return Optional.empty();
        var said = number(log.data(), 0);
        return said.bitLength() > 1
                ? Optional.empty()
                : Optional.of(
                        new TokenEvent.ApprovedAll(log.address(), party(log, 1), party(log, 2), said.signum() != 0));
    }

    private static Optional<TokenEvent> single(LogEntry log) {
        boolean isOne = log.topics().size() == 4 && log.data().length() == 2 * Hash256.BYTES && isAddress(log, 3);
        return isOne && bothAreAddresses(log)
                ? Optional.of(many(log, List.of(number(log.data(), 0)), List.of(number(log.data(), Hash256.BYTES))))
                : Optional.empty();
    }

    private static Optional<TokenEvent> batch(LogEntry log) {
        boolean isOne = log.topics().size() == 4 && bothAreAddresses(log) && isAddress(log, 3);
        return isOne ? kinds(log) : Optional.empty();
    }

    private static TokenEvent many(LogEntry log, List<BigInteger> ids, List<BigInteger> units) {
        return new TokenEvent.GivenMany(log.address(), party(log, 2), party(log, 3), ids, units);
    }

    /// Two lists of numbers of the same length, one after the other (Solidity's contract ABI).
    private static Optional<TokenEvent> kinds(LogEntry log) {
        var data = log.data();
        int words = data.length() / Hash256.BYTES;
        boolean isWhole = data.length() % Hash256.BYTES == 0 && words >= 4;
        if (!isWhole || !number(data, 0).equals(BigInteger.valueOf(2L * Hash256.BYTES))) return Optional.empty();
        var length = number(data, 2 * Hash256.BYTES);
        if (length.bitLength() > 31 || length.intValue() > MOST_KINDS) return Optional.empty();
        int count = length.intValue();
        int second = 3 + count;
        boolean fits = words == 4 + 2 * count
                && number(data, Hash256.BYTES).equals(BigInteger.valueOf((long) second * Hash256.BYTES))
                && number(data, second * Hash256.BYTES).equals(length);
        if (!fits) return Optional.empty();
        return Optional.of(many(log, numbers(data, 3, count), numbers(data, second + 1, count)));
    }

    private static List<BigInteger> numbers(ByteString data, int first, int count) {
        var numbers = new ArrayList<BigInteger>();
        for (int i = 0; i < count; i++) numbers.add(number(data, (first + i) * Hash256.BYTES));
        return numbers;
    }

    /// The number behind two parties: in a topic of its own, or in the data.
    private static Optional<BigInteger> counted(LogEntry log) {
        boolean isSum = log.topics().size() == 3 && log.data().length() == Hash256.BYTES;
        if (!(isSingle(log) || isSum) || !bothAreAddresses(log)) return Optional.empty();
        return Optional.of(
                isSum
                        ? number(log.data(), 0)
                        : new BigInteger(1, log.topics().get(3).toBytes()));
    }

    private static boolean isSingle(LogEntry log) {
        return log.topics().size() == 4 && log.data().isEmpty();
    }

    private static boolean bothAreAddresses(LogEntry log) {
        return isAddress(log, 1) && isAddress(log, 2);
    }

    private static boolean isAddress(LogEntry log, int topic) {
        var word = new BigInteger(1, log.topics().get(topic).toBytes());
        return word.bitLength() <= 8 * EthereumAddress.BYTES;
    }

    private static EthereumAddress party(LogEntry log, int topic) {
        return EthereumAddress.ofWord(log.topics().get(topic));
    }

    private static BigInteger number(ByteString data, int at) {
        return new BigInteger(1, data.toArray(at, at + Hash256.BYTES));
    }
}

package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.Item;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.ItemsMoved;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.OperatorSet;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.OwnerSet;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.PieceApproved;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.PieceMoved;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.TakingSet;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.UnitsApproved;
import dev.touchstone.spv.ethereum.simulation.TokenEvent.UnitsMoved;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Reads logs as the standards of tokens write them: exactly so, or not at all. Pure.
public final class TokenEvents {
    /// Where Permit2 lies on every network that has it.
    public static final EthereumAddress PERMIT2 =
            EthereumAddress.of(HexFormat.of().parseHex("000000000022d473030f116ddee9f6b43ac78ba3"));

    /// More kinds than this in one log are none that a wallet shows.
    public static final int MOST_ITEMS = 64;

    private static final Hash256 TRANSFER = topic("Transfer(address,address,uint256)");
    private static final Hash256 APPROVAL = topic("Approval(address,address,uint256)");
    private static final Hash256 APPROVAL_FOR_ALL = topic("ApprovalForAll(address,address,bool)");
    private static final Hash256 TRANSFER_SINGLE = topic("TransferSingle(address,address,address,uint256,uint256)");
    private static final Hash256 TRANSFER_BATCH = topic("TransferBatch(address,address,address,uint256[],uint256[])");
    private static final Hash256 OWNERSHIP_TRANSFERRED = topic("OwnershipTransferred(address,address)");
    private static final Hash256 TAKING = topic("Approval(address,address,address,uint160,uint48)");
    private static final Hash256 PERMIT = topic("Permit(address,address,address,uint160,uint48,uint48)");
    private static final Hash256 LOCKDOWN = topic("Lockdown(address,address,address)");

    private TokenEvents() {}

    private static Hash256 topic(String signature) {
        return Keccak256.of(signature.getBytes(StandardCharsets.US_ASCII));
    }

    /// Empty where it is none of these standards' logs, or not in their form.
    public static Optional<TokenEvent> of(LogEntry log) {
        var topics = log.topics();
        if (topics.isEmpty() || log.data().length() % Hash256.BYTES != 0) return Optional.empty();
        var name = topics.getFirst();
        if (log.address().equals(PERMIT2)) return taking(name, new Fields(log));
        var fields = new Fields(log);
        return fields.isClean(shape(name, topics.size())) ? event(name, topics.size(), fields) : Optional.empty();
    }

    /// How many of the topics after the first are addresses, and how many words the data has; -1 for any number.
    private record Shape(int addresses, int words) {}

    private static Shape shape(Hash256 name, int topics) {
        boolean isIndexed = topics == 4;
        if (name.equals(TRANSFER) || name.equals(APPROVAL)) return new Shape(2, isIndexed ? 0 : 1);
        if (name.equals(APPROVAL_FOR_ALL)) return new Shape(2, 1);
        if (name.equals(OWNERSHIP_TRANSFERRED)) return new Shape(2, 0);
        if (name.equals(TRANSFER_SINGLE)) return new Shape(3, 2);
        return new Shape(3, -1);
    }

    private static Optional<TokenEvent> event(Hash256 name, int topics, Fields in) {
        var contract = in.log.address();
        if (name.equals(TRANSFER) && topics == 3) {
            return Optional.of(new UnitsMoved(contract, in.address(1), in.address(2), in.number(0)));
        }
        if (name.equals(TRANSFER) && topics == 4) {
            return Optional.of(new PieceMoved(contract, in.address(1), in.address(2), in.topic(3)));
        }
        if (name.equals(APPROVAL) && topics == 3) {
            return Optional.of(new UnitsApproved(contract, in.address(1), in.address(2), in.number(0)));
        }
        if (name.equals(APPROVAL) && topics == 4) {
            return Optional.of(new PieceApproved(contract, in.address(1), in.address(2), in.topic(3)));
        }
        if (name.equals(APPROVAL_FOR_ALL) && topics == 3 && in.number(0).bitLength() <= 1) {
            return Optional.of(new OperatorSet(
                    contract, in.address(1), in.address(2), in.number(0).signum() != 0));
        }
        if (name.equals(OWNERSHIP_TRANSFERRED) && topics == 3) {
            return Optional.of(new OwnerSet(contract, in.address(1), in.address(2)));
        }
        if (name.equals(TRANSFER_SINGLE) && topics == 4) {
            var item = new Item(in.number(0), in.number(1));
            return Optional.of(new ItemsMoved(contract, in.address(2), in.address(3), List.of(item)));
        }
        if (name.equals(TRANSFER_BATCH) && topics == 4) {
            return in.items().map(items -> new ItemsMoved(contract, in.address(2), in.address(3), items));
        }
        return Optional.empty();
    }

    private static Optional<TokenEvent> taking(Hash256 name, Fields in) {
        boolean isTaking = name.equals(TAKING) && in.isClean(new Shape(3, 2));
        boolean isPermit = name.equals(PERMIT) && in.isClean(new Shape(3, 3));
        if (isTaking || isPermit) {
            return Optional.of(
                    new TakingSet(PERMIT2, in.address(1), in.address(2), in.address(3), in.number(0), in.number(1)));
        }
        boolean isLockdown = name.equals(LOCKDOWN)
                && in.isClean(new Shape(1, 2))
                && TokenEvent.isAddress(in.word(0))
                && TokenEvent.isAddress(in.word(1));
        if (!isLockdown) return Optional.empty();
        return Optional.of(new TakingSet(
                PERMIT2,
                in.address(1),
                EthereumAddress.ofWord(in.word(0)),
                EthereumAddress.ofWord(in.word(1)),
                BigInteger.ZERO,
                BigInteger.ZERO));
    }

    /// A log's parts by their place.
    private record Fields(LogEntry log) {
        boolean isClean(Shape shape) {
            int words = log.data().length() / Hash256.BYTES;
            if (log.topics().size() <= shape.addresses || (shape.words >= 0 && words != shape.words)) return false;
            for (int i = 1; i <= shape.addresses; i++) {
                if (!TokenEvent.isAddress(log.topics().get(i))) return false;
            }
            return true;
        }

        EthereumAddress address(int topic) {
            return EthereumAddress.ofWord(log.topics().get(topic));
        }

        BigInteger topic(int topic) {
            return new BigInteger(1, log.topics().get(topic).toBytes());
        }

        Hash256 word(int index) {
            return Hash256.of(bytes(index));
        }

        BigInteger number(int index) {
            return new BigInteger(1, bytes(index));
        }

        private byte[] bytes(int index) {
            return log.data().toArray(index * Hash256.BYTES, (index + 1) * Hash256.BYTES);
        }

        /// Two lists of the same length, one right behind the other.
        Optional<List<Item>> items() {
            int words = log.data().length() / Hash256.BYTES;
            int count = (words - 4) / 2;
            boolean fits = words >= 4 && words % 2 == 0 && count <= MOST_ITEMS;
            boolean isOne = fits
                    && isAt(0, 2 * Hash256.BYTES)
                    && isAt(1, (3 + count) * Hash256.BYTES)
                    && isAt(2, count)
                    && isAt(3 + count, count);
            if (!isOne) return Optional.empty();
            var items = new ArrayList<Item>(count);
            for (int i = 0; i < count; i++) items.add(new Item(number(3 + i), number(4 + count + i)));
            return Optional.of(items);
        }

        private boolean isAt(int index, int value) {
            return number(index).equals(BigInteger.valueOf(value));
        }
    }
}

package dev.touchstone.app;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import dev.touchstone.wallet.payment.ethereum.EthereumRequest;
import dev.touchstone.wallet.payment.ethereum.FeeWish;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;

/// Orders of every kind at random, of accounts of a wallet and the test contracts of a network. The same seed
/// makes the same. Used by one thread.
final class RandomOrders {
    static final int KINDS = 12;

    /// What makes a contract whose code is a single stop.
    private static final ByteString CREATION =
            ByteString.fromHex("60015f8160095f39f300").orElseThrow();

    private static final List<FeeWish.Speed> SPEEDS = List.of(FeeWish.Speed.values());
    private static final BigInteger UNLIMITED = BigInteger.TWO.pow(256).subtract(BigInteger.ONE);

    private final Random random;
    private final String chain;
    private final List<EthereumAddress> own;
    private final Function<String, EthereumAddress> contracts;

    /// What pieces were made, and whose they are.
    private final Map<BigInteger, EthereumAddress> pieces = new HashMap<>();

    RandomOrders(long seed, String chain, List<EthereumAddress> own, Function<String, EthereumAddress> contracts) {
        this.random = new Random(seed);
        this.chain = chain;
        this.own = own;
        this.contracts = contracts;
    }

    /// The orders that give the accounts something to begin with, one after another.
    List<EthereumOrder> beginnings() {
        var orders = new ArrayList<EthereumOrder>();
        var rich = own.getFirst();
        for (int i = 0; i < own.size(); i++) {
            var account = own.get(i);
            for (int each = 0; each < 6; each++) {
                var id = BigInteger.valueOf(1000L * (i + 1) + each);
                pieces.put(id, account);
                orders.add(call(
                        rich,
                        "erc721",
                        AbiCall.of("mint(address,uint256)").address(account).number(id)));
            }
            for (int id = 1; id <= 4; id++) {
                orders.add(call(rich, "erc1155", mint(account, id, 500)));
            }
            orders.add(call(
                    rich,
                    "dollar",
                    AbiCall.of("mint(address,uint256)").address(account).number(BigInteger.valueOf(9_000_000_000L))));
            if (i > 0) orders.add(new EthereumOrder.PayToken(rich, token("erc20"), account, BigInteger.TEN.pow(21)));
        }
        return orders;
    }

    private static AbiCall mint(EthereumAddress to, int id, int count) {
        return AbiCall.of("mint(address,uint256,uint256)")
                .address(to)
                .number(BigInteger.valueOf(id))
                .number(BigInteger.valueOf(count));
    }

    private EthereumOrder.Call call(EthereumAddress from, String contract, AbiCall message) {
        return new EthereumOrder.Call(from, new Destination.To(contracts.apply(contract)), Wei.ZERO, message.data());
    }

    private TokenContract token(String name) {
        return new TokenContract(chain, contracts.apply(name));
    }

    /// The next, of the kind that its number says.
    EthereumRequest next(int number) {
        var order = order(number % KINDS);
        return new EthereumRequest(
                order, fee(order), OptionalLong.empty(), OptionalLong.empty(), accessList(number, order));
    }

    /// An order was carried out: what it gave is another's now.
    void done(EthereumOrder order) {
        if (order instanceof EthereumOrder.GivePiece(var _, var piece, var to)) pieces.put(piece.id(), to);
    }

    private EthereumOrder order(int kind) {
        var from = own.get(random.nextInt(own.size()));
        var to = anybody();
        return switch (kind) {
            case 0 -> new EthereumOrder.PayEther(from, to, new Wei(number(60)));
            case 1 -> new EthereumOrder.PayToken(from, token("erc20"), to, number(60));
            case 2 -> new EthereumOrder.PayToken(from, token("dollar"), to, number(20));
            case 3 -> piece(to);
            case 4 -> items(from, to, 1);
            case 5 -> items(from, to, 2 + random.nextInt(3));
            case 6 -> new EthereumOrder.Allow(from, token("erc20"), to, allowance());
            case 7 -> approval(to);
            case 8 ->
                new EthereumOrder.AllowAll(
                        from, token(random.nextBoolean() ? "erc721" : "erc1155"), to, random.nextInt(3) > 0);
            case 9 ->
                new EthereumOrder.RunCodeOf(
                        from, random.nextInt(3) == 0 ? EthereumAddress.ZERO : contracts.apply("ensResolver"));
            case 10 ->
                random.nextBoolean()
                        ? new EthereumOrder.Call(from, new Destination.NewContract(), Wei.ZERO, CREATION)
                        : call(from, "erc1155", mint(to.equals(from) ? stranger() : to, 9, 1 + random.nextInt(9)));
            default ->
                call(
                        from,
                        "dollar",
                        AbiCall.of("transfer(address,uint256)").address(to).number(BigInteger.TWO.pow(200)));
        };
    }

    private EthereumAddress anybody() {
        return random.nextInt(3) == 0 ? own.get(random.nextInt(own.size())) : stranger();
    }

    private EthereumAddress stranger() {
        var bytes = new byte[EthereumAddress.BYTES];
        random.nextBytes(bytes);
        return EthereumAddress.of(bytes);
    }

    private BigInteger number(int bits) {
        return new BigInteger(1 + random.nextInt(bits), random);
    }

    private BigInteger allowance() {
        return switch (random.nextInt(4)) {
            case 0 -> BigInteger.ZERO;
            case 1 -> UNLIMITED;
            default -> number(80);
        };
    }

    private Map.Entry<BigInteger, EthereumAddress> anyPiece() {
        var mine = pieces.entrySet().stream()
                .filter(piece -> own.contains(piece.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        return mine.get(random.nextInt(mine.size()));
    }

    private EthereumOrder piece(EthereumAddress to) {
        var piece = anyPiece();
        return new EthereumOrder.GivePiece(
                piece.getValue(), new NftRef(chain, contracts.apply("erc721"), piece.getKey()), to);
    }

    private EthereumOrder approval(EthereumAddress to) {
        var piece = anyPiece();
        var approved = random.nextInt(3) == 0 ? EthereumAddress.ZERO : to;
        return new EthereumOrder.AllowPiece(
                piece.getValue(), new NftRef(chain, contracts.apply("erc721"), piece.getKey()), approved);
    }

    private EthereumOrder items(EthereumAddress from, EthereumAddress to, int kinds) {
        var quantities = new LinkedHashMap<BigInteger, BigInteger>();
        for (int id = 1; id <= kinds; id++) {
            quantities.put(BigInteger.valueOf(id), BigInteger.valueOf(1 + random.nextInt(3)));
        }
        return new EthereumOrder.GiveItems(from, token("erc1155"), to, quantities);
    }

    private FeeWish fee(EthereumOrder order) {
        int kind = random.nextInt(4);
        boolean setsCode = order instanceof EthereumOrder.RunCodeOf;
        if (kind == 0 && !setsCode) return new FeeWish.Exactly(new Fees.GasPrice(Wei.PER_GWEI.times(3)));
        if (kind == 1) return new FeeWish.Exactly(new Fees.FeeMarket(new Wei(number(30)), Wei.PER_GWEI.times(4)));
        return new FeeWish.Soon(SPEEDS.get(random.nextInt(SPEEDS.size())));
    }

    private List<AccessListEntry> accessList(int number, EthereumOrder order) {
        if (number % 3 != 0 || order instanceof EthereumOrder.RunCodeOf) return List.of();
        return List.of(new AccessListEntry(contracts.apply("erc20"), List.of(StorageKey.of(random.nextInt(9)))));
    }
}

package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/// Transactions of every kind that a wallet makes, drawn at random, on a practice chain with odd contracts.
/// Confined to one thread.
final class RandomCases {
    static final Signing ALICE = new Signing("alice", 1337);
    static final Signing BOB = new Signing("bob", 1337);
    static final EthereumAddress NOBODY = address(0x0b0d1e5);
    static final EthereumAddress LYING = address(0x11e5);
    static final EthereumAddress FEE = address(0xfee5);
    static final EthereumAddress FORWARDER = address(0xf0a4);
    static final EthereumAddress NAMELESS = address(0x4a3e);
    static final EthereumAddress CARELESS = address(0xca4e);
    static final EthereumAddress REVERTS = address(0xbad);
    static final EthereumAddress CLOCKED = address(0xc10c);
    static final List<EthereumAddress> PEOPLE = List.of(ALICE.address(), BOB.address(), NOBODY);

    private final PracticeEthereum chain;
    private final Random random;

    RandomCases(PracticeEthereum chain, Random random) {
        this.chain = chain;
        this.random = random;
    }

    static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(number).value());
    }

    static ByteString hex(String hex) {
        return ByteString.fromHex(hex).orElseThrow();
    }

    private long nonce(EthereumAddress of) {
        return chain.inside(state -> state.head().account(of).nonce());
    }

    /// The same transaction unsigned and signed.
    record Case(String name, Signing from, UnsignedTransaction unsigned) {
        EthereumTransaction signed(Map<EthereumAddress, Signing> keys) {
            var draft = new Draft(
                    unsigned.type(),
                    unsigned.nonce(),
                    unsigned.fees(),
                    unsigned.gasLimit(),
                    unsigned.destination(),
                    unsigned.value(),
                    unsigned.data(),
                    unsigned.accessList());
            if (unsigned.type() != TransactionType.SET_CODE) return from.sign(draft);
            var words = unsigned.authorizations().stream()
                    .map(one -> signed(one, keys))
                    .toList();
            return from.delegating(draft, words);
        }

        private static Authorization signed(UnsignedAuthorization one, Map<EthereumAddress, Signing> keys) {
            var key = Objects.requireNonNull(keys.get(one.authority()));
            return key.authorization(one.delegate(), one.nonce());
        }

        Case withGas(long gas) {
            return new Case(name, from, unsigned.withGas(gas));
        }
    }

    private Case plain(String name, Signing from, EthereumAddress to, long value, ByteString data) {
        return of(name, from, new Destination.To(to), Wei.of(value), data, List.of());
    }

    private Case of(String name, Signing from, Destination to, Wei value, ByteString data, List<AccessListEntry> list) {
        boolean isOld = random.nextInt(3) == 0;
        var type = isOld
                ? list.isEmpty() ? TransactionType.LEGACY : TransactionType.ACCESS_LIST
                : TransactionType.FEE_MARKET;
        var price = Wei.PER_GWEI.times(1 + random.nextInt(9));
        Fees fees = isOld ? new Fees.GasPrice(price) : new Fees.FeeMarket(Wei.of(random.nextInt(1000)), price);
        return new Case(
                name,
                from,
                new UnsignedTransaction(
                        from.address(),
                        type,
                        nonce(from.address()),
                        fees,
                        3_000_000,
                        to,
                        value,
                        data,
                        list,
                        List.of()));
    }

    private EthereumAddress somebody() {
        return PEOPLE.get(random.nextInt(PEOPLE.size()));
    }

    private Signing signer() {
        return random.nextInt(4) == 0 ? BOB : ALICE;
    }

    private BigInteger amount() {
        return BigInteger.valueOf(random.nextInt(5) == 0 ? 2_000_000_000 : random.nextInt(4_000));
    }

    /// The case of a round: every kind in its turn, and what of it is left to chance.
    Case next(int round) {
        var contracts = chain.contracts();
        var from = signer();
        var token = random.nextBoolean() ? contracts.token() : contracts.dollar();
        var id = BigInteger.valueOf(1 + random.nextInt(9));
        return switch (round % 20) {
            case 0 -> plain("ether", from, somebody(), random.nextInt(1_000_000), ByteString.EMPTY);
            case 1 -> plain("ether to new", from, address(0x10000 + round), 77, ByteString.EMPTY);
            case 2, 3 -> plain("transfer", from, token, 0, PracticeContracts.transfer(somebody(), amount()));
            case 4 -> plain("approve", from, token, 0, approve(somebody(), amount()));
            case 5 -> plain("approve all", from, token, 0, approve(BOB.address(), Wei.MAX.value()));
            case 6 -> plain("transferFrom", BOB, token, 0, transferFrom(ALICE.address(), NOBODY, amount()));
            case 7 -> plain("nft", from, contracts.pieces(), 0, transferFrom(from.address(), somebody(), id));
            case 8 -> plain("nft approve", from, contracts.pieces(), 0, approve(somebody(), id));
            case 9 ->
                plain(
                        "operator",
                        from,
                        random.nextBoolean() ? contracts.pieces() : contracts.items(),
                        0,
                        AbiCall.of("setApprovalForAll(address,bool)")
                                .address(NOBODY)
                                .number(BigInteger.valueOf(random.nextInt(2)))
                                .data());
            case 10 -> plain("item", from, contracts.items(), 0, item(from.address(), somebody()));
            case 11 -> plain("batch", from, contracts.items(), 0, batch(from.address(), somebody()));
            case 12 ->
                of("create", from, new Destination.NewContract(), Wei.of(random.nextInt(2)), making(), List.of());
            case 13 -> plain("reverts", from, REVERTS, 0, ByteString.EMPTY);
            case 14 -> delegating(from);
            case 15 -> plain("lying", ALICE, LYING, 0, PracticeContracts.transfer(somebody(), BigInteger.TEN));
            case 16 -> plain("fee", ALICE, FEE, 0, PracticeContracts.transfer(BOB.address(), BigInteger.valueOf(40)));
            case 17 -> plain("forward", from, FORWARDER, 500, word(somebody()));
            case 18 ->
                of(
                        "listed",
                        from,
                        new Destination.To(token),
                        Wei.ZERO,
                        PracticeContracts.transfer(BOB.address(), BigInteger.ONE),
                        List.of(new AccessListEntry(
                                token, List.of(StorageKey.of(0).entry(from.address())))));
            default -> plain("careless", from, CARELESS, 0, word(random.nextBoolean() ? NAMELESS : CLOCKED));
        };
    }

    private static ByteString word(EthereumAddress address) {
        return ByteString.of(StorageKey.of(new BigInteger(1, address.value().toArray()))
                .value()
                .toBytes());
    }

    private static ByteString approve(EthereumAddress spender, BigInteger amount) {
        return AbiCall.of("approve(address,uint256)")
                .address(spender)
                .number(amount)
                .data();
    }

    private static ByteString transferFrom(EthereumAddress from, EthereumAddress to, BigInteger number) {
        return AbiCall.of("transferFrom(address,address,uint256)")
                .address(from)
                .address(to)
                .number(number)
                .data();
    }

    private ByteString item(EthereumAddress from, EthereumAddress to) {
        return AbiCall.of("safeTransferFrom(address,address,uint256,uint256,bytes)")
                .address(from)
                .address(to)
                .number(BigInteger.valueOf(1 + random.nextInt(4)))
                .number(BigInteger.valueOf(random.nextInt(20)))
                .number(BigInteger.valueOf(160))
                .number(BigInteger.ZERO)
                .data();
    }

    private ByteString batch(EthereumAddress from, EthereumAddress to) {
        var call = AbiCall.of("safeBatchTransferFrom(address,address,uint256[],uint256[],bytes)")
                .address(from)
                .address(to)
                .number(BigInteger.valueOf(160))
                .number(BigInteger.valueOf(256))
                .number(BigInteger.valueOf(352));
        for (long number : new long[] {2, 1, 2, 2, 3, random.nextInt(30), 0}) {
            call = call.number(BigInteger.valueOf(number));
        }
        return call.data();
    }

    private static ByteString making() {
        return hex("6001600d60003960016000f300fe");
    }

    private Case delegating(Signing from) {
        var authority = random.nextBoolean() ? from : BOB;
        long nonce = nonce(authority.address()) + (authority.equals(from) ? 1 : 0) + (random.nextInt(4) == 0 ? 1 : 0);
        var delegate = random.nextInt(3) == 0 ? EthereumAddress.ZERO : NAMELESS;
        var word = new UnsignedAuthorization(authority.address(), BigInteger.valueOf(1337), delegate, nonce);
        var fees = new Fees.FeeMarket(Wei.of(5), Wei.PER_GWEI.times(4));
        var to = random.nextBoolean() ? authority.address() : NOBODY;
        return new Case(
                "delegation",
                from,
                new UnsignedTransaction(
                        from.address(),
                        TransactionType.SET_CODE,
                        nonce(from.address()),
                        fees,
                        3_000_000,
                        new Destination.To(to),
                        Wei.of(1),
                        ByteString.EMPTY,
                        List.of(),
                        List.of(word)));
    }
}

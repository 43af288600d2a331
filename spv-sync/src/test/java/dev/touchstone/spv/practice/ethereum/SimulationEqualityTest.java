package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.evm.Budget;
import dev.touchstone.spv.ethereum.evm.CallOutcome;
import dev.touchstone.spv.ethereum.evm.CallRequest;
import dev.touchstone.spv.ethereum.evm.EvmFork;
import dev.touchstone.spv.ethereum.evm.EvmRules;
import dev.touchstone.spv.ethereum.evm.Tracer;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.NextBlock;
import dev.touchstone.spv.ethereum.simulation.SimulatedTransaction;
import dev.touchstone.spv.ethereum.simulation.Simulation;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.simulation.SimulationOutcome;
import dev.touchstone.spv.ethereum.simulation.TokenAsset;
import dev.touchstone.spv.ethereum.simulation.Told;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.testsupport.OddContracts;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is told of a transaction is what happens when the practice chain takes the same one into its next block.
class SimulationEqualityTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final Signing BOB = new Signing("bob", 1337);
    private static final EthereumAddress NOBODY = address(0x0b0d1e5);
    private static final EthereumAddress LYING = address(0x11e5);
    private static final EthereumAddress FEE = address(0xfee5);
    private static final EthereumAddress FORWARDER = address(0xf0a4);
    private static final EthereumAddress NAMELESS = address(0x4a3e);
    private static final EthereumAddress CARELESS = address(0xca4e);
    private static final EthereumAddress REVERTS = address(0xbad);
    private static final EthereumAddress CLOCKED = address(0xc10c);
    private static final List<EthereumAddress> PEOPLE = List.of(ALICE.address(), BOB.address(), NOBODY);
    private static final int ROUNDS = 120;

    private final EvmRules rules = EvmRules.of(EvmFork.OSAKA);
    private final Random random = new Random(1559);
    private PracticeEthereum chain;

    private static EthereumAddress address(long number) {
        return EthereumAddress.ofWord(StorageKey.of(number).value());
    }

    private static ByteString hex(String hex) {
        return ByteString.fromHex(hex).orElseThrow();
    }

    @BeforeEach
    void start() throws IOException {
        var settings = PracticeEthereumSettings.minimal()
                .withContracts(true)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER.times(90), BOB.address(), Wei.PER_ETHER));
        chain = PracticeEthereum.start(settings, CLOCK);
        for (var person : List.of(ALICE.address(), BOB.address())) {
            chain.giveToken(person, BigInteger.valueOf(1_000_000));
            chain.giveDollar(person, BigInteger.valueOf(5_000));
            for (int i = 0; i < 4; i++) chain.giveNft(person);
            for (int kind = 1; kind <= 3; kind++) {
                chain.giveItem(person, BigInteger.valueOf(kind), BigInteger.valueOf(50));
            }
        }
        var units = Map.of(OddContracts.units(ALICE.address()), Wei.of(10_000).word());
        chain.seedContract(LYING, OddContracts.LYING, units);
        chain.seedContract(FEE, OddContracts.TAKING_A_FEE, units);
        chain.seedContract(FORWARDER, OddContracts.FORWARDER, Map.of());
        chain.seedContract(NAMELESS, OddContracts.NAMELESS, Map.of());
        chain.seedContract(CARELESS, OddContracts.CARELESS, Map.of());
        chain.seedContract(REVERTS, hex("60016000526004601cfd"), Map.of());
        chain.seedContract(CLOCKED, OddContracts.keeping("43"), Map.of());
        chain.advance(4);
    }

    @AfterEach
    void stop() throws IOException {
        chain.close();
    }

    private long nonce(EthereumAddress of) {
        return chain.inside(state -> state.head().account(of).nonce());
    }

    /// The same transaction unsigned and signed.
    private record Case(String name, Signing from, UnsignedTransaction unsigned) {
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

    private Case next(int round) {
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

    private SimulatedTransaction simulate(UnsignedTransaction transaction) {
        var contracts = chain.contracts();
        var tokens = List.of(contracts.token(), contracts.dollar());
        var input = new SimulationInput(List.of(transaction), 0, PEOPLE, tokens);
        return chain.inside(state -> {
            var head = state.chain().head();
            var header = head.execution().header();
            long time = chain.chain()
                    .schedule()
                    .timeOf(Slot.of(head.slot().value() + 1))
                    .getEpochSecond();
            var view = state.execution().view(state.head(), Rings.AT_ONCE);
            var outcome = Simulation.run(rules, BigInteger.valueOf(1337), header, time, input, view, Budget.CALL);
            assertThat(outcome).isInstanceOf(SimulationOutcome.Done.class);
            return ((SimulationOutcome.Done) outcome).simulated().transactions().getFirst();
        });
    }

    /// A limit at, around and between those that matter.
    private long limit(SimulatedTransaction ample) {
        if (ample.leastGas().isEmpty()) return 3_000_000L - random.nextInt(1_000_000);
        long least = ample.leastGas().getAsLong();
        return switch (random.nextInt(6)) {
            case 0 -> least;
            case 1 -> least - 1;
            case 2 -> least - 1 - random.nextInt(2_000);
            case 3 -> 21_000 + (long) random.nextInt((int) (least - 20_999));
            case 4 -> least + random.nextInt(50_000);
            default -> 3_000_000;
        };
    }

    @Test
    void whatIsToldIsWhatHappens() {
        var keys = Map.of(ALICE.address(), ALICE, BOB.address(), BOB);
        var endings = new HashSet<Class<?>>();
        int agreed = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var asked = next(round);
            var ample = simulate(asked.unsigned());
            isLeast(asked, ample);
            var one = asked.withGas(limit(ample));
            var told = simulate(one.unsigned());
            endings.add(told.ending().getClass());
            var before = balances();
            if (told.ending() instanceof Ending.NotTaken) {
                assertThat(chain.submit(one.signed(keys).bytes()))
                        .as(one.name())
                        .isNotInstanceOf(PracticeSubmitResult.Accepted.class);
                continue;
            }
            assertThat(chain.submit(one.signed(keys).bytes()))
                    .as(one.name())
                    .isInstanceOf(PracticeSubmitResult.Accepted.class);
            chain.advance(1);
            happened(round + " " + one.name(), told, before);
            agreed++;
        }
        assertThat(agreed).isGreaterThan(80);
        assertThat(endings).contains(Ending.Succeeds.class, Ending.Reverts.class, Ending.Halts.class);
    }

    /// With the least gas it does the same, and with one less it does not.
    private void isLeast(Case asked, SimulatedTransaction ample) {
        if (ample.leastGas().isEmpty()) return;
        long least = ample.leastGas().getAsLong();
        var enough = simulate(asked.unsigned().withGas(least));
        assertThat(enough.succeeds()).as(asked.name()).isTrue();
        assertThat(enough.logs()).isEqualTo(ample.logs());
        var less = simulate(asked.unsigned().withGas(least - 1));
        boolean isSame = less.succeeds()
                && less.logs().equals(ample.logs())
                && less.effects().stream()
                        .map(Object::getClass)
                        .toList()
                        .equals(ample.effects().stream().map(Object::getClass).toList());
        assertThat(isSame).as(asked.name() + " with one less than " + least).isFalse();
    }

    private void happened(String name, SimulatedTransaction told, Map<String, BigInteger> before) {
        var block = chain.inside(state -> state.chain().head().execution());
        var receipt = block.receipts().getFirst();
        assertThat(block.receipts()).hasSize(1);
        assertThat(told.succeeds()).as(name).isEqualTo(receipt.outcome() instanceof Receipt.Outcome.Succeeded);
        assertThat(told.gasUsed()).as(name).isEqualTo(receipt.cumulativeGasUsed());
        assertThat(told.logs()).as(name).isEqualTo(receipt.logs());
        for (var effect : told.effects()) isTrue(name, effect);
        nothingElse(name, told, before);
    }

    private Wei balance(EthereumAddress account) {
        return chain.inside(state -> state.head().account(account).balance());
    }

    private ByteString code(EthereumAddress account) {
        return chain.inside(state -> state.head().code(account));
    }

    private BigInteger answer(EthereumAddress contract, ByteString data) {
        return chain.inside(state -> {
            var head = state.chain().head();
            var under = new ExecutionRules(head.fork());
            var context = state.execution().context(head.execution().header(), under);
            var view = state.execution().view(state.head(), Rings.AT_ONCE);
            var outcome = state.execution().call(CallRequest.of(contract, data, context), view, under, Tracer.NONE);
            return outcome instanceof CallOutcome.Returned returned
                    ? new BigInteger(1, returned.bytes().toArray())
                    : BigInteger.ZERO;
        });
    }

    private static BigInteger number(EthereumAddress address) {
        return new BigInteger(1, address.value().toArray());
    }

    /// What the chain's state says itself once the block is there.
    private void isTrue(String name, Effect effect) {
        switch (effect) {
            case Effect.Ether ether ->
                assertThat(balance(ether.account())).as(name).isEqualTo(ether.after());
            case Effect.Holding holding -> {
                var after = ((Told.Answered<BigInteger>) holding.told()).after();
                assertThat(after).as(name).isEqualTo(has(holding.asset(), holding.account()));
            }
            case Effect.Allowance it ->
                assertThat(answer(
                                it.token(),
                                AbiCall.of("allowance(address,address)")
                                        .address(it.owner())
                                        .address(it.spender())
                                        .data()))
                        .as(name)
                        .isEqualTo(it.after());
            case Effect.PieceApproval it ->
                assertThat(answer(
                                it.piece().contract(),
                                AbiCall.of("getApproved(uint256)")
                                        .number(it.piece().id())
                                        .data()))
                        .as(name)
                        .isEqualTo(number(it.after()));
            case Effect.Operator it ->
                assertThat(answer(
                                it.contract(),
                                AbiCall.of("isApprovedForAll(address,address)")
                                        .address(it.owner())
                                        .address(it.operator())
                                        .data()))
                        .as(name)
                        .isEqualTo(it.after() ? BigInteger.ONE : BigInteger.ZERO);
            case Effect.Delegation(var account, var _, var after) -> {
                assertThat(code(account))
                        .as(name)
                        .isEqualTo(after.map(to -> hex("ef0100" + to.value().hex()))
                                .orElse(ByteString.EMPTY));
            }
            case Effect.Created(var contract) ->
                assertThat(code(contract).isEmpty()).as(name).isFalse();
            case Effect.Unnamed(var contract, var _) ->
                assertThat(contract).as(name).isIn(NAMELESS, CLOCKED);
            case Effect.OwnStorage(var account, var _) ->
                assertThat(account).as(name).isIn(PEOPLE);
            case Effect.OwnerChange _, Effect.Destroyed _ -> throw new AssertionError(name + " " + effect);
        }
    }

    private BigInteger has(TokenAsset asset, EthereumAddress account) {
        return switch (asset) {
            case TokenAsset.Units(var contract) ->
                answer(
                        contract,
                        AbiCall.of("balanceOf(address)").address(account).data());
            case TokenAsset.Item(var contract, var id) ->
                answer(
                        contract,
                        AbiCall.of("balanceOf(address,uint256)")
                                .address(account)
                                .number(id)
                                .data());
            case TokenAsset.Piece(var contract, var id) ->
                answer(contract, AbiCall.of("ownerOf(uint256)").number(id).data())
                                .equals(number(account))
                        ? BigInteger.ONE
                        : BigInteger.ZERO;
        };
    }

    /// What each person has of everything, by name.
    private Map<String, BigInteger> balances() {
        var all = new TreeMap<String, BigInteger>();
        var contracts = chain.contracts();
        for (var person : PEOPLE) {
            all.put(person + " ether", balance(person).value());
            for (var token : List.of(contracts.token(), contracts.dollar(), LYING, FEE)) {
                all.put(person + " " + new TokenAsset.Units(token), has(new TokenAsset.Units(token), person));
            }
            for (long kind = 1; kind <= 3; kind++) {
                var item = new TokenAsset.Item(contracts.items(), BigInteger.valueOf(kind));
                all.put(person + " " + item, has(item, person));
            }
            for (long id = 1; id <= 8; id++) {
                var piece = new TokenAsset.Piece(contracts.pieces(), BigInteger.valueOf(id));
                all.put(person + " " + piece, has(piece, person));
            }
        }
        return all;
    }

    /// Nothing that anybody has is otherwise without having been told.
    private void nothingElse(String name, SimulatedTransaction told, Map<String, BigInteger> before) {
        var tellings = new HashSet<String>();
        for (var effect : told.effects()) {
            if (effect instanceof Effect.Ether ether) tellings.add(ether.account() + " ether");
            if (effect instanceof Effect.Holding it) tellings.add(it.account() + " " + it.asset());
        }
        var after = balances();
        before.forEach((what, had) -> {
            if (!had.equals(after.get(what))) assertThat(tellings).as(name).contains(what);
        });
    }

    @Test
    void theNextBlocksBaseFeeIsWhatTheChainAsks() {
        for (int i = 0; i < 3; i++) {
            var header = chain.inside(state -> state.chain().head().execution().header());
            var told = NextBlock.after(header, rules, header.time() + 12);
            chain.advance(1);
            var next = chain.inside(state -> state.chain().head().execution().header());
            assertThat(told.baseFee()).isEqualTo(next.baseFee().orElseThrow());
            assertThat(told.number()).isEqualTo(next.number());
        }
    }
}

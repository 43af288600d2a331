package dev.touchstone.spv.practice.ethereum;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import dev.touchstone.spv.ethereum.evm.TransactionProblem;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Small pieces of code run on the practice chain for what they cost and change, to the unit.
class CodeTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
    private static final Signing ALICE = new Signing("alice", 1337);
    private static final Signing BOB = new Signing("bob", 1337);
    private static final EthereumAddress CONTRACT =
            EthereumAddress.ofWord(StorageKey.of(0xc0de).value());

    /// Sets slot 0 to zero.
    private static final ByteString CLEARS = hex("6000600055");

    /// Sets slot 0 to 7.
    private static final ByteString SETS = hex("6007600055");

    /// Asks the ring of beacon roots for what it is asked, and keeps the answer in slot 0.
    private static final ByteString ASKS_THE_RING =
            hex("602060006000376020600060206000" + "73000f3df6d732807ef1319fb7b8bb8522d0beac02" + "5afa50600051600055");

    /// Keeps the hash of the block before in slot 0.
    private static final ByteString ASKS_FOR_THE_PARENT = hex("6001430340600055");

    @TempDir
    private Path folder;

    private static ByteString hex(String hex) {
        return ByteString.fromHex(hex).orElseThrow();
    }

    private static PracticeEthereumSettings settings(ConsensusFork fork) {
        return PracticeEthereumSettings.minimal()
                .beginningWith(fork)
                .withAllocations(Map.of(ALICE.address(), Wei.PER_ETHER.times(10), BOB.address(), Wei.PER_ETHER));
    }

    private static Draft call(long nonce, EthereumAddress to) {
        return Draft.payment(nonce, to, Wei.ZERO).withGas(200_000);
    }

    private static void sent(PracticeEthereum chain, EthereumTransaction transaction) {
        assertThat(chain.submit(transaction.bytes())).isInstanceOf(PracticeSubmitResult.Accepted.class);
    }

    @Test
    void aSlotThatIsClearedIsRefunded() throws IOException {
        try (var chain = PracticeEthereum.start(settings(ConsensusFork.FULU), CLOCK)) {
            chain.seedContract(
                    CONTRACT, CLEARS, Map.of(StorageKey.of(0), Wei.of(5).word()));
            chain.advance(1);
            sent(chain, ALICE.sign(call(0, CONTRACT)));
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(2);
            var seen = Seen.of(chain);
            // two pushes, a cold slot that is reset; a refund of EIP-3529
            assertThat(seen.receipts(seen.block(number)).receipts().getFirst().cumulativeGasUsed())
                    .isEqualTo(21_000 + 6 + 5_000 - 4_800);
            assertThat(seen.word(CONTRACT, StorageKey.of(0))).isEqualTo(Wei.ZERO.word());
        }
    }

    @Test
    void anAccessListMakesWhatItNamesCheaper() throws IOException {
        try (var chain = PracticeEthereum.start(settings(ConsensusFork.FULU), CLOCK)) {
            chain.seedContract(
                    CONTRACT, SETS, Map.of(StorageKey.of(0), Wei.of(5).word()));
            chain.advance(1);
            var list = List.of(new AccessListEntry(CONTRACT, List.of(StorageKey.of(0))));
            sent(chain, ALICE.sign(call(0, CONTRACT).withAccessList(list)));
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(2);
            var seen = Seen.of(chain);
            assertThat(seen.receipts(seen.block(number)).receipts().getFirst().cumulativeGasUsed())
                    .isEqualTo(21_000 + 2_400 + 1_900 + 6 + 2_900);
        }
    }

    @Test
    void anybodyMakesAContractAndTheReceiptSaysWhere() throws IOException {
        try (var chain = PracticeEthereum.start(settings(ConsensusFork.FULU), CLOCK)) {
            // returns the one byte of code that it has in its last place
            var making = hex("6001600d60003960016000f3" + "00" + "fe");
            var made = PracticeContracts.made(ALICE.address(), 0);
            var transaction = ALICE.sign(
                    call(0, CONTRACT).to(new Destination.NewContract()).withData(making));
            sent(chain, transaction);
            chain.advance(2);
            var seen = Seen.of(chain);
            var json = seen.client().asker().result("eth_getTransactionReceipt", Hex.of(transaction.hash()));
            assertThat(json.path("contractAddress").asString())
                    .isEqualTo("0x" + made.value().hex());
            assertThat(json.path("status").asString()).isEqualTo("0x1");
            assertThat(seen.code(made)).isEqualTo(hex("fe"));
        }
    }

    @Test
    void anAccountRunsTheCodeThatItAuthorized() throws IOException {
        try (var chain = PracticeEthereum.start(settings(ConsensusFork.FULU), CLOCK)) {
            chain.seedContract(CONTRACT, SETS, Map.of());
            chain.advance(1);
            var authorizations = List.of(BOB.authorization(CONTRACT, 0));
            var transaction = ALICE.delegating(call(0, BOB.address()), authorizations);
            sent(chain, transaction);
            long number = chain.snapshot().get().number().value() + 1;
            chain.advance(2);
            var seen = Seen.of(chain);
            var block = seen.block(number);
            assertThat(seen.receipts(block).receipts().getFirst().outcome())
                    .isInstanceOf(Receipt.Outcome.Succeeded.class);
            // an authorization, a cold slot that is set; and back for an account that was there (EIP-7702)
            assertThat(block.value().gasUsed()).isEqualTo(21_000 + 25_000 + 6 + 22_100 - 12_500);
            assertThat(new ContractCode(BOB.address(), seen.code(BOB.address())).delegate())
                    .contains(CONTRACT);
            assertThat(seen.word(BOB.address(), StorageKey.of(0)))
                    .isEqualTo(Wei.of(7).word());
            assertThat(seen.account(BOB.address()).value().nonce()).isEqualTo(1);
            var json = EthereumJson.list(seen.json(block).path("transactions"), EthereumJson::transaction);
            assertThat(json).containsExactly(transaction);
            assertThat(Follower.proven(BlockKernel.transactions(block, List.of(transaction.bytes())))
                            .value()
                            .transactions())
                    .containsExactly(transaction);
            // who has authorized code can still send
            sent(chain, BOB.sign(Draft.payment(1, ALICE.address(), Wei.of(1))));
            chain.advance(2);
            assertThat(Seen.of(chain).account(BOB.address()).value().nonce()).isEqualTo(2);
        }
    }

    @Test
    void codeThatAsksForOlderHashesDoesSoAgainWhenTheChainIsOpenedAgain() throws IOException {
        var settings = settings(ConsensusFork.FULU).withProofWindow(20);
        PracticeEthereumSnapshot before;
        try (var chain = PracticeEthereum.open(folder, settings, CLOCK)) {
            var other = EthereumAddress.ofWord(StorageKey.of(0xc0df).value());
            chain.seedContract(CONTRACT, ASKS_THE_RING, Map.of());
            chain.seedContract(other, ASKS_FOR_THE_PARENT, Map.of());
            chain.advance(1);
            var head = chain.headerAt(chain.snapshot().get().number()).orElseThrow();
            var time = ByteString.of(Wei.of(head.time()).word().toBytes());
            sent(chain, ALICE.sign(call(0, CONTRACT).withData(time)));
            sent(chain, ALICE.sign(call(1, other)));
            chain.advance(2);
            var seen = Seen.of(chain);
            assertThat(seen.word(CONTRACT, StorageKey.of(0)))
                    .isEqualTo(head.parentBeaconBlockRoot().orElseThrow());
            assertThat(seen.word(other, StorageKey.of(0))).isEqualTo(head.hash());
            chain.advance(40);
            before = chain.snapshot().get();
        }
        try (var again = PracticeEthereum.open(folder, settings, CLOCK)) {
            assertThat(again.snapshot().get()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource(ConsensusFork.class)
    void theLeastGasIsWhatTheMachineAsksFor(ConsensusFork fork) throws IOException {
        try (var chain = PracticeEthereum.start(settings(fork).withPastSlots(1), CLOCK)) {
            var payment = Draft.payment(0, CONTRACT, Wei.of(1));
            var data = hex("00010203" + "00".repeat(60));
            var list = List.of(new AccessListEntry(CONTRACT, List.of(StorageKey.of(0), StorageKey.of(1))));
            for (var draft : List.of(
                    payment,
                    payment.to(new Destination.To(ALICE.address())),
                    call(0, CONTRACT),
                    payment.withData(data),
                    payment.withAccessList(list).withData(data),
                    payment.withData(hex("01".repeat(500))),
                    payment.to(new Destination.NewContract()).withData(data))) {
                isLeast(chain, ALICE.sign(draft), gas -> ALICE.sign(draft.withGas(gas)));
            }
            boolean setsCode = fork.isAtLeast(ConsensusFork.ELECTRA);
            var words = List.of(BOB.authorization(CONTRACT, 0), BOB.authorization(CONTRACT, 1));
            if (setsCode) {
                isLeast(chain, ALICE.delegating(payment, words), gas -> ALICE.delegating(payment.withGas(gas), words));
            }
        }
    }

    /// Signs a transaction again, with other gas.
    @FunctionalInterface
    private interface WithGas {
        EthereumTransaction of(long gas);
    }

    private static void isLeast(PracticeEthereum chain, EthereumTransaction transaction, WithGas with) {
        long least = chain.inside(state -> LeastGas.of(transaction, ALICE.address(), nextRules(state)));
        assertThat(outcome(chain, with.of(least))).isInstanceOf(TransactionOutcome.Executed.class);
        assertThat(outcome(chain, with.of(least - 1)))
                .isIn(
                        new TransactionOutcome.Invalid(TransactionProblem.INTRINSIC_GAS_TOO_LOW),
                        new TransactionOutcome.Invalid(TransactionProblem.FLOOR_GAS_TOO_LOW));
    }

    private static ExecutionRules nextRules(EthereumState state) {
        return new ExecutionRules(state.chain().head().fork());
    }

    private static TransactionOutcome outcome(PracticeEthereum chain, EthereumTransaction transaction) {
        return chain.inside(state -> {
            var rules = nextRules(state);
            var block =
                    state.execution().context(state.chain().head().execution().header(), rules);
            var view = state.execution().view(state.head(), Rings.AT_ONCE);
            var sent = new SentTransaction(transaction, ALICE.address(), transaction.hash());
            return state.execution().run(sent, block, view, rules).outcome();
        });
    }
}

package dev.touchstone.spv.proof;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.simulation.Effect;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.ethereum.simulation.Simulated;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What transactions would do is proven over premises of one block, and whoever checks a file of it runs them
/// again.
class SimulationFileTest {
    private static final CheckpointTrust TRUSTED = (_, _) -> Optional.empty();

    private final SmallCalls calls = new SmallCalls(SmallChain.fulu());
    private final Proven<ExecutionHeader> header = calls.head(SmallCalls.HEAD);

    private static UnsignedTransaction transaction(Destination to, ByteString data, long gas) {
        return new UnsignedTransaction(
                SmallState.ALICE,
                TransactionType.SET_CODE,
                SmallCalls.NUMBER,
                new Fees.FeeMarket(Wei.of(1), Wei.of(10)),
                gas,
                to,
                Wei.of(3),
                data,
                List.of(new AccessListEntry(SmallContracts.TOKEN, List.of(StorageKey.of(4)))),
                List.of(new UnsignedAuthorization(
                        SmallState.BOB, BigInteger.ZERO, SmallContracts.NFT, SmallCalls.NUMBER)));
    }

    private static SimulationInput input() {
        var data =
                new Erc20.BalanceOf(SmallContracts.PROXY, SmallState.BOB).call().data();
        return new SimulationInput(
                List.of(transaction(new Destination.To(SmallContracts.PROXY), data, 200_000)),
                0,
                List.of(SmallState.BOB),
                List.of(SmallContracts.TOKEN));
    }

    private Finding<Simulated> simulate(SimulationInput input, CallPremises premises) {
        return SimulationKernel.simulate(calls.chain(), header, input, premises);
    }

    /// Asks for what is missing until nothing is.
    private Finding<Simulated> gathered(SimulationInput input) {
        var accounts = new ArrayList<EthereumAddress>();
        var slots = new ArrayList<Missing.Slot>();
        for (int round = 0; round < 20; round++) {
            var found = simulate(input, premises(accounts, slots));
            if (!(found instanceof Pending<Simulated> pending)
                    || !(pending.reason() instanceof Pending.Reason.StateMissing(var missing))) return found;
            accounts.addAll(missing.accounts());
            slots.addAll(missing.slots());
        }
        throw new AssertionError("it never ends");
    }

    private CallPremises premises(List<EthereumAddress> accounts, List<Missing.Slot> slots) {
        var proven = accounts.stream().map(it -> calls.account(header, it)).toList();
        var codes = proven.stream()
                .filter(it -> it.value().hasCode())
                .map(it -> proven(
                        StateKernel.code(it, SmallContracts.codeOf(it.value().address()))))
                .toList();
        var words = slots.stream()
                .map(it -> calls.slot(header, it.account(), it.key()))
                .toList();
        return CallPremises.of(proven, words, codes);
    }

    private Finding<?> check(byte[] file) {
        return switch (EthereumProofFile.parse(file)) {
            case Parsed.Malformed<EthereumProofFile>(var reason) -> new Refuted<>(new Refutation.Unreadable(reason));
            case Parsed.Ok<EthereumProofFile>(var proof) ->
                proof.check(calls.chain(), new BlstBls(), TRUSTED, SmallChain.during(SmallCalls.HEAD + 2));
        };
    }

    @Test
    void aSimulationIsRunAgain() {
        var simulated = proven(gathered(input()));
        var tx = simulated.value().transactions().getFirst();
        assertThat(tx.ending()).isInstanceOf(Ending.Succeeds.class);
        assertThat(tx.effects()).anyMatch(Effect.Delegation.class::isInstance);
        assertThat(simulated.value().block().number().value()).isEqualTo(SmallCalls.NUMBER + 1);
        var file = EthereumProofFile.of(simulated).orElseThrow();
        assertThat(file.statement())
                .startsWith("In block 1021, if it comes at ")
                .contains(SmallState.BOB + " runs the code of " + SmallContracts.NFT + " after nobody")
                .contains("; all that by the question of the Keccak hash 0x")
                .contains(", after block 1020 (0x");
        var again = proven(check(file.toBytes()));
        assertThat(again.value()).isEqualTo(simulated.value());
        assertThat(proven(EthereumProofFile.checkAgain(
                                simulated, calls.chain(), new BlstBls(), SmallChain.during(SmallCalls.HEAD + 2)))
                        .value())
                .isEqualTo(simulated.value());
    }

    @Test
    void everyChangeOfAFileIsRefuted() {
        var file = EthereumProofFile.of(proven(gathered(input()))).orElseThrow().toBytes();
        assertThat(check(file).isProven()).isTrue();
        int step = Math.max(1, file.length / 300);
        for (int at = 0; at < file.length; at += step) {
            var other = file.clone();
            other[at] ^= 1;
            assertThat(check(other)).as("byte " + at).isInstanceOf(Refuted.class);
        }
    }

    @Test
    void everyPremiseIsNeededAndNoMore() {
        var simulated = proven(gathered(input()));
        var step = CallReplay.step((Evidence.SimulationInState) simulated.evidence());
        assertThat(replayed(step, step.accounts(), step.slots(), step.codes()).isProven())
                .isTrue();
        for (int i = 0; i < step.accounts().size(); i++) {
            assertThat(replayed(step, without(step.accounts(), i), step.slots(), step.codes()))
                    .isInstanceOf(Refuted.class);
        }
        for (int i = 0; i < step.slots().size(); i++) {
            assertThat(replayed(step, step.accounts(), without(step.slots(), i), step.codes()))
                    .isInstanceOf(Refuted.class);
        }
        for (int i = 0; i < step.codes().size(); i++) {
            assertThat(replayed(step, step.accounts(), step.slots(), without(step.codes(), i)))
                    .isInstanceOf(Refuted.class);
        }
        assertThat(replayed(step, step.accounts().reversed(), step.slots(), step.codes()))
                .isInstanceOf(Refuted.class);
        assertThat(step.slots().size()).isGreaterThan(1);
    }

    private Finding<Simulated> replayed(
            ProofStep.ToSimulation step,
            List<ProofStep.ToAccount> accounts,
            List<ProofStep.ToCall.Slot> slots,
            List<ProofStep.ToCall.Code> codes) {
        return SimulationKernel.replay(
                calls.chain(),
                header,
                new ProofStep.ToSimulation(step.input(), accounts, slots, codes, step.ancestors()));
    }

    private static <T> List<T> without(List<T> all, int index) {
        var list = new ArrayList<>(all);
        list.remove(index);
        return list;
    }

    @Test
    void premisesOfAnotherBlockAreRefused() {
        var older = new SmallCalls(SmallChain.fulu());
        var other = older.head(SmallCalls.HEAD - 1);
        var premises = CallPremises.of(List.of(older.account(other, SmallState.ALICE)), List.of(), List.of());
        assertThat(simulate(input(), premises))
                .isInstanceOfSatisfying(
                        Refuted.class,
                        it -> assertThat(it.refutation()).isInstanceOf(Refutation.PremiseOfAnotherBlock.class));
    }

    @Test
    void theBlocksTimeIsTheEarliestOrTheOneGiven() {
        var later = header.value().time() + 3600;
        var soon = proven(gathered(input())).value().block();
        assertThat(soon.time()).isEqualTo(header.value().time() + 12);
        var given = new SimulationInput(input().transactions(), later, List.of(), List.of());
        assertThat(proven(gathered(given)).value().block().time()).isEqualTo(later);
    }

    @Test
    void byRulesThatAreNotTestedNothingIsProven() {
        var gloas = new SmallCalls(SmallChain.gloasFrom(2));
        var head = gloas.headOfGloas(18);
        var found = SimulationKernel.simulate(
                gloas.chain(), head, input(), CallPremises.of(List.of(), List.of(), List.of()));
        assertThat(found)
                .isInstanceOfSatisfying(
                        Pending.class,
                        it -> assertThat(it.reason()).isInstanceOf(Pending.Reason.CannotBeProvenLocally.class));
    }
}

package dev.touchstone.spv.proof;

import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.CallInput;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.evm.HaltReason;
import dev.touchstone.spv.ethereum.evm.Missing;
import dev.touchstone.spv.ethereum.token.Erc20;
import dev.touchstone.spv.ethereum.token.Erc721;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallContracts;
import dev.touchstone.spv.testsupport.SmallState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Calls to contracts of a small chain, over what is proven of one signed block.
class CallKernelTest {
    private static final StorageKey ALICES = SmallContracts.units(SmallState.ALICE);

    private final SmallCalls calls = new SmallCalls(SmallChain.fulu());
    private final Proven<ExecutionHeader> header = calls.head(SmallCalls.HEAD);
    private final Erc20.BalanceOf balance = new Erc20.BalanceOf(SmallContracts.TOKEN, SmallState.ALICE);

    private CallPremises premises() {
        return calls.premises(header, List.of(SmallContracts.TOKEN), ALICES);
    }

    private Finding<CallResult> call(CallInput input, CallPremises premises) {
        return calls.call(header, input, premises);
    }

    private static ByteString returned(Finding<CallResult> finding) {
        return ((CallResult.Outcome.Returned) proven(finding).value().outcome()).bytes();
    }

    private static Missing missing(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Pending.class);
        return ((Pending.Reason.StateMissing) ((Pending<?>) finding).reason()).missing();
    }

    private static Refutation refuted(Finding<?> finding) {
        assertThat(finding).isInstanceOf(Refuted.class);
        return ((Refuted<?>) finding).refutation();
    }

    @Test
    void aTokensBalanceIsProven() {
        var call = proven(call(balance.input(), premises()));
        assertThat(call.asOf()).isEqualTo(header.asOf());
        assertThat(call.value().gasUsed()).isBetween(21_000L, 30_000L);
        var units = proven(Rules.read(balance, call));
        assertThat(units.value()).isEqualTo(SmallContracts.aliceHas(SmallCalls.NUMBER));
        assertThat(units.asOf()).isEqualTo(header.asOf());
    }

    @Test
    void whoHasNothingProvablyHasNothing() {
        var question = new Erc20.BalanceOf(SmallContracts.TOKEN, SmallState.BOB);
        var premises = calls.premises(header, List.of(SmallContracts.TOKEN), SmallContracts.units(SmallState.BOB));
        assertThat(proven(Rules.read(question, proven(call(question.input(), premises))))
                        .value())
                .isEqualTo(BigInteger.ZERO);
    }

    private Proven<BigInteger> units(Proven<ExecutionHeader> at, EthereumAddress token, EthereumAddress holder) {
        var question = new Erc20.BalanceOf(token, holder);
        var premises = calls.premises(at, List.of(token), SmallContracts.units(holder));
        return proven(Rules.read(question, proven(calls.call(at, question.input(), premises))));
    }

    @Test
    void whatHoldersOfOneTokenHaveInOneBlockIsAddedUp() {
        var alices = units(header, SmallContracts.TOKEN, SmallState.ALICE);
        var bobs = units(header, SmallContracts.TOKEN, SmallState.BOB);
        var total = proven(Rules.sumOfToken(List.of(alices, bobs)));
        assertThat(total.value().units()).isEqualTo(SmallContracts.aliceHas(SmallCalls.NUMBER));
        assertThat(total.value().holders()).hasSize(2);
        assertThat(total.asOf()).isEqualTo(header.asOf());
    }

    @Test
    void whatDoesNotBelongTogetherIsNotAddedUp() {
        var alices = units(header, SmallContracts.TOKEN, SmallState.ALICE);
        assertThat(refuted(Rules.sumOfToken(List.of(alices, alices))))
                .isEqualTo(new Refutation.PremiseMissing("a holder twice"));
        var ofAnother = units(header, SmallContracts.NFT, SmallState.BOB);
        assertThat(refuted(Rules.sumOfToken(List.of(alices, ofAnother))))
                .isEqualTo(new Refutation.PremiseMissing("amounts of different tokens"));
        var newer = units(calls.head(SmallCalls.HEAD + 1), SmallContracts.TOKEN, SmallState.BOB);
        assertThat(refuted(Rules.sumOfToken(List.of(alices, newer))))
                .isEqualTo(new Refutation.PremiseMissing("amounts of different blocks"));
        assertThat(refuted(Rules.sumOfToken(List.of()))).isEqualTo(new Refutation.PremiseMissing("no amount"));
    }

    @Test
    void codeThatRunsAnothersCodeIsFollowed() {
        var question = new Erc20.BalanceOf(SmallContracts.PROXY, SmallState.BOB);
        var premises = calls.premises(
                header,
                List.of(SmallContracts.PROXY, SmallContracts.TOKEN),
                StorageKey.of(0),
                SmallContracts.units(SmallState.BOB));
        assertThat(proven(Rules.read(question, proven(call(question.input(), premises))))
                        .value())
                .isEqualTo(BigInteger.valueOf(77));
    }

    @Test
    void withoutOneOfItsPremisesNothingIsProvenAndItIsNamed() {
        var all = premises();
        var noAccount = CallPremises.of(List.of(), all.slots(), all.codes());
        assertThat(missing(call(balance.input(), noAccount)).accounts()).containsExactly(SmallContracts.TOKEN);
        var noSlot = CallPremises.of(all.accounts(), List.of(), all.codes());
        assertThat(missing(call(balance.input(), noSlot)).slots())
                .containsExactly(new Missing.Slot(SmallContracts.TOKEN, ALICES));
        var noCode = CallPremises.of(all.accounts(), all.slots(), List.of());
        assertThat(missing(call(balance.input(), noCode)).codes())
                .extracting(Missing.Code::account)
                .containsExactly(SmallContracts.TOKEN);
        assertThat(Pending.Reason.StateMissing.words(missing(call(balance.input(), noSlot))))
                .isEqualTo("storage " + ALICES + " of " + SmallContracts.TOKEN);
    }

    @Test
    void anotherSlotOrAccountIsNoPremise() {
        var other = calls.slot(header, SmallContracts.TOKEN, SmallContracts.units(SmallState.BOB));
        var all = premises();
        var premises = CallPremises.of(all.accounts(), List.of(other), all.codes());
        assertThat(missing(call(balance.input(), premises)).slots())
                .containsExactly(new Missing.Slot(SmallContracts.TOKEN, ALICES));
    }

    @Test
    void premisesOfAnotherBlockAreRefusedByName() {
        var older = calls.head(SmallCalls.HEAD);
        var newer = calls.head(SmallCalls.HEAD + 1);
        var old = calls.premises(older, List.of(SmallContracts.TOKEN), ALICES);
        var now = calls.premises(newer, List.of(SmallContracts.TOKEN), ALICES);
        var foreign = new Refutation.PremiseOfAnotherBlock(older.asOf());
        assertThat(refuted(calls.call(newer, balance.input(), old))).isEqualTo(foreign);
        var mixed = List.of(
                CallPremises.of(old.accounts(), now.slots(), now.codes()),
                CallPremises.of(now.accounts(), old.slots(), now.codes()),
                CallPremises.of(now.accounts(), now.slots(), old.codes()));
        for (var premises : mixed) {
            assertThat(refuted(calls.call(newer, balance.input(), premises))).isEqualTo(foreign);
        }
        assertThat(calls.call(newer, balance.input(), now).isProven()).isTrue();
    }

    @Test
    void premisesOfAnotherChainAreRefused() {
        var elsewhere = new SmallCalls(SmallChain.foreign());
        var foreign = elsewhere.premises(elsewhere.head(SmallCalls.HEAD), List.of(SmallContracts.TOKEN), ALICES);
        assertThat(refuted(call(balance.input(), foreign))).isInstanceOf(Refutation.PremiseOfAnotherBlock.class);
    }

    @Test
    void onlyWhatTheRunAskedForIsEvidence() {
        var all =
                calls.premises(header, List.of(SmallContracts.TOKEN, SmallContracts.NFT, SmallState.CONTRACT), ALICES);
        var evidence = (Evidence.CallInState) proven(call(balance.input(), all)).evidence();
        assertThat(evidence.accounts()).extracting(it -> it.account().address()).containsExactly(SmallContracts.TOKEN);
        assertThat(evidence.slots()).hasSize(1);
        assertThat(evidence.codes()).hasSize(1);
        assertThat(evidence.premises().getFirst()).isEqualTo(header.evidence());
    }

    @Test
    void aRefusalIsProvenTooButAnswersNothing() {
        var question = new Erc20.TotalSupply(SmallContracts.TOKEN);
        var call = proven(call(question.input(), premises()));
        assertThat(call.value().outcome()).isEqualTo(new CallResult.Outcome.Reverted(ByteString.EMPTY));
        assertThat(refuted(Rules.read(question, call)))
                .isEqualTo(new Refutation.ContractRefused(SmallContracts.TOKEN, "it reverted with 0x"));
    }

    @Test
    void aCallWithTooLittleGasFails() {
        var poor = new CallInput(SmallContracts.TOKEN, balance.call().data(), Wei.ZERO, EthereumAddress.ZERO, 22_000);
        var call = proven(call(poor, premises()));
        assertThat(call.value().outcome()).isEqualTo(new CallResult.Outcome.Halted(HaltReason.OUT_OF_GAS));
        assertThat(call.value().gasUsed()).isEqualTo(22_000);
        assertThat(refuted(Rules.read(balance, call))).isEqualTo(new Refutation.OtherQuestion(balance.name()));
    }

    @Test
    void whoBringsEtherMustBeKnownToHaveIt() {
        var input = new CallInput(
                SmallContracts.TOKEN, balance.call().data(), Wei.of(1), SmallState.BOB, CallInput.AMPLE_GAS);
        assertThat(missing(call(input, premises())).accounts()).containsExactly(SmallState.BOB);
        var more = new ArrayList<Proven<AccountState>>(premises().accounts());
        more.add(calls.account(header, SmallState.BOB));
        var premises = CallPremises.of(more, premises().slots(), premises().codes());
        assertThat(returned(call(input, premises))).isEqualTo(returned(call(balance.input(), premises())));
    }

    @Test
    void ordinaryAccountsAnswerNothing() {
        var question = new Erc20.BalanceOf(SmallState.ALICE, SmallState.BOB);
        var premises = CallPremises.of(List.of(calls.account(header, SmallState.ALICE)), List.of(), List.of());
        var call = proven(call(question.input(), premises));
        assertThat(refuted(Rules.read(question, call)))
                .isEqualTo(new Refutation.NoSuchAnswer(SmallState.ALICE, "nothing was returned"));
    }

    @Test
    void theAnswerToOneQuestionIsNotThatToAnother() {
        var call = proven(call(balance.input(), premises()));
        assertThat(refuted(Rules.read(new Erc20.BalanceOf(SmallContracts.TOKEN, SmallState.BOB), call)))
                .isEqualTo(new Refutation.OtherQuestion(balance.name()));
        assertThat(refuted(Rules.read(new Erc20.BalanceOf(SmallContracts.NFT, SmallState.ALICE), call)))
                .isEqualTo(new Refutation.OtherQuestion(balance.name()));
        var asBob = new CallInput(
                SmallContracts.TOKEN, balance.call().data(), Wei.ZERO, SmallState.BOB, CallInput.AMPLE_GAS);
        assertThat(refuted(Rules.read(balance, proven(call(asBob, premises())))))
                .isEqualTo(new Refutation.OtherQuestion(balance.name()));
    }

    private Proven<EthereumAddress> owner(long id) {
        var question = new Erc721.OwnerOf(SmallContracts.NFT, BigInteger.valueOf(id));
        var premises = calls.premises(header, List.of(SmallContracts.NFT), SmallContracts.owner(id));
        return proven(Rules.read(question, proven(call(question.input(), premises))));
    }

    @Test
    void theOwnerOwnsItAndNobodyElseDoes() {
        var owner = owner(7);
        assertThat(owner.value()).isEqualTo(SmallState.ALICE);
        assertThat(proven(Rules.owns(owner, SmallState.ALICE)).value())
                .isEqualTo(new Ownership(SmallContracts.NFT, BigInteger.valueOf(7), SmallState.ALICE));
        assertThat(refuted(Rules.owns(owner, SmallState.BOB)))
                .isEqualTo(new Refutation.OwnedByAnother(SmallState.ALICE));
        assertThat(refuted(Rules.owns(owner(8), EthereumAddress.ZERO)))
                .isEqualTo(new Refutation.OwnedByAnother(EthereumAddress.ZERO));
    }

    @Test
    void onlyAnOwnersProofShowsOwnership() {
        var question = new Erc721.GetApproved(SmallContracts.NFT, BigInteger.valueOf(7));
        var premises = calls.premises(header, List.of(SmallContracts.NFT));
        assertThat(Rules.read(question, proven(call(question.input(), premises))))
                .isInstanceOf(Refuted.class);
        var someAddress = ProvenPremise.address(SmallState.ALICE, header);
        assertThat(refuted(Rules.owns(someAddress, SmallState.ALICE)))
                .isEqualTo(new Refutation.PremiseMissing("who owns a token"));
    }

    private CallInput clock(long back) {
        return CallInput.of(
                SmallContracts.CLOCK, ByteString.of(StorageKey.of(back).value().toBytes()));
    }

    private ByteString hashBefore(long back) {
        return SmallCalls.key(calls.state(SmallCalls.HEAD - back).header().hash());
    }

    private CallPremises clockWith(List<Proven<StorageSlot>> slots, List<Proven<ExecutionHeader>> ancestors) {
        var clock = calls.premises(header, List.of(SmallContracts.CLOCK));
        return new CallPremises(clock.accounts(), slots, clock.codes(), ancestors);
    }

    @Test
    void theParentsHashIsKnownFromTheHeader() {
        assertThat(returned(call(clock(1), clockWith(List.of(), List.of())))).isEqualTo(hashBefore(1));
        assertThat(returned(call(clock(0), clockWith(List.of(), List.of())))).isEqualTo(ByteString.of(new byte[32]));
    }

    @Test
    void olderHashesAreMissingUntilTheyAreProven() {
        assertThat(missing(call(clock(5), clockWith(List.of(), List.of()))).blocks())
                .containsExactly(BlockNumber.of(SmallCalls.NUMBER - 5));
        var key = BlockHashRing.key(BlockNumber.of(SmallCalls.NUMBER - 5));
        var kept = calls.slot(header, BlockHashRing.CONTRACT, key);
        var byRing = proven(call(clock(5), clockWith(List.of(kept), List.of())));
        assertThat(returned(byRing)).isEqualTo(hashBefore(5));
        assertThat(((Evidence.CallInState) byRing.evidence()).slots()).hasSize(1);
        var headers = new ArrayList<ByteString>();
        for (long back = 1; back <= 6; back++) {
            headers.add(calls.state(SmallCalls.HEAD - back).header().bytes());
        }
        var ancestor = proven(StateKernel.ancestor(header, headers));
        var byChildren = proven(call(clock(5), clockWith(List.of(), List.of(ancestor))));
        assertThat(returned(byChildren)).isEqualTo(hashBefore(5));
        assertThat(((Evidence.CallInState) byChildren.evidence()).ancestors()).hasSize(4);
        var byRingOnly = proven(StateKernel.blockHashByRing(kept, headers.get(4)));
        assertThat(refuted(call(clock(5), clockWith(List.of(), List.of(byRingOnly)))))
                .isInstanceOf(Refutation.PremiseOfAnotherBlock.class);
    }

    @Test
    void theRulesMustBeKnown() {
        var gloas = new SmallCalls(SmallChain.gloasFrom(2));
        var head = gloas.headOfGloas(18);
        var premises = CallPremises.of(List.of(), List.of(), List.of());
        assertThat(gloas.call(head, balance.input(), premises))
                .isInstanceOfSatisfying(
                        Pending.class,
                        pending -> assertThat(pending.reason())
                                .isEqualTo(new Pending.Reason.CannotBeProvenLocally("the rules of the block's time")));
    }

    @Test
    void theNetworkMustBeTheBlocks() {
        var other = new EthereumChain("other", 1, calls.chain().schedule());
        assertThat(refuted(CallKernel.call(other, header, balance.input(), premises())))
                .isEqualTo(new Refutation.PremiseMissing("a block of the network 'other'"));
        var unsigned = ProvenPremise.executionHeader(header.value());
        assertThat(refuted(CallKernel.call(calls.chain(), unsigned, balance.input(), premises())))
                .isInstanceOf(Refutation.PremiseMissing.class);
    }
}

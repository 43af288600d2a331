package dev.touchstone.spv.ethereum.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.source.Reply;
import dev.touchstone.spv.ethereum.source.StateAnswer;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.ethereum.source.TransactionPlace;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.testsupport.SmallChain;
import dev.touchstone.spv.testsupport.SmallState;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is asked of a node is answered with a proof, whatever servers say.
class QuestionsTest extends AskedNode {
    private static final EthereumAddress NOBODY = EthereumAddress.of(new byte[20]);

    @Test
    void accountsAreProvenAllOfOneBlock() {
        var found = test.node().accounts(List.of(SmallState.ALICE, NOBODY, SmallState.BOB), HeadKind.SIGNED);
        assertThat(found).hasSize(3);
        for (var account : found) assertThat(proven(account).asOf().hash()).isEqualTo(hashAt(HEAD));
        assertThat(found.get(0).shown().orElseThrow().balance())
                .isEqualTo(SmallState.balance(SmallState.ALICE, SmallState.FIRST + HEAD));
        assertThat(found.get(1).shown().orElseThrow()).isEqualTo(AccountState.empty(NOBODY));
        assertThat(honest.stateBlocks.size() + other.stateBlocks.size()).isEqualTo(1);
    }

    @Test
    void theFinalBlocksStateIsAnother() {
        long last = SmallChain.finalFor(HEAD);
        var found = proven(test.node()
                .accounts(List.of(SmallState.ALICE), HeadKind.FINALIZED)
                .getFirst());
        assertThat(found.asOf().hash()).isEqualTo(hashAt(last));
        assertThat(found.value().balance()).isEqualTo(SmallState.balance(SmallState.ALICE, SmallState.FIRST + last));
    }

    @Test
    void theSameAccountIsNotAskedForTwiceWhileTheHeadStands() {
        test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED);
        test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED);
        assertThat(honest.asked("state") + other.asked("state")).isEqualTo(1);
        var both = test.node().accounts(List.of(SmallState.BOB, SmallState.ALICE), HeadKind.SIGNED);
        assertThat(both).extracting(it -> proven(it).asOf().hash()).containsOnly(hashAt(HEAD));
        assertThat(honest.asked("state") + other.asked("state")).isEqualTo(2);
    }

    private static Reply<StateAnswer> withOtherNode(Reply<StateAnswer> reply) {
        return reply.map(answer -> {
            var accounts = new ArrayList<>(answer.accounts());
            var first = accounts.getFirst();
            var nodes = new ArrayList<>(first.account());
            var last = nodes.removeLast().toArray();
            last[last.length - 40] ^= 1;
            nodes.add(ByteString.of(last));
            accounts.set(0, new StateAnswer.AccountNodes(nodes, first.slots()));
            return new StateAnswer(answer.header(), accounts);
        });
    }

    @Test
    void aLieIsCaughtAndTheNextServerAsked() throws Exception {
        other.onState = QuestionsTest::withOtherNode;
        var found =
                test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED).getFirst();
        assertThat(proven(found).value().balance())
                .isEqualTo(SmallState.balance(SmallState.ALICE, SmallState.FIRST + HEAD));
        if (other.asked("state") > 0) isCaught("another");
        assertThat(liars()).doesNotContain("honest");
    }

    @Test
    void whereAllLieItIsRefuted() throws Exception {
        other.onState = QuestionsTest::withOtherNode;
        honest.onState = QuestionsTest::withOtherNode;
        var found =
                test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED).getFirst();
        assertThat(refuted(found)).isInstanceOf(Refutation.TrieNodeHashMismatch.class);
        isCaught("honest");
        isCaught("another");
    }

    @Test
    void whereNobodyProvesItIsPending() {
        other.provesNothing = true;
        honest.provesNothing = true;
        var found =
                test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED).getFirst();
        assertThat(pending(found)).isEqualTo(new Pending.Reason.NobodyProves());
    }

    @Test
    void whereNobodyAnswersItIsOffline() {
        other.isDown = true;
        honest.isDown = true;
        var found =
                test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED).getFirst();
        assertThat(pending(found)).isEqualTo(new Pending.Reason.Offline());
    }

    @Test
    void aServerThatProvesAnotherBlocksStateIsCaught() throws Exception {
        var question = List.of(StateQuestion.ofAccount(SmallState.ALICE));
        other.onState = _ -> new FakeExecution("old", world).state(hashAt(200), question);
        honest.onState = other.onState;
        var found =
                test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED).getFirst();
        assertThat(refuted(found)).isEqualTo(new Refutation.TrieNodeHashMismatch(0));
    }

    @Test
    void anotherNumberOfProofsIsOfNoUse() {
        honest.onState = reply -> reply.map(it -> new StateAnswer(it.header(), List.of()));
        other.onState = honest.onState;
        var found =
                test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED).getFirst();
        assertThat(pending(found)).isEqualTo(new Pending.Reason.NobodyProves());
    }

    @Test
    void wordsOfStorageAreProvenAndSoIsTheirAbsence() {
        var keys = List.of(SmallState.SLOT, StorageKey.of(4));
        var found = test.node().storage(SmallState.CONTRACT, keys, HeadKind.SIGNED);
        assertThat(proven(found.get(0)).value().value()).isEqualTo(BigInteger.valueOf(SmallState.FIRST + HEAD));
        assertThat(proven(found.get(1)).value().isZero()).isTrue();
        assertThat(test.node().storage(SmallState.CONTRACT, List.of(), HeadKind.SIGNED))
                .isEmpty();
    }

    @Test
    void codeIsProvenAndSoIsItsAbsence() throws Exception {
        assertThat(proven(test.node().code(SmallState.CONTRACT, HeadKind.SIGNED))
                        .value()
                        .bytes())
                .isEqualTo(SmallState.CODE);
        assertThat(proven(test.node().code(SmallState.ALICE, HeadKind.SIGNED))
                        .value()
                        .bytes()
                        .isEmpty())
                .isTrue();
        assertThat(honest.asked("code") + other.asked("code")).isEqualTo(1);
        honest.onCode = _ -> Reply.said(ByteString.of((byte) 0xfe));
        other.onCode = honest.onCode;
        assertThat(refuted(test.node().code(SmallState.CONTRACT, HeadKind.SIGNED)))
                .isEqualTo(new Refutation.CodeHashMismatch(SmallState.CONTRACT));
    }

    @Test
    void blocksNearTheHeadAreProvenByTheirChildren() {
        for (long back = 0; back <= 4; back++) {
            var found = proven(test.node().block(BlockNumber.of(SmallState.FIRST + HEAD - back)));
            assertThat(found.value().hash()).isEqualTo(hashAt(HEAD - back));
            if (back > 0) assertThat(found.evidence()).isInstanceOf(Evidence.Ancestor.class);
        }
        assertThat(honest.asked("state") + other.asked("state")).isZero();
    }

    @Test
    void olderBlocksAreProvenByTheRingOfHashes() {
        for (long slot : new long[] {0, 1, 150, HEAD - 5}) {
            var found = proven(test.node().block(BlockNumber.of(SmallState.FIRST + slot)));
            assertThat(found.value().hash()).isEqualTo(hashAt(slot));
            assertThat(found.evidence()).isInstanceOf(Evidence.InHashRing.class);
        }
    }

    @Test
    void blocksAboveTheHeadAreNotSignedYet() {
        var number = BlockNumber.of(SmallState.FIRST + HEAD + 1);
        assertThat(pending(test.node().block(number))).isEqualTo(new Pending.Reason.NotYetSigned(number));
    }

    @Test
    void blocksThatTheRingDoesNotHoldAreOutOfReach() {
        var number = BlockNumber.of(10);
        assertThat(pending(test.node().block(number))).isEqualTo(new Pending.Reason.OutOfReach(number));
    }

    @Test
    void aForgedOlderHeaderIsCaught() throws Exception {
        honest.onHeader = reply -> Reply.said(world.at(7).execution().header().bytes());
        other.onHeader = honest.onHeader;
        assertThat(refuted(test.node().block(BlockNumber.of(SmallState.FIRST + 100))))
                .isInstanceOf(Refutation.HeaderHashMismatch.class);
        isCaught("honest");
    }

    @Test
    void aTransactionIsProvenByItsOneBranch() {
        var wanted = world.at(150).execution().transactions().get(2);
        var found = proven(test.node().transaction(wanted.hash()));
        assertThat(found.value().transaction()).isEqualTo(wanted);
        assertThat(found.value().index()).isEqualTo(2);
        assertThat(found.asOf().hash()).isEqualTo(hashAt(150));
        assertThat(found.evidence()).isInstanceOf(Evidence.InBlockList.class);
    }

    @Test
    void aReceiptIsProvenWithItsTransaction() {
        var block = world.at(HEAD).execution();
        var found = proven(test.node().receipt(block.transactions().get(1).hash()));
        assertThat(found.value().transaction())
                .isEqualTo(block.transactions().get(1).hash());
        assertThat(found.value().receipt().receipt()).isEqualTo(block.receipts().get(1));
        assertThat(found.evidence()).isInstanceOf(Evidence.ReceiptOfTransaction.class);
    }

    @Test
    void aTransactionThatNobodyKnowsIsPending() {
        assertThat(pending(test.node().receipt(Hash256.ZERO))).isEqualTo(new Pending.Reason.NobodyProves());
    }

    @Test
    void aTransactionInAnUnsignedBlockIsNotSignedYet() {
        var wanted = world.at(150).execution().transactions().getFirst().hash();
        var ahead = BlockNumber.of(SmallState.FIRST + HEAD + 1);
        honest.onPlace = _ -> Reply.said(new TransactionPlace(hashAt(HEAD + 1), ahead, 0));
        other.onPlace = honest.onPlace;
        assertThat(pending(test.node().transaction(wanted))).isEqualTo(new Pending.Reason.NotYetSigned(ahead));
        assertThat(liars()).isEmpty();
    }

    @Test
    void whoNamesABlockWithoutTheTransactionIsCaught() throws Exception {
        var wanted = world.at(150).execution().transactions().getFirst().hash();
        var wrong = new TransactionPlace(hashAt(151), BlockNumber.of(SmallState.FIRST + 151), 0);
        honest.onPlace = _ -> Reply.said(wrong);
        other.onPlace = honest.onPlace;
        assertThat(refuted(test.node().transaction(wanted)))
                .isEqualTo(new Refutation.NotInBlock(Evidence.BlockList.TRANSACTIONS, 0));
        isCaught("honest");
    }

    @Test
    void aBlockThatWasReplacedIsNoLie() {
        var wanted = world.at(150).execution().transactions().getFirst().hash();
        var gone = new TransactionPlace(Hash256.ZERO, BlockNumber.of(SmallState.FIRST + 150), 0);
        honest.onPlace = _ -> Reply.said(gone);
        other.onPlace = honest.onPlace;
        assertThat(pending(test.node().transaction(wanted))).isEqualTo(new Pending.Reason.NobodyProves());
        assertThat(liars()).isEmpty();
    }

    @Test
    void receiptsThatAreNotTheBlocksAreCaught() throws Exception {
        honest.onReceipts = reply -> reply.map(list -> list.subList(1, list.size()));
        other.onReceipts = honest.onReceipts;
        var wanted = world.at(150).execution().transactions().getFirst().hash();
        assertThat(refuted(test.node().receipt(wanted)))
                .isEqualTo(new Refutation.ListRootMismatch(Evidence.BlockList.RECEIPTS));
        isCaught("another");
    }

    @Test
    void transactionsThatAreNotTheBlocksAreCaught() throws Exception {
        honest.onTransactions = reply -> reply.map(list -> list.reversed());
        other.onTransactions = honest.onTransactions;
        var wanted = world.at(150).execution().transactions().getFirst().hash();
        assertThat(refuted(test.node().transaction(wanted)))
                .isEqualTo(new Refutation.ListRootMismatch(Evidence.BlockList.TRANSACTIONS));
        isCaught("honest");
    }

    @Test
    void whoeverIsInterruptedGetsNoAnswer() {
        Thread.currentThread().interrupt();
        assertThat(pending(test.node().block(BlockNumber.of(SmallState.FIRST + 10))))
                .isEqualTo(new Pending.Reason.NotChecked());
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void whileOfflineWhatIsKnownStaysAndNobodyIsAsked() throws Exception {
        test.node().goOffline();
        test.awaitsStage(EthereumSnapshot.Stage.Offline.class);
        assertThat(test.node().head(HeadKind.SIGNED).isProven()).isTrue();
        int asked = honest.asked("state") + other.asked("state");
        assertThat(pending(test.node()
                        .accounts(List.of(SmallState.ALICE), HeadKind.SIGNED)
                        .getFirst()))
                .isEqualTo(new Pending.Reason.Offline());
        assertThat(honest.asked("state") + other.asked("state")).isEqualTo(asked);
    }

    @Test
    void provenAnswersAreCounted() throws Exception {
        long before = test.now().checked().proofs();
        test.node().accounts(List.of(SmallState.ALICE), HeadKind.SIGNED);
        test.awaits("another proof", now -> now.checked().proofs() == before + 1);
        assertThat(test.now().checked().bytesIn()).isEqualTo(3);
    }
}

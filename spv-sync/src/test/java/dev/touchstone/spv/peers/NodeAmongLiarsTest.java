package dev.touchstone.spv.peers;

import static dev.touchstone.spv.peers.Lies.named;
import static dev.touchstone.spv.testsupport.Tampering.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot.Stage;
import dev.touchstone.spv.ethereum.node.HeadKind;
import dev.touchstone.spv.ethereum.source.SourceRole;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.LyingProxy;
import dev.touchstone.spv.testsupport.PeerClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// The program's own node before a real chain, with a liar in the way: it blames the liar by name and, with an
/// honest server beside it, proves all the same. The liar is the one that is asked first.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class NodeAmongLiarsTest {
    private static final String PROOF_LIE =
            "[{'method':'eth_getProof','replace':[{'pointer':'/result/accountProof/-1','flip':-1}]}]";

    @TempDir
    Path folder;

    private EthereumPeer peer;
    private PeerClock clock;
    private LyingProxy beacon;
    private LyingProxy execution;

    @BeforeAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void start() {
        peer = EthereumPeer.start("--deploy", "--slots=80");
        beacon = LyingProxy.before(peer.beaconUrl());
        execution = LyingProxy.before(peer.rpcUrl());
        clock = new PeerClock(peer);
    }

    @AfterAll
    void stop() {
        if (execution != null) execution.close();
        if (beacon != null) beacon.close();
        if (peer != null) peer.close();
    }

    @AfterEach
    void tellTheTruth() {
        beacon.tellsTheTruth();
        execution.tellsTheTruth();
    }

    private PeerNode.Setup asking() {
        clock.set();
        return new PeerNode.Setup(peer.chain(), clock, folder).from(peer.checkpoint());
    }

    private PeerNode amongHonest() {
        return asking().own(SourceRole.BEACON, beacon.url())
                .own(SourceRole.EXECUTION, execution.url())
                .foreign(SourceRole.BEACON, peer.beaconUrl())
                .foreign(SourceRole.EXECUTION, peer.rpcUrl())
                .start();
    }

    private PeerNode alone() {
        return asking().own(SourceRole.BEACON, beacon.url())
                .own(SourceRole.EXECUTION, execution.url())
                .start();
    }

    private EthereumAddress rich() {
        return peer.funded().getFirst();
    }

    private Finding<?> balance(PeerNode node) {
        return node.node().accounts(List.of(rich()), HeadKind.SIGNED).getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bootstrap        | /data/current_sync_committee/pubkeys/3          | CommitteeNotInState",
                "bootstrap        | /data/header/beacon/proposer_index              | WrongBeaconBlock",
                "updates          | /0/data/next_sync_committee/pubkeys/0           | CommitteeNotInState",
                "finality_update  | /data/finality_branch/-1                        | FinalityNotInState",
                "optimistic_update| /data/sync_aggregate/sync_committee_signature   | BadAggregateSignature",
                "optimistic_update| /data/attested_header/execution/state_root      | ExecutionNotInBlock"
            })
    void aBeaconNodeThatLiesIsBlamedAndTheChainIsFollowed(String path, String pointer, String lie) {
        beacon.lies("[{'path':'" + path + "','replace':[{'pointer':'" + pointer + "','flip':-1}]}]");
        try (var node = amongHonest()) {
            node.awaitsSynced(peer.headSlot() - 1);
            node.awaitsBlame(beacon.url(), named(lie));
            proven(balance(node));
        }
    }

    @ParameterizedTest
    @CsvSource({"bootstrap, Starting, CommitteeNotInState", "updates, Syncing, BadAggregateSignature"})
    void aBeaconNodeThatLiesAloneLeadsNowhere(String path, String stage, String lie) {
        var pointer = path.equals("bootstrap")
                ? "/data/current_sync_committee/pubkeys/3"
                : "/0/data/sync_aggregate/sync_committee_signature";
        beacon.lies("[{'path':'" + path + "','replace':[{'pointer':'" + pointer + "','flip':-1}]}]");
        try (var node = alone()) {
            node.awaitsBlame(beacon.url(), named(lie));
            assertThat(node.stages())
                    .extracting(it -> it.getClass().getSimpleName())
                    .contains(stage);
            assertThat(node.now().head()).isEmpty();
            assertThat(balance(node)).isInstanceOf(Pending.class);
        }
    }

    /// What a node is asked for and a liar's answer is changed in.
    enum Question {
        ACCOUNT(PROOF_LIE, "TrieNodeHashMismatch"),
        SLOT(
                "[{'method':'eth_getProof','replace':[{'pointer':'/result/storageProof/0/proof/-1','flip':-1}]}]",
                "TrieNodeHashMismatch"),
        CODE("[{'method':'eth_getCode','replace':[{'pointer':'/result','flip':-1}]}]", "CodeHashMismatch"),
        RECEIPT(
                "[{'method':'eth_getBlockReceipts','replace':[{'pointer':'/result/0/status','value':'0x0'}]}]",
                "ListRootMismatch"),
        PARENT(
                "[{'method':'eth_getBlockByHash','replace':[{'pointer':'/result/stateRoot','flip':-1}]},"
                        + "{'method':'eth_getBlockByNumber','replace':[{'pointer':'/result/stateRoot','flip':-1}]}]",
                "HeaderHashMismatch");

        private final String rules;
        private final String lie;

        Question(String rules, String lie) {
            this.rules = rules;
            this.lie = lie;
        }
    }

    private Finding<?> answer(EthereumNode node, Question question) {
        var slot = peer.contractSlots().getFirst();
        return switch (question) {
            case ACCOUNT -> node.accounts(List.of(rich()), HeadKind.SIGNED).getFirst();
            case SLOT ->
                node.storage(slot.contract(), List.of(slot.key()), HeadKind.SIGNED)
                        .getFirst();
            case CODE -> node.code(slot.contract(), HeadKind.SIGNED);
            case RECEIPT -> node.receipt(lastTransaction());
            case PARENT -> node.block(olderBlock());
        };
    }

    /// Later than the contracts, and in the middle of an epoch: the node has the header of a block that was final
    /// while it followed the chain, and asks nobody for it.
    private BlockNumber olderBlock() {
        int slots = peer.chain().schedule().preset().slotsPerEpoch();
        return BlockNumber.of((peer.contractsBlock() + 20) / slots * slots + slots / 2);
    }

    private Hash256 lastTransaction() {
        var block = peer.call("eth_getBlockByNumber", "0x" + Long.toHexString(peer.contractsBlock()), false);
        return EthereumJson.list(block.get("transactions"), EthereumJson::hash).getFirst();
    }

    @ParameterizedTest
    @EnumSource
    void anExecutionNodeThatLiesIsBlamedAndTheAnswerIsProven(Question question) {
        try (var node = amongHonest()) {
            node.awaitsSynced(peer.headSlot() - 1);
            execution.lies(question.rules);
            proven(answer(node.node(), question));
            node.awaitsBlame(execution.url(), named(question.lie));
        }
    }

    @Test
    void anExecutionNodeThatLiesAloneProvesNothing() {
        try (var node = alone()) {
            node.awaitsSynced(peer.headSlot() - 1);
            for (var question : Question.values()) {
                execution.lies(question.rules);
                var refuted = answer(node.node(), question);
                assertThat(refuted).isInstanceOf(Refuted.class);
                assertThat(((Refuted<?>) refuted).refutation()).isInstanceOf(named(question.lie));
                node.awaitsBlame(execution.url(), named(question.lie));
                execution.tellsTheTruth();
                proven(answerAfterARest(node, question));
            }
        }
    }

    /// A server that did not answer in time is left alone for a while, and here is no other.
    private Finding<?> answerAfterARest(PeerNode node, Question question) {
        node.awaits("answer", _ -> !(answer(node.node(), question) instanceof Pending));
        return answer(node.node(), question);
    }

    /// Rules of a fork that nobody here knows may be a newer program's, or a liar's: with others that follow the
    /// chain by known rules they park nothing.
    @Test
    void oneThatSpeaksOfUnknownRulesParksNothing() {
        beacon.lies("[{'path':'_update','replace':[{'pointer':'/version','value':'heze'}]}]");
        try (var node = amongHonest()) {
            node.awaitsSynced(peer.headSlot() - 1);
            proven(balance(node));
            assertThat(node.kindsOfStages()).doesNotContain(Stage.RulesUnknown.class);
            assertThat(node.now()).extracting(EthereumSnapshot::caughtLies).isEqualTo(List.of());
        }
    }
}

package dev.touchstone.spv.peers;

import static dev.touchstone.spv.peers.Lies.named;
import static dev.touchstone.spv.peers.PeerSources.fault;
import static dev.touchstone.spv.peers.PeerSources.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.bls.BlstBls;
import dev.touchstone.spv.ethereum.source.Patience;
import dev.touchstone.spv.ethereum.source.SourceFault;
import dev.touchstone.spv.ethereum.source.StateQuestion;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.LightClientStore.Outcome;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumPeer;
import dev.touchstone.spv.testsupport.LyingProxy;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A liar stands before each half of a real node: whatever it changes in an honest answer has a name, or changes
/// nothing.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LyingSourcesTest {
    private static final EthereumAddress NOBODY =
            EthereumAddress.of(HexFormat.of().parseHex("00000000000000000000000000000000deadbeef"));

    private EthereumPeer peer;
    private LyingProxy beacon;
    private LyingProxy execution;
    private PeerSources sources;
    private Proven<ExecutionHeader> head;

    @BeforeAll
    @Timeout(value = 6, unit = TimeUnit.MINUTES)
    void start() {
        peer = EthereumPeer.start("--deploy", "--slots", "60");
        beacon = LyingProxy.before(peer.beaconUrl());
        execution = LyingProxy.before(peer.rpcUrl());
        sources = new PeerSources(peer.chain(), beacon.url(), execution.url());
        head = caughtUp().finalHead();
    }

    @AfterAll
    void stop() {
        if (sources != null) sources.close();
        if (execution != null) execution.close();
        if (beacon != null) beacon.close();
        if (peer != null) peer.close();
    }

    @AfterEach
    void tellTheTruth() {
        beacon.tellsTheTruth();
        execution.tellsTheTruth();
    }

    private Follower begun() {
        return Follower.of(sources, peer.checkpoint());
    }

    /// One that knows the committee of the newest update, but not the update: on a slow machine the chain is a period
    /// on by now, and the best update of that period may be the newest one.
    private Follower inPeriod() {
        var follower = begun();
        follower.followPastPeriods();
        return follower;
    }

    private Follower caughtUp() {
        var follower = begun();
        follower.catchUp();
        return follower;
    }

    private static void isRefuted(Finding<?> finding, String by) {
        assertThat(finding)
                .isInstanceOfSatisfying(
                        Refuted.class,
                        refuted -> assertThat(refuted.refutation()).isInstanceOf(named(by)));
    }

    /// A change of one hex digit in a finality update.
    @ParameterizedTest
    @CsvSource({
        "/data/sync_aggregate/sync_committee_signature, -1, BadAggregateSignature",
        "/data/sync_aggregate/sync_committee_bits, -1, BadAggregateSignature",
        "/data/attested_header/beacon/parent_root, -1, BadAggregateSignature",
        "/data/attested_header/execution/state_root, -1, ExecutionNotInBlock",
        "/data/attested_header/execution_branch/0, -1, ExecutionNotInBlock",
        "/data/finalized_header/beacon/state_root, -1, FinalityNotInState",
        "/data/finalized_header/execution/block_hash, -1, ExecutionNotInBlock",
        "/data/finality_branch/-1, -1, FinalityNotInState"
    })
    void noFinalityUpdateIsTakenWithADigitChanged(String pointer, int flip, String name) {
        var follower = inPeriod();
        beacon.lies("[{'path':'finality_update','replace':[{'pointer':'" + pointer + "','flip':" + flip + "}]}]");
        assertThat(follower.process(follower.finality()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refutation()).isInstanceOf(named(name)));
        beacon.tellsTheTruth();
        assertThat(follower.process(follower.finality())).isEqualTo(new Outcome.Accepted(true, true));
    }

    @ParameterizedTest
    @CsvSource({
        "/data/sync_aggregate/sync_committee_bits, 0x00000000, NobodySigned",
        "/version, altair, ExecutionNotInBlock",
        "/data/signature_slot, 999999999, SlotsOutOfOrder",
        "/data/attested_header/beacon/slot, 9999, SlotsOutOfOrder"
    })
    void noOptimisticUpdateIsTakenWithAnotherValue(String pointer, String value, String name) {
        var follower = inPeriod();
        beacon.lies("[{'path':'optimistic_update','replace':[{'pointer':'" + pointer + "','value':'" + value + "'}]}]");
        assertThat(follower.process(follower.optimistic()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refutation()).isInstanceOf(named(name)));
    }

    @ParameterizedTest
    @CsvSource({
        "/data/header/beacon/proposer_index, WrongBeaconBlock",
        "/data/header/execution/timestamp, ExecutionNotInBlock",
        "/data/current_sync_committee/pubkeys/3, CommitteeNotInState",
        "/data/current_sync_committee/aggregate_pubkey, CommitteeNotInState",
        "/data/current_sync_committee_branch/2, CommitteeNotInState"
    })
    void noBootstrapIsTakenWithADigitChanged(String pointer, String name) {
        beacon.lies("[{'path':'bootstrap','replace':[{'pointer':'" + pointer + "','flip':-1}]}]");
        var bootstrap = said(sources.beacon().bootstrap(peer.checkpoint()));
        assertThat(LightClientStore.start(peer.chain(), new BlstBls(), peer.checkpoint(), bootstrap))
                .isInstanceOfSatisfying(
                        LightClientStore.Start.Refused.class,
                        refused -> assertThat(refused.refutation()).isInstanceOf(named(name)));
    }

    @Test
    void aForgedCommitteeIsNotTaken() {
        var follower = begun();
        beacon.lies("[{'path':'updates','replace':[{'pointer':'/0/data/next_sync_committee/pubkeys/0','flip':-1}]}]");
        assertThat(follower.process(follower.periods().getFirst()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refutation()).isInstanceOf(Refutation.CommitteeNotInState.class));
        assertThat(follower.store().knowsNextCommittee()).isFalse();
    }

    /// Rules for the beacon node, and what its source says then.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'path':'optimistic','remove':['/data/sync_aggregate']| Unreadable",
                "'path':'optimistic','remove':['/data/attested_header/execution_branch/-1']| Unreadable",
                "'path':'optimistic','replace':[{'pointer':'/version','value':'heze'}]| UnknownRules",
                "'path':'optimistic','body':[]| Unreadable",
                "'path':'optimistic','status':503| Refused",
                "'path':'optimistic','status':429| RateLimited",
                "'path':'optimistic','status':404| NotThere",
                "'path':'optimistic','truncate':300| Unreachable",
                "'path':'optimistic','drop':true| Unreachable",
                "'path':'optimistic','delayMs':9000| TimedOut",
                "'path':'genesis','replace':[{'pointer':'/data/genesis_validators_root','flip':-1}]| WrongNetwork"
            })
    void anAnswerOfNoUseHasAName(String rule, String fault) {
        var impatient = new Patience(Duration.ofSeconds(4), Duration.ofSeconds(4));
        var source = sources.beacon(impatient);
        beacon.lies("[{" + rule + "}]");
        assertThat(fault(source.optimistic()).getClass().getSimpleName()).isEqualTo(fault);
    }

    @Test
    void anUpdateOfAnotherPeriodIsNotTheOneThatWasAskedFor() {
        beacon.lies("[{'path':'updates','remove':['/0']}]");
        assertThat(fault(sources.beacon().updates(0, 1))).isInstanceOf(SourceFault.NotThere.class);
    }

    private Finding<AccountState> account(EthereumAddress address) {
        var answer = said(sources.execution().state(head.value().hash(), List.of(StateQuestion.ofAccount(address))));
        return StateKernel.account(head, address, answer.accounts().getFirst().account());
    }

    private EthereumAddress rich() {
        return peer.funded().getFirst();
    }

    /// What it says beside the nodes is passed over.
    @Test
    void aFalseBalanceBesideTrueNodesIsNotHeard() {
        var honest = account(rich());
        execution.lies("[{'method':'eth_getProof','replace':[{'pointer':'/result/balance','value':'0x1'}]}]");
        assertThat(account(rich()).shown()).isEqualTo(honest.shown()).isPresent();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'replace':[{'pointer':'/result/accountProof/-1','flip':-1}]| TrieNodeHashMismatch",
                "'replace':[{'pointer':'/result/accountProof/0','flip':20}]| TrieNodeHashMismatch",
                "'remove':['/result/accountProof/0']| TrieNodeHashMismatch",
                "'replace':[{'pointer':'/result/accountProof','value':[]}]| MissingTrieNode",
            })
    void noAccountIsProvenByOtherNodes(String rule, String name) {
        execution.lies("[{'method':'eth_getProof'," + rule + "}]");
        isRefuted(account(rich()), name);
    }

    private String nodesOf(EthereumAddress address) {
        var block = Map.of("blockHash", "0x" + head.value().hash().hex());
        return peer.call("eth_getProof", address.text(), List.of(), block)
                .get("accountProof")
                .toString();
    }

    @Test
    void anAccountThatIsThereIsNotProvenToBeAbsentAndTheOtherWayRound() {
        execution.lies("[{'method':'eth_getProof','replace':[{'pointer':'/result/accountProof','value':"
                + nodesOf(NOBODY) + "}]}]");
        assertThat(account(rich())).isInstanceOf(Refuted.class);
        execution.lies("[{'method':'eth_getProof','replace':[{'pointer':'/result/accountProof','value':"
                + nodesOf(rich()) + "}]}]");
        assertThat(account(NOBODY)).isInstanceOf(Refuted.class);
        execution.tellsTheTruth();
        assertThat(account(NOBODY).shown()).contains(AccountState.empty(NOBODY));
    }

    @Test
    void theProofOfAnotherAccountIsNotRead() {
        execution.lies("[{'method':'eth_getProof','replace':[{'pointer':'/result/address','value':'" + NOBODY.text()
                + "'}]}]");
        var reply = sources.execution().state(head.value().hash(), List.of(StateQuestion.ofAccount(rich())));
        assertThat(fault(reply)).isInstanceOf(SourceFault.Unreadable.class);
    }

    /// The nodes of one slot for another, and nodes with a digit changed.
    @Test
    void noSlotIsProvenByOtherNodes() {
        var slot = peer.contractSlots().getFirst();
        for (var rule : List.of("'flip':-1", "'flip':10")) {
            execution.lies("[{'method':'eth_getProof','replace':[{'pointer':'/result/storageProof/0/proof/-1'," + rule
                    + "}]}]");
            var question = new StateQuestion(slot.contract(), List.of(slot.key()));
            var nodes = said(sources.execution().state(head.value().hash(), List.of(question)))
                    .accounts()
                    .getFirst();
            var account = (Proven<AccountState>) StateKernel.account(head, slot.contract(), nodes.account());
            isRefuted(StateKernel.storage(account, slot.key(), nodes.slots().getFirst()), "TrieNodeHashMismatch");
        }
    }

    @Test
    void otherCodeIsNotTheContracts() {
        var contract = peer.contractSlots().getFirst().contract();
        var account = (Proven<AccountState>) account(contract);
        execution.lies("[{'method':'eth_getCode','replace':[{'pointer':'/result','flip':-1}]}]");
        var code = said(sources.execution().code(head.value().hash(), contract));
        isRefuted(StateKernel.code(account, code), "CodeHashMismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stateRoot", "receiptsRoot", "parentHash", "miner", "gasUsed", "timestamp", "mixHash"})
    void noHeaderIsProvenWithAFieldChanged(String field) {
        var follower = caughtUp();
        execution.lies("[{'method':'eth_getBlockByHash','replace':[{'pointer':'/result/" + field + "','flip':-1}]}]");
        var hash = follower.store().finalized().executionBlockHash().orElseThrow();
        var header = said(sources.execution().header(hash));
        isRefuted(BeaconKernel.finalHead(follower.store(), header), "HeaderHashMismatch");
    }

    private Proven<ExecutionHeader> blockWithReceipt() {
        for (var block = head; ; ) {
            var parent = said(sources.execution().header(block.value().parentHash()));
            block = (Proven<ExecutionHeader>) StateKernel.ancestor(block, List.of(parent));
            if (block.value().gasUsed() > 0) return block;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'replace':[{'pointer':'/result/0/cumulativeGasUsed','flip':-1}]",
                "'replace':[{'pointer':'/result/0/status','value':'0x0'}]",
                "'replace':[{'pointer':'/result','value':[]}]"
            })
    void noReceiptsAreProvenWithOneChangedOrLeftOut(String rule) {
        var block = blockWithReceipt();
        var hash = block.value().hash();
        assertThat(BlockKernel.receipts(block, said(sources.execution().receipts(hash)))
                        .isProven())
                .isTrue();
        execution.lies("[{'method':'eth_getBlockReceipts'," + rule + "}]");
        isRefuted(BlockKernel.receipts(block, said(sources.execution().receipts(hash))), "ListRootMismatch");
    }

    @Test
    void anotherChainsNodeIsNotAsked() {
        execution.lies("[{'method':'eth_chainId','replace':[{'pointer':'/result','value':'0x1'}]}]");
        assertThat(fault(sources.execution().header(Hash256.ZERO))).isInstanceOf(SourceFault.WrongNetwork.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'error':{'code':-32000,'message':'distance to target block exceeds maximum proof window'}| NotThere",
                "'error':{'code':-32601,'message':'the method eth_getProof does not exist'}| Unsupported",
                "'error':{'code':-32005,'message':'slow down'}| RateLimited",
                "'replace':[{'pointer':'/result','value':null}]| NotThere",
                "'remove':['/result']| Unreadable",
                "'remove':['/result/accountProof']| Unreadable"
            })
    void aProofThatIsNotGivenHasAReason(String rule, String fault) {
        execution.lies("[{'method':'eth_getProof'," + rule + "}]");
        var reply = sources.execution().state(head.value().hash(), List.of(StateQuestion.ofAccount(rich())));
        assertThat(fault(reply).getClass().getSimpleName()).isEqualTo(fault);
    }
}

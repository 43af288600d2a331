package dev.touchstone.wallet.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.bls.Bls;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.proof.BeaconKernel;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.LightClientStore;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One block of an Ethereum chain in which accounts hold what a test says. What is in it is proven by the
/// ordinary kernel from a checkpoint that the block itself is: whoever trusts a made-up checkpoint gets made-up
/// proofs.
public final class EthereumWorld {
    private static final SyncCommittee COMMITTEE = new SyncCommittee(
            ByteString.of(new byte[Preset.MINIMAL.committeeSize() * Bls.PUBLIC_KEY_BYTES]),
            ByteString.of(new byte[Bls.PUBLIC_KEY_BYTES]));

    private final long number;
    private final Instant time;
    private PatriciaTrie state = PatriciaTrie.EMPTY;

    private EthereumWorld(long number, Instant time) {
        this.number = number;
        this.time = time;
    }

    public static EthereumWorld at(long number, Instant time) {
        return new EthereumWorld(number, time);
    }

    public EthereumWorld holding(EthereumAddress account, Wei balance) {
        var empty = AccountState.empty(account);
        if (balance.isZero()) return this;
        var rich = new AccountState(account, 0, balance, empty.storageRoot(), empty.codeHash());
        state = state.put(key(account), rich.bytes());
        return this;
    }

    /// The same for an account that has sent so many transactions.
    public EthereumWorld sent(EthereumAddress account, long transactions) {
        var empty = AccountState.empty(account);
        var busy = new AccountState(account, transactions, Wei.of(1), empty.storageRoot(), empty.codeHash());
        state = state.put(key(account), busy.bytes());
        return this;
    }

    private static ByteString key(EthereumAddress account) {
        return ByteString.of(account.trieKey().toBytes());
    }

    /// What a node would find of these accounts.
    public Map<EthereumAddress, Finding<AccountState>> find(EthereumAddress... accounts) {
        var head = head();
        var found = new LinkedHashMap<EthereumAddress, Finding<AccountState>>();
        for (var account : accounts) found.put(account, StateKernel.account(head, account, state.prove(key(account))));
        return found;
    }

    /// The block itself.
    public Proven<ExecutionHeader> head() {
        var header = header();
        var fork = ConsensusFork.GLOAS;
        var body = new SparseTree().set(fork.executionBlockHash().orElseThrow(), header.hash());
        var beaconState = new SparseTree().set(fork.currentSyncCommittee(), COMMITTEE.root());
        var beacon = new BeaconHeader(Slot.of(number), 0, Hash256.ZERO, beaconState.root(), body.root());
        var link = new ExecutionLink.BlockHash(
                header.hash(), body.branch(fork.executionBlockHash().orElseThrow()));
        var bootstrap = new LightClientBootstrap(
                new LightClientHeader(beacon, link), COMMITTEE, beaconState.branch(fork.currentSyncCommittee()));
        if (LightClientStore.start(chain(), new NoKeys(), beacon.root(), bootstrap)
                        instanceof LightClientStore.Start.Started started
                && BeaconKernel.finalHead(started.store(), header.bytes()) instanceof Proven<ExecutionHeader> proven)
            return proven;
        throw new AssertionError("the made-up block is not proven");
    }

    private ExecutionHeader header() {
        var builder = ExecutionHeader.builder()
                .set(HeaderField.BENEFICIARY, EthereumAddress.ZERO)
                .set(HeaderField.LOGS_BLOOM, LogsBloom.EMPTY.value())
                .set(HeaderField.DIFFICULTY, 0)
                .set(HeaderField.NUMBER, number)
                .set(HeaderField.GAS_LIMIT, 30_000_000)
                .set(HeaderField.GAS_USED, 0)
                .set(HeaderField.TIMESTAMP, time.getEpochSecond())
                .set(HeaderField.EXTRA_DATA, ByteString.EMPTY)
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .set(HeaderField.STATE_ROOT, state.root());
        for (var field : List.of(HeaderField.PARENT_HASH, HeaderField.OMMERS_HASH, HeaderField.MIX_HASH)) {
            builder.set(field, Hash256.ZERO);
        }
        for (var field : List.of(HeaderField.TRANSACTIONS_ROOT, HeaderField.RECEIPTS_ROOT)) {
            builder.set(field, PatriciaTrie.EMPTY_ROOT);
        }
        return builder.build();
    }

    private static EthereumChain chain() {
        var version = ByteString.of(new byte[4]);
        var forks = List.of(new ForkSchedule.Activation(ConsensusFork.GLOAS, 0, version));
        var schedule =
                new ForkSchedule(Preset.MINIMAL, Instant.EPOCH, Hash256.ZERO, Duration.ofSeconds(12), forks, List.of());
        return new EthereumChain("practice", 1337, schedule);
    }

    /// A checkpoint needs no signature, so no key is ever used.
    private static final class NoKeys implements Bls {
        @Override
        public boolean fastAggregateVerify(List<ByteString> publicKeys, Hash256 message, ByteString signature) {
            return false;
        }

        @Override
        public Optional<CommitteeKeys> keysOf(SyncCommittee committee) {
            return Optional.of((SyncAggregate _, Hash256 _) -> false);
        }
    }
}

package dev.touchstone.spv.ethereum;

import static dev.touchstone.spv.ethereum.SszType.list;
import static dev.touchstone.spv.ethereum.SszType.struct;
import static dev.touchstone.spv.ethereum.SszType.uint64;

import dev.touchstone.spv.bitcoin.DoubleSha256;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.SszType.BitList;
import dev.touchstone.spv.ethereum.SszType.ByteList;
import dev.touchstone.spv.ethereum.SszType.Bytes;
import dev.touchstone.spv.ethereum.SszType.ListOf;
import dev.touchstone.spv.ethereum.SszType.Struct;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.ethereum.ssz.GeneralizedIndex;
import dev.touchstone.spv.ethereum.ssz.SparseTree;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A signed beacon block as mainnet's nodes serve it in SSZ, under Deneb or Electra: the header that a sync
/// committee signs, its tie to the execution payload, and the payload's own header.
///
/// Source: consensus-specs `deneb/beacon-chain.md`, `electra/beacon-chain.md`; EIP-7685.
final class RecordedBlock {
    private static final Bytes ROOT = new Bytes(32);
    private static final Bytes KEY = new Bytes(48);
    private static final Bytes SIGNATURE = new Bytes(96);
    private static final Bytes ADDRESS = new Bytes(20);
    private static final SszType CHECKPOINT = struct(uint64(), ROOT);
    private static final SszType VOTE = struct(uint64(), uint64(), ROOT, CHECKPOINT, CHECKPOINT);
    private static final SszType HEADER = struct(struct(uint64(), uint64(), ROOT, ROOT, ROOT), SIGNATURE);
    private static final SszType DEPOSIT = struct(new Bytes(33 * 32), struct(KEY, ROOT, uint64(), SIGNATURE));
    private static final SszType EXIT = struct(struct(uint64(), uint64()), SIGNATURE);
    private static final SszType NEW_ADDRESS = struct(struct(uint64(), KEY, ADDRESS), SIGNATURE);
    private static final SszType WITHDRAWAL = struct(uint64(), uint64(), ADDRESS, uint64());
    private static final ListOf TRANSACTIONS = new ListOf(new ByteList(1L << 30), 1L << 20);
    private static final ListOf WITHDRAWALS = new ListOf(WITHDRAWAL, 16);
    private static final Struct PAYLOAD = struct(
            ROOT,
            ADDRESS,
            ROOT,
            ROOT,
            new Bytes(256),
            ROOT,
            uint64(),
            uint64(),
            uint64(),
            uint64(),
            new ByteList(32),
            ROOT,
            ROOT,
            TRANSACTIONS,
            WITHDRAWALS,
            uint64(),
            uint64());

    private static final Struct REQUESTS = struct(
            list(struct(KEY, ROOT, uint64(), SIGNATURE, uint64()), 8192),
            list(struct(ADDRESS, KEY, uint64()), 16),
            list(struct(ADDRESS, KEY, KEY), 2));

    /// Deposits are inclusion branches of 33 hashes before their data.
    private static Struct body(ConsensusFork fork) {
        boolean isElectra = fork.isAtLeast(ConsensusFork.ELECTRA);
        long voters = isElectra ? 131_072 : 2048;
        var indexed = struct(list(uint64(), voters), VOTE, SIGNATURE);
        var fields = new ArrayList<SszType>(List.of(
                SIGNATURE,
                struct(ROOT, uint64(), ROOT),
                ROOT,
                list(struct(HEADER, HEADER), 16),
                list(struct(indexed, indexed), isElectra ? 1 : 2),
                list(
                        isElectra
                                ? struct(new BitList(voters), VOTE, SIGNATURE, new Bytes(8))
                                : struct(new BitList(voters), VOTE, SIGNATURE),
                        isElectra ? 8 : 128),
                list(DEPOSIT, 16),
                list(EXIT, 16),
                struct(new Bytes(64), SIGNATURE),
                PAYLOAD,
                list(NEW_ADDRESS, 16),
                list(KEY, 4096)));
        if (isElectra) fields.add(REQUESTS);
        return new Struct(fields);
    }

    private final ConsensusFork fork;
    private final long slot;
    private final long proposer;
    private final Hash256 parentRoot;
    private final Hash256 stateRoot;
    private final List<byte[]> body;
    private final List<Hash256> bodyRoots;
    private final List<byte[]> payload;

    /// @param signed a `SignedBeaconBlock`
    static RecordedBlock read(byte[] signed, ForkSchedule schedule) {
        var in = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN);
        var slot = Slot.of(in.getLong(in.getInt(0)));
        return new RecordedBlock(signed, schedule.forkAt(slot).orElseThrow());
    }

    private RecordedBlock(byte[] signed, ConsensusFork fork) {
        this.fork = fork;
        int message = SszType.offset(signed, 0);
        var in = ByteBuffer.wrap(signed).order(ByteOrder.LITTLE_ENDIAN);
        this.slot = in.getLong(message);
        this.proposer = in.getLong(message + 8);
        this.parentRoot = Hash256.of(signed, message + 16);
        this.stateRoot = Hash256.of(signed, message + 48);
        var bytes = Arrays.copyOfRange(signed, message + in.getInt(message + 80), signed.length);
        this.body = body(fork).parts(bytes);
        this.bodyRoots = body(fork).roots(bytes);
        this.payload = PAYLOAD.parts(body.get(9));
    }

    Slot slot() {
        return Slot.of(slot);
    }

    Hash256 parentRoot() {
        return parentRoot;
    }

    BeaconHeader header() {
        return new BeaconHeader(
                slot(),
                proposer,
                parentRoot,
                stateRoot,
                SparseTree.ofContainer(bodyRoots).root());
    }

    /// With the execution payload, as light clients are told of it.
    private LightClientHeader lightClientHeader() {
        var branch = SparseTree.ofContainer(bodyRoots).branch(new GeneralizedIndex(25));
        return new LightClientHeader(header(), new ExecutionLink.Payload(payloadHeader(), branch));
    }

    /// The update that says: this block's committee signed the block before it.
    LightClientUpdate signs(RecordedBlock parent) {
        var aggregate = body.get(8);
        return new LightClientUpdate(
                parent.lightClientHeader(),
                Optional.empty(),
                Optional.empty(),
                new SyncAggregate(ByteString.copyOf(aggregate, 0, 64), ByteString.copyOf(aggregate, 64, 160)),
                slot());
    }

    private Hash256 hash(int field) {
        return Hash256.of(payload.get(field));
    }

    private ByteString bytes(int field) {
        return ByteString.of(payload.get(field));
    }

    private long number(int field) {
        return ByteBuffer.wrap(payload.get(field))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    private PayloadHeader payloadHeader() {
        return new PayloadHeader(
                hash(0),
                bytes(1),
                hash(2),
                hash(3),
                bytes(4),
                hash(5),
                number(6),
                number(7),
                number(8),
                number(9),
                bytes(10),
                hash(11),
                hash(12),
                TRANSACTIONS.root(payload.get(13)),
                WITHDRAWALS.root(payload.get(14)),
                Optional.of(new PayloadHeader.BlobGas(number(15), number(16))));
    }

    List<ByteString> transactions() {
        return TRANSACTIONS.items(payload.get(13)).stream().map(ByteString::of).toList();
    }

    List<ByteString> withdrawals() {
        return WITHDRAWALS.items(payload.get(14)).stream()
                .map(bytes -> {
                    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
                    var address = new EthereumAddress(ByteString.copyOf(bytes, 16, 36));
                    return new Withdrawal(in.getLong(0), in.getLong(8), address, in.getLong(36)).bytes();
                })
                .toList();
    }

    /// The execution block's header, made from the payload.
    ExecutionHeader executionHeader() {
        var builder = ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, hash(0))
                .set(HeaderField.OMMERS_HASH, Keccak256.of(ByteString.of((byte) 0xc0)))
                .set(HeaderField.BENEFICIARY, new EthereumAddress(bytes(1)))
                .set(HeaderField.STATE_ROOT, hash(2))
                .set(
                        HeaderField.TRANSACTIONS_ROOT,
                        PatriciaTrie.ofList(transactions()).root())
                .set(HeaderField.RECEIPTS_ROOT, hash(3))
                .set(HeaderField.LOGS_BLOOM, bytes(4))
                .set(HeaderField.DIFFICULTY, Wei.ZERO)
                .set(HeaderField.NUMBER, number(6))
                .set(HeaderField.GAS_LIMIT, number(7))
                .set(HeaderField.GAS_USED, number(8))
                .set(HeaderField.TIMESTAMP, number(9))
                .set(HeaderField.EXTRA_DATA, bytes(10))
                .set(HeaderField.MIX_HASH, hash(5))
                .set(HeaderField.NONCE, ByteString.of(new byte[8]))
                .set(HeaderField.BASE_FEE, new Wei(littleEndian(payload.get(11))))
                .set(
                        HeaderField.WITHDRAWALS_ROOT,
                        PatriciaTrie.ofList(withdrawals()).root())
                .set(HeaderField.BLOB_GAS_USED, number(15))
                .set(HeaderField.EXCESS_BLOB_GAS, number(16))
                .set(HeaderField.PARENT_BEACON_BLOCK_ROOT, parentRoot);
        if (fork.isAtLeast(ConsensusFork.ELECTRA)) builder.set(HeaderField.REQUESTS_HASH, requestsHash());
        return builder.build();
    }

    private static BigInteger littleEndian(byte[] bytes) {
        var turned = bytes.clone();
        for (int i = 0; i < bytes.length; i++) turned[i] = bytes[bytes.length - 1 - i];
        return new BigInteger(1, turned);
    }

    /// Each kind of request that there is any of, as its number and its list, is hashed by itself.
    private Hash256 requestsHash() {
        var hashes = new ByteArrayOutputStream();
        var lists = REQUESTS.parts(body.get(12));
        for (int kind = 0; kind < lists.size(); kind++) {
            if (lists.get(kind).length == 0) continue;
            var sha256 = DoubleSha256.newSha256();
            sha256.update((byte) kind);
            hashes.writeBytes(sha256.digest(lists.get(kind)));
        }
        return Hash256.of(DoubleSha256.newSha256().digest(hashes.toByteArray()));
    }
}

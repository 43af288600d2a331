package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.bls.Bls;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads the fields of the beacon API's JSON: numbers are decimal digits in strings, bytes are hexadecimal
/// after `0x`, of exactly the length that they must have. Members that are not asked for are passed over. Pure.
///
/// Source: beacon-APIs `types/primitive.yaml`; consensus-specs `simple-serialize.md`, "JSON mapping".
final class BeaconJson {
    private static final int MOST_DIGITS = 78;

    private BeaconJson() {}

    private static String text(JsonNode node, String member) throws MalformedException {
        var value = node.path(member);
        if (!value.isString()) throw new MalformedException("no '" + member + "'");
        return value.asString();
    }

    static long uint64(JsonNode node, String member) throws MalformedException {
        var value = number(node, member);
        if (value.bitLength() > 63) throw new MalformedException("'" + member + "' is beyond 2^63");
        return value.longValueExact();
    }

    private static BigInteger number(JsonNode node, String member) throws MalformedException {
        var digits = text(node, member);
        boolean isNumber = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) throw new MalformedException("'" + member + "' is no number");
        return new BigInteger(digits);
    }

    private static ByteString bytes(String hex, String member) throws MalformedException {
        if (!hex.startsWith("0x")) throw new MalformedException("'" + member + "' does not begin with 0x");
        return ByteString.fromHex(hex.substring(2))
                .orElseThrow(() -> new MalformedException("'" + member + "' is not hexadecimal"));
    }

    static ByteString bytes(JsonNode node, String member, int length) throws MalformedException {
        var bytes = bytes(text(node, member), member);
        if (bytes.length() != length) throw new MalformedException("'" + member + "' has not " + length + " bytes");
        return bytes;
    }

    static Hash256 hash(JsonNode node, String member) throws MalformedException {
        return Hash256.of(bytes(node, member, Hash256.BYTES).toArray());
    }

    static List<Hash256> branch(JsonNode node, String member, int depth) throws MalformedException {
        var items = items(node, member, depth);
        var hashes = new ArrayList<Hash256>(depth);
        for (var item : items) {
            var bytes = bytes(item, member);
            if (bytes.length() != Hash256.BYTES) throw new MalformedException("'" + member + "' holds no hashes");
            hashes.add(Hash256.of(bytes.toArray()));
        }
        return List.copyOf(hashes);
    }

    private static List<String> items(JsonNode node, String member, int count) throws MalformedException {
        var array = node.path(member);
        if (!array.isArray() || array.size() != count) {
            throw new MalformedException("'" + member + "' has not " + count + " items");
        }
        var items = new ArrayList<String>(count);
        for (var item : array) {
            if (!item.isString()) throw new MalformedException("'" + member + "' holds something else than text");
            items.add(item.asString());
        }
        return items;
    }

    private static JsonNode object(JsonNode node, String member) throws MalformedException {
        var object = node.path(member);
        if (!object.isObject()) throw new MalformedException("no '" + member + "'");
        return object;
    }

    static LightClientHeader header(JsonNode parent, String member, ConsensusFork shape) throws MalformedException {
        var node = object(parent, member);
        var beacon = beacon(object(node, "beacon"));
        if (!shape.isAtLeast(ConsensusFork.CAPELLA)) return new LightClientHeader(beacon, new ExecutionLink.None());
        if (shape.isAtLeast(ConsensusFork.GLOAS)) {
            var branch = branch(node, "execution_branch", LightClientHeader.GLOAS_BRANCH);
            var link = new ExecutionLink.BlockHash(hash(node, "execution_block_hash"), branch);
            return LightClientHeader.normalized(new LightClientHeader(beacon, link));
        }
        var branch = branch(node, "execution_branch", ConsensusFork.EXECUTION_PAYLOAD.depth());
        var link = new ExecutionLink.Payload(payload(object(node, "execution"), shape), branch);
        return LightClientHeader.normalized(new LightClientHeader(beacon, link));
    }

    private static BeaconHeader beacon(JsonNode node) throws MalformedException {
        return new BeaconHeader(
                Slot.of(uint64(node, "slot")),
                uint64(node, "proposer_index"),
                hash(node, "parent_root"),
                hash(node, "state_root"),
                hash(node, "body_root"));
    }

    private static PayloadHeader payload(JsonNode node, ConsensusFork shape) throws MalformedException {
        Optional<PayloadHeader.BlobGas> blob = shape.isAtLeast(ConsensusFork.DENEB)
                ? Optional.of(new PayloadHeader.BlobGas(uint64(node, "blob_gas_used"), uint64(node, "excess_blob_gas")))
                : Optional.empty();
        return new PayloadHeader(
                hash(node, "parent_hash"),
                bytes(node, "fee_recipient", PayloadHeader.FEE_RECIPIENT_BYTES),
                hash(node, "state_root"),
                hash(node, "receipts_root"),
                bytes(node, "logs_bloom", PayloadHeader.BLOOM_BYTES),
                hash(node, "prev_randao"),
                uint64(node, "block_number"),
                uint64(node, "gas_limit"),
                uint64(node, "gas_used"),
                uint64(node, "timestamp"),
                extraData(node),
                littleEndian(number(node, "base_fee_per_gas")),
                hash(node, "block_hash"),
                hash(node, "transactions_root"),
                hash(node, "withdrawals_root"),
                blob);
    }

    private static ByteString extraData(JsonNode node) throws MalformedException {
        var bytes = bytes(text(node, "extra_data"), "extra_data");
        if (bytes.length() > PayloadHeader.MOST_EXTRA_DATA) throw new MalformedException("too much extra data");
        return bytes;
    }

    private static Hash256 littleEndian(BigInteger number) throws MalformedException {
        if (number.bitLength() > 8 * Hash256.BYTES) throw new MalformedException("a base fee beyond 2^256");
        var bytes = new byte[Hash256.BYTES];
        for (int i = 0; i < bytes.length; i++)
            bytes[i] = number.shiftRight(8 * i).byteValue();
        return Hash256.of(bytes);
    }

    static SyncCommittee committee(JsonNode parent, String member, Preset preset) throws MalformedException {
        var node = object(parent, member);
        var keys = new byte[preset.committeeSize() * Bls.PUBLIC_KEY_BYTES];
        int at = 0;
        for (var item : items(node, "pubkeys", preset.committeeSize())) {
            var key = bytes(item, "pubkeys");
            if (key.length() != Bls.PUBLIC_KEY_BYTES)
                throw new MalformedException("a key of " + key.length() + " bytes");
            System.arraycopy(key.toArray(), 0, keys, at, Bls.PUBLIC_KEY_BYTES);
            at += Bls.PUBLIC_KEY_BYTES;
        }
        return new SyncCommittee(ByteString.of(keys), bytes(node, "aggregate_pubkey", Bls.PUBLIC_KEY_BYTES));
    }

    static SyncAggregate aggregate(JsonNode parent, Preset preset) throws MalformedException {
        var node = object(parent, "sync_aggregate");
        return new SyncAggregate(
                bytes(node, "sync_committee_bits", preset.committeeSize() / 8),
                bytes(node, "sync_committee_signature", Bls.SIGNATURE_BYTES));
    }
}

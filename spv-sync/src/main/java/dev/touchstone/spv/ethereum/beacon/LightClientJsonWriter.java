package dev.touchstone.spv.ethereum.beacon;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes bootstraps and updates as the beacon API's JSON, an object of `version` and `data`: what [LightClientJson]
/// reads. What an update does not have is written as zeros. Pure.
///
/// Source: beacon-APIs `apis/beacon/light_client/`, and for Gloas the names of its containers' fields.
public final class LightClientJsonWriter {
    private LightClientJsonWriter() {}

    public static ObjectNode bootstrap(LightClientBootstrap bootstrap, ConsensusFork shape) {
        var envelope = envelope(shape);
        var data = envelope.putObject("data");
        write(bootstrap.header().inShapeOf(shape), data.putObject("header"));
        write(bootstrap.committee(), data.putObject("current_sync_committee"));
        write(
                shape.currentSyncCommittee().normalized(bootstrap.committeeBranch()),
                data,
                "current_sync_committee_branch");
        return envelope;
    }

    public static ObjectNode update(LightClientUpdate update, UpdateKind kind, ConsensusFork shape, Preset preset) {
        var envelope = envelope(shape);
        var data = envelope.putObject("data");
        write(update.attested().inShapeOf(shape), data.putObject("attested_header"));
        if (kind.hasCommittee()) {
            write(update.nextCommittee(preset), data.putObject("next_sync_committee"));
            var branch = shape.nextSyncCommittee().normalized(update.nextCommitteeBranch());
            write(branch, data, "next_sync_committee_branch");
        }
        if (kind.hasFinality()) {
            write(update.finalizedHeader().inShapeOf(shape), data.putObject("finalized_header"));
            write(shape.finalizedRoot().normalized(update.finalityBranch()), data, "finality_branch");
        }
        data.putObject("sync_aggregate")
                .put("sync_committee_bits", hex(update.aggregate().bits()))
                .put("sync_committee_signature", hex(update.aggregate().signature()));
        data.put("signature_slot", Long.toString(update.signatureSlot().value()));
        return envelope;
    }

    private static ObjectNode envelope(ConsensusFork shape) {
        return JsonNodeFactory.instance.objectNode().put("version", shape.name().toLowerCase(Locale.ROOT));
    }

    /// A `BeaconBlockHeader`.
    public static void write(BeaconHeader header, ObjectNode out) {
        out.put("slot", Long.toString(header.slot().value()))
                .put("proposer_index", Long.toString(header.proposerIndex()))
                .put("parent_root", hex(header.parentRoot()))
                .put("state_root", hex(header.stateRoot()))
                .put("body_root", hex(header.bodyRoot()));
    }

    /// A header that has the shape to be written already.
    private static void write(LightClientHeader header, ObjectNode out) {
        write(header.beacon(), out.putObject("beacon"));
        switch (header.execution()) {
            case ExecutionLink.None() -> {}
            case ExecutionLink.Payload(var payload, var branch) -> {
                write(payload, out.putObject("execution"));
                write(branch, out, "execution_branch");
            }
            case ExecutionLink.BlockHash(var hash, var branch) -> {
                out.put("execution_block_hash", hex(hash));
                write(branch, out, "execution_branch");
            }
        }
    }

    private static void write(PayloadHeader payload, ObjectNode out) {
        out.put("parent_hash", hex(payload.parentHash()))
                .put("fee_recipient", hex(payload.feeRecipient()))
                .put("state_root", hex(payload.stateRoot()))
                .put("receipts_root", hex(payload.receiptsRoot()))
                .put("logs_bloom", hex(payload.logsBloom()))
                .put("prev_randao", hex(payload.prevRandao()))
                .put("block_number", Long.toString(payload.blockNumber()))
                .put("gas_limit", Long.toString(payload.gasLimit()))
                .put("gas_used", Long.toString(payload.gasUsed()))
                .put("timestamp", Long.toString(payload.timestamp()))
                .put("extra_data", hex(payload.extraData()))
                .put("base_fee_per_gas", ofLittleEndian(payload.baseFeePerGas()).toString())
                .put("block_hash", hex(payload.blockHash()))
                .put("transactions_root", hex(payload.transactionsRoot()))
                .put("withdrawals_root", hex(payload.withdrawalsRoot()));
        payload.blob()
                .ifPresent(gas -> out.put("blob_gas_used", Long.toString(gas.used()))
                        .put("excess_blob_gas", Long.toString(gas.excess())));
    }

    private static BigInteger ofLittleEndian(Hash256 word) {
        var bytes = new byte[Hash256.BYTES];
        for (int i = 0; i < bytes.length; i++) bytes[i] = word.toBytes()[bytes.length - 1 - i];
        return new BigInteger(1, bytes);
    }

    private static void write(SyncCommittee committee, ObjectNode out) {
        var keys = out.putArray("pubkeys");
        for (int i = 0; i < committee.size(); i++) keys.add(hex(committee.publicKey(i)));
        out.put("aggregate_pubkey", hex(committee.aggregateKey()));
    }

    private static void write(List<Hash256> branch, ObjectNode out, String member) {
        var array = out.putArray(member);
        branch.forEach(hash -> array.add(hex(hash)));
    }

    private static String hex(Hash256 hash) {
        return "0x" + hash.hex();
    }

    private static String hex(ByteString bytes) {
        return "0x" + bytes.hex();
    }
}

package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.PayloadHeader;

/// The step from what the sync committee signed to the execution chain: with it every proof of Ethereum's state
/// begins. Pure; thread-safe, where a store is given as long as nobody changes it meanwhile.
///
/// Source: consensus-specs `light-client/sync-protocol.md`, Capella to Gloas (`get_lc_execution_root`,
/// `is_valid_light_client_header`).
public final class BeaconKernel {
    private BeaconKernel() {}

    /// This is the header of the execution block that the newest beacon block names which two thirds of its
    /// committee signed. The protocol itself asks for fewer: a single member's word is no proof.
    ///
    /// @param header RLP
    public static Finding<ExecutionHeader> signedHead(LightClientStore store, ByteString header) {
        return named(store.signedBeacon(), header);
    }

    /// This is the header of the execution block that the newest final beacon block names.
    ///
    /// @param header RLP
    public static Finding<ExecutionHeader> finalHead(LightClientStore store, ByteString header) {
        return named(store.finalBeacon(), header);
    }

    /// This is the header of the execution block that a beacon block names.
    ///
    /// @param bytes RLP of the execution block's header
    public static Finding<ExecutionHeader> named(SignedBeacon signed, ByteString bytes) {
        if (signed.isForced()) return Pending.because(new Pending.Reason.CommitteeForced());
        var beacon = signed.header();
        var named = beacon.executionBlockHash();
        if (named.isEmpty()) return new Refuted<>(new Refutation.ExecutionNotInBlock(beacon.slot()));
        var hash = Keccak256.of(bytes);
        if (!hash.equals(named.get())) return new Refuted<>(new Refutation.HeaderHashMismatch(named.get(), hash));
        return switch (ExecutionHeader.parse(bytes)) {
            case Parsed.Malformed<ExecutionHeader>(var reason) -> StateKernel.unreadable("execution header", reason);
            case Parsed.Ok<ExecutionHeader>(var header) -> {
                if (header.unknownFields() > 0) yield Pending.because(new Pending.Reason.RulesUnknown());
                boolean isThatPayload = !(beacon.execution() instanceof ExecutionLink.Payload(var payload, var _))
                        || describes(payload, header);
                if (!isThatPayload) yield new Refuted<>(new Refutation.ExecutionNotInBlock(beacon.slot()));
                if (header.number().value() > Integer.MAX_VALUE) {
                    yield new Refuted<>(new Refutation.WrongBlockNumber(header.number()));
                }
                var point = new ChainPoint(Height.of((int) header.number().value()), hash);
                yield new Proven<>(
                        header, new Evidence.SignedBlock(bytes, beacon, signed.signing(), signed.trail()), point);
            }
        };
    }

    /// Up to Fulu the beacon block holds the header's fields too: they say the same.
    private static boolean describes(PayloadHeader payload, ExecutionHeader header) {
        return payload.blockNumber() == header.number().value()
                && payload.stateRoot().equals(header.stateRoot())
                && payload.receiptsRoot().equals(header.receiptsRoot())
                && payload.timestamp() == header.time();
    }
}

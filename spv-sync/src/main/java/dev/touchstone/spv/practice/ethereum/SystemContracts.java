package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import java.math.BigInteger;
import java.util.HexFormat;

/// The contracts that every block writes to before its transactions: the ring of beacon roots (EIP-4788) and the
/// ring of block hashes (EIP-2935). Their code is the real one, for all who call them; what the block itself would have
/// it write is written in its place, as that takes most of the time of an empty block. Pure.
final class SystemContracts {
    static final EthereumAddress BEACON_ROOTS =
            EthereumAddress.of(HexFormat.of().parseHex("000f3df6d732807ef1319fb7b8bb8522d0beac02"));

    private static final long BEACON_RING = 8191;
    private static final ByteString BEACON_ROOTS_CODE = code("""
            3373fffffffffffffffffffffffffffffffffffffffe14604d57602036146024575f5ffd5b5f35801560495762001fff81069081\
            5414603c575f5ffd5b62001fff01545f5260205ff35b5f5ffd5b62001fff42064281555f359062001fff015500""");
    private static final ByteString HASH_RING_CODE = code("""
            3373fffffffffffffffffffffffffffffffffffffffe14604657602036036042575f35600143038111604257611fff81430311604\
            257611fff9006545f5260205ff35b5f5ffd5b5f35611fff60014303065500""");

    private SystemContracts() {}

    private static ByteString code(String hex) {
        return ByteString.fromHex(hex).orElseThrow();
    }

    /// A state in which both contracts lie, as they do from the first block on in networks that are new.
    static WorldState deployed(WorldState state) {
        return deployed(deployed(state, BEACON_ROOTS, BEACON_ROOTS_CODE), BlockHashRing.CONTRACT, HASH_RING_CODE);
    }

    private static WorldState deployed(WorldState state, EthereumAddress address, ByteString code) {
        return state.withCode(address, code).withNonce(address, 1);
    }

    /// What a block of this place does first.
    static void begin(BlockRun run, BlockMaker.Place place, Rings rings) {
        if (run.rules().hasBlobs()) {
            long at = place.time() % BEACON_RING;
            rings.write(run, BEACON_ROOTS, StorageKey.of(at), BigInteger.valueOf(place.time()));
            rings.write(run, BEACON_ROOTS, StorageKey.of(at + BEACON_RING), word(place.parentBeaconRoot()));
        }
        if (run.rules().isPrague()) {
            var parent = BlockNumber.of(place.number().value() - 1);
            rings.write(run, BlockHashRing.CONTRACT, BlockHashRing.key(parent), word(place.parentHash()));
        }
    }

    private static BigInteger word(Hash256 hash) {
        return new BigInteger(1, hash.toBytes());
    }
}

package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogsBloom;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.util.HexFormat;
import java.util.List;

/// Makes execution blocks: runs what goes in, and writes the header of it (Yellow Paper, 4.3). Pure.
final class BlockMaker {
    static final EthereumAddress BENEFICIARY =
            EthereumAddress.of(HexFormat.of().parseHex("00000000000000000000007072616374696365ff"));

    static final ByteString NO_NONCE = ByteString.of(new byte[Long.BYTES]);
    static final Hash256 NO_OMMERS = Keccak256.of(RlpWriter.listOf(_ -> {}));

    /// SHA-256 of nothing: no requests (EIP-7685).
    private static final Hash256 NO_REQUESTS = Hash256.fromHex(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
            .orElseThrow();

    private BlockMaker() {}

    /// Where and when a block lies.
    ///
    /// @param extra what tells it from another block of its slot
    record Place(
            Slot slot, long time, Hash256 parentHash, BlockNumber number, Hash256 parentBeaconRoot, ByteString extra) {
        /// Nobody draws lots here: it only differs from block to block.
        Hash256 randomness() {
            return Keccak256.of(
                    new RlpWriter().hash(parentHash).u64(slot.value()).toArray());
        }
    }

    /// A block, and the state after it.
    record Made(ExecutionBlock block, WorldState state) {}

    static Made made(BlockRun run, Place place, Wei baseFee, Hash256 stateRoot) {
        var header = header(run, place, baseFee, stateRoot);
        return new Made(
                new ExecutionBlock(header, run.seeds(), run.transactions(), run.receipts(), run.withdrawals()),
                run.state());
    }

    private static ExecutionHeader header(BlockRun run, Place place, Wei baseFee, Hash256 stateRoot) {
        var rules = run.rules();
        var header = ExecutionHeader.builder()
                .set(HeaderField.PARENT_HASH, place.parentHash())
                .set(HeaderField.OMMERS_HASH, NO_OMMERS)
                .set(HeaderField.BENEFICIARY, BENEFICIARY)
                .set(HeaderField.STATE_ROOT, stateRoot)
                .set(HeaderField.TRANSACTIONS_ROOT, transactionsRoot(run.transactions()))
                .set(HeaderField.RECEIPTS_ROOT, receiptsRoot(run.receipts()))
                .set(HeaderField.LOGS_BLOOM, bloom(run.receipts()))
                .set(HeaderField.DIFFICULTY, Wei.ZERO)
                .set(HeaderField.NUMBER, place.number().value())
                .set(HeaderField.GAS_LIMIT, ExecutionRules.BLOCK_GAS)
                .set(HeaderField.GAS_USED, run.gasUsed())
                .set(HeaderField.TIMESTAMP, place.time())
                .set(HeaderField.EXTRA_DATA, place.extra())
                .set(HeaderField.MIX_HASH, place.randomness())
                .set(HeaderField.NONCE, NO_NONCE)
                .set(HeaderField.BASE_FEE, baseFee);
        if (rules.hasWithdrawals()) header.set(HeaderField.WITHDRAWALS_ROOT, withdrawalsRoot(run.withdrawals()));
        if (rules.hasBlobs()) {
            header.set(HeaderField.BLOB_GAS_USED, 0)
                    .set(HeaderField.EXCESS_BLOB_GAS, 0)
                    .set(HeaderField.PARENT_BEACON_BLOCK_ROOT, place.parentBeaconRoot());
        }
        if (rules.isPrague()) header.set(HeaderField.REQUESTS_HASH, NO_REQUESTS);
        if (rules.isAmsterdam()) {
            header.set(HeaderField.BLOCK_ACCESS_LIST_HASH, run.touched().hash())
                    .set(HeaderField.SLOT_NUMBER, place.slot().value());
        }
        return header.build();
    }

    private static Hash256 transactionsRoot(List<SentTransaction> transactions) {
        return PatriciaTrie.ofList(transactions.stream()
                        .map(sent -> sent.transaction().bytes())
                        .toList())
                .root();
    }

    private static Hash256 withdrawalsRoot(List<Withdrawal> withdrawals) {
        return PatriciaTrie.ofList(withdrawals.stream().map(Withdrawal::bytes).toList())
                .root();
    }

    private static Hash256 receiptsRoot(List<Receipt> receipts) {
        return PatriciaTrie.ofList(receipts.stream().map(Receipt::bytes).toList())
                .root();
    }

    private static ByteString bloom(List<Receipt> receipts) {
        return LogsBloom.union(receipts.stream().map(Receipt::bloom).toList()).value();
    }
}

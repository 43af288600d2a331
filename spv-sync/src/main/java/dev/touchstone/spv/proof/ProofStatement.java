package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.content.Multihash;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.rollup.CheckpointedBlock;
import dev.touchstone.spv.ethereum.rollup.Rollup;
import dev.touchstone.spv.ethereum.simulation.Simulated;

/// What a proof about an Ethereum network states, in words that a proof file carries. Pure. The words are part of
/// the file's form and do not change.
final class ProofStatement {
    private ProofStatement() {}

    static String of(Proven<?> proven, Evidence.SignedBlock from) {
        var block = "block " + proven.asOf().height() + " (" + leaf(proven) + "0x"
                + proven.asOf().hash().hex() + ")";
        return fact(proven, block) + chain(proven.evidence(), from) + ", " + standing(from) + " 0x"
                + from.trail().checkpoint().root().hex() + ".";
    }

    /// A checkpoint knows no hashes of blocks, but those of its own leaves.
    private static String leaf(Proven<?> proven) {
        boolean isCheckpointed = Grounds.rollup(proven.evidence())
                .filter(rollup -> rollup.kind() == Rollup.Kind.CHECKPOINTS)
                .isPresent();
        return isCheckpointed ? "in its checkpoint " : "";
    }

    private static String chain(Evidence evidence, Evidence.SignedBlock from) {
        var network = " the Ethereum network '" + from.trail().checkpoint().chain() + "'";
        return Grounds.rollup(evidence)
                .map(rollup -> " of the rollup " + rollup.title() + ", settled on" + network + " in " + block(from))
                .orElse(" of" + network);
    }

    private static String block(Evidence.SignedBlock from) {
        var header = ExecutionHeader.parse(from.header()).orThrow();
        return "block " + header.number() + " (0x" + header.hash().hex() + ")";
    }

    private static String fact(Proven<?> proven, String block) {
        return switch (proven.evidence()) {
            case Evidence.AnswerOfCall(var _, var words, var _) -> words + ", after " + block;
            case Evidence.NameByCall(var _, var words, var _) -> words + ", after " + block;
            default -> fact(proven.value(), block);
        };
    }

    private static String fact(Object value, String block) {
        return switch (value) {
            case Settled<?>(var _, var inner) -> fact(inner, block);
            case CheckpointedBlock _ -> "Known is " + block;
            case ExecutionHeader _ -> "Known is " + block;
            case AccountState account ->
                "Account " + account.address().text() + " has " + account.balance() + " and has sent "
                        + Long.toUnsignedString(account.nonce()) + " transactions, after " + block;
            case StorageSlot slot ->
                "Storage " + slot.key() + " of " + slot.account().text() + " is 0x"
                        + slot.word().hex() + ", after " + block;
            case ContractCode code ->
                "The code of " + code.account().text() + " has " + code.bytes().length() + " bytes, after " + block;
            case CallResult call -> CallWords.of(call) + ", after " + block;
            case Simulated simulated -> SimulationWords.of(simulated) + ", after " + block;
            case Ownership(var contract, var id, var owner) ->
                owner.text() + " owns number " + id + " of " + contract.text() + ", after " + block;
            case TokenDescription(var contract, var id, var bytes, var _) ->
                "The description of number " + id + " of " + contract.text() + " is " + sized(bytes) + ", after "
                        + block;
            case NftPicture(var contract, var id, var bytes) ->
                "The picture of number " + id + " of " + contract.text() + " is " + sized(bytes) + ", after " + block;
            case Movement movement -> MovementWords.of(movement) + " in " + block;
            case BlockTransaction tx ->
                "Transaction 0x" + tx.transaction().hash().hex() + " is number " + tx.index() + " in " + block;
            case BlockReceipt receipt ->
                "Transaction number " + receipt.index() + " " + ended(receipt.receipt()) + " in " + block;
            case TransactionReceipt(var hash, var receipt) ->
                "Transaction 0x" + hash.hex() + ", number " + receipt.index() + ", " + ended(receipt.receipt()) + " in "
                        + block;
            case BlockTransactions all -> all.transactions().size() + " transactions are all that are in " + block;
            case BlockReceipts all -> all.receipts().size() + " receipts are all that are in " + block;
            case BlockWithdrawals all -> all.withdrawals().size() + " withdrawals are all that are in " + block;
            default -> throw new IllegalArgumentException("no statement about a " + value.getClass());
        };
    }

    private static String sized(ByteString bytes) {
        return bytes.length() + " bytes with the SHA-256 "
                + Multihash.ofSha256(bytes).digest().hex();
    }

    private static String ended(Receipt receipt) {
        return switch (receipt.outcome()) {
            case Receipt.Outcome.Succeeded _ -> "succeeded";
            case Receipt.Outcome.Failed _ -> "failed";
            case Receipt.Outcome.StateAfter _ -> "was carried out";
        };
    }

    static String standing(Evidence.SignedBlock from) {
        return switch (from.signing()) {
            case Evidence.Signing.IsCheckpoint() -> "the block of the checkpoint";
            case Evidence.Signing.Signed(var by, var _) ->
                "for which " + by.aggregate().participants() + " of "
                        + by.aggregate().size() + " signed, from the checkpoint";
            case Evidence.Signing.Finalized(var by, var _) ->
                "which is final, for which " + by.aggregate().participants() + " of "
                        + by.aggregate().size() + " signed, from the checkpoint";
        };
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.node.SignedBlocks;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.SyncAggregate;
import dev.touchstone.spv.proof.BlockTransaction;
import dev.touchstone.spv.proof.Evidence;
import dev.touchstone.spv.proof.TransactionReceipt;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What the JSON objects of the Ethereum commands are made of, as `docs/cli.md` describes them: hashes, addresses
/// and bytes as hexadecimal digits after `0x`, amounts as strings of wei. Pure.
final class EthereumMembers {
    private EthereumMembers() {}

    /// `{"height": …, "hash": "0x…"}`
    static Json.Members point(ChainPoint point) {
        return Json.Members.none().with("height", point.height().value()).with("hash", EthereumWords.hex(point.hash()));
    }

    static Json amount(Wei amount) {
        return new Json.Text(amount.value().toString());
    }

    private static Json amount(Optional<Wei> amount) {
        return amount.map(EthereumMembers::amount).orElseGet(Json.Nothing::new);
    }

    /// What is left of nothing is `null`.
    private static Json address(Optional<EthereumAddress> address) {
        return address.<Json>map(known -> new Json.Text(known.text())).orElseGet(Json.Nothing::new);
    }

    static Json hashes(Collection<Hash256> hashes) {
        return Json.Items.ofTexts(hashes.stream().map(EthereumWords::hex).toList());
    }

    static Json nodes(List<ByteString> nodes) {
        return Json.Items.ofTexts(nodes.stream().map(EthereumWords::hex).toList());
    }

    /// The signed block that a proof begins with: the member `head` of an answer.
    static Json.Members head(Evidence.SignedBlock block) {
        var header = SignedBlocks.header(block);
        return Json.Members.none()
                .with("standing", standing(block.signing()))
                .with("slot", block.beacon().slot().value())
                .with("height", header.number().value())
                .with("hash", EthereumWords.hex(header.hash()))
                .with("time", EthereumWords.time(header.timestamp()))
                .with(
                        "signed",
                        SignedBlocks.signature(block)
                                .map(SyncAggregate::participants)
                                .orElse(0))
                .with("members", block.trail().bootstrap().committee().size());
    }

    private static String standing(Evidence.Signing signing) {
        return switch (signing) {
            case Evidence.Signing.IsCheckpoint _ -> "checkpoint";
            case Evidence.Signing.Signed _ -> "signed";
            case Evidence.Signing.Finalized _ -> "final";
        };
    }

    static Json.Members balance(AccountState account) {
        return balance(account.balance());
    }

    static Json.Members balance(Wei balance) {
        return Json.Members.none().with("balance", amount(balance)).with("ether", EthereumWords.ether(balance));
    }

    static Json.Members account(AccountState account) {
        return balance(account)
                .with("nonce", new Json.Unsigned(account.nonce()))
                .with("contract", account.hasCode())
                .with("codeHash", EthereumWords.hex(account.codeHash()))
                .with("storageRoot", EthereumWords.hex(account.storageRoot()));
    }

    static Json.Members slot(StorageSlot slot) {
        return Json.Members.none().with("key", slot.key().toString()).with("value", EthereumWords.hex(slot.word()));
    }

    private static Json.Members place(ChainPoint block, int index) {
        return Json.Members.none().with("block", point(block)).with("index", index);
    }

    static Json.Members transaction(BlockTransaction found) {
        var tx = found.transaction();
        return place(found.block(), found.index())
                .with("type", tx.type().id())
                .withText("chainId", tx.chain().map(Object::toString))
                .with("from", address(tx.sender()))
                .with("to", address(payee(tx.destination())))
                .with("value", amount(tx.value()))
                .with("ether", EthereumWords.ether(tx.value()))
                .with("nonce", new Json.Unsigned(tx.nonce()))
                .with("gasLimit", new Json.Unsigned(tx.gasLimit()))
                .and(fees(tx.fees()))
                .with("data", EthereumWords.hex(tx.data()))
                .with(
                        "accessList",
                        items(tx.accessList().stream()
                                .map(EthereumMembers::entry)
                                .toList()))
                .with("blobHashes", hashes(tx.blobHashes()))
                .with("authorizations", authorizations(tx));
    }

    static Optional<EthereumAddress> payee(Destination destination) {
        return switch (destination) {
            case Destination.To(var address) -> Optional.of(address);
            case Destination.NewContract() -> Optional.empty();
        };
    }

    private static Json.Members fees(Fees fees) {
        return Json.Members.none()
                .with("maxFeePerGas", amount(fees.mostPerGas()))
                .with("maxPriorityFeePerGas", amount(tip(fees)))
                .with("maxFeePerBlobGas", amount(blobFee(fees)));
    }

    private static Optional<Wei> tip(Fees fees) {
        return switch (fees) {
            case Fees.GasPrice _ -> Optional.empty();
            case Fees.FeeMarket(var tip, var _) -> Optional.of(tip);
            case Fees.WithBlobs(var tip, var _, var _) -> Optional.of(tip);
        };
    }

    private static Optional<Wei> blobFee(Fees fees) {
        return fees instanceof Fees.WithBlobs(var _, var _, var most) ? Optional.of(most) : Optional.empty();
    }

    private static Json.Members entry(AccessListEntry entry) {
        var keys =
                entry.keys().stream().map(key -> EthereumWords.hex(key.value())).toList();
        return Json.Members.none().with("address", entry.address().text()).with("keys", Json.Items.ofTexts(keys));
    }

    private static Json authorizations(EthereumTransaction tx) {
        return items(
                tx.authorizations().stream().map(EthereumMembers::authorization).toList());
    }

    private static Json.Members authorization(Authorization authorization) {
        return Json.Members.none()
                .with("chainId", authorization.chainId().toString())
                .with("address", authorization.delegate().text())
                .with("nonce", new Json.Unsigned(authorization.nonce()));
    }

    static Json.Members receipt(TransactionReceipt found) {
        var receipt = found.receipt().receipt();
        return place(found.receipt().block(), found.receipt().index())
                .with("type", receipt.type().id())
                .with("status", status(receipt.outcome()))
                .with("cumulativeGasUsed", new Json.Unsigned(receipt.cumulativeGasUsed()))
                .with(
                        "logs",
                        items(receipt.logs().stream().map(EthereumMembers::log).toList()));
    }

    static String status(Receipt.Outcome outcome) {
        return switch (outcome) {
            case Receipt.Outcome.Succeeded() -> "succeeded";
            case Receipt.Outcome.Failed() -> "failed";
            case Receipt.Outcome.StateAfter _ -> "unknown";
        };
    }

    private static Json.Members log(LogEntry log) {
        return Json.Members.none()
                .with("address", log.address().text())
                .with("topics", hashes(log.topics()))
                .with("data", EthereumWords.hex(log.data()));
    }

    private static Json items(List<Json.Members> items) {
        return Json.Items.of(items);
    }
}

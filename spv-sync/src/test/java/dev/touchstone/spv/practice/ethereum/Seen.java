package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.BlockKernel;
import dev.touchstone.spv.proof.BlockReceipts;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.StateKernel;
import dev.touchstone.spv.testsupport.EthereumJson;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// The chain seen by a client that has followed it to its head.
record Seen(Follower client, Proven<ExecutionHeader> head) {
    static Seen of(PracticeEthereum chain) {
        var client = Follower.bySsz(chain, chain.checkpointRoot()).follow();
        return new Seen(client, client.head());
    }

    Wei balance(EthereumAddress address) {
        return account(address).value().balance();
    }

    Proven<AccountState> account(EthereumAddress address) {
        var proof = client.asker().proof(Hex.of(head.value().hash()), address.text());
        var nodes = EthereumJson.nodes(proof.path("accountProof"));
        return Follower.proven(StateKernel.account(head, address, nodes));
    }

    Proven<StorageSlot> slot(EthereumAddress address, StorageKey key) {
        var proof = client.asker().proof(Hex.of(head.value().hash()), address.text(), Hex.of(key.value()));
        var nodes = EthereumJson.nodes(proof.path("storageProof").path(0).path("proof"));
        return Follower.proven(StateKernel.storage(account(address), key, nodes));
    }

    Hash256 word(EthereumAddress address, StorageKey key) {
        return slot(address, key).value().word();
    }

    ByteString code(EthereumAddress address) {
        var served = EthereumJson.bytes(client.asker()
                .result("eth_getCode", address.text(), Hex.of(head.value().hash())));
        return Follower.proven(StateKernel.code(account(address), served))
                .value()
                .bytes();
    }

    /// The block with this number, by its parents' hashes from the head down.
    Proven<ExecutionHeader> block(long number) {
        long back = head.value().number().value() - number;
        if (back == 0) return head;
        var asker = client.asker();
        var headers = IntStream.rangeClosed(1, (int) back)
                .mapToObj(i -> EthereumJson.bytes(asker.result(
                        "debug_getRawHeader", Hex.number(head.value().number().value() - i))))
                .toList();
        return Follower.proven(StateKernel.ancestor(head, headers));
    }

    BlockReceipts receipts(Proven<ExecutionHeader> block) {
        var raw = client.asker()
                .result("debug_getRawReceipts", Hex.of(block.value().hash()));
        return Follower.proven(BlockKernel.receipts(block, EthereumJson.nodes(raw)))
                .value();
    }

    JsonNode json(Proven<ExecutionHeader> block) {
        return client.asker().result("eth_getBlockByHash", Hex.of(block.value().hash()), true);
    }
}

package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What all frames of a transaction share. Immutable, but for what it holds.
record Run(
        EvmRules rules,
        BlockContext block,
        Transacting transaction,
        StateJournal state,
        Allowance allowance,
        Tracer tracer) {
    private static final Hash256 TRANSFER =
            Keccak256.of("Transfer(address,address,uint256)".getBytes(StandardCharsets.US_ASCII));

    static Run of(EvmRules rules, BlockContext block, TopCall call, StateJournal state, Budget budget, Tracer tracer) {
        var transacting = new Transacting(call.from(), call.price(), call.blobHashes());
        return new Run(rules, block, transacting, state, new Allowance(budget), tracer);
    }

    /// Tells that ether has moved; since Amsterdam a log does (EIP-7708).
    void moved(EthereumAddress from, EthereumAddress to, BigInteger amount) {
        if (amount.signum() == 0) return;
        tracer.valueMoves(from, to, new Wei(amount));
        if (!rules.since(EvmFork.AMSTERDAM) || from.equals(to)) return;
        var topics = List.of(TRANSFER, Word.of(from).toHash(), Word.of(to).toHash());
        var log = new LogEntry(
                SystemCalls.SYSTEM, topics, ByteString.of(Word.of(amount).toBytes()));
        state.log(log);
        tracer.logs(log);
    }

    /// What code can learn of the transaction it runs in.
    record Transacting(EthereumAddress origin, Wei gasPrice, List<Hash256> blobHashes) {}
}

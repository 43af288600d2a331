package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.StateChange;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a block touched, gathered while it runs: the accounts, and each change with the index of the transaction
/// that made it, 0 for what the block itself does first (EIP-7928). Confined to the practice-ethereum loop.
///
/// In two corners it is not the protocol's: it names accounts whose reading the gas did not suffice for, and does not
/// name slots that a contract only reads in the transaction that makes it.
final class BlockAccessList {
    private final Map<EthereumAddress, Account> accounts = new TreeMap<>();
    private int index;

    /// The changes of one account, by the index at which they came.
    private static final class Account {
        private final Map<BigInteger, Map<Integer, BigInteger>> words = new TreeMap<>();
        private final TreeSet<BigInteger> reads = new TreeSet<>();
        private final Map<Integer, BigInteger> balances = new TreeMap<>();
        private final Map<Integer, Long> nonces = new TreeMap<>();
        private final Map<Integer, ByteString> codes = new TreeMap<>();

        void writeTo(EthereumAddress address, RlpWriter out) {
            reads.removeAll(words.keySet());
            out.list(account -> account.string(address.value())
                    .list(
                            words.entrySet(),
                            (o, word) -> o.list(slot -> slot.integer(word.getKey())
                                    .list(
                                            word.getValue().entrySet(),
                                            (c, change) -> c.list(pair ->
                                                    pair.u64(change.getKey()).integer(change.getValue())))))
                    .list(reads, RlpWriter::integer)
                    .list(
                            balances.entrySet(),
                            (o, change) ->
                                    o.list(pair -> pair.u64(change.getKey()).integer(change.getValue())))
                    .list(
                            nonces.entrySet(),
                            (o, change) ->
                                    o.list(pair -> pair.u64(change.getKey()).u64(change.getValue())))
                    .list(
                            codes.entrySet(),
                            (o, change) ->
                                    o.list(pair -> pair.u64(change.getKey()).string(change.getValue()))));
        }
    }

    /// What follows is the work of the next transaction.
    void nextTransaction() {
        index++;
    }

    /// What the next transaction asked for and changed.
    void transaction(AccessRecord record, WorldState before, List<StateChange> changes) {
        nextTransaction();
        record.asked().forEach((address, keys) -> {
            touched(address);
            keys.forEach(key -> read(address, key));
        });
        for (var change : changes) changed(before.account(change.address()), change);
    }

    private void changed(AccountState before, StateChange after) {
        var address = after.address();
        if (!before.balance().equals(after.balance())) balance(address, after.balance());
        if (before.nonce() != after.nonce()) nonce(address, after.nonce());
        if (!before.codeHash().equals(after.codeHash()))
            code(address, after.code().orElse(ByteString.EMPTY));
        after.slots().forEach((key, word) -> word(address, key, new BigInteger(1, word.toBytes())));
    }

    private Account account(EthereumAddress address) {
        return accounts.computeIfAbsent(address, _ -> new Account());
    }

    void touched(EthereumAddress address) {
        account(address);
    }

    void balance(EthereumAddress address, Wei now) {
        account(address).balances.put(index, now.value());
    }

    void nonce(EthereumAddress address, long now) {
        account(address).nonces.put(index, now);
    }

    void code(EthereumAddress address, ByteString now) {
        account(address).codes.put(index, now);
    }

    /// A word was written; that it changed is for [#read] to deny.
    void word(EthereumAddress address, StorageKey key, BigInteger now) {
        account(address)
                .words
                .computeIfAbsent(number(key), _ -> new TreeMap<>())
                .put(index, now);
    }

    /// A word was read, or written as it was.
    void read(EthereumAddress address, StorageKey key) {
        account(address).reads.add(number(key));
    }

    private static BigInteger number(StorageKey key) {
        return new BigInteger(1, key.value().toBytes());
    }

    ByteString bytes() {
        return ByteString.of(
                RlpWriter.listOf(out -> accounts.forEach((address, account) -> account.writeTo(address, out))));
    }

    Hash256 hash() {
        return Keccak256.of(bytes());
    }
}

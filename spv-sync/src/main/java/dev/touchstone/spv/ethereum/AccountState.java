package dev.touchstone.spv.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;

/// What the state says of an account: its nonce, balance, storage and code (Yellow Paper, 4.1). Immutable. An
/// account that the state does not hold is [#empty], with the hashes of an empty trie and of no code.
///
/// @param nonce how many transactions the account has sent, as an unsigned number of 64 bits
public record AccountState(EthereumAddress address, long nonce, Wei balance, Hash256 storageRoot, Hash256 codeHash) {
    /// The root of a trie with nothing in it.
    public static final Hash256 EMPTY_ROOT = Keccak256.of(new byte[] {(byte) 0x80});

    /// The hash of no code: that of an ordinary account.
    public static final Hash256 NO_CODE = Keccak256.of(new byte[0]);

    public static AccountState empty(EthereumAddress address) {
        return new AccountState(address, 0, Wei.ZERO, EMPTY_ROOT, NO_CODE);
    }

    /// Reads the value that the state trie holds for `address`.
    public static Parsed<AccountState> parse(EthereumAddress address, ByteString value) {
        return RlpReader.parse(value.toArray(), in -> read(address, in.list()));
    }

    private static AccountState read(EthereumAddress address, RlpReader in) throws MalformedException {
        var account = new AccountState(address, in.u64(), new Wei(in.u256()), in.hash(), in.hash());
        in.expectEnd();
        return account;
    }

    /// The value that the state trie holds.
    public ByteString bytes() {
        return ByteString.of(RlpWriter.listOf(
                out -> out.u64(nonce).integer(balance.value()).hash(storageRoot).hash(codeHash)));
    }

    public boolean hasCode() {
        return !codeHash.equals(NO_CODE);
    }

    public boolean hasStorage() {
        return !storageRoot.equals(EMPTY_ROOT);
    }

    /// Whether the account has neither nonce nor balance nor code (EIP-161): the state holds none such.
    public boolean isEmpty() {
        return nonce == 0 && balance.isZero() && !hasCode();
    }
}

package dev.touchstone.spv.testsupport;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.rlp.RlpWriter;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Contracts of a [SmallState] whose code does something, written by hand. Pure.
public final class SmallContracts {
    /// A token: of Alice's units there is one more each block.
    public static final EthereumAddress TOKEN = address(0x70);

    /// A collection: number 7 is Alice's, and nothing in it ever changes.
    public static final EthereumAddress NFT = address(0x7f);

    /// Runs the code of the account in its place 0, the token's: Bob has 77 units of it.
    public static final EthereumAddress PROXY = address(0x9a);

    /// Answers with the hash of the block so many before this one as the call's data says.
    public static final EthereumAddress CLOCK = address(0x9b);

    /// `balanceOf(address)` in mapping 0, `ownerOf(uint256)` in mapping 1, `decimals()` 18; else it reverts.
    public static final ByteString TOKEN_CODE =
            hex("60003560e01c" + "806370a0823114602957" + "80636352211e14602f57" + "8063313ce56714604d57" + "60006000fd"
                    + "5b6000603556" + "5b6001603556" + "5b602052" + "600435600052" + "604060002054"
                    + "60005260206000f3" + "5b601260005260206000f3");

    public static final ByteString PROXY_CODE =
            hex("366000600037" + "60006000366000600054" + "5af450" + "3d600060003e3d6000f3");

    /// BLOCKHASH of NUMBER less the first word of the data.
    public static final ByteString CLOCK_CODE = hex("600035430340" + "60005260206000f3");

    private SmallContracts() {}

    private static EthereumAddress address(int last) {
        var bytes = new byte[EthereumAddress.BYTES];
        bytes[EthereumAddress.BYTES - 1] = (byte) last;
        return EthereumAddress.of(bytes);
    }

    private static ByteString hex(String digits) {
        return ByteString.fromHex(digits).orElseThrow();
    }

    /// Where the token's code keeps a holder's units.
    public static StorageKey units(EthereumAddress holder) {
        return StorageKey.of(0).entry(holder);
    }

    /// Where the token's code keeps who owns a number.
    public static StorageKey owner(long id) {
        return StorageKey.of(1).entry(StorageKey.of(id).value());
    }

    /// How many units of the token Alice has after the block of this number.
    public static BigInteger aliceHas(long number) {
        return BigInteger.valueOf(500 + number);
    }

    public static ByteString codeOf(EthereumAddress address) {
        if (address.equals(TOKEN) || address.equals(NFT)) return TOKEN_CODE;
        if (address.equals(PROXY)) return PROXY_CODE;
        if (address.equals(CLOCK)) return CLOCK_CODE;
        return address.equals(SmallState.CONTRACT) ? SmallState.CODE : ByteString.EMPTY;
    }

    static Map<EthereumAddress, PatriciaTrie> storage(long number) {
        var alice = new BigInteger(1, SmallState.ALICE.value().toArray());
        var token = new BigInteger(1, TOKEN.value().toArray());
        return Map.of(
                TOKEN, with(PatriciaTrie.EMPTY, units(SmallState.ALICE), aliceHas(number)),
                NFT, with(PatriciaTrie.EMPTY, owner(7), alice),
                PROXY,
                        with(
                                with(PatriciaTrie.EMPTY, StorageKey.of(0), token),
                                units(SmallState.BOB),
                                BigInteger.valueOf(77)));
    }

    private static PatriciaTrie with(PatriciaTrie trie, StorageKey key, BigInteger value) {
        return trie.put(
                key(key.trieKey()), ByteString.of(new RlpWriter().integer(value).toArray()));
    }

    private static ByteString key(Hash256 hash) {
        return ByteString.of(hash.toBytes());
    }

    /// The state with these contracts in it.
    static PatriciaTrie into(PatriciaTrie state, Map<EthereumAddress, PatriciaTrie> storage) {
        var all = new HashMap<EthereumAddress, AccountState>();
        for (var address : List.of(TOKEN, NFT, PROXY, CLOCK)) {
            var root = storage.getOrDefault(address, PatriciaTrie.EMPTY).root();
            all.put(address, new AccountState(address, 1, Wei.ZERO, root, Keccak256.of(codeOf(address))));
        }
        var grown = state;
        for (var account : all.values()) grown = grown.put(key(account.address().trieKey()), account.bytes());
        return grown;
    }
}

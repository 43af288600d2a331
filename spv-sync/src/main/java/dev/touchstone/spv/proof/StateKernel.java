package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockHashRing;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HashedBytes;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.StorageSlot;
import dev.touchstone.spv.ethereum.rlp.RlpReader;
import dev.touchstone.spv.ethereum.trie.PatriciaProof.Answer;
import java.math.BigInteger;
import java.util.List;

/// One function for each fact about Ethereum's state, and about older blocks, that a proven execution header
/// commits to. Each takes bytes and proven premises and gives [Proven], or [Refuted] with the name of what is
/// wrong. Pure and thread-safe. What a block holds is in [BlockKernel].
public final class StateKernel {
    private StateKernel() {}

    /// The account with this address in the state after the header's block: the nodes lead from the state root
    /// to it, or to where it would be (Yellow Paper, 4.1; EIP-1186). An account that is not there is proven to
    /// be empty.
    public static Finding<AccountState> account(
            Proven<ExecutionHeader> header, EthereumAddress address, List<ByteString> nodes) {
        return account(header, address, nodes, new HashedBytes());
    }

    /// The same as one of many proofs.
    ///
    /// @param before what was hashed for those before
    public static Finding<AccountState> account(
            Proven<ExecutionHeader> header, EthereumAddress address, List<ByteString> nodes, HashedBytes before) {
        var read = TrieLookup.hashed(header.value().stateRoot(), address.trieKey(), nodes, before);
        return switch (read) {
            case Answer.Broken broken -> TrieLookup.refuted(broken);
            case Answer.Absent _ -> accountProven(header, AccountState.empty(address), nodes);
            case Answer.Value(var bytes) ->
                switch (AccountState.parse(address, bytes)) {
                    case Parsed.Malformed<AccountState>(var reason) -> unreadable("account", reason);
                    case Parsed.Ok<AccountState>(var account) -> accountProven(header, account, nodes);
                };
        };
    }

    private static Finding<AccountState> accountProven(
            Proven<ExecutionHeader> header, AccountState account, List<ByteString> nodes) {
        var evidence = new Evidence.AccountInState(account, nodes, header.evidence());
        return new Proven<>(account, evidence, header.asOf());
    }

    /// The word that the account's storage holds under this key; proven to be zero where it holds none.
    public static Finding<StorageSlot> storage(Proven<AccountState> account, StorageKey key, List<ByteString> nodes) {
        return storage(account, key, nodes, new HashedBytes());
    }

    /// The same as one of many proofs.
    ///
    /// @param before what was hashed for those before
    public static Finding<StorageSlot> storage(
            Proven<AccountState> account, StorageKey key, List<ByteString> nodes, HashedBytes before) {
        var read = TrieLookup.hashed(account.value().storageRoot(), key.trieKey(), nodes, before);
        return switch (read) {
            case Answer.Broken broken -> TrieLookup.refuted(broken);
            case Answer.Absent _ -> storageProven(account, key, BigInteger.ZERO, nodes);
            case Answer.Value(var bytes) ->
                switch (RlpReader.parse(bytes.toArray(), RlpReader::u256)) {
                    case Parsed.Malformed<BigInteger>(var reason) -> unreadable("storage slot", reason);
                    case Parsed.Ok<BigInteger>(var value) -> storageProven(account, key, value, nodes);
                };
        };
    }

    private static Finding<StorageSlot> storageProven(
            Proven<AccountState> account, StorageKey key, BigInteger value, List<ByteString> nodes) {
        var slot = new StorageSlot(account.value().address(), key, value);
        var evidence = new Evidence.SlotInStorage(slot, nodes, account.evidence());
        return new Proven<>(slot, evidence, account.asOf());
    }

    /// These bytes are the account's code: they have its code hash. No bytes are the code of an ordinary account.
    public static Finding<ContractCode> code(Proven<AccountState> account, ByteString code) {
        return code(account, code, new HashedBytes());
    }

    /// The same as one of many proofs.
    ///
    /// @param before what was hashed for those before
    public static Finding<ContractCode> code(Proven<AccountState> account, ByteString code, HashedBytes before) {
        var address = account.value().address();
        if (!before.have(account.value().codeHash(), code)) {
            return new Refuted<>(new Refutation.CodeHashMismatch(address));
        }
        var value = new ContractCode(address, code);
        return new Proven<>(value, new Evidence.CodeOfAccount(value, account.evidence()), account.asOf());
    }

    /// The last of these headers is an ancestor of the proven one: each has the hash that the one before it,
    /// beginning with the proven one, names as its parent's.
    ///
    /// @param headers RLP, the parent first; at least one
    public static Finding<ExecutionHeader> ancestor(Proven<ExecutionHeader> descendant, List<ByteString> headers) {
        if (headers.isEmpty()) return new Refuted<>(new Refutation.PremiseMissing("a header"));
        var child = descendant.value();
        for (var bytes : headers) {
            var hash = Keccak256.of(bytes);
            if (!hash.equals(child.parentHash())) {
                return new Refuted<>(new Refutation.HeaderHashMismatch(child.parentHash(), hash));
            }
            switch (ExecutionHeader.parse(bytes)) {
                case Parsed.Malformed<ExecutionHeader>(var reason) -> {
                    return unreadable("execution header", reason);
                }
                case Parsed.Ok<ExecutionHeader>(var parent) -> {
                    if (!parent.number().isBefore(child.number())) {
                        return new Refuted<>(new Refutation.WrongBlockNumber(parent.number()));
                    }
                    child = parent;
                }
            }
        }
        var evidence = new Evidence.Ancestor(headers, descendant.evidence());
        return new Proven<>(child, evidence, pointOf(child));
    }

    /// The header of an older block whose hash the system contract of EIP-2935 keeps: up to 8191 blocks back
    /// from the block whose state holds the slot.
    ///
    /// @param header RLP of the older header
    public static Finding<ExecutionHeader> blockHashByRing(Proven<StorageSlot> slot, ByteString header) {
        var kept = slot.value().word();
        var hash = Keccak256.of(header);
        if (!slot.value().account().equals(BlockHashRing.CONTRACT)) {
            return new Refuted<>(new Refutation.NotTheHashRing(slot.value().account()));
        }
        if (!hash.equals(kept)) return new Refuted<>(new Refutation.HeaderHashMismatch(kept, hash));
        return switch (ExecutionHeader.parse(header)) {
            case Parsed.Malformed<ExecutionHeader>(var reason) -> unreadable("execution header", reason);
            case Parsed.Ok<ExecutionHeader>(var older) -> {
                var newer = BlockNumber.of(slot.asOf().height().value());
                boolean isPlaced = BlockHashRing.holds(newer, older.number())
                        && BlockHashRing.key(older.number()).equals(slot.value().key());
                if (!isPlaced) yield new Refuted<>(new Refutation.WrongBlockNumber(older.number()));
                var evidence = new Evidence.InHashRing(header, slot.evidence());
                yield new Proven<>(older, evidence, pointOf(older));
            }
        };
    }

    /// Below a proven header, whose height is one, every number is a height.
    private static ChainPoint pointOf(ExecutionHeader header) {
        return new ChainPoint(Height.of(Math.toIntExact(header.number().value())), header.hash());
    }

    static <T> Refuted<T> unreadable(String what, String reason) {
        return new Refuted<>(new Refutation.Unreadable(what + ": " + reason));
    }
}

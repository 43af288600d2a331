package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.evm.CallKind;
import dev.touchstone.spv.ethereum.evm.StateView;
import dev.touchstone.spv.ethereum.evm.Tracer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes down which accounts and slots a run asks for. Confined to the practice-ethereum loop.
final class AccessRecord implements StateView, Tracer {
    private final StateView view;
    private final Map<EthereumAddress, Set<StorageKey>> asked = new TreeMap<>();
    private final Set<EthereumAddress> made = new HashSet<>();

    AccessRecord(StateView view) {
        this.view = view;
    }

    private Set<StorageKey> keys(EthereumAddress address) {
        return asked.computeIfAbsent(
                address, _ -> new TreeSet<>((a, b) -> a.value().compareTo(b.value())));
    }

    @Override
    public Optional<AccountState> account(EthereumAddress address) {
        var account = view.account(address);
        keys(address);
        // slots are not asked for where there are none by the root; here they shall be
        return account.map(known -> known.hasCode() && !known.hasStorage() ? withStorage(known) : known);
    }

    private static AccountState withStorage(AccountState account) {
        return new AccountState(
                account.address(), account.nonce(), account.balance(), Hash256.ZERO, account.codeHash());
    }

    @Override
    public Optional<Hash256> storage(EthereumAddress address, StorageKey key) {
        keys(address).add(key);
        return view.storage(address, key);
    }

    @Override
    public Optional<ByteString> code(EthereumAddress address, Hash256 hash) {
        return view.code(address, hash);
    }

    @Override
    public Optional<Hash256> blockHash(BlockNumber number) {
        return view.blockHash(number);
    }

    @Override
    public void callBegins(CallStep step) {
        boolean creates = step.kind() == CallKind.CREATE || step.kind() == CallKind.CREATE2;
        if (creates) made.add(step.to());
    }

    Map<EthereumAddress, Set<StorageKey>> asked() {
        return asked;
    }

    /// The access list for this call: what is warm in any case stands in it with its slots only, or not at all
    /// (EIP-2930).
    List<AccessListEntry> list(CallParams call) {
        var list = new ArrayList<AccessListEntry>();
        for (var entry : asked.entrySet()) {
            var address = entry.getKey();
            boolean isWarm = address.equals(call.from())
                    || call.destination().equals(new Destination.To(address))
                    || TransactionChecks.isPrecompile(address);
            boolean isListed =
                    !made.contains(address) && !(isWarm && entry.getValue().isEmpty());
            if (isListed) list.add(new AccessListEntry(address, List.copyOf(entry.getValue())));
        }
        return list;
    }
}

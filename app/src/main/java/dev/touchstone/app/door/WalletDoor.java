package dev.touchstone.app.door;

import dev.touchstone.app.door.method.DoorWallet;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.node.SendAnswer;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.dapp.request.AppRequests;
import dev.touchstone.wallet.ledger.EthereumPayment;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/// An open wallet and the node that it is joined to, as the door sees them. Thread-safe.
public final class WalletDoor implements DoorWallet.Own {
    private final OpenWallet wallet;
    private final EthereumNode node;

    private WalletDoor(OpenWallet wallet, EthereumNode node) {
        this.wallet = wallet;
        this.node = node;
    }

    /// All that a door stands before.
    ///
    /// @param requests where the user is asked
    public static DoorWallet of(OpenWallet wallet, EthereumNode node, AppRequests requests, InstantSource clock) {
        return new DoorWallet(
                node.chain(),
                node,
                node,
                node.snapshot(),
                wallet.apps(),
                requests,
                new WalletDoor(wallet, node),
                clock);
    }

    @Override
    public List<EthereumAddress> accounts() {
        return having(wallet, EthereumAccount::hasSigner);
    }

    /// The accounts of a wallet that can sign without another device.
    public static List<EthereumAddress> signing(OpenWallet wallet) {
        return having(wallet, EthereumAccount::canSign);
    }

    private static List<EthereumAddress> having(OpenWallet wallet, Predicate<EthereumAccount> trait) {
        return wallet.snapshot().get().ethereum().accounts().stream()
                .map(holding -> holding.account())
                .filter(trait)
                .map(EthereumAccount::address)
                .toList();
    }

    @Override
    public OptionalLong nextNonce(EthereumAddress account) {
        return wallet.ethereumPayments().nextNonce(account);
    }

    @Override
    public Optional<EthereumPayment> payment(Hash256 hash) {
        return wallet.snapshot().get().ethereumPayments().stream()
                .filter(payment -> payment.hash().equals(hash))
                .findFirst();
    }

    @Override
    public DoorWallet.RawSending send(EthereumTransaction transaction) {
        DoorWallet.RawSending end = new DoorWallet.RawSending.Silent();
        for (var answer : node.send(transaction)) {
            switch (answer) {
                case SendAnswer.Taken _ -> {
                    return new DoorWallet.RawSending.Taken();
                }
                case SendAnswer.Refused(var _, var reason) -> end = new DoorWallet.RawSending.Refused(reason);
                case SendAnswer.NoAnswer _ -> {}
            }
        }
        return end;
    }
}

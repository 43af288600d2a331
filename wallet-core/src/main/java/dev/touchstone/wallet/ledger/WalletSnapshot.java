package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.Coverage;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.UnspentOutputs;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.Birthday;
import dev.touchstone.wallet.account.OwnAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a screen shows of an open wallet at one moment. Immutable.
///
/// @param holding what the chain proves the wallet to own; while the scan is incomplete it is pending with what
///     was found so far. Its total is [Balance#confirmed()]
/// @param balance the same amounts split by how firmly they are owned; to be shown under the standing of
///     `holding`
/// @param entries the history, newest first
/// @param coins newest first
/// @param receive for each kind of address the one to give out next
/// @param change for each kind of account the address that change goes to next
/// @param coverage how far the chain was looked through
/// @param tip the last block that was looked through
/// @param ethereum the wallet's accounts of Ethereum, and what is known of them
/// @param tokens the tokens and collectibles that the user added, on the same chain
/// @param ethereumHistory what happened to the accounts of Ethereum, on the same chain
/// @param ethereumPayments what the wallet signed on chains of Ethereum, newest first
/// @param messages what accounts signed beside transactions, newest first
/// @param contacts whom the user pays
public record WalletSnapshot(
        Network network,
        Birthday birthday,
        boolean backedUp,
        Finding<UnspentOutputs> holding,
        Balance balance,
        List<LedgerEntry> entries,
        List<Coin> coins,
        Map<AddressType, ReceiveAddress> receive,
        Map<AddressType, OwnAddress> change,
        Finding<Coverage> coverage,
        Optional<ChainPoint> tip,
        EthereumHoldings ethereum,
        TokenHoldings tokens,
        List<EthereumPayment> ethereumPayments,
        EthereumHistory ethereumHistory,
        List<SignedMessage> messages,
        ContactBook contacts) {
    public WalletSnapshot {
        entries = List.copyOf(entries);
        coins = List.copyOf(coins);
        ethereumPayments = List.copyOf(ethereumPayments);
        messages = List.copyOf(messages);
        receive = Map.copyOf(receive);
        change = Map.copyOf(change);
    }

    /// The address of this kind to give out next.
    public ReceiveAddress receiveAddress(AddressType type) {
        var address = receive.get(type);
        if (address == null) throw new IllegalArgumentException("the wallet has no account of kind " + type);
        return address;
    }

    /// What was signed on a chain of Ethereum under this hash.
    public Optional<EthereumPayment> ethereumPayment(Hash256 hash) {
        return ethereumPayments.stream().filter(one -> one.hash().equals(hash)).findFirst();
    }

    public Optional<LedgerEntry> entry(TxId txid) {
        return entries.stream().filter(entry -> entry.txid().equals(txid)).findFirst();
    }
}

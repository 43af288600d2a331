package dev.touchstone.app;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.practice.FaucetResult;
import dev.touchstone.spv.practice.PracticeBitcoinNode;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.account.ParsedAddress;

/// Payments by others to addresses that a wallet gave.
final class Payments {
    private Payments() {}

    static Script script(String address) {
        return ((ParsedAddress.Valid) BitcoinAddress.parse(address, Network.BITCOIN_REGTEST))
                .address()
                .script();
    }

    /// A payment from the faucet of a practice node, in its mempool.
    static Transaction pay(PracticeBitcoinNode node, String address, long satoshis) {
        return ((FaucetResult.Paid) node.pay(script(address), Satoshis.of(satoshis))).transaction();
    }
}

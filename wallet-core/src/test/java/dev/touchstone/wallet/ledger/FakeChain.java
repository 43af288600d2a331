package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.MerkleBranch;
import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxId;
import dev.touchstone.spv.bitcoin.TxIn;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.CoinbaseProof;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.wallet.account.AddressPath;
import dev.touchstone.wallet.account.AddressType;
import dev.touchstone.wallet.account.BitcoinAccount;
import dev.touchstone.wallet.account.Branch;
import dev.touchstone.wallet.account.GapLimit;
import dev.touchstone.wallet.account.ScriptBook;
import dev.touchstone.wallet.testsupport.Accounts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A made-up chain for tests of the ledger: blocks without work, whose transactions are told to a ledger as events.
final class FakeChain {
    static final Network NETWORK = Network.BITCOIN_REGTEST;
    private static final List<BitcoinAccount> ACCOUNTS = Accounts.of(NETWORK).subList(0, 1);
    static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Script SOMEBODY = Script.p2wpkh(new byte[20]);

    final Ledger ledger = new Ledger(new ScriptBook(ACCOUNTS, GapLimit.BIP44));
    final List<List<Transaction>> blocks = new ArrayList<>();
    private int salt;

    FakeChain() {
        blocks.add(List.of());
    }

    Height tip() {
        return Height.of(blocks.size() - 1);
    }

    Script own(Branch branch, int index) {
        return ledger.book().script(new AddressPath(AddressType.P2WPKH, branch, index));
    }

    static Script somebody() {
        return SOMEBODY;
    }

    /// A transaction with these inputs and outputs; without inputs it gets one of somebody's.
    Transaction pay(List<OutPoint> inputs, Object... scriptsAndAmounts) {
        var all = new ArrayList<>(inputs);
        if (all.isEmpty()) all.add(new OutPoint(new TxId(hash(++salt)), 0));
        var outputs = new ArrayList<TxOut>();
        for (int i = 0; i < scriptsAndAmounts.length; i += 2) {
            outputs.add(new TxOut(
                    Satoshis.of(((Number) scriptsAndAmounts[i + 1]).longValue()), (Script) scriptsAndAmounts[i]));
        }
        var txIns = all.stream()
                .map(input -> TxIn.unsigned(input, TxIn.REPLACEABLE))
                .toList();
        return new Transaction(2, txIns, outputs, 0);
    }

    Transaction coinbase(Script script, long amount) {
        var input = TxIn.unsigned(OutPoint.NULL, ++salt);
        return new Transaction(2, List.of(input), List.of(new TxOut(Satoshis.of(amount), script)), 0);
    }

    /// Adds a block and tells the ledger of those transactions that touch the wallet.
    void mine(Transaction... transactions) {
        blocks.add(List.of(transactions));
        var header = new BlockHeader(4, new BlockHash(hash(++salt)), hash(++salt), 1_700_000_000L + salt, 0, 0);
        var point = new ChainPoint(tip(), header.hash().value());
        for (int i = 0; i < transactions.length; i++) {
            if (!ledger.touches(transactions[i])) continue;
            var branch = new MerkleBranch(i, Collections.nCopies(10, Hash256.ZERO));
            var coinbase = new CoinbaseProof(ByteString.EMPTY, branch);
            ledger.apply(new WalletEvent.TransactionProven(
                    new StoredProof(point, header, transactions[i], branch, coinbase), NOW));
        }
    }

    void see(Transaction transaction) {
        ledger.apply(new WalletEvent.TransactionSeen(transaction, NOW));
    }

    void sign(Transaction transaction) {
        ledger.apply(new WalletEvent.PaymentSigned(transaction, NOW));
    }

    /// Takes blocks away from the tip.
    void remove(int count) {
        for (int i = 0; i < count; i++) blocks.removeLast();
        ledger.apply(new WalletEvent.BlocksRemoved(new ChainPoint(tip(), hash(0)), NOW));
    }

    WalletSnapshot look() {
        var scanned = new Scanned(Pending.because(new Pending.Reason.NotChecked()), Optional.empty(), tip());
        return LedgerView.of(ledger, NETWORK, scanned);
    }

    EntryState stateOf(Transaction transaction) {
        return look().entry(transaction.txid()).orElseThrow().state();
    }

    private static Hash256 hash(int n) {
        var bytes = new byte[32];
        for (int i = 0; i < 4; i++) bytes[i] = (byte) (n >>> (8 * i));
        bytes[31] = 1;
        return Hash256.of(bytes);
    }
}

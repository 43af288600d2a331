package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Runs the transactions of one block on a state (Yellow Paper, 6). Only ether moves; nothing runs code. Confined to
/// the practice-ethereum loop.
final class BlockRun {
    private final ExecutionRules rules;
    private final Wei baseFee;
    private final EthereumAddress beneficiary;
    private final BlockAccessList touched = new BlockAccessList();
    private final List<StateSeed> seeds = new ArrayList<>();
    private final List<SentTransaction> transactions = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private WorldState state;
    private long paidGas;
    private long plainGas;
    private long stateGas;

    BlockRun(WorldState state, ExecutionRules rules, Wei baseFee, EthereumAddress beneficiary) {
        this.state = state;
        this.rules = rules;
        this.baseFee = baseFee;
        this.beneficiary = beneficiary;
    }

    ExecutionRules rules() {
        return rules;
    }

    WorldState state() {
        return state;
    }

    List<SentTransaction> transactions() {
        return transactions;
    }

    List<Receipt> receipts() {
        return receipts;
    }

    BlockAccessList touched() {
        return touched;
    }

    /// What the header says of gas: since Amsterdam the greater of what was paid for work and for new state
    /// (EIP-8037).
    long gasUsed() {
        return rules.isAmsterdam() ? Math.max(plainGas, stateGas) : paidGas;
    }

    /// Writes a word of storage outside of any transaction.
    void write(EthereumAddress address, StorageKey key, BigInteger word) {
        touched.touched(address);
        if (state.word(address, key).equals(word)) {
            touched.read(address, key);
            return;
        }
        state = state.withWord(address, key, word);
        touched.word(address, key, word);
    }

    /// Notes a word that is written to the state later.
    void willWrite(EthereumAddress address, StorageKey key, BigInteger word) {
        touched.word(address, key, word);
    }

    /// Lays something into the state, before any transaction.
    void lay(StateSeed seed) {
        seed.applyTo(this);
        seeds.add(seed);
    }

    List<StateSeed> seeds() {
        return seeds;
    }

    /// Lays code at an address outside of any transaction.
    void deploy(EthereumAddress address, ByteString code) {
        if (state.account(address).nonce() == 0) setNonce(address, 1);
        state = state.withCode(address, code);
        touched.code(address, code);
    }

    /// Gives ether outside of any transaction.
    void grant(EthereumAddress address, Wei balance) {
        setBalance(address, balance);
    }

    private void setBalance(EthereumAddress address, Wei balance) {
        state = state.withBalance(address, balance);
        touched.balance(address, balance);
    }

    private void setNonce(EthereumAddress address, long nonce) {
        state = state.withNonce(address, nonce);
        touched.nonce(address, nonce);
    }

    /// Whether the block has room for it, and it may be in the block now.
    boolean takes(SentTransaction sent) {
        return sent.pays(baseFee)
                && sent.transaction().gasLimit() <= ExecutionRules.BLOCK_GAS - Math.max(plainGas, stateGas)
                && state.account(sent.sender()).nonce() == sent.nonce()
                && TransactionChecks.problemOf(sent, rules).isEmpty()
                && TransactionChecks.problemIn(state, sent).isEmpty();
    }

    /// Runs a transaction that the block takes.
    void run(SentTransaction sent) {
        touched.nextTransaction();
        var tx = sent.transaction();
        var to = ((Destination.To) tx.destination()).address();
        var cost = GasCost.of(tx, sent.sender(), rules);
        long growth = growth(to, tx.value());
        boolean succeeds = cost.intrinsic() + growth <= tx.gasLimit();
        long grown = succeeds ? growth : 0;
        long gas = succeeds ? Math.max(cost.floor(), cost.intrinsic() + growth) : tx.gasLimit();
        plainGas += gas - grown;
        stateGas += grown;
        paidGas += gas;
        setNonce(sent.sender(), sent.nonce() + 1);
        var tip = sent.tipAt(baseFee);
        spend(sent.sender(), baseFee.plus(tip).times(gas));
        touched.touched(to);
        if (succeeds) move(sent.sender(), to, tx.value());
        receive(beneficiary, tip.times(gas));
        transactions.add(sent);
        receipts.add(receipt(sent, to, succeeds));
    }

    /// What a new account costs; nothing before Amsterdam.
    private long growth(EthereumAddress to, Wei value) {
        return rules.isAmsterdam() && !value.isZero() && !state.has(to) ? GasCost.NEW_ACCOUNT : 0;
    }

    private void move(EthereumAddress from, EthereumAddress to, Wei value) {
        if (value.isZero() || from.equals(to)) return;
        spend(from, value);
        receive(to, value);
    }

    private void spend(EthereumAddress from, Wei amount) {
        setBalance(from, state.account(from).balance().minus(amount));
    }

    private void receive(EthereumAddress to, Wei amount) {
        touched.touched(to);
        if (amount.isZero()) return;
        setBalance(to, state.account(to).balance().plus(amount));
    }

    private Receipt receipt(SentTransaction sent, EthereumAddress to, boolean succeeds) {
        var outcome = succeeds ? new Receipt.Outcome.Succeeded() : new Receipt.Outcome.Failed();
        var value = sent.transaction().value();
        boolean isLogged = rules.isAmsterdam()
                && succeeds
                && !value.isZero()
                && !sent.sender().equals(to);
        var logs = isLogged ? List.of(TransferLog.of(sent.sender(), to, value)) : List.<LogEntry>of();
        return Receipt.of(sent.transaction().type(), outcome, paidGas, logs);
    }
}

package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the transactions of one block on a state (Yellow Paper, 6): with the machine, or in Amsterdam, where no code
/// runs here, by moving ether. Confined to the practice-ethereum loop.
final class BlockRun {
    private static final Logger LOG = LoggerFactory.getLogger(BlockRun.class);

    private final ExecutionRules rules;
    private final BlockContext block;
    private final Execution execution;
    private final Rings rings;
    private final BlockAccessList touched = new BlockAccessList();
    private final List<StateSeed> seeds = new ArrayList<>();
    private final List<SentTransaction> transactions = new ArrayList<>();
    private final List<Receipt> receipts = new ArrayList<>();
    private WorldState state;
    private long paidGas;
    private long plainGas;
    private long stateGas;

    BlockRun(WorldState state, ExecutionRules rules, BlockContext block, Execution execution, Rings rings) {
        this.state = state;
        this.rules = rules;
        this.block = block;
        this.execution = execution;
        this.rings = rings;
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
        return sent.pays(block.baseFee())
                && sent.transaction().gasLimit() <= ExecutionRules.BLOCK_GAS - Math.max(plainGas, stateGas)
                && state.account(sent.sender()).nonce() == sent.nonce()
                && TransactionChecks.problemOf(sent, rules).isEmpty()
                && TransactionChecks.problemOfCode(state, sent, rules).isEmpty()
                && TransactionChecks.problemIn(state, sent).isEmpty();
    }

    /// Runs a transaction that the block takes. Where that cannot be done it is not in the block, and nothing has
    /// changed.
    ///
    /// @return whether it is in the block
    boolean run(SentTransaction sent) {
        if (rules.runsCode()) return execute(sent);
        transfer(sent);
        return true;
    }

    private boolean execute(SentTransaction sent) {
        var ran = execution.run(sent, block, execution.view(state, rings), rules);
        if (!(ran.outcome() instanceof TransactionOutcome.Executed executed)) {
            LOG.warn("{} cannot be in a block: {}", sent.transaction(), ran.outcome());
            return false;
        }
        state = state.with(ran.changes());
        paidGas += executed.gasUsed();
        plainGas += executed.gasUsed();
        transactions.add(sent);
        receipts.add(receipt(sent, executed.succeeded(), executed.logs()));
        return true;
    }

    private void transfer(SentTransaction sent) {
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
        var tip = sent.tipAt(block.baseFee());
        spend(sent.sender(), block.baseFee().plus(tip).times(gas));
        touched.touched(to);
        if (succeeds) move(sent.sender(), to, tx.value());
        receive(block.beneficiary(), tip.times(gas));
        transactions.add(sent);
        receipts.add(receipt(sent, succeeds, succeeds ? logs(sent, to) : List.of()));
    }

    /// What a new account costs.
    private long growth(EthereumAddress to, Wei value) {
        return !value.isZero() && !state.has(to) ? GasCost.NEW_ACCOUNT : 0;
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

    private static List<LogEntry> logs(SentTransaction sent, EthereumAddress to) {
        var value = sent.transaction().value();
        return value.isZero() || sent.sender().equals(to)
                ? List.of()
                : List.of(TransferLog.of(sent.sender(), to, value));
    }

    private Receipt receipt(SentTransaction sent, boolean succeeds, List<LogEntry> logs) {
        var outcome = succeeds ? new Receipt.Outcome.Succeeded() : new Receipt.Outcome.Failed();
        return Receipt.of(sent.transaction().type(), outcome, paidGas, logs);
    }
}

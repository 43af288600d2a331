package dev.touchstone.spv.practice.ethereum;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.Withdrawal;
import dev.touchstone.spv.ethereum.evm.BlockContext;
import dev.touchstone.spv.ethereum.evm.TransactionOutcome;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the transactions of one block on a state (Yellow Paper, 6). Confined to the practice-ethereum loop.
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
    private final List<Withdrawal> withdrawals = new ArrayList<>();
    private WorldState state;
    private long paidGas;
    private long ordinaryGas;
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

    /// What the header says of gas: since Amsterdam the greater of what was used for work and for new state
    /// (EIP-8037), until then what was paid.
    long gasUsed() {
        return Math.max(ordinaryGas, stateGas);
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
        state = state.withBalance(address, balance);
        touched.balance(address, balance);
    }

    /// Pays out to a validator, after all transactions (EIP-4895).
    void pay(Withdrawal withdrawal) {
        if (withdrawals.isEmpty()) touched.nextTransaction();
        withdrawals.add(withdrawal);
        var to = withdrawal.address();
        grant(to, state.account(to).balance().plus(withdrawal.amount()));
    }

    List<Withdrawal> withdrawals() {
        return withdrawals;
    }

    private void setNonce(EthereumAddress address, long nonce) {
        state = state.withNonce(address, nonce);
        touched.nonce(address, nonce);
    }

    /// Whether the block has room for it, and it may be in the block now.
    boolean takes(SentTransaction sent) {
        return sent.pays(block.baseFee())
                && sent.transaction().gasLimit() <= ExecutionRules.BLOCK_GAS - Math.max(ordinaryGas, stateGas)
                && state.account(sent.sender()).nonce() == sent.nonce()
                && TransactionChecks.problemOf(sent, rules).isEmpty()
                && TransactionChecks.problemIn(state, sent).isEmpty();
    }

    /// Runs a transaction that the block takes. Where that cannot be done it is not in the block, and nothing has
    /// changed.
    ///
    /// @return whether it is in the block
    boolean run(SentTransaction sent) {
        var record = new AccessRecord(execution.view(state, rings));
        var ran = execution.run(sent, block, record, rules);
        if (!(ran.outcome() instanceof TransactionOutcome.Executed executed)) {
            LOG.warn("{} cannot be in a block: {}", sent.transaction(), ran.outcome());
            return false;
        }
        touched.transaction(record, state, ran.changes());
        state = state.with(ran.changes());
        paidGas += executed.gasUsed();
        ordinaryGas += executed.blockGas().ordinary();
        stateGas += executed.blockGas().state();
        transactions.add(sent);
        var outcome = executed.succeeded() ? new Receipt.Outcome.Succeeded() : new Receipt.Outcome.Failed();
        receipts.add(Receipt.of(sent.transaction().type(), outcome, paidGas, executed.logs()));
        return true;
    }
}

package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The state as a run changes it, above a [StateView] that stays as it is. Every change can be undone to an
/// earlier mark, as a frame that fails undoes its own. Confined to the run's thread.
final class StateJournal {
    /// The account that a failed call may have touched nevertheless, since a block of the mainnet made it so
    /// (EIP-161; go-ethereum's block 2675119).
    private static final EthereumAddress RIPEMD_160 =
            EthereumAddress.ofWord(Word.of(3).toHash());

    private final Known known;
    private final Map<EthereumAddress, Account> accounts = new LinkedHashMap<>();
    private final Map<SlotKey, Word> transients = new HashMap<>();

    /// What the transaction names before it runs: warm, but not read until it is needed.
    private final Set<EthereumAddress> warmAddresses = new HashSet<>();

    private final Set<SlotKey> warmSlots = new HashSet<>();
    private final List<Runnable> undo = new ArrayList<>();
    private final List<LogEntry> logs = new ArrayList<>();
    private long refund;

    private record SlotKey(EthereumAddress address, Word key) {}

    StateJournal(Known known) {
        this.known = known;
    }

    Known known() {
        return known;
    }

    Account account(EthereumAddress address) {
        var account = accounts.get(address);
        if (account == null) {
            account = known.account(address);
            account.isWarm = warmAddresses.contains(address);
            accounts.put(address, account);
        }
        return account;
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Code code(Account account) {
        var code = account.code;
        if (code == null) {
            code = account.hasCode() ? known.code(account.address, account.codeHash) : Code.EMPTY;
            account.code = code;
        }
        return code;
    }

    Account.Slot slot(Account account, Word key) {
        var slot = account.slots.get(key);
        if (slot == null) {
            slot = new Account.Slot(account.hasStoredSlots ? known.storage(account.address, key) : Word.ZERO);
            slot.isWarm = warmSlots.contains(new SlotKey(account.address, key));
            account.slots.put(key, slot);
        }
        return slot;
    }

    /// A mark to which [#revert] goes back.
    int mark() {
        return undo.size();
    }

    void revert(int mark) {
        for (int i = undo.size() - 1; i >= mark; i--) undo.removeLast().run();
    }

    /// The account comes to exist with what is written to it, and ceases to with what undoes that.
    private void write(Account account, Runnable back) {
        boolean existed = account.exists;
        undo.add(() -> {
            back.run();
            account.exists = existed;
        });
        account.exists = true;
        account.isWritten = true;
    }

    void setBalance(Account account, BigInteger balance) {
        var before = account.balance;
        write(account, () -> account.balance = before);
        account.balance = balance;
    }

    void addBalance(Account account, BigInteger amount) {
        if (amount.signum() != 0) setBalance(account, account.balance.add(amount));
        touch(account);
    }

    void move(Account from, Account to, BigInteger amount) {
        setBalance(from, from.balance.subtract(amount));
        setBalance(to, to.balance.add(amount));
        touch(to);
    }

    /// The account takes part in the transaction, if only with nothing: it comes to exist, and ends with it if
    /// empty.
    void touch(Account account) {
        if (account.isTouched && account.exists) return;
        boolean touched = account.isTouched;
        write(account, () -> account.isTouched = touched || account.address.equals(RIPEMD_160));
        account.isTouched = true;
    }

    void setNonce(Account account, long nonce) {
        long before = account.nonce;
        write(account, () -> account.nonce = before);
        account.nonce = nonce;
    }

    void setCode(Account account, Code code) {
        var before = account.code;
        var hashBefore = account.codeHash;
        undo.add(() -> {
            account.code = before;
            account.codeHash = hashBefore;
        });
        account.code = code;
        account.hasNewCode = true;
        account.codeHash = code.isEmpty() ? AccountState.NO_CODE : Keccak256.of(code.padded(), 0, code.length());
        account.isWritten = true;
    }

    /// The account begins as a contract, keeping its balance.
    void begin(Account account, long nonce) {
        boolean wasNew = account.isNew;
        undo.add(() -> account.isNew = wasNew);
        account.isNew = true;
        touch(account);
        setNonce(account, nonce);
    }

    void destroy(Account account) {
        boolean was = account.isDestroyed;
        undo.add(() -> account.isDestroyed = was);
        account.isDestroyed = true;
    }

    /// Makes an account warm from the start of the transaction, without reading it.
    void warmFirst(EthereumAddress address) {
        warmAddresses.add(address);
        var account = accounts.get(address);
        if (account != null) account.isWarm = true;
    }

    void warmFirst(EthereumAddress address, Word key) {
        warmFirst(address);
        warmSlots.add(new SlotKey(address, key));
        var account = accounts.get(address);
        var slot = account == null ? null : account.slots.get(key);
        if (slot != null) slot.isWarm = true;
    }

    /// Whether the account was cold, which it is no more.
    boolean warm(Account account) {
        if (account.isWarm) return false;
        undo.add(() -> account.isWarm = false);
        account.isWarm = true;
        return true;
    }

    boolean warm(Account.Slot slot) {
        if (slot.isWarm) return false;
        undo.add(() -> slot.isWarm = false);
        slot.isWarm = true;
        return true;
    }

    void setSlot(Account account, Account.Slot slot, Word value) {
        var before = slot.value;
        undo.add(() -> slot.value = before);
        slot.value = value;
        account.isWritten = true;
    }

    Word transientAt(EthereumAddress address, Word key) {
        return transients.getOrDefault(new SlotKey(address, key), Word.ZERO);
    }

    void setTransient(EthereumAddress address, Word key, Word value) {
        var at = new SlotKey(address, key);
        var before = transients.getOrDefault(at, Word.ZERO);
        undo.add(() -> transients.put(at, before));
        transients.put(at, value);
    }

    void addRefund(long gas) {
        undo.add(() -> refund -= gas);
        refund += gas;
    }

    long refund() {
        return refund;
    }

    void log(LogEntry log) {
        undo.add(logs::removeLast);
        logs.add(log);
    }

    List<LogEntry> logs() {
        return List.copyOf(logs);
    }

    /// Ends the accounts that end with the transaction, though since Amsterdam not their balance (EIP-8246), and
    /// forgets what is kept for one transaction only.
    void endTransaction(EvmRules rules) {
        boolean endsEmpty = rules.since(EvmFork.SPURIOUS_DRAGON);
        boolean keepsBalance = rules.since(EvmFork.AMSTERDAM);
        for (var account : accounts.values()) {
            var balance = account.balance;
            boolean ends = account.isDestroyed || (endsEmpty && account.isTouched && account.isEmpty());
            if (ends) account.end();
            if (ends && keepsBalance) account.keep(balance);
            account.isWarm = false;
            account.isTouched = false;
            account.isNew = false;
            account.isDestroyed = false;
            for (var slot : account.slots.values()) {
                slot.original = slot.value;
                slot.isWarm = false;
            }
        }
        transients.clear();
        warmAddresses.clear();
        warmSlots.clear();
        undo.clear();
        logs.clear();
        refund = 0;
    }
}

package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.LogEntry;
import dev.touchstone.spv.ethereum.evm.Frame.Signal;
import java.util.ArrayList;

/// The instructions that look beyond stack and memory: at the account, the block, the transaction, other
/// accounts' code (Yellow Paper, appendix H.2, 20s to 40s and a0s). Storage is in [StorageOperations]. Confined
/// to the run's thread.
final class Operations {
    private static final int BLOCK_HASHES = 256;

    private final Run run;
    private final EvmRules rules;
    private final GasSchedule gas;
    private final StateJournal state;
    private final StorageOperations storage;

    Operations(Run run) {
        this.run = run;
        this.rules = run.rules();
        this.gas = rules.gas();
        this.state = run.state();
        this.storage = new StorageOperations(run);
    }

    Signal run(Frame f, int op) {
        switch (op) {
            case Op.STOP -> {
                return Signal.ENDS;
            }
            case Op.EXP -> exp(f);
            case Op.KECCAK256 -> keccak(f);
            case Op.ADDRESS -> f.push(Word.of(f.message.to()));
            case Op.BALANCE -> f.push(Word.of(touched(f).balance));
            case Op.ORIGIN -> f.push(Word.of(run.transaction().origin()));
            case Op.CALLER -> f.push(Word.of(f.message.from()));
            case Op.CALLVALUE -> f.push(f.message.value());
            case Op.CALLDATASIZE -> f.push(Word.of(f.message.input().length));
            case Op.CALLDATACOPY -> copy(f, f.message.input(), f.message.input().length);
            case Op.CODESIZE -> f.push(Word.of(f.code.length()));
            case Op.CODECOPY -> copy(f, f.code.padded(), f.code.length());
            case Op.GASPRICE -> {
                run.tracer().readsBlock(BlockFact.BASE_FEE);
                f.push(Word.of(run.transaction().gasPrice().value()));
            }
            case Op.EXTCODESIZE -> f.push(Word.of(state.code(touched(f)).length()));
            case Op.EXTCODECOPY -> {
                var code = state.code(touched(f));
                copy(f, code.padded(), code.length());
            }
            case Op.RETURNDATASIZE -> f.push(Word.of(f.returned.length));
            case Op.RETURNDATACOPY -> returndatacopy(f);
            case Op.EXTCODEHASH -> {
                var account = touched(f);
                f.push(account.exists && !account.isEmpty() ? Word.of(account.codeHash) : Word.ZERO);
            }
            case Op.BLOCKHASH -> blockhash(f);
            case Op.SELFBALANCE -> f.push(Word.of(f.self.balance));
            case Op.SLOAD -> storage.sload(f);
            case Op.SSTORE -> storage.sstore(f);
            case Op.TLOAD -> f.push(state.transientAt(f.message.to(), f.pop()));
            case Op.TSTORE -> storage.tstore(f);
            case Op.MCOPY -> mcopy(f);
            case Op.LOG0, Op.LOG0 + 1, Op.LOG0 + 2, Op.LOG0 + 3, Op.LOG4 -> log(f, op - Op.LOG0);
            case Op.DUPN, Op.SWAPN, Op.EXCHANGE -> StackOperations.run(f, op);
            case Op.CHAINID -> f.push(Word.of(run.block().chainId()));
            case Op.BLOBHASH -> f.push(blobhash(f));
            default -> f.push(blockWord(op));
        }
        return Signal.GOES_ON;
    }

    private Word blockWord(int op) {
        var block = run.block();
        return switch (op) {
            case Op.COINBASE -> asked(BlockFact.BENEFICIARY, Word.of(block.beneficiary()));
            case Op.TIMESTAMP -> asked(BlockFact.TIME, Word.of(block.time()));
            case Op.NUMBER -> asked(BlockFact.NUMBER, Word.of(block.number().value()));
            case Op.PREVRANDAO -> asked(BlockFact.RANDOMNESS, Word.of(block.randomness()));
            case Op.GASLIMIT -> asked(BlockFact.GAS_LIMIT, Word.of(block.gasLimit()));
            case Op.BASEFEE -> asked(BlockFact.BASE_FEE, Word.of(block.baseFee().value()));
            case Op.BLOBBASEFEE ->
                asked(BlockFact.BLOB_BASE_FEE, Word.of(block.blobBaseFee().value()));
            case Op.SLOTNUM -> asked(BlockFact.TIME, Word.of(block.slot()));
            default -> throw new IllegalStateException("no such operation: " + op);
        };
    }

    private Word asked(BlockFact fact, Word answer) {
        run.tracer().readsBlock(fact);
        return answer;
    }

    private void exp(Frame f) {
        int bytes = (Words.bitLength(f.words(), f.sp - 8) + 7) / 8;
        f.charge((long) gas.expByte() * bytes);
        Words.exp(f.words(), f.sp);
        f.sp -= 4;
    }

    private static long words(long length) {
        return (length + 31) / 32;
    }

    private static void keccak(Frame f) {
        long from = f.popLength();
        long length = f.popLength();
        f.charge(GasSchedule.HASH_WORD * words(length));
        f.useMemory(from, length);
        f.push(Word.of(Keccak256.of(f.memory.bytes(), length == 0 ? 0 : (int) from, (int) length)));
    }

    private static void copy(Frame f, byte[] source, int sourceLength) {
        long to = f.popLength();
        long from = f.popLength();
        long length = f.popLength();
        f.charge(GasSchedule.COPY_WORD * words(length));
        f.useMemory(to, length);
        f.memory.write(to, source, sourceLength, from, length);
    }

    private static void returndatacopy(Frame f) {
        long to = f.popLength();
        long from = f.popLength();
        long length = f.popLength();
        f.charge(GasSchedule.COPY_WORD * words(length));
        if (from + length > f.returned.length) throw new Halt(HaltReason.RETURN_DATA_OUT_OF_BOUNDS);
        f.useMemory(to, length);
        f.memory.write(to, f.returned, f.returned.length, from, length);
    }

    private static void mcopy(Frame f) {
        long to = f.popLength();
        long from = f.popLength();
        long length = f.popLength();
        f.charge(GasSchedule.COPY_WORD * words(length));
        f.useMemory(Math.max(to, from), length);
        f.memory.move(to, from, length);
    }

    /// The account whose address lies on top of the stack, warm from now on.
    private Account touched(Frame f) {
        var account = state.account(f.pop().toAddress());
        if (rules.since(EvmFork.BERLIN) && state.warm(account)) f.charge(gas.coldAccount());
        return account;
    }

    private void blockhash(Frame f) {
        run.tracer().readsBlock(BlockFact.BLOCK_HASH);
        var asked = f.pop();
        long number = run.block().number().value();
        boolean isPast = (asked.a() | asked.b() | asked.c()) == 0
                && Long.compareUnsigned(asked.d(), number) < 0
                && number - asked.d() <= BLOCK_HASHES;
        f.push(isPast ? state.known().blockHash(BlockNumber.of(asked.d())) : Word.ZERO);
    }

    private Word blobhash(Frame f) {
        f.sp -= 4;
        var hashes = run.transaction().blobHashes();
        return Words.isBelow(f.words(), f.sp, hashes.size()) ? Word.of(hashes.get((int) f.words()[f.sp])) : Word.ZERO;
    }

    private void log(Frame f, int topics) {
        f.forbidStatic();
        long from = f.popLength();
        long length = f.popLength();
        f.charge(GasSchedule.LOG_BYTE * length);
        f.useMemory(from, length);
        var list = new ArrayList<Hash256>(topics);
        for (int i = 0; i < topics; i++) list.add(f.pop().toHash());
        var log = new LogEntry(f.message.to(), list, ByteString.of(f.memory.copy(from, length)));
        state.log(log);
        run.tracer().logs(log);
    }
}

package dev.touchstone.spv.ethereum.evm;

import static dev.touchstone.spv.ethereum.evm.EvmFork.AMSTERDAM;
import static dev.touchstone.spv.ethereum.evm.EvmFork.BYZANTIUM;
import static dev.touchstone.spv.ethereum.evm.EvmFork.CANCUN;
import static dev.touchstone.spv.ethereum.evm.EvmFork.CONSTANTINOPLE;
import static dev.touchstone.spv.ethereum.evm.EvmFork.HOMESTEAD;
import static dev.touchstone.spv.ethereum.evm.EvmFork.ISTANBUL;
import static dev.touchstone.spv.ethereum.evm.EvmFork.LONDON;
import static dev.touchstone.spv.ethereum.evm.EvmFork.OSAKA;
import static dev.touchstone.spv.ethereum.evm.EvmFork.SHANGHAI;

import java.util.Arrays;

/// Which instructions a fork has, what each costs before anything that depends on what it does, and how it moves the
/// stack. Immutable. Heights are counted in longs, four to a word, as the stack is.
final class Instructions {
    static final int WORD = 4;
    static final int MOST_HEIGHT = 1024 * WORD;

    private static final int UNKNOWN = 0xffff;

    private final long[] table = new long[256];

    Instructions(EvmFork fork, GasSchedule gas) {
        Arrays.fill(table, row(0, UNKNOWN, 0));
        arithmetic(fork);
        environment(fork, gas);
        state(fork, gas);
        stack(fork);
        calls(fork, gas);
    }

    /// A row for each instruction, of which [#cost], [#need] and [#room] are parts; not to be changed.
    long[] table() {
        return table;
    }

    private static long row(long cost, long need, long room) {
        return cost | need << 16 | room << 32;
    }

    static long cost(long row) {
        return row & 0xffff;
    }

    /// The least height; more than any for an instruction that is unknown.
    static int need(long row) {
        return (int) (row >>> 16) & 0xffff;
    }

    /// The greatest height.
    static int room(long row) {
        return (int) (row >>> 32);
    }

    private void add(int gas, int takes, int gives, int... ops) {
        for (int op : ops) {
            table[op] = row(gas, (long) takes * WORD, MOST_HEIGHT - (long) (gives - takes) * WORD);
        }
    }

    private void arithmetic(EvmFork fork) {
        add(0, 0, 0, Op.STOP);
        add(3, 2, 1, Op.ADD, Op.SUB, Op.LT, Op.GT, Op.SLT, Op.SGT, Op.EQ, Op.AND, Op.OR, Op.XOR, Op.BYTE);
        add(3, 1, 1, Op.ISZERO, Op.NOT);
        add(5, 2, 1, Op.MUL, Op.DIV, Op.SDIV, Op.MOD, Op.SMOD, Op.SIGNEXTEND);
        add(8, 3, 1, Op.ADDMOD, Op.MULMOD);
        add(10, 2, 1, Op.EXP);
        add(30, 2, 1, Op.KECCAK256);
        if (fork.since(CONSTANTINOPLE)) add(3, 2, 1, Op.SHL, Op.SHR, Op.SAR);
        if (fork.since(OSAKA)) add(5, 1, 1, Op.CLZ);
    }

    private void environment(EvmFork fork, GasSchedule gas) {
        add(2, 0, 1, Op.ADDRESS, Op.ORIGIN, Op.CALLER, Op.CALLVALUE, Op.CALLDATASIZE, Op.CODESIZE, Op.GASPRICE);
        add(2, 0, 1, Op.COINBASE, Op.TIMESTAMP, Op.NUMBER, Op.PREVRANDAO, Op.GASLIMIT);
        add(3, 1, 1, Op.CALLDATALOAD);
        add(3, 3, 0, Op.CALLDATACOPY, Op.CODECOPY);
        add(20, 1, 1, Op.BLOCKHASH);
        add(gas.account(), 1, 1, Op.BALANCE);
        add(gas.accountCode(), 1, 1, Op.EXTCODESIZE);
        add(gas.accountCode(), 4, 0, Op.EXTCODECOPY);
        if (fork.since(BYZANTIUM)) add(2, 0, 1, Op.RETURNDATASIZE);
        if (fork.since(BYZANTIUM)) add(3, 3, 0, Op.RETURNDATACOPY);
        if (fork.since(CONSTANTINOPLE)) add(gas.codeHash(), 1, 1, Op.EXTCODEHASH);
        if (fork.since(ISTANBUL)) add(2, 0, 1, Op.CHAINID);
        if (fork.since(ISTANBUL)) add(5, 0, 1, Op.SELFBALANCE);
        if (fork.since(LONDON)) add(2, 0, 1, Op.BASEFEE);
        if (fork.since(CANCUN)) add(3, 1, 1, Op.BLOBHASH);
        if (fork.since(CANCUN)) add(2, 0, 1, Op.BLOBBASEFEE);
        if (fork.since(AMSTERDAM)) add(2, 0, 1, Op.SLOTNUM);
    }

    private void state(EvmFork fork, GasSchedule gas) {
        add(3, 1, 1, Op.MLOAD);
        add(3, 2, 0, Op.MSTORE, Op.MSTORE8);
        add(gas.slotLoad(), 1, 1, Op.SLOAD);
        add(0, 2, 0, Op.SSTORE);
        for (int topics = 0; topics <= 4; topics++) add(375 + 375 * topics, 2 + topics, 0, Op.LOG0 + topics);
        if (fork.since(CANCUN)) add(100, 1, 1, Op.TLOAD);
        if (fork.since(CANCUN)) add(100, 2, 0, Op.TSTORE);
        if (fork.since(CANCUN)) add(3, 3, 0, Op.MCOPY);
    }

    private void stack(EvmFork fork) {
        add(2, 1, 0, Op.POP);
        add(8, 1, 0, Op.JUMP);
        add(10, 2, 0, Op.JUMPI);
        add(1, 0, 0, Op.JUMPDEST);
        add(2, 0, 1, Op.PC, Op.MSIZE, Op.GAS);
        for (int op = Op.PUSH1; op <= Op.PUSH32; op++) add(3, 0, 1, op);
        for (int n = 1; n <= 16; n++) add(3, n, n + 1, Op.DUP1 + n - 1);
        for (int n = 1; n <= 16; n++) add(3, n + 1, n + 1, Op.SWAP1 + n - 1);
        if (fork.since(SHANGHAI)) add(2, 0, 1, Op.PUSH0);
        if (fork.since(AMSTERDAM)) add(3, 0, 1, Op.DUPN);
        if (fork.since(AMSTERDAM)) add(3, 0, 0, Op.SWAPN, Op.EXCHANGE);
    }

    private void calls(EvmFork fork, GasSchedule gas) {
        int call = gas.call();
        add(gas.create(), 3, 1, Op.CREATE);
        add(call, 7, 1, Op.CALL, Op.CALLCODE);
        add(0, 2, 0, Op.RETURN);
        add(gas.selfDestruct(), 1, 0, Op.SELFDESTRUCT);
        if (fork.since(HOMESTEAD)) add(call, 6, 1, Op.DELEGATECALL);
        if (fork.since(BYZANTIUM)) add(call, 6, 1, Op.STATICCALL);
        if (fork.since(BYZANTIUM)) add(0, 2, 0, Op.REVERT);
        if (fork.since(CONSTANTINOPLE)) add(gas.create(), 4, 1, Op.CREATE2);
    }
}

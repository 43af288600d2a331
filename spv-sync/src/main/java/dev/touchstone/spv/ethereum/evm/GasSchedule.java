package dev.touchstone.spv.ethereum.evm;

import static dev.touchstone.spv.ethereum.evm.EvmFork.AMSTERDAM;
import static dev.touchstone.spv.ethereum.evm.EvmFork.BERLIN;
import static dev.touchstone.spv.ethereum.evm.EvmFork.CONSTANTINOPLE;
import static dev.touchstone.spv.ethereum.evm.EvmFork.FRONTIER;
import static dev.touchstone.spv.ethereum.evm.EvmFork.HOMESTEAD;
import static dev.touchstone.spv.ethereum.evm.EvmFork.ISTANBUL;
import static dev.touchstone.spv.ethereum.evm.EvmFork.LONDON;
import static dev.touchstone.spv.ethereum.evm.EvmFork.SPURIOUS_DRAGON;
import static dev.touchstone.spv.ethereum.evm.EvmFork.TANGERINE_WHISTLE;

/// What things cost that forks have priced anew, in gas (Yellow Paper, appendix G; EIP-150, 160, 1283, 1884, 2028,
/// 2200,
/// 2929, 3529, 8038). Immutable. What is first touched since Berlin ("cold") costs more than a second time; here the
/// lower
/// price is the ground and the difference stands beside it, zero before Berlin.
///
/// @param account BALANCE
/// @param accountCode EXTCODESIZE and EXTCODECOPY
/// @param call calls
/// @param coldAccount added for an account that is cold
/// @param coldSlot added to SLOAD for a slot that is cold
/// @param slotWrite SSTORE on a slot that is written already, or to what it holds
/// @param slotReset SSTORE on a slot that is not zero
/// @param slotClearRefund for setting a slot to zero
/// @param destroyRefund for SELFDESTRUCT
/// @param callValue added for a call that brings something
/// @param create CREATE and CREATE2
/// @param dataByte a byte of a transaction's data that is not zero
/// @param createTransaction added for a transaction that makes a contract
/// @param refundQuotient which part of the gas that was used may be refunded
record GasSchedule(
        int account,
        int accountCode,
        int call,
        int codeHash,
        int slotLoad,
        int selfDestruct,
        int expByte,
        int coldAccount,
        int coldSlot,
        int slotWrite,
        int slotReset,
        int slotClearRefund,
        int destroyRefund,
        int callValue,
        int create,
        int dataByte,
        int createTransaction,
        int refundQuotient) {
    static final int SLOT_SET = 20_000;
    static final int CALL_STIPEND = 2_300;
    static final int NEW_ACCOUNT = 25_000;
    static final int CODE_BYTE = 200;
    static final int COPY_WORD = 3;
    static final int HASH_WORD = 6;
    static final int INIT_CODE_WORD = 2;
    static final int LOG_BYTE = 8;
    static final int TRANSACTION = 21_000;
    static final int ZERO_DATA_BYTE = 4;
    static final int ACCESS_LIST_ADDRESS = 2_400;
    static final int ACCESS_LIST_KEY = 1_900;
    static final int AUTHORIZATION = 25_000;
    /// Back for an authorization of an account that exists (EIP-7702).
    static final int AUTHORIZATION_REFUND = 12_500;
    /// Since Amsterdam, for changing an account for the first time (EIP-8038).
    static final int ACCOUNT_WRITE = 9_000;

    /// Since Amsterdam, for changing a slot from what it was before the transaction (EIP-8038).
    static final int SLOT_WRITE = 10_000;

    /// State gas (EIP-8037).
    static final int STATE_BYTE = 1_530;
    static final int STATE_ACCOUNT = 120 * STATE_BYTE;
    static final int STATE_SLOT = 64 * STATE_BYTE;
    static final int STATE_DELEGATION = 23 * STATE_BYTE;

    /// EIP-7623: each token of data costs at least this; a byte that is not zero is four tokens.
    static final int FLOOR_TOKEN = 10;

    static GasSchedule of(EvmFork fork) {
        return new GasSchedule(
                at(fork, FRONTIER, 20, TANGERINE_WHISTLE, 400, ISTANBUL, 700, BERLIN, 100),
                at(fork, FRONTIER, 20, TANGERINE_WHISTLE, 700, BERLIN, 100, AMSTERDAM, 200),
                at(fork, FRONTIER, 40, TANGERINE_WHISTLE, 700, BERLIN, 100),
                at(fork, FRONTIER, 400, ISTANBUL, 700, BERLIN, 100),
                at(fork, FRONTIER, 50, TANGERINE_WHISTLE, 200, ISTANBUL, 800, BERLIN, 100),
                at(fork, FRONTIER, 0, TANGERINE_WHISTLE, 5_000),
                at(fork, FRONTIER, 10, SPURIOUS_DRAGON, 50),
                at(fork, FRONTIER, 0, BERLIN, 2_500, AMSTERDAM, 2_900),
                at(fork, FRONTIER, 0, BERLIN, 2_000),
                at(fork, FRONTIER, 5_000, CONSTANTINOPLE, 200, ISTANBUL, 800, BERLIN, 100),
                at(fork, FRONTIER, 5_000, BERLIN, 2_900),
                at(fork, FRONTIER, 15_000, LONDON, 4_800, AMSTERDAM, 11_616),
                at(fork, FRONTIER, 24_000, LONDON, 0),
                at(fork, FRONTIER, 9_000, AMSTERDAM, 11_300),
                at(fork, FRONTIER, 32_000, AMSTERDAM, 12_000),
                at(fork, FRONTIER, 68, ISTANBUL, 16),
                at(fork, FRONTIER, 0, HOMESTEAD, 32_000),
                at(fork, FRONTIER, 2, LONDON, 5));
    }

    /// The value of the last fork in the list that is in force: forks and values in turn.
    private static int at(EvmFork fork, Object... steps) {
        int value = 0;
        for (int i = 0; i < steps.length; i += 2) {
            if (fork.since((EvmFork) steps[i])) value = (int) steps[i + 1];
        }
        return value;
    }
}

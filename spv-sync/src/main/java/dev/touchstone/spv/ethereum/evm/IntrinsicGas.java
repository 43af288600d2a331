package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AccessListEntry;
import java.util.List;

/// What a transaction costs before its first instruction, and the least it costs at all (Yellow Paper, 6.2; EIP-2028,
/// 2930, 3860, 7623, 7702). Immutable.
///
/// @param gas taken at the beginning
/// @param floor what is used at least, zero before Prague
record IntrinsicGas(long gas, long floor) {

    static IntrinsicGas of(
            EvmRules rules, ByteString data, boolean creates, List<AccessListEntry> accessList, int authorizations) {
        var schedule = rules.gas();
        long zeros = 0;
        for (int i = 0; i < data.length(); i++) {
            if (data.at(i) == 0) zeros++;
        }
        long others = data.length() - zeros;
        long gas = GasSchedule.TRANSACTION + GasSchedule.ZERO_DATA_BYTE * zeros + schedule.dataByte() * others;
        if (creates) gas += schedule.createTransaction();
        if (creates && rules.since(EvmFork.SHANGHAI)) gas += GasSchedule.INIT_CODE_WORD * ((data.length() + 31L) / 32);
        for (var entry : accessList) {
            gas += GasSchedule.ACCESS_LIST_ADDRESS
                    + (long) GasSchedule.ACCESS_LIST_KEY * entry.keys().size();
        }
        gas += (long) GasSchedule.AUTHORIZATION * authorizations;
        long floor = rules.since(EvmFork.PRAGUE)
                ? GasSchedule.TRANSACTION + GasSchedule.FLOOR_TOKEN * (zeros + 4 * others)
                : 0;
        return new IntrinsicGas(gas, floor);
    }
}

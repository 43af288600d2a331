package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.List;

/// Sets the code by which accounts delegate, as a transaction's authorizations say (EIP-7702). One that does not hold is
/// passed over. Confined to the run's thread.
record Delegations(BigInteger chainId, StateJournal state) {

    /// What is refunded for accounts that exist.
    long apply(List<Authorization> authorizations) {
        long refund = 0;
        for (var one : authorizations) refund += apply(one);
        return refund;
    }

    private long apply(Authorization one) {
        boolean isHere = one.chainId().signum() == 0 || one.chainId().equals(chainId);
        if (!isHere || one.nonce() == -1) return 0;
        var signer = one.signer();
        if (signer.isEmpty()) return 0;
        var account = state.account(signer.get());
        state.warm(account);
        var code = state.code(account);
        if (!code.isEmpty() && code.delegate().isEmpty()) return 0;
        if (account.nonce != one.nonce()) return 0;
        long refund = account.exists ? GasSchedule.AUTHORIZATION_REFUND : 0;
        boolean ends = one.delegate().equals(EthereumAddress.ZERO);
        state.setCode(account, ends ? Code.EMPTY : Code.delegation(one.delegate()));
        state.setNonce(account, account.nonce + 1);
        return refund;
    }
}

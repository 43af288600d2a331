package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Sets the code by which accounts delegate, as a transaction's authorizations say (EIP-7702). One that does
/// not hold is passed over. Confined to the run's thread.
record Delegations(BigInteger chainId, StateJournal state) {

    /// Until Amsterdam: what is refunded for accounts that exist.
    long apply(List<Authorized> authorizations) {
        long refund = 0;
        for (var one : authorizations) {
            var account = authority(one);
            if (account.isEmpty()) continue;
            if (account.get().exists) refund += GasSchedule.AUTHORIZATION_REFUND;
            set(account.get(), one);
        }
        return refund;
    }

    /// Since Amsterdam: each pays for what it changes (EIP-2780, EIP-8037).
    ///
    /// @param paid accounts whose first change the transaction has paid for
    void apply(List<Authorized> authorizations, Meter meter, Set<EthereumAddress> paid) {
        var seen = new HashSet<EthereumAddress>();
        var delegated = new HashSet<EthereumAddress>();
        for (var one : authorizations) {
            var authority = authority(one);
            if (authority.isEmpty()) continue;
            var account = authority.get();
            if (!account.exists) meter.chargeState(GasSchedule.STATE_ACCOUNT);
            if (paid.add(account.address)) meter.charge(GasSchedule.ACCOUNT_WRITE);
            boolean ends = one.delegate().equals(EthereumAddress.ZERO);
            boolean isFirst = seen.add(account.address);
            if (isFirst && state.code(account).delegate().isPresent()) delegated.add(account.address);
            if (!ends && delegated.add(account.address)) meter.chargeState(GasSchedule.STATE_DELEGATION);
            set(account, one);
        }
    }

    /// The account whose word this is, where the word holds.
    private Optional<Account> authority(Authorized one) {
        boolean isHere = one.chainId().signum() == 0 || one.chainId().equals(chainId);
        if (!isHere || one.nonce() == -1) return Optional.empty();
        return one.authority().map(state::account).filter(account -> {
            state.warm(account);
            var code = state.code(account);
            boolean mayDelegate = code.isEmpty() || code.delegate().isPresent();
            return mayDelegate && account.nonce == one.nonce();
        });
    }

    private void set(Account account, Authorized one) {
        boolean ends = one.delegate().equals(EthereumAddress.ZERO);
        state.setCode(account, ends ? Code.EMPTY : Code.delegation(one.delegate()));
        state.setNonce(account, account.nonce + 1);
    }
}

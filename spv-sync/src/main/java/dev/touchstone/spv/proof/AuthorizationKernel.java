package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.Authorization;
import dev.touchstone.spv.ethereum.ContractCode;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Which authorizations of an account took effect in a block (EIP-7702). Pure and thread-safe.
///
/// No receipt says it. It follows from the account's nonce before the block, all of the block's transactions in
/// order, and the nonce after it: each own transaction raises the nonce, and so does an authorization that names
/// it. Code of the account's own can raise it, too, by making a contract; so where there was code, the account's
/// code after the block has to be the one that the authorization set.
public final class AuthorizationKernel {
    private AuthorizationKernel() {}

    /// The authorizations of the account that took effect in the block, in order.
    ///
    /// [Refuted] where they and the account's own transactions are not what raised its nonce.
    ///
    /// @param before the account in the parent's state
    /// @param after the account in the block's own state
    public static Finding<List<Movement>> all(
            MoveKernel.Place place,
            Proven<AccountState> before,
            Proven<AccountState> after,
            Proven<BlockTransactions> transactions) {
        var header = place.header();
        boolean isWhole = transactions.evidence() instanceof Evidence.WholeBlockList list
                && list.header().equals(header.evidence());
        boolean isAround = isStateOf(place, before)
                && isStateOf(place, after)
                && after.asOf().equals(header.asOf())
                && before.asOf().hash().equals(header.value().parentHash());
        boolean isOfChain = Grounds.network(header.evidence())
                .filter(place.chain().id()::equals)
                .isPresent();
        if (!isWhole || !isAround || !isOfChain) {
            return missing("all transactions of a block, and the account before and after it");
        }
        var walk = new Walk(place.account(), place.chain(), before.value());
        for (var tx : transactions.value().transactions()) walk.take(tx);
        if (!walk.endsAt(after.value())) return missing("what raised the account's nonce");
        var premises = List.of(transactions.evidence(), before.evidence(), after.evidence());
        var movements = walk.taken.stream()
                .map(cause -> new Movement(place.account(), MovedAsset.ether(), header.asOf(), BigInteger.ZERO, cause))
                .toList();
        return new Proven<>(movements, new Evidence.Derived(Rule.MOVED, premises), header.asOf());
    }

    /// One of them.
    ///
    /// @param number its place among the account's authorizations that took effect in the block
    public static Finding<Movement> one(Proven<List<Movement>> all, int number) {
        var movements = all.value();
        if (number < 0 || number >= movements.size()) return missing("an authorization of the account");
        return new Proven<>(movements.get(number), all.evidence(), all.asOf());
    }

    private static boolean isStateOf(MoveKernel.Place place, Proven<AccountState> state) {
        return state.evidence() instanceof Evidence.AccountInState
                && state.value().address().equals(place.account());
    }

    private static <T> Refuted<T> missing(String what) {
        return new Refuted<>(new Refutation.PremiseMissing(what));
    }

    /// Goes through a block's transactions. Confined to one look at a block.
    private static final class Walk {
        private final EthereumAddress account;
        private final BigInteger chainId;
        private final List<Movement.Authorized> taken = new ArrayList<>();
        private long nonce;
        private Hash256 code;
        private boolean isCertain = true;
        private boolean isOrdered = true;
        private int doubtful;

        Walk(EthereumAddress account, EthereumChain chain, AccountState before) {
            this.account = account;
            this.chainId = BigInteger.valueOf(chain.chainId());
            this.nonce = before.nonce();
            this.code = before.codeHash();
        }

        void take(EthereumTransaction tx) {
            var sender = tx.sender();
            if (sender.filter(account::equals).isPresent()) {
                isOrdered &= tx.nonce() == nonce;
                nonce++;
            }
            var authorizations = tx.authorizations();
            for (int i = 0; i < authorizations.size(); i++) {
                var one = authorizations.get(i);
                if (sender.isEmpty() || !takesEffect(one)) continue;
                taken.add(new Movement.Authorized(tx.hash(), sender.get(), i, nonce, one.delegate()));
                nonce++;
                if (!code.equals(AccountState.NO_CODE)) doubtful++;
                isCertain = !code.equals(codeBy(one.delegate()));
                code = codeBy(one.delegate());
            }
        }

        private boolean takesEffect(Authorization one) {
            boolean isHere = one.chainId().signum() == 0 || one.chainId().equals(chainId);
            return isHere
                    && one.nonce() == nonce
                    && one.nonce() != -1
                    && one.signer().filter(account::equals).isPresent();
        }

        /// Where the account had code before the last authorization, that one must show in the code after it.
        boolean endsAt(AccountState after) {
            boolean isSeen = doubtful == 0 || (doubtful == 1 && isCertain);
            return isOrdered && isSeen && nonce == after.nonce() && code.equals(after.codeHash());
        }
    }

    private static Hash256 codeBy(EthereumAddress delegate) {
        return delegate.equals(EthereumAddress.ZERO)
                ? AccountState.NO_CODE
                : Keccak256.of(ContractCode.delegation(delegate));
    }
}

package dev.touchstone.spv.ethereum.simulation;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import java.math.BigInteger;
import java.util.Optional;

/// Something that is otherwise after a transaction than before it, for an account that was asked about, or for
/// anybody. Immutable; a closed list.
public sealed interface Effect {

    /// An account's ether: what code and the transaction itself moved, and the fee that it pays.
    record Ether(EthereumAddress account, Wei before, Wei after, Wei received, Wei sent, Wei fee) implements Effect {}

    /// What an account has of a token.
    ///
    /// @param told the contract's own answer to who has how much
    /// @param loggedIn how much its logs say that the account got
    /// @param loggedOut how much its logs say that the account gave
    record Holding(
            TokenAsset asset, EthereumAddress account, Told<BigInteger> told, BigInteger loggedIn, BigInteger loggedOut)
            implements Effect {
        public BigInteger logged() {
            return loggedIn.subtract(loggedOut);
        }

        /// By how much the account has more, or less: by the contract's answers, or its logs where it gives none.
        public BigInteger change() {
            return switch (told) {
                case Told.Answered<BigInteger>(var before, var after) -> after.subtract(before);
                case Told.Silent<BigInteger> _ -> logged();
            };
        }

        public Agreement agreement() {
            if (told instanceof Told.Silent<BigInteger>) return Agreement.NOT_ANSWERED;
            if (change().equals(logged())) return Agreement.AGREES;
            boolean isLogged = loggedIn.signum() != 0 || loggedOut.signum() != 0;
            return isLogged ? Agreement.DIFFERS : Agreement.NOT_LOGGED;
        }
    }

    /// Somebody may take so much of an account's units.
    ///
    /// @param through whom the spender asks: the token itself, or Permit2
    /// @param told the contract's own answer to how much
    /// @param until seconds since 1970 where the allowance ends by itself
    record Allowance(
            EthereumAddress token,
            EthereumAddress owner,
            EthereumAddress spender,
            EthereumAddress through,
            Told<BigInteger> told,
            BigInteger logged,
            Optional<BigInteger> until)
            implements Effect {
        /// Amounts by which contracts mean "as much as you like": the greatest of 160 bits and more, and that
        /// of 96.
        private static final BigInteger UNLIMITED = BigInteger.TWO.pow(160).subtract(BigInteger.ONE);

        private static final BigInteger UNLIMITED_96 = BigInteger.TWO.pow(96).subtract(BigInteger.ONE);

        /// How much it is after the transaction.
        public BigInteger after() {
            return switch (told) {
                case Told.Answered<BigInteger>(var _, var after) -> after;
                case Told.Silent<BigInteger> _ -> logged;
            };
        }

        public boolean isUnlimited() {
            return isUnlimited(after());
        }

        /// Whether somebody who may take so many units may take any amount.
        public static boolean isUnlimited(BigInteger units) {
            return units.compareTo(UNLIMITED) >= 0 || units.equals(UNLIMITED_96);
        }

        /// Whether it is more than before, or nobody says how much it was.
        public boolean grows() {
            return switch (told) {
                case Told.Answered<BigInteger>(var before, var after) -> after.compareTo(before) > 0;
                case Told.Silent<BigInteger> _ -> true;
            };
        }

        public boolean isThroughPermit2() {
            return through.equals(TokenEvents.PERMIT2);
        }

        public Agreement agreement() {
            if (told instanceof Told.Silent<BigInteger>) return Agreement.NOT_ANSWERED;
            return after().equals(logged) ? Agreement.AGREES : Agreement.DIFFERS;
        }
    }

    /// Somebody may give away one of an account's single tokens; nobody where it is zero.
    record PieceApproval(
            TokenAsset.Piece piece, EthereumAddress owner, EthereumAddress logged, Told<EthereumAddress> told)
            implements Effect {
        public EthereumAddress after() {
            return switch (told) {
                case Told.Answered<EthereumAddress>(var _, var after) -> after;
                case Told.Silent<EthereumAddress> _ -> logged;
            };
        }
    }

    /// Somebody may give away all that an account has of a collection, or no longer may.
    record Operator(
            EthereumAddress contract,
            EthereumAddress owner,
            EthereumAddress operator,
            boolean logged,
            Told<Boolean> told)
            implements Effect {
        public boolean after() {
            return switch (told) {
                case Told.Answered<Boolean>(var _, var after) -> after;
                case Told.Silent<Boolean> _ -> logged;
            };
        }
    }

    /// An account runs another's code from now on, or no longer does (EIP-7702).
    record Delegation(EthereumAddress account, Optional<EthereumAddress> before, Optional<EthereumAddress> after)
            implements Effect {}

    /// A contract says that it has another owner (ERC-173).
    record OwnerChange(EthereumAddress contract, EthereumAddress from, EthereumAddress to, Told<EthereumAddress> told)
            implements Effect {}

    /// A contract is made.
    record Created(EthereumAddress contract) implements Effect {}

    /// A contract ends.
    record Destroyed(EthereumAddress contract) implements Effect {}

    /// Words of the own storage of an account that was asked about are written.
    record OwnStorage(EthereumAddress account, int words) implements Effect {}

    /// A contract writes to its storage, and none of the standards known here says what that means.
    record Unnamed(EthereumAddress contract, int words) implements Effect {}
}

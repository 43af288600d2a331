package dev.touchstone.wallet.payment.ethereum;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.evm.BlockFact;
import dev.touchstone.spv.ethereum.simulation.Ending;
import java.math.BigInteger;
import java.util.Set;

/// Something to think about before an Ethereum transaction is signed. Immutable. Warnings are listed by what
/// could be lost, most first: in the order in which they stand here.
public sealed interface EffectWarning {
    /// A name for programs that does not change.
    String code();

    /// One of the wallet's accounts runs somebody's code from now on: whoever wrote that can take all it has
    /// (EIP-7702).
    record RunsForeignCode(EthereumAddress account, EthereumAddress delegate) implements EffectWarning {
        @Override
        public String code() {
            return "delegation";
        }
    }

    /// Somebody may give away all of a collection, also what comes later.
    record ApprovesCollection(EthereumAddress contract, EthereumAddress owner, EthereumAddress operator)
            implements EffectWarning {
        @Override
        public String code() {
            return "approval-for-all";
        }
    }

    /// Somebody may take as much of a token as there ever is.
    record UnlimitedAllowance(EthereumAddress token, EthereumAddress owner, EthereumAddress spender, Means by)
            implements EffectWarning {
        @Override
        public String code() {
            return "unlimited-allowance";
        }
    }

    /// How an allowance comes about.
    enum Means {
        /// Its owner sends the transaction.
        TRANSACTION,
        /// By Permit2.
        PERMIT2,
        /// Somebody else brings what its owner signed (EIP-2612).
        SIGNATURE
    }

    /// The wallet loses what it owns of a contract: who runs it.
    record GivesContract(EthereumAddress contract, EthereumAddress from, EthereumAddress to) implements EffectWarning {
        @Override
        public String code() {
            return "ownership-transfer";
        }
    }

    /// A contract takes from an account without a log that says so, or says something else in it.
    record LogsLie(AssetChange change) implements EffectWarning {
        @Override
        public String code() {
            return "log-mismatch";
        }
    }

    /// All that an account has of a token or collectible goes.
    record LosesAll(AssetChange change) implements EffectWarning {
        @Override
        public String code() {
            return "loses-all";
        }
    }

    /// Somebody may take so much of a token.
    record Allowance(EthereumAddress token, EthereumAddress owner, EthereumAddress spender, BigInteger amount, Means by)
            implements EffectWarning {
        @Override
        public String code() {
            return by == Means.SIGNATURE ? "permit" : "allowance";
        }
    }

    /// Somebody may give away a single thing.
    record ApprovesPiece(EthereumAddress contract, BigInteger id, EthereumAddress owner, EthereumAddress approved)
            implements EffectWarning {
        @Override
        public String code() {
            return "approval";
        }
    }

    /// Code writes to the storage of one of the wallet's accounts itself.
    record WritesOwnStorage(EthereumAddress account) implements EffectWarning {
        @Override
        public String code() {
            return "own-storage";
        }
    }

    /// A contract changes in a way that no standard known here names.
    record EffectUnknown(EthereumAddress contract) implements EffectWarning {
        @Override
        public String code() {
            return "effect-unknown";
        }
    }

    /// A contract does not say what an account has: only its logs do.
    record OnlyLogs(AssetChange change) implements EffectWarning {
        @Override
        public String code() {
            return "only-logged";
        }
    }

    /// The code asks for what nobody knows of the block: it can do something else when it is in one.
    record DependsOnBlock(Set<BlockFact> facts) implements EffectWarning {
        public DependsOnBlock {
            facts = Set.copyOf(facts);
        }

        @Override
        public String code() {
            return "depends-on-block";
        }
    }

    /// It does nothing but cost the fee, or cannot be sent at all.
    record Fails(Ending ending) implements EffectWarning {
        @Override
        public String code() {
            return "fails";
        }
    }
}

package dev.touchstone.ui.proof;

import dev.touchstone.spv.ethereum.AccountState;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.node.EthereumSnapshot;
import dev.touchstone.spv.proof.TrustAnchor;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.text.CheckpointLine;
import dev.touchstone.ui.text.Texts;
import java.time.Instant;
import java.util.Map;

/// What evidence alone does not tell and a ladder says all the same: where a starting point came from, what
/// accounts are called, in which period a slot lies, what is done when a proof fails. Pure.
interface Wording {
    /// The starting point, in a sentence.
    String of(TrustAnchor anchor);

    /// What the account is called in this wallet.
    String name(EthereumAddress account);

    /// What an account has, unless amounts are hidden.
    String amount(Wei amount);

    /// Whether amounts are hidden.
    boolean hidden();

    /// How many committees took over from one another between two slots' periods.
    long handovers(Slot from, long toPeriod);

    /// What was done about a failed proof.
    String afterFailure();

    /// What a failed proof does not say.
    String limitOfFailure();

    /// For proofs that rest on Bitcoin's chain.
    static Wording ofBitcoin() {
        return new OfBitcoin();
    }

    /// For proofs that rest on what this node of Ethereum knows.
    ///
    /// @param names what accounts are called; one that is not there goes by its address
    static Wording ofEthereum(
            EthereumSnapshot ethereum,
            Map<EthereumAddress, String> names,
            Instant now,
            AgeFormat ages,
            boolean hidden) {
        return new OfEthereum(ethereum, Map.copyOf(names), CheckpointLine.of(ethereum, now, ages), hidden);
    }

    /// Proofs about Bitcoin know no accounts.
    record OfBitcoin() implements Wording {
        @Override
        public String of(TrustAnchor anchor) {
            return switch (anchor) {
                case TrustAnchor.GenesisBlock genesis ->
                    "The first block of " + Texts.name(genesis.network()) + ", built into this program.";
                case TrustAnchor.Checkpoint(var _, var root) -> "The checkpoint 0x" + root.hex() + ".";
                case TrustAnchor.ContentName(var address) ->
                    "The address " + address + ", which is made of the content.";
            };
        }

        @Override
        public String name(EthereumAddress account) {
            return account.text();
        }

        @Override
        public String amount(Wei amount) {
            return EtherFormat.format(amount, false);
        }

        @Override
        public boolean hidden() {
            return false;
        }

        @Override
        public long handovers(Slot from, long toPeriod) {
            return 0;
        }

        @Override
        public String afterFailure() {
            return "The number was not used. Your money has not moved. Check again, or restore from your phrase to read the blocks anew.";
        }

        @Override
        public String limitOfFailure() {
            return "A failed proof says that the evidence was wrong. It does not say that the payment is.";
        }
    }

    /// Proofs about accounts of Ethereum.
    record OfEthereum(
            EthereumSnapshot ethereum, Map<EthereumAddress, String> names, CheckpointLine checkpoint, boolean hidden)
            implements Wording {
        @Override
        public String of(TrustAnchor anchor) {
            boolean isKnown = anchor instanceof TrustAnchor.Checkpoint(var _, var root)
                    && checkpoint.root().equals("0x" + root.hex());
            return isKnown ? (checkpoint.words() + " " + checkpoint.age()).strip() : new OfBitcoin().of(anchor);
        }

        @Override
        public String name(EthereumAddress account) {
            return names.getOrDefault(account, account.text());
        }

        @Override
        public String amount(Wei amount) {
            return EtherFormat.format(amount, hidden);
        }

        @Override
        public long handovers(Slot from, long toPeriod) {
            return Math.max(0, toPeriod - ethereum.chain().schedule().periodOf(from));
        }

        @Override
        public String afterFailure() {
            return "The number was not used. Your money has not moved. Other servers are asked.";
        }

        @Override
        public String limitOfFailure() {
            return "A failed proof says that the evidence was wrong. It does not say that your ether is gone.";
        }
    }

    /// What an account has and has done, for the details of its rung.
    default String state(AccountState account) {
        return amount(account.balance()) + ", " + Long.toUnsignedString(account.nonce())
                + (account.nonce() == 1 ? " payment sent" : " payments sent");
    }
}

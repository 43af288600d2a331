package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/// Something to think about before a message is signed. Immutable. Warnings are listed by what could be lost,
/// most first: in the order in which they stand here.
public sealed interface MessageWarning {
    /// A name for programs that does not change.
    String code();

    /// Whoever wrote that code can take all that the account has.
    record RunsForeignCode(EthereumAddress delegate) implements MessageWarning {
        @Override
        public String code() {
            return "delegation";
        }
    }

    /// Nobody can see what these bytes stand for.
    record Blind(MessageMeaning.Likeness like) implements MessageWarning {
        @Override
        public String code() {
            return "blind";
        }
    }

    /// Somebody may take as much of a token as there ever is.
    record UnlimitedAllowance(EthereumAddress token, EthereumAddress spender) implements MessageWarning {
        @Override
        public String code() {
            return "unlimited-allowance";
        }
    }

    /// An order gives things away and the account gets nothing.
    record GivesForNothing() implements MessageWarning {
        @Override
        public String code() {
            return "gives-for-nothing";
        }
    }

    /// The text signs in to a site, and another one asks for it: the mark of a stolen sign-in.
    record OtherSite(String domain, String origin) implements MessageWarning {
        @Override
        public String code() {
            return "other-site";
        }
    }

    /// It speaks for another account than the one that is to sign.
    record OtherAccount(EthereumAddress named) implements MessageWarning {
        @Override
        public String code() {
            return "other-account";
        }
    }

    /// It begins as a sign-in does and is none.
    record MalformedSignIn(String reason) implements MessageWarning {
        @Override
        public String code() {
            return "malformed-sign-in";
        }
    }

    /// It signs in, and something in it does not fit.
    record SignInMismatch(SignInFault fault, String found) implements MessageWarning {
        @Override
        public String code() {
            return "sign-in-" + fault.word();
        }
    }

    /// Tokens leave the account without a transaction of its own.
    record LetsTake(EthereumAddress token, EthereumAddress spender, BigInteger amount) implements MessageWarning {
        @Override
        public String code() {
            return "permit";
        }
    }

    /// Whoever takes the order gets things of the account.
    record OffersThings() implements MessageWarning {
        @Override
        public String code() {
            return "order";
        }
    }

    /// The account's votes go to somebody.
    record GivesVotes(EthereumAddress delegatee) implements MessageWarning {
        @Override
        public String code() {
            return "votes";
        }
    }

    /// Its name says that it permits or orders something, and it is none of the known forms.
    record LooksLikePermission(String primaryType) implements MessageWarning {
        @Override
        public String code() {
            return "unknown-permission";
        }
    }

    /// It is good on another network than the wallet's.
    record OtherChain(BigInteger chainId) implements MessageWarning {
        @Override
        public String code() {
            return "other-chain";
        }
    }

    /// It names no network: it is good on each.
    record AnyChain() implements MessageWarning {
        @Override
        public String code() {
            return "any-chain";
        }
    }

    /// No contract is at the address that is to take the signature.
    record VerifierIsNoContract(EthereumAddress verifier) implements MessageWarning {
        @Override
        public String code() {
            return "verifier-no-contract";
        }
    }

    /// It is good for very long.
    ///
    /// @param until empty where it never ends
    record FarDeadline(Optional<Instant> until) implements MessageWarning {
        @Override
        public String code() {
            return "far-deadline";
        }
    }

    /// Its time is over: whoever asks for it now is in error, or hides something.
    record Expired(Instant at) implements MessageWarning {
        @Override
        public String code() {
            return "expired";
        }
    }

    /// Nobody described this type of data: what its fields mean only its maker knows.
    record NobodyDescribed() implements MessageWarning {
        @Override
        public String code() {
            return "undescribed";
        }
    }

    /// The words are of a description that nobody audited.
    record NotAudited(String owner) implements MessageWarning {
        @Override
        public String code() {
            return "not-audited";
        }
    }

    /// Characters that are not seen, or that change the order of others.
    record UnseenCharacters() implements MessageWarning {
        @Override
        public String code() {
            return "unseen-characters";
        }
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.math.BigInteger;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Who is to be let take what, or no longer. Written by picocli, then only read.
final class AllowanceOptions {
    @Option(names = "--token", paramLabel = "CONTRACT", description = "The token that may be taken (ERC-20).")
    private @Nullable String token;

    @Option(names = "--nft", paramLabel = "CONTRACT:ID", description = "The one collectible (ERC-721).")
    private @Nullable String piece;

    @Option(
            names = "--all",
            paramLabel = "CONTRACT",
            description = "Everything of this collection, also what comes later.")
    private @Nullable String collection;

    @Option(names = "--spender", paramLabel = "ADDRESS|NAME", description = "Who may take it; also a contact.")
    private @Nullable String spender;

    @Option(names = "--operator", paramLabel = "ADDRESS|NAME", description = "Who may take all of a collection.")
    private @Nullable String operator;

    @Option(
            names = "--offchain",
            description = "Ask the servers that the name's contract names, where it does not answer by itself.")
    private boolean offchain;

    boolean offchain() {
        return offchain;
    }

    /// Refuses what makes no sense, before anybody is asked.
    void check(boolean isRevoked) throws Failure {
        int kinds = (token == null ? 0 : 1) + (piece == null ? 0 : 1) + (collection == null ? 0 : 1);
        if (kinds != 1) throw Failure.usage("Choose one: --token, --nft or --all.");
        if ((collection == null) == (operator != null)) {
            throw Failure.usage("--operator is who may take --all of a collection; else say --spender.");
        }
        boolean needsSpender = token != null || (piece != null && !isRevoked);
        if (needsSpender && spender == null) throw Failure.usage("Say who with --spender.");
        if (token != null) EthereumWords.address(token);
        if (piece != null) TypedPiece.parse(piece);
        if (collection != null) EthereumWords.address(collection);
        typed();
    }

    boolean isOfToken() {
        return token != null;
    }

    EthereumAddress token() throws Failure {
        return EthereumWords.address(String.valueOf(token));
    }

    /// Who was typed.
    Optional<TypedPayee> typed() throws Failure {
        var who = operator == null ? spender : operator;
        if (who == null) return Optional.empty();
        var typed = TypedPayee.parse(who);
        if (typed instanceof TypedPayee.Link) throw Failure.usage("A link asks for a payment. Give its plain address.");
        return Optional.of(typed);
    }

    /// That somebody may take it.
    ///
    /// @param units of a token
    EthereumOrder given(EthereumAddress from, String chain, EthereumAddress to, BigInteger units) throws Failure {
        if (token != null) return new EthereumOrder.Allow(from, new TokenContract(chain, token()), to, units);
        if (collection != null) return all(from, chain, to, true);
        return new EthereumOrder.AllowPiece(from, piece(chain), to);
    }

    /// That nobody, or that somebody, may no longer take it.
    EthereumOrder taken(EthereumAddress from, String chain, Optional<EthereumAddress> to) throws Failure {
        if (piece != null) return new EthereumOrder.AllowPiece(from, piece(chain), EthereumAddress.ZERO);
        var whom = to.orElseThrow(() -> Failure.usage("Say who with --spender."));
        if (collection != null) return all(from, chain, whom, false);
        return new EthereumOrder.Allow(from, new TokenContract(chain, token()), whom, BigInteger.ZERO);
    }

    private NftRef piece(String chain) throws Failure {
        var typed = TypedPiece.parse(String.valueOf(piece));
        return new NftRef(chain, typed.contract(), typed.id());
    }

    private EthereumOrder all(EthereumAddress from, String chain, EthereumAddress to, boolean allowed) throws Failure {
        var contract = new TokenContract(chain, EthereumWords.address(String.valueOf(collection)));
        return new EthereumOrder.AllowAll(from, contract, to, allowed);
    }
}

package dev.touchstone.wallet;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.asset.TokenContract;
import dev.touchstone.wallet.collectible.NftRef;
import java.math.BigInteger;
import java.util.concurrent.CompletableFuture;

/// What a user can do with the tokens and collectibles of an open wallet: which of them there are to see. Thread-safe;
/// the rules of [OpenWallet] for futures hold here too. Nothing moves by any of it, and no key is needed.
///
/// They are of the chain that the wallet looks at ([dev.touchstone.wallet.ledger.EthereumHoldings#chain()]). One that
/// is
/// there already stays as it is.
public interface Tokens {
    CompletableFuture<Saving<TokenContract>> add(EthereumAddress contract);

    /// Takes a token out of sight.
    CompletableFuture<Saving<TokenContract>> hide(TokenContract contract);

    CompletableFuture<Saving<NftRef>> addCollectible(EthereumAddress contract, BigInteger id);

    /// Takes a collectible out of sight.
    CompletableFuture<Saving<NftRef>> hideCollectible(NftRef ref);
}

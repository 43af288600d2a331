package dev.touchstone.ui.shell;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.wallet.collectible.NftRef;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a person can do to the Ethereum of the practice network that they cannot do to the real one. Thread-safe.
public interface EtherPractice {
    /// Sends practice ether to an account; it arrives with the next block.
    CompletableFuture<Void> send(EthereumAddress to, Wei amount);

    /// Sends practice tokens of both kinds to an account; they arrive with the next block.
    CompletableFuture<Void> sendTokens(EthereumAddress to);

    /// Sends a piece of the practice collection to an account.
    CompletableFuture<NftRef> sendNft(EthereumAddress to);

    /// Gives an account a name for a year, and this script of bitcoin the same; it counts from the next block on.
    CompletableFuture<String> giveName(EthereumAddress to, Script bitcoin);

    /// The practice tokens, which a wallet shows once they are added.
    List<EthereumAddress> tokens();

    /// Lets blocks come at once that would come later.
    CompletableFuture<Void> makeBlocks(int blocks);
}

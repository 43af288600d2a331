package dev.touchstone.ui;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.shell.EtherPractice;
import dev.touchstone.wallet.collectible.NftRef;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// The controls of a practice network, which only write down what they are asked.
record SampleEtherPractice(List<String> asked) implements EtherPractice {
    @Override
    public CompletableFuture<Void> send(EthereumAddress to, Wei amount) {
        asked.add("send " + amount + " to " + (to.equals(SampleEthereum.FIRST) ? "the first" : "another"));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> sendTokens(EthereumAddress to) {
        asked.add("send tokens to " + (to.equals(SampleEthereum.FIRST) ? "the first" : "another"));
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<NftRef> sendNft(EthereumAddress to) {
        asked.add("send an NFT to " + (to.equals(SampleEthereum.FIRST) ? "the first" : "another"));
        return CompletableFuture.completedFuture(SampleTokens.ref(SampleTokens.DRAWINGS, SampleTokens.DRAWING));
    }

    @Override
    public CompletableFuture<String> giveName(EthereumAddress to, Script bitcoin) {
        asked.add("name " + (to.equals(SampleEthereum.FIRST) ? "the first" : "another"));
        return CompletableFuture.completedFuture("me-3f2a.eth");
    }

    @Override
    public List<EthereumAddress> tokens() {
        return List.of(SampleTokens.DOLLAR.address(), SampleTokens.MILES.address());
    }

    @Override
    public CompletableFuture<Void> makeBlocks(int blocks) {
        asked.add("make " + blocks);
        return CompletableFuture.completedFuture(null);
    }
}

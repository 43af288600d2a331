package dev.touchstone.app.window;

import dev.touchstone.app.folder.OwnerFolders;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeGiveResult;
import dev.touchstone.spv.practice.ethereum.PracticeLayer;
import dev.touchstone.spv.practice.ethereum.PracticePayResult;
import dev.touchstone.ui.shell.EtherPractice;
import dev.touchstone.wallet.collectible.NftRef;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// The Ethereum network inside this program. It goes on with its chain each time the program runs, and a block comes
/// every 12 seconds. Thread-safe.
///
/// @param layer a small chain beside it, which begins anew each time
/// @param background runs what may block
record InnerEthereum(PracticeEthereum network, PracticeLayer layer, Executor background)
        implements EtherPractice, AutoCloseable {
    private static final int NAME_DIGITS = 4;
    private static final BigInteger TOKENS = BigInteger.TEN.pow(18 + 2);
    private static final BigInteger DOLLARS = BigInteger.TEN.pow(6 + 2);
    static final Wei WELCOME = Wei.PER_ETHER.times(3);

    /// What there is to see on the chain beside it: this is settled, and a little more is not.
    static final Wei SETTLED = Wei.of(500_000_000_000_000_000L);

    private static final Wei NEWER = Wei.of(100_000_000_000_000_000L);

    static InnerEthereum start(Path folder, InstantSource clock, Executor background) throws IOException {
        OwnerFolders.make(folder);
        var network = PracticeEthereum.open(folder, PracticeEthereumSettings.practice(), clock);
        network.runByTheClock();
        return new InnerEthereum(network, PracticeLayer.start(network, 0, clock), background);
    }

    /// Pays on the chain beside it, too: some days ago, which is settled, and today, which is not.
    void payBeside(EthereumAddress to) {
        layer.pay(to, SETTLED);
        layer.settle();
        layer.pay(to, NEWER);
    }

    /// Pays; the payment is in the next block.
    void pay(EthereumAddress to, Wei amount) {
        switch (network.pay(to, amount)) {
            case PracticePayResult.Paid _ -> {}
            case PracticePayResult.Empty(var available) ->
                throw new IllegalStateException("the faucet has " + available + " left");
            case PracticePayResult.Refused(var why) ->
                throw new IllegalStateException("the faucet's payment is refused: " + why);
        }
    }

    @Override
    public CompletableFuture<Void> send(EthereumAddress to, Wei amount) {
        return CompletableFuture.runAsync(() -> pay(to, amount), background);
    }

    private static void check(PracticeGiveResult result) {
        if (!(result instanceof PracticeGiveResult.Given))
            throw new IllegalStateException("the faucet gives nothing: " + result);
    }

    @Override
    public List<EthereumAddress> tokens() {
        var contracts = network.contracts();
        return List.of(contracts.token(), contracts.dollar());
    }

    @Override
    public CompletableFuture<Void> sendTokens(EthereumAddress to) {
        return CompletableFuture.runAsync(
                () -> {
                    check(network.giveToken(to, TOKENS));
                    check(network.giveDollar(to, DOLLARS));
                },
                background);
    }

    /// A block is made at once, so that it is known which piece it is.
    @Override
    public CompletableFuture<NftRef> sendNft(EthereumAddress to) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var result = network.giveNft(to);
                    check(result);
                    network.advance(1);
                    var given = ((PracticeGiveResult.Given) result).transaction();
                    var id = network.pieceOf(given)
                            .orElseThrow(() -> new IllegalStateException("the piece is in no block"));
                    return new NftRef(network.chain().id(), network.contracts().pieces(), id);
                },
                background);
    }

    /// Each account has one name that can be its own: by its last digits.
    @Override
    public CompletableFuture<String> giveName(EthereumAddress to, Script bitcoin) {
        return CompletableFuture.supplyAsync(
                () -> {
                    var digits = to.value().hex();
                    var label = "me-" + digits.substring(digits.length() - NAME_DIGITS);
                    check(network.giveName(label, to, bitcoin.program()));
                    network.advance(1);
                    return label + ".eth";
                },
                background);
    }

    @Override
    public CompletableFuture<Void> makeBlocks(int blocks) {
        return CompletableFuture.runAsync(() -> network.advance(blocks), background);
    }

    @Override
    public void close() throws IOException {
        layer.close();
        network.close();
    }
}

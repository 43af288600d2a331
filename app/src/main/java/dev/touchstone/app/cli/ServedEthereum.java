package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.practice.ethereum.NameGateway;
import dev.touchstone.spv.practice.ethereum.PracticeEthereum;
import dev.touchstone.spv.practice.ethereum.PracticeEthereumSettings;
import dev.touchstone.spv.practice.ethereum.PracticeGiveResult;
import dev.touchstone.spv.practice.ethereum.PracticeLayer;
import dev.touchstone.spv.practice.ethereum.PracticePayResult;
import dev.touchstone.wallet.asset.EtherText;
import dev.touchstone.wallet.asset.EtherUnit;
import dev.touchstone.wallet.asset.ParsedEther;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// A practice network of Ethereum for other programs, which keep the time of day: it stays some slots behind the
/// clock, so that slots can be had at once that are not in anybody's future. Thread-safe; what is beyond those
/// slots waits for the clock.
public final class ServedEthereum implements AutoCloseable {
    private static final int SLOTS_BEHIND = 24;
    private static final String OFFCHAIN = "off";
    private static final int OFFCHAIN_LABELS = 3;
    private static final int TOKEN_DECIMALS = 18;
    private static final int GWEI_DECIMALS = 9;
    private static final int DOLLAR_DECIMALS = 6;

    private final PracticeEthereum ethereum;
    private final NameGateway names;
    private final InstantSource clock;
    private final Path description;

    private ServedEthereum(PracticeEthereum ethereum, NameGateway names, InstantSource clock, Path description) {
        this.ethereum = ethereum;
        this.names = names;
        this.clock = clock;
        this.description = description;
    }

    /// Starts it, with a final block behind it that can be trusted as a checkpoint.
    public static ServedEthereum start(PracticeEthereumSettings.Ports ports, Duration slotTime, InstantSource clock)
            throws IOException {
        var served = startStill(ports, slotTime, clock);
        served.ethereum.runByTheClock();
        return served;
    }

    /// The same where slots pass only when they are ordered.
    public static ServedEthereum startStill(
            PracticeEthereumSettings.Ports ports, Duration slotTime, InstantSource clock) throws IOException {
        return serve(PracticeEthereum.start(settings(ports, slotTime), behind(slotTime, clock)), clock);
    }

    /// The same with blocks that lie in this folder, and are there again the next time.
    ///
    /// @throws IOException also when those that lie there were made with slots of another length
    static ServedEthereum open(
            Path folder, PracticeEthereumSettings.Ports ports, Duration slotTime, InstantSource clock)
            throws IOException {
        var served = serve(PracticeEthereum.open(folder, settings(ports, slotTime), behind(slotTime, clock)), clock);
        served.ethereum.runByTheClock();
        return served;
    }

    private static PracticeEthereumSettings settings(PracticeEthereumSettings.Ports ports, Duration slotTime) {
        return PracticeEthereumSettings.practice().withSlotTime(slotTime).withPorts(ports);
    }

    private static InstantSource behind(Duration slotTime, InstantSource clock) {
        return () -> clock.instant().minus(slotTime.multipliedBy(SLOTS_BEHIND));
    }

    private static ServedEthereum serve(PracticeEthereum ethereum, InstantSource clock) throws IOException {
        var names = NameGateway.start(0, clock);
        ethereum.setNameGateway(names.template());
        var description = Files.createTempFile("touchstone-practice-", ".json");
        Files.writeString(description, description(ethereum.chain()), StandardCharsets.UTF_8);
        return new ServedEthereum(ethereum, names, clock, description);
    }

    /// What a file that describes this network holds.
    public static String description(EthereumChain chain) {
        return ChainDescription.of(chain).written() + "\n";
    }

    public String beaconUrl() {
        return ethereum.beaconUrl().toString();
    }

    public String rpcUrl() {
        return ethereum.rpcUrl().toString();
    }

    public Hash256 checkpoint() {
        return ethereum.checkpointRoot();
    }

    /// The file that describes the network.
    public Path description() {
        return description;
    }

    /// Where the chain stands, as members of an answer.
    Json.Members head() {
        var now = ethereum.snapshot().get();
        return Json.Members.none()
                .with("slot", now.head().value())
                .with("height", now.number().value())
                .with("hash", EthereumWords.hex(now.hash()))
                .with("final", now.finalized().value());
    }

    /// Where the contracts are that this network has from its first block on, as members of an answer.
    public Json.Members contracts() {
        var contracts = ethereum.contracts();
        return Json.Members.none()
                .with("token", contracts.token().text())
                .with("dollar", contracts.dollar().text())
                .with("pieces", contracts.pieces().text())
                .with("items", contracts.items().text())
                .with("names", contracts.names().universal().text());
    }

    /// Gives practice tokens; they come with the block of the next slot.
    Answer token(EthereumAddress to, String amount) throws Failure {
        return given(ethereum.giveToken(to, units(amount, TOKEN_DECIMALS)), amount + " PRAC");
    }

    /// Gives practice dollars.
    Answer dollar(EthereumAddress to, String amount) throws Failure {
        return given(ethereum.giveDollar(to, units(amount, DOLLAR_DECIMALS)), amount + " PUSD");
    }

    /// Gives a piece of the collection.
    Answer nft(EthereumAddress to) throws Failure {
        return given(ethereum.giveNft(to), "a piece");
    }

    /// Gives items of a kind.
    Answer item(EthereumAddress to, int kind, int count) throws Failure {
        var result = ethereum.giveItem(to, BigInteger.valueOf(kind), BigInteger.valueOf(count));
        return given(result, count + " of item " + kind);
    }

    /// Gives a name below `eth`, and the account that name; below `off.eth` it is only told to the gateway.
    ///
    /// @param bitcoin the script that is paid to under the same name; empty for none
    Answer name(String label, EthereumAddress to, ByteString bitcoin) throws Failure {
        var name = EthereumWords.name(label + ".eth").name();
        var labels = name.labels();
        if (labels.size() == OFFCHAIN_LABELS && labels.get(1).equals(OFFCHAIN)) {
            names.set(name, to);
            return Answer.done(
                    Json.Members.none().with("name", name.text()), Page.of("The gateway knows " + name.text() + "."));
        }
        if (labels.size() != 2) throw Failure.usage("'" + label + "' is no single label.");
        return given(ethereum.giveName(labels.getFirst(), to, bitcoin), name.text());
    }

    /// Starts a small chain that settles on this network.
    ///
    /// @param port where its server listens; 0 takes a free one
    public PracticeLayer beside(int port) throws IOException {
        return PracticeLayer.start(ethereum, port, clock);
    }

    private static Answer given(PracticeGiveResult result, String what) throws Failure {
        return switch (result) {
            case PracticeGiveResult.Given(var transaction) -> {
                var hash = EthereumWords.hex(transaction.hash());
                yield Answer.done(
                        Json.Members.none().with("hash", hash), Page.of("Gave " + what + " with " + hash + "."));
            }
            case PracticeGiveResult.Empty _ -> throw Failure.refused("FaucetEmpty", "The faucet has not so much left.");
            case PracticeGiveResult.NoContract _ ->
                throw Failure.refused("NoContract", "This network does not have that contract.");
            case PracticeGiveResult.Refused(var why) ->
                throw Failure.refused("Refused", "The network refuses to give: " + why.code() + ".");
        };
    }

    /// So much of a token in its smallest units.
    private static BigInteger units(String amount, int decimals) throws Failure {
        boolean isAmount = amount.matches("[0-9]{1,12}(\\.[0-9]{1," + decimals + "})?");
        if (!isAmount) throw Failure.usage("'" + amount + "' is no amount with up to " + decimals + " decimals.");
        return new BigDecimal(amount).movePointRight(decimals).toBigIntegerExact();
    }

    /// Pays to an account; the payment is in the block of the next slot.
    Answer pay(EthereumAddress to, String amount) throws Failure {
        var ether = amount(amount);
        return paid(ethereum.pay(to, ether), ether);
    }

    /// Pays out as to a validator; the payout is in the block of the next slot.
    Answer payOut(EthereumAddress to, String amount) throws Failure {
        var gwei = units(amount, GWEI_DECIMALS);
        if (gwei.signum() == 0) throw Failure.usage("Nothing is no payout.");
        ethereum.payOut(to, gwei.longValueExact());
        return Answer.done(
                Json.Members.none().with("gwei", gwei.toString()),
                Page.of(amount + " ETH are paid out in the next block."));
    }

    /// Pays to an account of the chain beside the network; the payment is in a block of its own.
    static Answer pay(PracticeLayer layer, EthereumAddress to, String amount) throws Failure {
        var ether = amount(amount);
        return paid(layer.pay(to, ether), ether);
    }

    private static Answer paid(PracticePayResult result, Wei ether) throws Failure {
        return switch (result) {
            case PracticePayResult.Paid(var payment) -> {
                var hash = EthereumWords.hex(payment.hash());
                yield Answer.done(
                        Json.Members.none().with("hash", hash),
                        Page.of("Paid " + EthereumWords.ether(ether) + " ETH with " + hash + "."));
            }
            case PracticePayResult.Empty(var available) ->
                throw Failure.refused(
                        "FaucetEmpty", "Only " + EthereumWords.ether(available) + " ETH can be paid out.");
            case PracticePayResult.Refused(var why) ->
                throw Failure.refused("Refused", "The network refuses the payment: " + why.code() + ".");
        };
    }

    private static Wei amount(String text) throws Failure {
        return switch (EtherText.parse(text, EtherUnit.ETHER)) {
            case ParsedEther.Valid(var amount) -> amount;
            case ParsedEther.Invalid _ -> throw Failure.usage("'" + text + "' is no amount in ETH.");
        };
    }

    /// Lets so many slots pass, at once as long as that is not ahead of the clock.
    void pass(int slots) throws InterruptedException {
        for (int left = slots; left > 0; ) {
            int now = Math.min(left, slotsAtHand());
            if (now > 0) {
                ethereum.advance(now);
                left -= now;
            } else {
                TimeUnit.NANOSECONDS.sleep(
                        ethereum.chain().schedule().slotTime().toNanos());
            }
        }
    }

    private int slotsAtHand() {
        var schedule = ethereum.chain().schedule();
        long now = schedule.slotAt(clock.instant()).orElseThrow().value();
        return Math.clamp(now - ethereum.snapshot().get().head().value(), 0, SLOTS_BEHIND);
    }

    @Override
    public void close() throws IOException {
        ethereum.close();
        names.close();
        Files.deleteIfExists(description);
    }
}

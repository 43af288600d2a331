package dev.touchstone.ui.practice;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.ui.format.AgeFormat;
import dev.touchstone.ui.format.EtherFormat;
import dev.touchstone.ui.shell.EtherPractice;
import dev.touchstone.ui.shell.EthereumSide;
import dev.touchstone.ui.shell.PracticeControls;
import dev.touchstone.ui.shell.Session;
import dev.touchstone.ui.shell.Surroundings;
import dev.touchstone.wallet.account.AddressType;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// What can be done to the practice network. Confined to the JavaFX application thread; knows no scene.
public final class PracticeViewModel {
    static final Satoshis GIFT = Satoshis.of(Satoshis.PER_BITCOIN / 2);
    static final Wei ETHER_GIFT = Wei.PER_ETHER;
    private static final int REPLACED = 2;

    private final Surroundings around;
    private final Session session;
    private final PracticeControls controls;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");

    public PracticeViewModel(Surroundings around, Session session, PracticeControls controls) {
        this.around = around;
        this.session = session;
        this.controls = controls;
    }

    /// What can be done to the practice network's Ethereum; empty where it has none.
    Optional<EtherPractice> ether() {
        return session.ethereum().flatMap(EthereumSide::practice);
    }

    String etherGift() {
        return EtherFormat.format(ETHER_GIFT, around.amounts().get().hidden());
    }

    /// How many blocks make one surely final: three epochs.
    int untilFinal() {
        return session.ethereum()
                .map(side -> 3 * side.chain().get().chain().schedule().preset().slotsPerEpoch())
                .orElse(0);
    }

    /// How long an Ethereum block takes to come by itself.
    String blockTime() {
        return session.ethereum()
                .map(side ->
                        AgeFormat.duration(side.chain().get().chain().schedule().slotTime()))
                .orElse("");
    }

    /// Asks for ether at the first account that can spend.
    void askForEther(EtherPractice practice) {
        var first = first();
        if (first.isEmpty()) return;
        run(
                practice.send(first.get(), ETHER_GIFT),
                "The faucet sent " + etherGift() + ". They arrive with the next block.");
    }

    /// Asks for tokens at the first account that can spend, and has the wallet show them.
    void askForTokens(EtherPractice practice) {
        var first = first();
        if (first.isEmpty()) return;
        run(
                practice.sendTokens(first.get())
                        .thenCompose(_ -> shown(practice.tokens().stream()
                                .map(session.wallet().tokens()::add)
                                .toList())),
                "The faucet sent two practice tokens. They arrive with the next block, and show on Home.");
    }

    /// Asks for a piece of the practice collection, and has the wallet show it.
    void askForNft(EtherPractice practice) {
        var first = first();
        if (first.isEmpty()) return;
        run(
                practice.sendNft(first.get())
                        .thenCompose(piece ->
                                shown(List.of(session.wallet().tokens().addCollectible(piece.contract(), piece.id())))),
                "The faucet sent an NFT. Its proof and its picture show under NFTs.");
    }

    /// Has the first account that can spend, and the wallet's bitcoin address beside it, given a name.
    void askForName(EtherPractice practice) {
        var first = first();
        if (first.isEmpty()) return;
        var bitcoin = session.wallet()
                .snapshot()
                .get()
                .receiveAddress(AddressType.P2WPKH)
                .address()
                .script();
        run(
                practice.giveName(first.get(), bitcoin),
                name -> name + " stands for your first account and your bitcoin address. Try it under Send.");
    }

    private static CompletableFuture<Void> shown(List<? extends CompletableFuture<?>> added) {
        return CompletableFuture.allOf(added.toArray(CompletableFuture<?>[]::new));
    }

    private Optional<EthereumAddress> first() {
        var first = session.wallet().snapshot().get().ethereum().first();
        if (first.isEmpty()) message.set("There is no account of Ethereum yet. Make one on the page of ether.");
        return first.map(account -> account.address());
    }

    void makeBlocks(EtherPractice practice, int blocks) {
        run(
                practice.makeBlocks(blocks),
                blocks == 1 ? "One Ethereum block was made." : blocks + " Ethereum blocks were made.");
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// What the last command did.
    ReadOnlyStringProperty message() {
        return message.getReadOnlyProperty();
    }

    String gift() {
        return around.amounts().get().format(GIFT);
    }

    void askFaucet() {
        run(controls.askFaucet(GIFT), "The faucet sent " + gift() + ". They arrive with the next block.");
    }

    void mine(int blocks) {
        run(controls.mine(blocks), blocks == 1 ? "One block was mined." : blocks + " blocks were mined.");
    }

    void replaceBlocks() {
        run(
                controls.replaceBlocks(REPLACED),
                "The newest " + REPLACED + " blocks were replaced by others. Watch what that does to recent payments.");
    }

    private void run(CompletableFuture<Void> command, String done) {
        run(command, _ -> done);
    }

    private <T> void run(CompletableFuture<T> command, Function<T, String> done) {
        busy.set(true);
        message.set("");
        around.whenDone(
                command,
                answer -> {
                    busy.set(false);
                    message.set(done.apply(answer));
                },
                () -> busy.set(false));
    }
}

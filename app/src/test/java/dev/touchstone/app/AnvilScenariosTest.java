package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.node.EthereumNode;
import dev.touchstone.spv.ethereum.simulation.Ending;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.wallet.ledger.EthereumPaymentState;
import dev.touchstone.wallet.payment.ethereum.EthereumDraft;
import dev.touchstone.wallet.payment.ethereum.EthereumOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A hundred payments of every kind, on a chain that anvil makes: what was shown of each before it was signed is
/// what happened, by anvil's own word and by what is proven.
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class AnvilScenariosTest {
    private static final int SCENARIOS = 100;
    private static final long SEED = 5;
    private static final int ACCOUNTS = 2;

    private AnvilNetwork network;
    private EthereumNode node;
    private PayingWallet wallet;

    @BeforeAll
    @Timeout(value = 4, unit = TimeUnit.MINUTES)
    void start(@TempDir Path folder) {
        network = AnvilNetwork.start("--deploy");
        node = network.node(folder.resolve("node"));
        wallet = PayingWallet.in(folder.resolve("wallets"), network.clock(), node, ACCOUNTS);
    }

    @AfterAll
    void stop() {
        if (wallet != null) wallet.close();
        if (node != null) node.close();
        if (network != null) network.close();
    }

    /// Signs it; anvil makes a block of it, and the committee signs for that.
    private EthereumTransaction pays(EthereumDraft draft) {
        var signed = wallet.signs(draft);
        wallet.awaits(signed.hash(), EthereumPaymentState.Taken.class);
        network.mine(node);
        return signed;
    }

    @Test
    void whatWasShownIsWhatHappened() {
        var orders = new RandomOrders(SEED, network.chain().id(), wallet.accounts(), network::contract);
        for (var order : orders.beginnings()) pays(wallet.drafts(order));
        var differing = new ArrayList<String>();
        var types = new EnumMap<TransactionType, Integer>(TransactionType.class);
        var kinds = new HashMap<Class<? extends EthereumOrder>, Integer>();
        long compared = 0;
        for (int i = 0; i < SCENARIOS; i++) {
            var request = orders.next(i);
            var draft = wallet.drafts(request);
            long before = network.height();
            var signed = pays(draft);
            var state = wallet.awaits(signed.hash(), EthereumPaymentState.InBlock.class);
            var happened = new WhatHappened(network.anvil(), node, before, network.height());
            var shown = draft.simulated().value().transactions().getFirst();
            for (var difference : happened.differences(shown.effects())) {
                differing.add(i + ", " + request.order() + ": " + difference);
            }
            if (state.succeeded()) orders.done(request.order());
            boolean succeeds = shown.ending() instanceof Ending.Succeeds;
            if (succeeds != state.succeeded())
                differing.add(i + ", " + request.order() + ": " + shown.ending() + " was shown");
            var receipt = network.anvil()
                    .call("eth_getTransactionReceipt", "0x" + signed.hash().hex());
            long used = EthereumJson.count(receipt.get("gasUsed"));
            if (used != shown.gasUsed())
                differing.add(
                        i + ", " + request.order() + ": " + shown.gasUsed() + " gas was shown, " + used + " used");
            compared += WhatHappened.comparable(shown.effects());
            types.merge(signed.type(), 1, Integer::sum);
            kinds.merge(request.order().getClass(), 1, Integer::sum);
        }
        assertThat(differing).isEmpty();
        assertThat(types.keySet())
                .containsExactly(
                        TransactionType.LEGACY,
                        TransactionType.ACCESS_LIST,
                        TransactionType.FEE_MARKET,
                        TransactionType.SET_CODE);
        assertThat(kinds).hasSize(9);
        assertThat(compared).isGreaterThan(SCENARIOS * 3 / 2);
    }
}

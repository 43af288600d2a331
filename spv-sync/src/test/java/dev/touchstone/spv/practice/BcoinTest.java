package dev.touchstone.spv.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.bitcoin.SignatureHash;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.spv.bitcoin.TxOut;
import dev.touchstone.spv.bitcoin.p2p.PeerAddress;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.testsupport.BcoinPeer;
import dev.touchstone.spv.testsupport.JsonHttp;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/// The practice node beside bcoin, a full node of other hands: each must accept the other's blocks and transactions.
class BcoinTest {
    private static final TestKey ALICE = TestKey.of("alice");

    @Test
    void followsTheChainOfBcoinWithItsTransactionsAndReorganisations() throws Exception {
        try (var bcoin = BcoinPeer.start();
                var node = PracticeBitcoinNode.start(0, InstantSource.system())) {
            bcoin.mine(450, ScriptRules.anyoneCanSpend());
            node.connect(addressOf(bcoin.port()));
            awaits(node, now -> now.tip().hash().display().equals(bcoin.tip()));
            var spends = spendInEveryWay(node);
            for (var tx : spends) bcoin.call("sendrawtransaction", hex(tx));
            bcoin.mine(50, ScriptRules.anyoneCanSpend());
            awaits(node, now -> now.tip().hash().display().equals(bcoin.tip()));
            assertThat(node.tip().height()).isEqualTo(Height.of(500));
            assertThat(node.blockAt(Height.of(451)).orElseThrow().transactions())
                    .containsAll(spends);
            assertThat(node.filterHeaderAt(Height.of(500))).isPresent();
            bcoin.call("generatefork", bcoin.call("getblockhash", 495).asString(), 6);
            awaits(node, now -> now.tip().hash().display().equals(bcoin.tip()));
            assertThat(node.tip().height()).isEqualTo(Height.of(501));
        }
    }

    @Test
    void bcoinFollowsThePracticeChainWithItsTransactionsAndReorganisations() throws Exception {
        try (var node = PracticeBitcoinNode.start(0, InstantSource.system())) {
            node.mine(650);
            for (var tx : spendInEveryWay(node)) {
                assertThat(node.submit(tx)).isInstanceOf(SubmitResult.Accepted.class);
            }
            node.mine(2);
            try (var bcoin = BcoinPeer.start("--active-from-start", "--connect", "127.0.0.1:" + node.port())) {
                awaits(() -> bcoin.tip().equals(node.tip().hash().display()));
                node.mine(3);
                awaits(() -> bcoin.tip().equals(node.tip().hash().display()));
                node.fork(5, 6);
                awaits(() -> bcoin.tip().equals(node.tip().hash().display()));
                assertThat(node.pay(ALICE.p2tr(), Satoshis.of(60_000))).isInstanceOf(FaucetResult.Paid.class);
                var payment = node.unconfirmed().getLast().txid().toString();
                awaits(() -> bcoin.call("getrawmempool")
                        .valueStream()
                        .anyMatch(tx -> tx.asString().equals(payment)));
            }
        }
    }

    @Test
    void takesTheTransactionsThatBcoinRelays() throws Exception {
        try (var bcoin = BcoinPeer.start();
                var node = PracticeBitcoinNode.start(0, InstantSource.system())) {
            bcoin.mine(450, ScriptRules.anyoneCanSpend());
            node.connect(addressOf(bcoin.port()));
            awaits(node, now -> now.tip().hash().display().equals(bcoin.tip()));
            var tx = Spending.free(node.blockAt(Height.of(1)).orElseThrow()).to(ALICE.p2wpkh());
            bcoin.call("sendrawtransaction", hex(tx));
            awaits(node, now -> now.unconfirmed() == 1);
            assertThat(node.unconfirmed()).containsExactly(tx);
        }
    }

    @Test
    void refusesWhatBcoinRefuses() throws Exception {
        try (var bcoin = BcoinPeer.start();
                var node = PracticeBitcoinNode.start(0, InstantSource.system())) {
            bcoin.mine(450, ScriptRules.anyoneCanSpend());
            node.connect(addressOf(bcoin.port()));
            awaits(node, now -> now.tip().hash().display().equals(bcoin.tip()));
            var coin = Spending.free(node.blockAt(Height.of(1)).orElseThrow());
            var tooMuch = coin.paying(-1).to(ALICE.p2wpkh());
            var immature =
                    Spending.free(node.blockAt(Height.of(400)).orElseThrow()).to(ALICE.p2wpkh());
            var dust = coin.to(List.of(new TxOut(Satoshis.of(100), ALICE.p2wpkh())));
            for (var tx : List.of(tooMuch, immature, dust)) {
                assertThatThrownBy(() -> bcoin.call("sendrawtransaction", hex(tx)))
                        .isInstanceOf(JsonHttp.Refusal.class);
                assertThat(node.submit(tx)).isInstanceOf(SubmitResult.Refused.class);
            }
        }
    }

    /// Coins for one key in every form but taproot, which bcoin does not know, and their spending.
    private static List<Transaction> spendInEveryWay(PracticeBitcoinNode node) {
        var each = Satoshis.of(1_000_000);
        var coin = Spending.free(node.blockAt(Height.of(1)).orElseThrow());
        var change = coin.worth().minus(Satoshis.of(3_001_000));
        var fan = coin.to(List.of(
                new TxOut(each, ALICE.p2pkh()),
                new TxOut(each, ALICE.p2wpkh()),
                new TxOut(each, ALICE.p2shP2wpkh()),
                new TxOut(change, ScriptRules.anyoneCanSpend())));
        var spending = Spending.of(fan, 0)
                .and(fan.outPoint(1), fan.outputs().get(1))
                .and(fan.outPoint(2), fan.outputs().get(2));
        var spend = spending.to(ALICE.p2tr());
        for (int i = 0; i < 3; i++) spend = ALICE.sign(spend, i, spending.spent(), SignatureHash.ALL);
        return List.of(fan, spend);
    }

    private static PeerAddress addressOf(int port) {
        return PeerAddress.of(InetAddress.getLoopbackAddress(), port);
    }

    private static String hex(Transaction tx) {
        return HexFormat.of().formatHex(tx.bytes());
    }

    private static void awaits(PracticeBitcoinNode node, Predicate<PracticeSnapshot> state) throws Exception {
        var reached = new CountDownLatch(1);
        try (var _ = node.snapshot().observe(Runnable::run, now -> {
            if (state.test(now)) reached.countDown();
        })) {
            assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static void awaits(BooleanSupplier state) throws Exception {
        for (int i = 0; i < 300 && !state.getAsBoolean(); i++) Thread.sleep(100);
        assertThat(state.getAsBoolean()).isTrue();
    }
}

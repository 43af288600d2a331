package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.OutPoint;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.bitcoin.Transaction;
import dev.touchstone.wallet.account.Branch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Compares the ledger with a model that knows nothing but the blocks there are: whatever order things happen in, both
/// must come to the same coins.
final class LedgerModelTest {
    @Test
    void agreesWithAPlainReadingOfTheChainThroughRandomHistories() {
        for (int seed = 0; seed < 60; seed++) new History(seed).run();
    }

    private static final class History {
        private final Random random;
        private final FakeChain chain = new FakeChain();
        private final List<Transaction> made = new ArrayList<>();

        History(long seed) {
            this.random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> mineSome();
                    case 3 -> chain.see(fresh());
                    case 4, 5 -> chain.sign(spending());
                    case 6 -> chain.remove(Math.min(random.nextInt(4), chain.blocks.size() - 1));
                    case 7 -> abandonOne();
                    default -> throw new AssertionError();
                }
                compare();
            }
        }

        private Transaction fresh() {
            return remembered(chain.pay(List.of(), ownScript(), 1000 + random.nextInt(9000)));
        }

        /// Spends one or two outputs of any transaction there ever was, so that conflicts of all kinds arise.
        private Transaction spending() {
            if (made.isEmpty()) return fresh();
            var inputs = new HashSet<OutPoint>();
            for (int i = 0; i <= random.nextInt(2); i++) {
                var from = made.get(random.nextInt(made.size()));
                inputs.add(from.outPoint(random.nextInt(from.outputs().size())));
            }
            return remembered(chain.pay(
                    List.copyOf(inputs),
                    FakeChain.somebody(),
                    random.nextInt(900) + 1,
                    ownScript(),
                    random.nextInt(900) + 1));
        }

        private Script ownScript() {
            return chain.own(random.nextBoolean() ? Branch.RECEIVE : Branch.CHANGE, random.nextInt(90));
        }

        private Transaction remembered(Transaction tx) {
            made.add(tx);
            return tx;
        }

        /// Mines transactions that do not contradict the chain, old ones or new.
        private void mineSome() {
            var block = new ArrayList<Transaction>();
            for (int i = 0; i < random.nextInt(4); i++) {
                var tx = random.nextBoolean() || made.isEmpty() ? spending() : made.get(random.nextInt(made.size()));
                boolean isPossible = chainTransactions().stream().noneMatch(tx::equals)
                        && block.stream().noneMatch(tx::equals)
                        && tx.inputs().stream().noneMatch(input -> spent(block).contains(input.outPoint()))
                        && tx.inputs().stream()
                                .allMatch(input -> isSomebodys(input.outPoint()) || exists(input.outPoint(), block));
                if (isPossible) block.add(tx);
            }
            chain.mine(block.toArray(Transaction[]::new));
        }

        private boolean isSomebodys(OutPoint outPoint) {
            return made.stream().noneMatch(tx -> tx.txid().equals(outPoint.txid()));
        }

        private boolean exists(OutPoint outPoint, List<Transaction> block) {
            return chainTransactions().stream().anyMatch(tx -> tx.txid().equals(outPoint.txid()))
                    || block.stream().anyMatch(tx -> tx.txid().equals(outPoint.txid()));
        }

        private Set<OutPoint> spent(List<Transaction> more) {
            var spent = new HashSet<OutPoint>();
            chainTransactions().forEach(tx -> tx.inputs().forEach(input -> spent.add(input.outPoint())));
            more.forEach(tx -> tx.inputs().forEach(input -> spent.add(input.outPoint())));
            return spent;
        }

        private List<Transaction> chainTransactions() {
            return chain.blocks.stream().flatMap(List::stream).toList();
        }

        private void abandonOne() {
            if (made.isEmpty()) return;
            var tx = made.get(random.nextInt(made.size()));
            chain.ledger.apply(new WalletEvent.PaymentAbandoned(tx.txid(), FakeChain.NOW));
        }

        private void compare() {
            var snapshot = chain.look();
            var spent = spent(List.of());
            Map<OutPoint, Long> expected = new HashMap<>();
            for (var tx : chainTransactions()) {
                for (int i = 0; i < tx.outputs().size(); i++) {
                    var output = tx.outputs().get(i);
                    boolean ours = chain.ledger.book().pathOf(output.script()).isPresent();
                    if (ours && !spent.contains(tx.outPoint(i)))
                        expected.put(tx.outPoint(i), output.value().value());
                }
            }
            var confirmed = snapshot.coins().stream()
                    .filter(Coin::isConfirmed)
                    .collect(Collectors.toMap(
                            Coin::outPoint, coin -> coin.value().value()));
            assertThat(confirmed).isEqualTo(expected);
            long sum = expected.values().stream().mapToLong(Long::longValue).sum();
            assertThat(snapshot.balance().confirmed().value()).isEqualTo(sum);
            checkConflicts(snapshot);
        }

        private static void checkConflicts(WalletSnapshot snapshot) {
            var spentByLive = new HashSet<OutPoint>();
            for (var entry : snapshot.entries()) {
                if (!entry.state().isLive()) continue;
                for (var input : entry.transaction().inputs()) {
                    assertThat(spentByLive.add(input.outPoint()))
                            .as("two live transactions spend " + input)
                            .isTrue();
                }
            }
        }
    }
}

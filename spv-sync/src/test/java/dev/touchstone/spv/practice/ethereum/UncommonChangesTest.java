package dev.touchstone.spv.practice.ethereum;

import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ALICE;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.BOB;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.CAROL;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.ETHER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.FORWARDER;
import static dev.touchstone.spv.practice.ethereum.HistoryWorld.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.BlockNumber;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.history.Subject;
import dev.touchstone.spv.practice.ethereum.Signing.Draft;
import dev.touchstone.spv.proof.Movement;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Reconciliation;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What no transaction of an account explains is an amount of its block, and nothing is made up for it: tips,
/// what
/// contracts send within transactions, what one leaves behind that ends itself.
class UncommonChangesTest {
    private static final Subject SUBJECT = Subject.ether(ALICE.address());
    private static final BlockNumber START = BlockNumber.of(2);

    /// Ends itself for the account in its data.
    private static final ByteString ENDING = ByteString.fromHex("5f35ff").orElseThrow();

    private static final EthereumAddress ENDED =
            EthereumAddress.of(new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7});

    private HistoryWorld world;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        world = HistoryWorld.since(ConsensusFork.FULU, folder);
    }

    @AfterEach
    void close() throws IOException {
        world.close();
    }

    private static ByteString word(EthereumAddress address) {
        var key = StorageKey.of(new BigInteger(1, address.value().toArray()));
        return ByteString.of(key.value().toBytes());
    }

    private void calls(Signing who, long nonce, EthereumAddress contract) {
        world.send(who, Draft.payment(nonce, contract, ETHER).withGas(100_000).withData(word(ALICE.address())));
    }

    private List<String> causes(HistoryWorld.Whole whole, Subject subject) {
        return whole.movements(subject).stream()
                .map(it -> it.value().cause().getClass().getSimpleName())
                .toList();
    }

    @Test
    void tipsOfBlocksAreToldFromWhatContractsGive() throws Exception {
        var maker = Subject.ether(BlockMaker.BENEFICIARY);
        world.send(ALICE, Draft.payment(0, BOB, ETHER));
        world.chain.advance(2);
        world.send(ALICE, Draft.payment(1, BOB, ETHER));
        var whole = world.search(maker, START, world.follow());
        assertThat(whole.movements(maker))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.value().cause())
                        .isInstanceOfSatisfying(
                                Movement.Besides.class,
                                besides -> assertThat(besides.toBlockMaker()).isTrue()))
                .allSatisfy(it -> assertThat(it.value().change())
                        .as("a gwei for each unit of gas")
                        .isEqualTo(Wei.PER_GWEI.times(21_000).value()));
        assertThat(proven(world.addsUp(maker, whole)).value().addsUp()).isTrue();
    }

    @Test
    void whatAContractLeavesThatEndsItselfIsAnAmountWithoutAName() throws Exception {
        world.chain.seedContract(ENDED, ENDING, Map.of());
        world.chain.advance(1);
        calls(CAROL, 0, ENDED);
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(causes(whole, SUBJECT)).containsExactly("Besides");
        var movement = whole.movements(SUBJECT).getFirst().value();
        assertThat(movement.change()).isEqualTo(ETHER.value());
        assertThat(((Movement.Besides) movement.cause()).toBlockMaker()).isFalse();
        assertThat(proven(world.addsUp(SUBJECT, whole)).value().isWhole()).isTrue();
    }

    @Test
    void whatComesBackWithinAnOwnTransactionStandsBesideIt() throws Exception {
        calls(ALICE, 0, FORWARDER);
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(causes(whole, SUBJECT)).containsExactly("Sent", "Besides");
        var back = whole.movements(SUBJECT).getLast().value();
        assertThat(back.change()).isEqualTo(ETHER.value());
        assertThat(proven(world.addsUp(SUBJECT, whole)).value().isWhole()).isTrue();
    }

    @Test
    void severalPaymentsByContractsInOneBlockAreOneAmountAndPaymentsBesideThemKeepTheirNames() throws Exception {
        calls(CAROL, 0, FORWARDER);
        calls(CAROL, 1, FORWARDER);
        world.send(CAROL, Draft.payment(2, ALICE.address(), Wei.of(7)));
        var whole = world.search(SUBJECT, START, world.follow());
        assertThat(causes(whole, SUBJECT)).containsExactly("Received", "Besides");
        assertThat(whole.movements(SUBJECT).getLast().value().change())
                .isEqualTo(ETHER.times(2).value());
        var withoutIt = whole.movements(SUBJECT).subList(0, 1);
        assertThat(world.addsUp(SUBJECT, whole, withoutIt)).isInstanceOfSatisfying(Pending.class, pending -> {
            var soFar = (Reconciliation) pending.soFar().orElseThrow();
            assertThat(soFar.remainder())
                    .as("what is not found stays unexplained")
                    .isEqualTo(ETHER.times(2).value());
        });
    }
}

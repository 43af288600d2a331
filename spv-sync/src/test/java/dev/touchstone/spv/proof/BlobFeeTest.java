package dev.touchstone.spv.proof;

import static dev.touchstone.spv.proof.StateFindings.proven;
import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.EthereumTransaction;
import dev.touchstone.spv.ethereum.ExecutionHeader;
import dev.touchstone.spv.ethereum.HeaderField;
import dev.touchstone.spv.ethereum.Receipt;
import dev.touchstone.spv.ethereum.beacon.BeaconHeader;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.ExecutionLink;
import dev.touchstone.spv.ethereum.beacon.ForkSchedule;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientHeader;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.Slot;
import dev.touchstone.spv.ethereum.beacon.SyncCommittee;
import dev.touchstone.spv.ethereum.trie.PatriciaTrie;
import dev.touchstone.spv.testsupport.EthereumJson;
import dev.touchstone.spv.testsupport.ExecutionChain;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an account paid for a transaction with blobs follows from its block, on the small chain that geth made.
class BlobFeeTest {
    private static final String FILE = "eth_getTransactionReceipt/get-blob-tx.io";
    private static final long NUMBER = 42;

    private final ExecutionChain.Block block = ExecutionChain.blocks().get((int) NUMBER - 1);
    private final EthereumTransaction transaction =
            EthereumTransaction.parse(block.transactions().getFirst()).orThrow();
    private final EthereumAddress sender = transaction.sender().orElseThrow();

    private static EthereumChain chain(ConsensusFork fork, int mostBlobs) {
        var activation = new ForkSchedule.Activation(fork, 0, ByteString.of((byte) 1, (byte) 0, (byte) 0, (byte) 0));
        var schedule = new ForkSchedule(
                Preset.MINIMAL,
                Instant.EPOCH,
                Hash256.ZERO,
                Duration.ofSeconds(12),
                List.of(activation),
                List.of(new ForkSchedule.BlobLimit(0, mostBlobs)));
        return new EthereumChain("small", 1, schedule);
    }

    private static Proven<ExecutionHeader> signed(ExecutionHeader execution) {
        var beacon = new BeaconHeader(Slot.of(1), 1, Hash256.ZERO, Hash256.ZERO, Hash256.ZERO);
        var link = new LightClientHeader(beacon, new ExecutionLink.BlockHash(execution.hash(), List.of()));
        var nobody = new SyncCommittee(ByteString.EMPTY, ByteString.of(new byte[48]));
        var trail = new LightClientTrail(
                new TrustAnchor.Checkpoint("small", beacon.root()),
                new LightClientBootstrap(link, nobody, List.of()),
                List.of());
        var evidence = new Evidence.SignedBlock(execution.bytes(), link, new Evidence.Signing.IsCheckpoint(), trail);
        return ProvenPremise.signed(execution, evidence);
    }

    /// What moved for an account by the first transaction of a block that has this receipt alone: the others of
    /// its block are not recorded.
    private Finding<Movement> moved(EthereumChain chain, ExecutionHeader header, EthereumAddress account, Receipt got) {
        var receipts = PatriciaTrie.ofList(List.of(got.bytes())).root();
        var at = signed(
                header.toBuilder().set(HeaderField.RECEIPTS_ROOT, receipts).build());
        var key = PatriciaTrie.listKey(0);
        var tx = proven(BlockKernel.transaction(
                at, 0, PatriciaTrie.ofList(block.transactions()).prove(key)));
        var receipt = proven(BlockKernel.receiptOf(
                at, tx, PatriciaTrie.ofList(List.of(got.bytes())).prove(key)));
        return MoveKernel.firstEther(new MoveKernel.Place(chain, at, account), tx, receipt);
    }

    private static BigInteger number(String member) {
        return new BigInteger(ExecutionChain.result(FILE).get(member).asString().substring(2), 16);
    }

    private BigInteger gasFee(ExecutionHeader header, Receipt receipt) {
        return transaction
                .fees()
                .perGas(header.baseFee().orElseThrow())
                .value()
                .multiply(BigInteger.valueOf(receipt.cumulativeGasUsed()));
    }

    @Test
    void theFeeOfARealTransactionIsWhatItsServerSaysThatWasPaid() {
        var receipt = EthereumJson.receipt(ExecutionChain.result(FILE));
        var movement = (Movement.Sent) proven(moved(chain(ConsensusFork.DENEB, 6), block.header(), sender, receipt))
                .value()
                .cause();
        var paid = number("gasUsed")
                .multiply(number("effectiveGasPrice"))
                .add(number("blobGasUsed").multiply(number("blobGasPrice")));
        assertThat(movement.fee().value()).isEqualTo(paid);
        assertThat(movement.to()).isPresent();
    }

    /// Where the excess is ten times the fraction of the fork, the price is the tenth power of Euler's number.
    @ParameterizedTest
    @CsvSource({
        "DENEB, 6, 3338477",
        "ELECTRA, 9, 5007716",
        "FULU, 9, 5007716",
        "FULU, 15, 8346193",
        "FULU, 21, 11684671"
    })
    void whatBlobsCostFollowsFromTheExcessAndTheForkOfTheBlock(ConsensusFork fork, int most, long fraction) {
        var receipt = EthereumJson.receipt(ExecutionChain.result(FILE));
        var header = header(fork, 10 * fraction);
        var movement = proven(moved(chain(fork, most), header, sender, receipt)).value();
        var fee = ((Movement.Sent) movement.cause()).fee().value();
        var blobs = fee.subtract(gasFee(header, receipt));
        assertThat(blobs).isEqualTo(number("blobGasUsed").multiply(BigInteger.valueOf(22_026)));
        assertThat(movement.change().negate())
                .isEqualTo(fee.add(transaction.value().value()));
    }

    private ExecutionHeader header(ConsensusFork fork, long excess) {
        var builder = block.header().toBuilder().set(HeaderField.EXCESS_BLOB_GAS, excess);
        if (fork.isAtLeast(ConsensusFork.ELECTRA)) builder.set(HeaderField.REQUESTS_HASH, Hash256.ZERO);
        return builder.build();
    }

    @Test
    void whatFailedPaidForItsBlobsAllTheSame() {
        var good = EthereumJson.receipt(ExecutionChain.result(FILE));
        var failed = Receipt.of(good.type(), new Receipt.Outcome.Failed(), good.cumulativeGasUsed(), List.of());
        var movement = proven(moved(chain(ConsensusFork.DENEB, 6), block.header(), sender, failed))
                .value();
        var blobs = number("blobGasUsed").multiply(number("blobGasPrice"));
        assertThat(movement.change().negate())
                .isEqualTo(gasFee(block.header(), failed).add(blobs));
    }

    @Test
    void byRulesThatAreNotKnownNothingIsProvenOfTheSenderAndAllOfTheReceiver() {
        var receipt = EthereumJson.receipt(ExecutionChain.result(FILE));
        var unknown = chain(ConsensusFork.FULU, 77);
        assertThat(moved(unknown, header(ConsensusFork.FULU, 0), sender, receipt))
                .isInstanceOf(Pending.class);
        var elsewhere =
                new EthereumChain("other", 1, chain(ConsensusFork.DENEB, 6).schedule());
        assertThat(moved(elsewhere, block.header(), sender, receipt)).isInstanceOf(Pending.class);
        var to = ((Destination.To) transaction.destination()).address();
        var received = proven(moved(unknown, header(ConsensusFork.FULU, 0), to, receipt))
                .value();
        assertThat(received.change()).isEqualTo(transaction.value().value());
    }
}

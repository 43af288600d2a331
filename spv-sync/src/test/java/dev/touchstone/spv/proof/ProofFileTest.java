package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHeader;
import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.testsupport.RegtestBlocks;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofFileTest {
    private static final Script OURS = Script.p2wpkh(new byte[20]);

    private final RegtestBlocks blocks = chainOfFive(0);
    private final HeaderChain chain = headers(blocks);
    private final ProofFile file = proofOfTheSpend();

    private static RegtestBlocks chainOfFive(int salt) {
        var blocks = new RegtestBlocks(salt);
        var coinbase = blocks.mine().transactions().getFirst();
        blocks.mine();
        blocks.mine(RegtestBlocks.spend(coinbase.outPoint(0), OURS, 5_000));
        blocks.mine();
        blocks.mine();
        return blocks;
    }

    private static HeaderChain headers(RegtestBlocks blocks) {
        var chain = HeaderChain.atGenesis(Networks.of(Network.BITCOIN_REGTEST));
        chain.extend(blocks.headers(1, blocks.height()), 0, blocks.height(), Instant.now());
        return chain;
    }

    private ProofFile proofOfTheSpend() {
        var block = blocks.block(3);
        var header = (Proven<BlockHeader>) Kernel.header(chain, block.header(), Height.of(3));
        var contents = (Proven<BlockContents>) Kernel.blockContents(header, block.bytes());
        return ProofFile.of(Kernel.inclusion(contents, 1), (from, to) -> blocks.headers(from.value(), to.value()));
    }

    private static Finding<ConfirmedTransaction> check(byte[] bytes, Optional<HeaderChain> known) {
        return switch (ProofFile.parse(bytes)) {
            case Parsed.Ok<ProofFile>(var read) -> read.check(known, Instant.now());
            case Parsed.Malformed<ProofFile>(var reason) -> new Refuted<>(new Refutation.Unreadable(reason));
        };
    }

    @Test
    void provesItselfWithNothingButItsBytes() {
        var finding = check(file.toBytes(), Optional.empty());
        assertThat(finding.isProven()).isTrue();
        var confirmed = finding.shown().orElseThrow();
        assertThat(confirmed.transaction().txid())
                .isEqualTo(blocks.block(3).transactions().get(1).txid());
        assertThat(file.statement()).contains(confirmed.transaction().txid().toString(), "block 3");
    }

    @Test
    void everyChangedByteIsRefuted() {
        var good = file.toBytes();
        var random = new Random(1);
        for (int at = 0; at < good.length; at++) {
            var changed = good.clone();
            changed[at] ^= (byte) (1 << random.nextInt(7));
            assertThat(check(changed, Optional.empty()))
                    .as("byte %d: %s", at, new String(good, Math.max(0, at - 20), 20, StandardCharsets.UTF_8))
                    .isInstanceOf(Refuted.class);
        }
    }

    @Test
    void everyTruncationAndExcessIsRefuted() {
        var good = file.toBytes();
        for (int length = 0; length < good.length; length += 7) {
            assertThat(check(Arrays.copyOf(good, length), Optional.empty())).isInstanceOf(Refuted.class);
        }
        assertThat(check(Arrays.copyOf(good, good.length + 1), Optional.empty()))
                .isInstanceOf(Refuted.class);
    }

    @Test
    void everyDigitReplacedByAnotherIsRefuted() {
        var good = new String(file.toBytes(), StandardCharsets.UTF_8);
        for (int at = 0; at < good.length(); at++) {
            char digit = good.charAt(at);
            if (Character.digit(digit, 16) < 0) continue;
            char other = Character.forDigit((Character.digit(digit, 16) + 1) % 10, 10);
            var changed = good.substring(0, at) + other + good.substring(at + 1);
            if (changed.equals(good)) continue;
            assertThat(check(changed.getBytes(StandardCharsets.UTF_8), Optional.empty()))
                    .isInstanceOf(Refuted.class);
        }
    }

    @Test
    void aHeavierChainKnownHereThatLacksTheBlockRefutesIt() {
        var other = chainOfFive(1);
        other.mine();
        var finding = check(file.toBytes(), Optional.of(headers(other)));
        BlockContentsTest.assertRefuted(finding, Refutation.HeaderNotOnBestChain.class);
    }

    @Test
    void aFileWithoutTheWholeChainNeedsHeadersToStandOn() {
        var part = new ProofFile(
                file.network(),
                file.block(),
                file.strippedTransaction(),
                file.branch(),
                file.coinbase(),
                Height.of(3),
                ByteString.of(blocks.headers(3, 5)));
        assertThat(check(part.toBytes(), Optional.empty())).isInstanceOf(Pending.class);
        assertThat(check(part.toBytes(), Optional.of(chain)).isProven()).isTrue();
        BlockContentsTest.assertRefuted(
                check(part.toBytes(), Optional.of(headers(chainOfFive(1)))), Refutation.HeaderNotOnBestChain.class);
    }

    /// Its statement counts the headers above the block, so none of them may be made up.
    @Test
    void headersBeyondTheKnownTipNeedWorkToo() {
        var known = HeaderChain.atGenesis(Networks.of(Network.BITCOIN_REGTEST));
        known.extend(blocks.headers(1, 3), 0, 3, Instant.now());
        assertThat(check(partTo(blocks.headers(3, 5)).toBytes(), Optional.of(known))
                        .isProven())
                .isTrue();
        var madeUp = blocks.headers(3, 5);
        madeUp[madeUp.length - 1] ^= 1;
        while (isMined(madeUp)) madeUp[madeUp.length - 2]++;
        BlockContentsTest.assertRefuted(
                check(partTo(madeUp).toBytes(), Optional.of(known)), Refutation.HashAboveTarget.class);
    }

    private static boolean isMined(byte[] headers) {
        var last = BlockHeader.parse(Arrays.copyOfRange(headers, headers.length - 80, headers.length))
                .orThrow();
        return (last.hash().value().toBytes()[31] & 0x80) == 0;
    }

    private ProofFile partTo(byte[] headers) {
        return new ProofFile(
                file.network(),
                file.block(),
                file.strippedTransaction(),
                file.branch(),
                file.coinbase(),
                Height.of(3),
                ByteString.of(headers));
    }
}

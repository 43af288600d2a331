package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Keccak256;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.proof.MovedAsset;
import dev.touchstone.spv.proof.Movement;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Likely spam is told by what the wallet itself did.
class SuspicionsTest {
    private static final EthereumAddress OWN = address("aaaa", "0001");
    private static final EthereumAddress SAVINGS = address("aaaa", "0002");
    private static final EthereumAddress BOB = address("beef", "cafe");
    private static final EthereumAddress LIKE_BOB = address("beef11", "22cafe");
    private static final EthereumAddress STRANGER = address("1234", "5678");
    private static final EthereumAddress DOLLAR = address("d011", "d011");
    private static final EthereumAddress BIRDS = address("b1d5", "b1d5");
    private static final EthereumAddress JUNK = address("bad0", "bad0");

    private static EthereumAddress address(String first, String last) {
        var digits = first + "0".repeat(40 - first.length() - last.length()) + last;
        return new EthereumAddress(ByteString.fromHex(digits).orElseThrow());
    }

    private static Hash256 hash(String name) {
        return Keccak256.of(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static Movement movement(Optional<EthereumAddress> token, long change, Movement.Cause cause) {
        var asset = token.<MovedAsset>map(MovedAsset.Token::new).orElse(MovedAsset.ether());
        return movement(asset, change, cause);
    }

    private static Movement movement(MovedAsset asset, long change, Movement.Cause cause) {
        return new Movement(OWN, asset, new ChainPoint(Height.of(5), Hash256.ZERO), BigInteger.valueOf(change), cause);
    }

    private static final Movement PAID_BOB = movement(
            Optional.empty(), -5, new Movement.Sent(hash("rent"), 0, Optional.of(BOB), Wei.of(4), Wei.of(1), true));

    private static Movement received(EthereumAddress from, Wei value) {
        return new Movement(
                OWN,
                MovedAsset.ether(),
                new ChainPoint(Height.of(5), Hash256.ZERO),
                value.value(),
                new Movement.Received(hash("gift"), from, value));
    }

    private static Movement reported(
            String tx, EthereumAddress token, EthereumAddress from, EthereumAddress to, long n) {
        return movement(Optional.of(token), n, new Movement.Reported(hash(tx), 0, from, to));
    }

    private static Optional<EthereumEntry.Suspicion> of(Movement movement) {
        return new Suspicions(List.of(PAID_BOB, movement), Set.of(OWN, SAVINGS), Set.of(DOLLAR), Set.of(BIRDS))
                .of(movement, false);
    }

    @Test
    void moneyFromStrangersIsNoSpamButDustIs() {
        assertThat(of(received(STRANGER, Wei.PER_ETHER))).isEmpty();
        assertThat(of(received(STRANGER, Wei.of(1)))).contains(EthereumEntry.Suspicion.DUST);
        assertThat(of(received(BOB, Wei.of(1))))
                .as("from somebody who was paid")
                .isEmpty();
        assertThat(of(received(SAVINGS, Wei.of(1))))
                .as("from the wallet itself")
                .isEmpty();
    }

    @Test
    void whoLooksLikeSomebodyWhoWasPaidIsSuspectedWhateverItSends() {
        assertThat(of(received(LIKE_BOB, Wei.PER_ETHER))).contains(EthereumEntry.Suspicion.LOOKS_LIKE_ANOTHER);
        assertThat(of(reported("spam", DOLLAR, LIKE_BOB, OWN, 5))).contains(EthereumEntry.Suspicion.LOOKS_LIKE_ANOTHER);
    }

    @Test
    void aTransferOfNothingThatNobodyHereSentIsSpam() {
        assertThat(of(reported("spam", DOLLAR, OWN, LIKE_BOB, 0))).contains(EthereumEntry.Suspicion.OF_NOTHING);
        assertThat(of(reported("rent", DOLLAR, OWN, STRANGER, 0)))
                .as("in an own payment")
                .isEmpty();
    }

    @Test
    void tokensThatNobodyAskedForAreSuspected() {
        assertThat(of(reported("gift", DOLLAR, STRANGER, OWN, 5))).isEmpty();
        assertThat(of(reported("spam", JUNK, STRANGER, OWN, 5))).contains(EthereumEntry.Suspicion.UNKNOWN_TOKEN);
        assertThat(of(reported("rent", JUNK, STRANGER, OWN, 5)))
                .as("bought in an own payment")
                .isEmpty();
    }

    @Test
    void onlyWhoWasReallyPaidIsKnown() {
        var failed = movement(
                Optional.empty(),
                -1,
                new Movement.Sent(hash("f"), 1, Optional.of(STRANGER), Wei.of(4), Wei.of(1), false));
        var pretended = reported("spam", DOLLAR, OWN, LIKE_BOB, 0);
        var used = movement(
                Optional.empty(), -1, new Movement.Sent(hash("u"), 2, Optional.of(DOLLAR), Wei.ZERO, Wei.of(1), true));
        var tokens = reported("u", DOLLAR, OWN, SAVINGS, -3);
        var told = new Suspicions(
                List.of(PAID_BOB, failed, pretended, used, tokens), Set.of(OWN), Set.of(DOLLAR), Set.of());
        assertThat(told.payees()).containsExactlyInAnyOrder(BOB, SAVINGS);
    }

    @Test
    void aCollectibleNobodyAskedForIsLikelySpamAndOneOfAKnownCollectionIsNot() {
        var given = new Movement.Reported(hash("drop"), 0, STRANGER, OWN);
        var known = movement(new MovedAsset.Single(BIRDS, BigInteger.ONE), 1, given);
        var unasked = movement(new MovedAsset.Kind(DOLLAR, BigInteger.ONE), 1, given);
        assertThat(of(known)).isEmpty();
        assertThat(of(unasked)).contains(EthereumEntry.Suspicion.UNKNOWN_TOKEN);
    }
}

package dev.touchstone.wallet.message.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.AddressText;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.testsupport.Vectors;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.field.MessageField;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What messages are taken for, and what is warned of.
class MessageReviewTest {
    private static final EthereumAddress ME = address("0x9D85ca56217D2bb651b00f15e694EB7E713637D4");
    private static final EthereumAddress SPENDER = address("0x00000000000000000000000000000000000000aa");
    private static final EthereumAddress TOKEN = address("0x00000000000000000000000000000000000000bb");
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final long SOON = NOW.getEpochSecond() + 600;
    private static final String ALL =
            BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE).toString();

    private static EthereumAddress address(String text) {
        return ((AddressText.Valid) EthereumAddress.parse(text)).address();
    }

    private static MessageReview review(SignableMessage message, String origin) {
        return MessageReview.of(
                message, new MessageContext(ME, BigInteger.ONE, origin, NOW, KnownContracts.NONE, Descriptions.NONE));
    }

    private static MessageReview text(String text, String origin) {
        var bytes = ByteString.of(text.getBytes(StandardCharsets.UTF_8));
        return review(new SignableMessage.Personal(bytes), origin);
    }

    private static List<String> codes(MessageReview review) {
        return review.warnings().stream().map(MessageWarning::code).toList();
    }

    /// Typed data for the contract `TOKEN` on the first network.
    private static MessageReview typed(String types, String primary, String message) {
        return typed(types, primary, message, 1);
    }

    private static MessageReview typed(String types, String primary, String message, int chainId) {
        var json = """
                {"types": {"EIP712Domain": [{"name": "chainId", "type": "uint256"},
                                            {"name": "verifyingContract", "type": "address"}], %s},
                 "primaryType": "%s", "domain": {"chainId": %d, "verifyingContract": "%s"}, "message": %s}
                """.formatted(types, primary, chainId, TOKEN.text(), message);
        return review(new SignableMessage.Typed(TypedData.parse(json).orThrow()), "https://app.example");
    }

    private static String struct(String name, String... members) {
        var text = new StringBuilder("\"" + name + "\": [");
        for (var member : members) {
            int blank = member.indexOf(' ');
            if (!member.equals(members[0])) text.append(", ");
            text.append("{\"name\": \"%s\", \"type\": \"%s\"}"
                    .formatted(member.substring(blank + 1), member.substring(0, blank)));
        }
        return text.append("]").toString();
    }

    private static final String PERMIT =
            struct("Permit", "address owner", "address spender", "uint256 value", "uint256 nonce", "uint256 deadline");

    private static String permit(EthereumAddress owner, String value, long deadline) {
        return """
                {"owner": "%s", "spender": "%s", "value": "%s", "nonce": 0, "deadline": %d}
                """.formatted(owner.text(), SPENDER.text(), value, deadline);
    }

    @Test
    void wordsAreWords() {
        var review = text("I agree to the terms.\nReally.", "https://app.example");
        assertThat(review.meaning()).isEqualTo(new MessageMeaning.Words("I agree to the terms.\nReally."));
        assertThat(review.warnings()).isEmpty();
    }

    @Test
    void bytesThatSayNothingAreSignedBlind() {
        var hash = text("0x" + "ab".repeat(32), "");
        assertThat(hash.isBlind()).isTrue();
        assertThat(codes(hash)).containsExactly("blind");
        assertThat(hash.meaning())
                .isInstanceOfSatisfying(
                        MessageMeaning.Opaque.class,
                        opaque -> assertThat(opaque.like()).isEqualTo(MessageMeaning.Likeness.HASH));
        var raw = review(new SignableMessage.Personal(ByteString.of(new byte[32])), "");
        assertThat(raw.isBlind()).isTrue();
        assertThat(review(new SignableMessage.Personal(ByteString.EMPTY), "").isBlind())
                .isTrue();
        var transaction = text("0x02f87001" + "00".repeat(110), "");
        assertThat(transaction.meaning())
                .isInstanceOfSatisfying(
                        MessageMeaning.Opaque.class,
                        opaque -> assertThat(opaque.like()).isEqualTo(MessageMeaning.Likeness.TRANSACTION));
        assertThat(text("bell \u0007", "").isBlind()).isTrue();
    }

    @Test
    void charactersThatAreNotSeenAreTold() {
        assertThat(codes(text("pay \u202eecila", ""))).containsExactly("unseen-characters");
    }

    private static String signIn(String domain, String uri, int chainId, String address, String more) {
        return domain + " wants you to sign in with your Ethereum account:\n" + address + "\n\nHello\n\nURI: " + uri
                + "\nVersion: 1\nChain ID: " + chainId + "\nNonce: 12345678\nIssued At: 2026-11-29T12:00:00Z" + more;
    }

    @Test
    void aSignInThatFitsIsWithoutWarnings() {
        var right = signIn("app.example", "https://app.example/login", 1, ME.text(), "");
        assertThat(text(right, "https://app.example").meaning()).isInstanceOf(MessageMeaning.SignIn.class);
        assertThat(codes(text(right, "https://app.example"))).isEmpty();
        assertThat(codes(text(right, "https://app.example:443"))).isEmpty();
        assertThat(codes(text(right, ""))).isEmpty();
    }

    @Test
    void eachMismatchOfASignInIsNamed() {
        var right = signIn("app.example", "https://app.example/login", 1, ME.text(), "");
        assertThat(codes(text(right, "https://app.example.evil.example"))).containsExactly("other-site");
        assertThat(codes(text(right, "https://app.example:8443"))).containsExactly("other-site");
        assertThat(codes(text("http://" + right, "https://app.example"))).containsExactly("sign-in-scheme");
        assertThat(codes(text(signIn("app.example", "https://bank.example/", 1, ME.text(), ""), "")))
                .containsExactly("sign-in-uri");
        assertThat(codes(text(signIn("app.example", "https://app.example/", 10, ME.text(), ""), "")))
                .containsExactly("sign-in-chain");
        assertThat(codes(text(signIn("app.example", "https://app.example/", 1, SPENDER.text(), ""), "")))
                .containsExactly("other-account");
        assertThat(codes(text(right + "\nExpiration Time: 2026-11-29T11:00:00Z", "")))
                .containsExactly("sign-in-expired");
        assertThat(codes(text(right + "\nNot Before: 2026-11-30T11:00:00Z", "")))
                .containsExactly("sign-in-not-yet");
        assertThat(codes(text(right.replace("At: 2026", "At: 2027"), ""))).containsExactly("sign-in-future");
        assertThat(codes(text(right + "\nAnything else", ""))).containsExactly("malformed-sign-in");
    }

    @Test
    void theDomainBindingVectorIsFound() {
        var vector = Vectors.json("ethereum/siwe/verification_negative.json").path("domain binding");
        var text = signIn(vector.path("domain").asString(), vector.path("uri").asString(), 1, ME.text(), "");
        assertThat(codes(text(text, "https://" + vector.path("domainBinding").asString())))
                .containsExactly("other-site");
    }

    @Test
    void aPermitSaysWhoMayTakeHowMuch() {
        var review = typed(PERMIT, "Permit", permit(ME, "5", SOON));
        assertThat(review.meaning()).isInstanceOfSatisfying(MessageMeaning.Permit.class, permit -> {
            assertThat(permit.means()).isEqualTo(MessageMeaning.Means.ERC_2612);
            assertThat(permit.spender()).isEqualTo(SPENDER);
            assertThat(permit.allowances())
                    .containsExactly(
                            new MessageMeaning.Allowance(TOKEN, BigInteger.valueOf(5), false, Optional.empty()));
        });
        assertThat(codes(review)).containsExactly("permit");
        assertThat(codes(typed(PERMIT, "Permit", permit(ME, ALL, Long.MAX_VALUE))))
                .containsExactly("unlimited-allowance", "far-deadline");
        assertThat(codes(typed(PERMIT, "Permit", permit(SPENDER, "5", 1))))
                .containsExactly("other-account", "permit", "expired");
        assertThat(codes(typed(PERMIT, "Permit", permit(ME, "0", SOON)))).isEmpty();
        assertThat(codes(typed(PERMIT, "Permit", permit(ME, "5", SOON), 137))).containsExactly("permit", "other-chain");
    }

    @Test
    void aTypeOfTheSameNameIsNotTakenForAPermit() {
        var review =
                typed(struct("Permit", "address spender", "uint256 value"), "Permit", """
                {"spender": "%s", "value": 5}""".formatted(SPENDER.text()));
        assertThat(review.meaning()).isEqualTo(new MessageMeaning.Undescribed("Permit"));
        assertThat(codes(review)).containsExactly("unknown-permission", "undescribed");
    }

    @Test
    void thePermitOfDaiIsAllOrNothing() {
        var types = struct(
                "Permit", "address holder", "address spender", "uint256 nonce", "uint256 expiry", "bool allowed");
        var review = typed(types, "Permit", """
                {"holder": "%s", "spender": "%s", "nonce": 1, "expiry": 0, "allowed": true}
                """.formatted(ME.text(), SPENDER.text()));
        assertThat(codes(review)).containsExactly("unlimited-allowance", "far-deadline");
    }

    @Test
    void permit2IsReadWithItsParts() {
        var types = struct("PermitSingle", "PermitDetails details", "address spender", "uint256 sigDeadline") + ","
                + struct("PermitDetails", "address token", "uint160 amount", "uint48 expiration", "uint48 nonce");
        var review = typed(types, "PermitSingle", """
                {"details": {"token": "%s", "amount": "%s", "expiration": %d, "nonce": 0},
                 "spender": "%s", "sigDeadline": %d}
                """.formatted(
                        TOKEN.text(),
                        BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE),
                        SOON + 400L * 86_400,
                        SPENDER.text(),
                        SOON));
        assertThat(codes(review)).containsExactly("unlimited-allowance", "far-deadline");
        var transfer = struct(
                        "PermitTransferFrom",
                        "TokenPermissions permitted",
                        "address spender",
                        "uint256 nonce",
                        "uint256 deadline")
                + "," + struct("TokenPermissions", "address token", "uint256 amount");
        assertThat(codes(typed(transfer, "PermitTransferFrom", """
                {"permitted": {"token": "%s", "amount": 7}, "spender": "%s", "nonce": 0, "deadline": %d}
                """.formatted(TOKEN.text(), SPENDER.text(), SOON))))
                .containsExactly("permit");
    }

    private static final String ORDER = struct(
                    "OrderComponents",
                    "address offerer",
                    "address zone",
                    "OfferItem[] offer",
                    "ConsiderationItem[] consideration",
                    "uint8 orderType",
                    "uint256 startTime",
                    "uint256 endTime",
                    "bytes32 zoneHash",
                    "uint256 salt",
                    "bytes32 conduitKey",
                    "uint256 counter")
            + ","
            + struct(
                    "OfferItem",
                    "uint8 itemType",
                    "address token",
                    "uint256 identifierOrCriteria",
                    "uint256 startAmount",
                    "uint256 endAmount")
            + ","
            + struct(
                    "ConsiderationItem",
                    "uint8 itemType",
                    "address token",
                    "uint256 identifierOrCriteria",
                    "uint256 startAmount",
                    "uint256 endAmount",
                    "address recipient");

    private static String order(EthereumAddress recipient, String price) {
        var zero = "0x" + "00".repeat(32);
        return """
                {"offerer": "%s", "zone": "%s",
                 "offer": [{"itemType": 2, "token": "%s", "identifierOrCriteria": 9, "startAmount": 1, "endAmount": 1}],
                 "consideration": [{"itemType": 0, "token": "%s", "identifierOrCriteria": 0, "startAmount": "%s",
                                    "endAmount": "%s", "recipient": "%s"}],
                 "orderType": 0, "startTime": 0, "endTime": %d, "zoneHash": "%s", "salt": 1, "conduitKey": "%s",
                 "counter": 0}
                """.formatted(
                        ME.text(),
                        EthereumAddress.ZERO.text(),
                        TOKEN.text(),
                        EthereumAddress.ZERO.text(),
                        price,
                        price,
                        recipient.text(),
                        SOON,
                        zero,
                        zero);
    }

    @Test
    void anOrderThatPaysNothingIsTheMarkOfADrainer() {
        assertThat(codes(typed(ORDER, "OrderComponents", order(ME, "1000000000000000000"))))
                .containsExactly("order");
        assertThat(codes(typed(ORDER, "OrderComponents", order(ME, "1")))).containsExactly("gives-for-nothing");
        assertThat(codes(typed(ORDER, "OrderComponents", order(SPENDER, "1000000000000000000"))))
                .containsExactly("gives-for-nothing");
    }

    @Test
    void votesAndCodeAreRecognised() {
        var delegation = struct("Delegation", "address delegatee", "uint256 nonce", "uint256 expiry");
        assertThat(codes(typed(delegation, "Delegation", """
                {"delegatee": "%s", "nonce": 0, "expiry": %d}""".formatted(SPENDER.text(), SOON))))
                .containsExactly("votes");
        var ballot = typed(struct("Ballot", "uint256 proposalId", "uint8 support"), "Ballot", """
                {"proposalId": 12, "support": 1}""");
        assertThat(ballot.meaning())
                .isEqualTo(new MessageMeaning.Vote(TOKEN, BigInteger.valueOf(12), MessageMeaning.Support.FOR, ""));
        var code = struct("Authorization", "uint256 chainId", "address address", "uint256 nonce");
        assertThat(codes(typed(code, "Authorization", """
                {"chainId": 1, "address": "%s", "nonce": 0}""".formatted(SPENDER.text()))))
                .containsExactly("delegation");
    }

    @Test
    void fieldsAreShownInTheirOrderUnderTheirOwnNames() {
        var review = typed(PERMIT, "Permit", permit(ME, "5", SOON));
        assertThat(review.fields())
                .extracting(MessageField::label)
                .containsExactly("owner", "spender", "value", "nonce", "deadline");
        assertThat(review.domain()).extracting(MessageField::label).containsExactly("chainId", "verifyingContract");
    }
}

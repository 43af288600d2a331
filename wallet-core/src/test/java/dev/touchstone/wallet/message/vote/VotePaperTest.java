package dev.touchstone.wallet.message.vote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.wallet.message.SignableMessage;
import dev.touchstone.wallet.message.description.Descriptions;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.reading.MessageContext;
import dev.touchstone.wallet.message.reading.MessageMeaning;
import dev.touchstone.wallet.message.reading.MessageMeaning.Support;
import dev.touchstone.wallet.message.reading.MessageReview;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is signed for a vote is what a review reads in it.
class VotePaperTest {
    private static final EthereumAddress GOVERNOR = address("11");
    private static final EthereumAddress VOTER = address("22");
    private static final Instant EXPIRY = Instant.ofEpochSecond(1_900_000_000);
    private static final RecoverableSignature SIGNATURE = new RecoverableSignature(BigInteger.ONE, BigInteger.TWO, 1);

    private static EthereumAddress address(String octet) {
        return new EthereumAddress(ByteString.fromHex(octet.repeat(20)).orElseThrow());
    }

    private static VotePaper paper(VoteForm form, VoteWish wish) {
        return new VotePaper(
                form,
                MessageDomain.ofCompound("Governor \"A\"", BigInteger.ONE, GOVERNOR),
                wish,
                VOTER,
                BigInteger.TEN);
    }

    private static VoteWish wish(VoteForm form) {
        return switch (form) {
            case DELEGATION -> new VoteWish.Delegation(GOVERNOR, VOTER, EXPIRY);
            case BALLOT_OF_ALPHA, BALLOT, BALLOT_OF_VOTER ->
                new VoteWish.Ballot(GOVERNOR, BigInteger.valueOf(77), VoteWish.Ballot.FOR, "");
            case EXTENDED, EXTENDED_OF_VOTER ->
                new VoteWish.Ballot(GOVERNOR, BigInteger.valueOf(77), VoteWish.Ballot.FOR, "be\"cause");
        };
    }

    private static MessageMeaning meaning(VotePaper paper) {
        var context = new MessageContext(
                VOTER, BigInteger.ONE, "", Instant.EPOCH, KnownContracts.NONE, Descriptions.builtIn());
        return MessageReview.of(new SignableMessage.Typed(paper.data()), context)
                .meaning();
    }

    @ParameterizedTest
    @EnumSource(VoteForm.class)
    void eachFormIsReadAsWhatWasWanted(VoteForm form) {
        var paper = paper(form, wish(form));
        assertThat(paper.data().encodedType()).isEqualTo(form.type());
        assertThat(paper.data().domainName()).contains("Governor \"A\"");
        switch (wish(form)) {
            case VoteWish.Delegation _ ->
                assertThat(meaning(paper))
                        .isEqualTo(new MessageMeaning.VotesGiven(GOVERNOR, VOTER, Optional.of(EXPIRY)));
            case VoteWish.Ballot ballot ->
                assertThat(meaning(paper))
                        .isEqualTo(new MessageMeaning.Vote(GOVERNOR, ballot.proposal(), Support.FOR, ballot.reason()));
        }
    }

    /// COMP's typed data for this delegation, hashed by ethers 6.
    @Test
    void theDelegationOfCompoundHasTheHashThatOthersGiveIt() {
        var comp = new EthereumAddress(
                ByteString.fromHex("c00e94Cb662C3520282E6f5717214004A7f26888").orElseThrow());
        var wish = new VoteWish.Delegation(comp, VOTER, EXPIRY);
        var domain = MessageDomain.ofCompound("Compound", BigInteger.ONE, comp);
        var paper = new VotePaper(VoteForm.DELEGATION, domain, wish, VOTER, BigInteger.TEN);
        assertThat(paper.data().hash().hex())
                .isEqualTo("6811dd8b2ae50328661fecca47889033a7484c6eced44da878fd84bfd19b5199");
    }

    @Test
    void theCallCarriesTheSignatureAsTheContractTakesIt() {
        var parts =
                paper(VoteForm.BALLOT, wish(VoteForm.BALLOT)).call(SIGNATURE).hex();
        assertThat(parts).isEqualTo("3bccf4fd" + word(77) + word(1) + word(28) + word(1) + word(2));
        var whole = paper(VoteForm.BALLOT_OF_VOTER, wish(VoteForm.BALLOT_OF_VOTER))
                .call(SIGNATURE)
                .hex();
        assertThat(whole)
                .isEqualTo("8ff262e3" + word(77) + word(1) + "00".repeat(12) + "22".repeat(20) + word(128) + word(65)
                        + word(1) + word(2) + "1c" + "00".repeat(31));
    }

    private static String word(long number) {
        return "%064x".formatted(number);
    }
}

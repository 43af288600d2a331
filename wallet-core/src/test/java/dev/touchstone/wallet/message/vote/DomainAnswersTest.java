package dev.touchstone.wallet.message.vote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// For which domain a contract has messages signed, as far as it says so.
class DomainAnswersTest {
    private static final BigInteger CHAIN = BigInteger.valueOf(1337);
    private static final EthereumAddress TOKEN = address("11");
    private static final EthereumAddress OTHER = address("22");
    private static final MessageDomain COMPOUND = MessageDomain.ofCompound("Comp", CHAIN, TOKEN);
    private static final MessageDomain ZEPPELIN = MessageDomain.ofOpenZeppelin("Token", "1", CHAIN, TOKEN);

    private static EthereumAddress address(String octet) {
        return new EthereumAddress(ByteString.fromHex(octet.repeat(20)).orElseThrow());
    }

    private static Hash256 separator(MessageDomain domain) {
        var wish = new VoteWish.Delegation(TOKEN, OTHER, Instant.EPOCH);
        return new VotePaper(VoteForm.DELEGATION, domain, wish, OTHER, BigInteger.ZERO)
                .data()
                .domainSeparator();
    }

    private static Optional<MessageDomain> find(DomainAnswers answers) {
        return answers.find(CHAIN, TOKEN, DomainAnswersTest::separator);
    }

    private static DomainAnswers named(
            String name, Optional<String> version, Optional<Hash256> separator, Optional<Hash256> typeHash) {
        return new DomainAnswers(Optional.empty(), separator, typeHash, Optional.of(name), version);
    }

    private static ByteString described(int fields, BigInteger chain, EthereumAddress contract, AbiValue... more) {
        return AbiValue.encode(List.of(
                AbiValue.left(ByteString.of((byte) fields)),
                AbiValue.text("Token"),
                AbiValue.text("1"),
                AbiValue.word(chain),
                AbiValue.of(contract),
                AbiValue.word(BigInteger.ZERO),
                new AbiValue.Items(List.of(more))));
    }

    private static DomainAnswers describing(ByteString described, Optional<Hash256> separator) {
        return new DomainAnswers(
                Optional.of(described), separator, Optional.empty(), Optional.of("Token"), Optional.of("1"));
    }

    @Test
    void aContractThatDescribesItsDomainIsTakenAtItsWord() {
        var found = find(describing(described(0x0f, CHAIN, TOKEN), Optional.empty()));
        assertThat(found).contains(ZEPPELIN);
        var short_ = find(describing(described(0x0d, CHAIN, TOKEN), Optional.empty()));
        assertThat(short_).contains(MessageDomain.ofCompound("Token", CHAIN, TOKEN));
    }

    @Test
    void aDomainThatOthersCouldTakeIsNone() {
        assertThat(find(describing(described(0x0f, CHAIN, OTHER), Optional.empty())))
                .isEmpty();
        assertThat(find(describing(described(0x0f, BigInteger.ONE, TOKEN), Optional.empty())))
                .isEmpty();
        assertThat(find(describing(described(0x03, CHAIN, TOKEN), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aDescriptionThatIsNotUnderstoodIsNotGuessedAround() {
        var extended = described(0x0f, CHAIN, TOKEN, AbiValue.word(BigInteger.TEN));
        assertThat(find(describing(extended, Optional.empty()))).isEmpty();
        assertThat(find(describing(described(0x2f, CHAIN, TOKEN), Optional.empty())))
                .isEmpty();
        var whole = described(0x0f, CHAIN, TOKEN);
        for (int length = 0; length < whole.length(); length += 7) {
            assertThat(MessageDomain.parse(ByteString.of(whole.toArray(0, length))))
                    .isInstanceOf(Parsed.Malformed.class);
        }
    }

    @Test
    void aDescriptionThatContradictsTheContractsOwnHashIsNone() {
        var described = described(0x0f, CHAIN, TOKEN);
        assertThat(find(describing(described, Optional.of(separator(ZEPPELIN)))))
                .contains(ZEPPELIN);
        assertThat(find(describing(described, Optional.of(separator(COMPOUND)))))
                .isEmpty();
    }

    @Test
    void withoutADescriptionTheHashDecidesWhichCommonFormItIs() {
        assertThat(find(named("Comp", Optional.empty(), Optional.empty(), Optional.of(COMPOUND.typeHash()))))
                .contains(COMPOUND);
        assertThat(find(named("Token", Optional.empty(), Optional.of(separator(ZEPPELIN)), Optional.empty())))
                .contains(ZEPPELIN);
        var second = MessageDomain.ofOpenZeppelin("Token", "2", CHAIN, TOKEN);
        assertThat(find(named("Token", Optional.of("2"), Optional.of(separator(second)), Optional.empty())))
                .contains(second);
        assertThat(find(named("Token", Optional.empty(), Optional.of(separator(second)), Optional.empty())))
                .isEmpty();
    }

    @Test
    void aNameAloneIsNoDomainButNameAndVersionOfAGovernorAre() {
        assertThat(find(named("Token", Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(find(named("Token", Optional.of("1"), Optional.empty(), Optional.empty())))
                .contains(ZEPPELIN);
    }
}

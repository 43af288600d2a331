package dev.touchstone.wallet.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.touchstone.spv.bitcoin.Script;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.wallet.account.BitcoinAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContactBookTest {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final ByteString HERE = ByteString.of(new byte[20]);
    private static final ByteString THERE = ByteString.fromHex("11".repeat(20)).orElseThrow();
    private static final Contact ANN = contact(1, "Ann", "the market", address(1), "ann.eth");
    private static final Contact BOB = contact(2, "bob", "", address(2), "");
    private static final Contact CARL = new Contact(
            new ContactId(3),
            new ContactEntry("Carl", "", Optional.empty(), Optional.of(EthereumAddress.ZERO), Optional.empty()),
            List.of());
    private static final ContactBook BOOK = new ContactBook(List.of(CARL, BOB, ANN));

    private static BitcoinAddress address(int first) {
        var program = new byte[32];
        program[0] = (byte) first;
        return new BitcoinAddress(Network.BITCOIN_MAIN, Script.p2tr(program));
    }

    private static Contact contact(int id, String name, String note, BitcoinAddress address, String ens) {
        var entry = new ContactEntry(
                name,
                note,
                Optional.of(address),
                Optional.empty(),
                Optional.of(ens).filter(it -> !it.isEmpty()));
        return new Contact(new ContactId(id), entry, List.of());
    }

    @Test
    void standsInOrderOfNames() {
        assertThat(BOOK.contacts()).containsExactly(ANN, BOB, CARL);
    }

    @Test
    void findsAContactByNameAddressAndWords() {
        assertThat(BOOK.of(address(2))).contains(BOB);
        assertThat(BOOK.of(EthereumAddress.ZERO)).contains(CARL);
        assertThat(BOOK.ofEns("ann.eth")).contains(ANN);
        assertThat(BOOK.called(" BOB ")).contains(BOB);
        assertThat(BOOK.called("bo")).isEmpty();
        assertThat(BOOK.search("MARKET ann")).containsExactly(ANN);
        assertThat(BOOK.search("0x0000")).containsExactly(CARL);
        assertThat(BOOK.search(" ")).hasSize(3);
    }

    @Test
    void callsNobodyByANameThatTwoHave() {
        var other = contact(4, "Bob", "", address(4), "");
        assertThat(new ContactBook(List.of(BOB, other)).called("bob")).isEmpty();
    }

    @Test
    void keepsNamesOnOneLineAndRefusesEmptyOnes() {
        assertThat(contact(1, " An\nn\u202e ", "", address(1), "").name()).isEqualTo("An n");
        assertThatIllegalArgumentException().isThrownBy(() -> contact(1, "\u202e ", "", address(1), ""));
    }

    @Test
    void noticesWhenANameStandsForAnotherAddressThanLastTime() {
        assertThat(ANN.compare(CoinType.ETHER, HERE)).isEqualTo(new NameChange.FirstTime());
        var stand = new NameStand(CoinType.ETHER, HERE, NOW);
        var seen = ANN.with(stand);
        assertThat(seen.compare(CoinType.ETHER, HERE)).isEqualTo(new NameChange.Same(stand));
        assertThat(seen.compare(CoinType.ETHER, THERE)).isEqualTo(new NameChange.Changed(stand, THERE));
        assertThat(seen.compare(CoinType.BITCOIN, THERE)).isEqualTo(new NameChange.FirstTime());
        var again = seen.with(new NameStand(CoinType.ETHER, THERE, NOW));
        assertThat(again.stands()).containsExactly(new NameStand(CoinType.ETHER, THERE, NOW));
    }

    @Test
    void forgetsWhatANameStoodForWithTheName() {
        var seen = ANN.with(new NameStand(CoinType.ETHER, HERE, NOW));
        assertThat(seen.with(seen.entry().with(EthereumAddress.ZERO)).stands()).hasSize(1);
        var renamed = new ContactEntry("Ann", "", Optional.empty(), Optional.empty(), Optional.of("anne.eth"));
        assertThat(seen.with(renamed).stands()).isEmpty();
    }

    @Test
    void suggestsContactsAndThenWhoWasPaidBefore() {
        var paidAnn = new PaidBefore(address(1), NOW, "eggs", 1);
        var paidOther = new PaidBefore(address(9), NOW, "Annual fee", 2);
        var paid = List.of(paidAnn, paidOther);
        assertThat(Suggestions.of(
                        "ann", BOOK, contact -> contact.entry().bitcoin().isPresent(), paid, 5))
                .containsExactly(new Suggestion.OfContact(ANN), new Suggestion.OfPayment(paidOther));
        assertThat(Suggestions.of("", BOOK, contact -> contact.entry().bitcoin().isPresent(), paid, 2))
                .containsExactly(new Suggestion.OfContact(ANN), new Suggestion.OfContact(BOB));
        assertThat(Suggestions.of("zzz", BOOK, _ -> true, paid, 5)).isEmpty();
    }
}

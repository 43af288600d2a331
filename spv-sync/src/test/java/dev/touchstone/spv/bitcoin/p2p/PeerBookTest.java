package dev.touchstone.spv.bitcoin.p2p;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.bitcoin.p2p.CaughtLie.Consequence;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.Refutation;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeerBookTest {
    private static final Services FULL = Services.NETWORK.with(Services.WITNESS);
    private static final Services FILTERS = FULL.with(Services.COMPACT_FILTERS);

    @TempDir
    Path folder;

    private Instant now = Instant.ofEpochSecond(1_790_000_000L);
    private final InstantSource clock = () -> now;
    private final PeerBook book = PeerBook.inMemory(clock, new Random(1));

    private static PeerAddress ip(String address) {
        return PeerAddress.parse(address, 8333).orThrow();
    }

    private void hear(PeerBook book, Services services, String... addresses) {
        var told = new ArrayList<NetworkAddress.SeenV2>();
        for (var address : addresses) {
            var peer = ip(address);
            told.add(new NetworkAddress.SeenV2(
                    now.getEpochSecond() - 60, services, peer.family().number(), peer.address(), peer.port()));
        }
        book.learned(new Message.AddrV2(told));
    }

    private PeerBook open() throws IOException {
        return switch (PeerBook.open(folder, clock, new Random(2))) {
            case PeerBook.Opening.Opened(var opened) -> opened;
            case PeerBook.Opening.Unusable(var why) -> throw new AssertionError(why);
        };
    }

    @Test
    void handsOutOnlyNodesThatMayOfferWhatIsWanted() {
        hear(book, FULL, "1.1.0.1");
        hear(book, FILTERS, "2.2.0.1");
        hear(book, Services.NONE, "3.3.0.1");
        assertThat(Stream.generate(() -> book.next(FILTERS, Set.of()).orElseThrow())
                        .limit(2))
                .containsExactlyInAnyOrder(ip("2.2.0.1"), ip("3.3.0.1"));
        assertThat(book.next(FILTERS, Set.of())).isEmpty();
    }

    @Test
    void spreadsConnectionsOverNeighbourhoods() {
        hear(book, FULL, "1.1.0.1", "1.1.200.7", "1.2.0.1");
        assertThat(book.next(FULL, Set.of(ip("1.1.0.1")))).contains(ip("1.2.0.1"));
        assertThat(book.next(FULL, Set.of(ip("1.1.0.1"), ip("1.2.0.1")))).isEmpty();
    }

    @Test
    void takesNoMoreThanAFewAddressesOfOneNeighbourhood() {
        hear(book, FULL, IntStream.range(0, 200).mapToObj(i -> "9.9.1." + i).toArray(String[]::new));
        assertThat(book.size()).isEqualTo(PeerBook.MOST_OF_A_GROUP);
        hear(book, FULL, "9.10.0.1");
        assertThat(book.size()).isEqualTo(PeerBook.MOST_OF_A_GROUP + 1);
    }

    @Test
    void neverGrowsPastItsSizeNorDropsANodeThatServed() {
        hear(book, FULL, "8.8.0.1");
        book.introduced(ip("8.8.0.1"), FULL);
        for (int a = 11; a < 31; a++) {
            int block = a;
            hear(
                    book,
                    FULL,
                    IntStream.range(0, 250)
                            .mapToObj(b -> block + "." + b + ".0.1")
                            .toArray(String[]::new));
        }
        assertThat(book.size()).isEqualTo(PeerBook.MOST);
        book.forget(ip("8.8.0.1"));
        assertThat(book.size()).isEqualTo(PeerBook.MOST - 1);
    }

    @Test
    void believesOnlyTheUserAboutPrivateAddresses() {
        hear(book, FULL, "127.0.0.1:18444", "10.0.0.1", "192.168.1.1", "169.254.0.1", "[::1]:8333", "[fd00::1]:8333");
        assertThat(book.size()).isZero();
        book.named(ip("127.0.0.1:18444"));
        book.named(ip("127.0.0.1:18445"));
        assertThat(book.next(FULL, Set.of(ip("127.0.0.1:18444")))).contains(ip("127.0.0.1:18445"));
    }

    @Test
    void letsAFailingNodeRestLongerEachTime() {
        book.named(ip("4.4.4.4"));
        for (int failures = 0; failures < 3; failures++) {
            assertThat(book.next(FULL, Set.of())).isPresent();
            book.ended(ip("4.4.4.4"), new PeerFault.ConnectionRefused());
            now = now.plus(Duration.ofMinutes(2L << failures).minusSeconds(1));
            assertThat(book.next(FULL, Set.of())).isEmpty();
            now = now.plusSeconds(1);
        }
        assertThat(book.next(FULL, Set.of())).isPresent();
        book.introduced(ip("4.4.4.4"), FULL);
        now = now.plusSeconds(61);
        assertThat(book.next(FULL, Set.of())).isPresent();
    }

    @Test
    void strikesOutItself() {
        book.named(ip("5.5.5.5"));
        book.ended(ip("5.5.5.5"), new PeerFault.SelfConnection());
        assertThat(book.size()).isZero();
    }

    @Test
    void remembersALieAndItsLiarForAMonth() throws IOException {
        var lie = new Refutation.FilterOmitsOutput(Height.of(120));
        try (var kept = open()) {
            hear(kept, FULL, "6.6.6.6");
            kept.named(ip("127.0.0.1:18444"));
            assertThat(kept.caught(ip("6.6.6.6"), lie).done()).isEqualTo(Consequence.BANNED);
            assertThat(kept.caught(ip("127.0.0.1:18444"), lie).done()).isEqualTo(Consequence.DISCONNECTED);
        }
        try (var kept = open()) {
            assertThat(kept.caughtLies()).first().isEqualTo(new CaughtLie(now, ip("6.6.6.6"), lie, Consequence.BANNED));
            assertThat(kept.isBanned(ip("6.6.6.6"))).isTrue();
            assertThat(kept.isBanned(ip("6.6.6.6:9999"))).isTrue();
            assertThat(kept.isBanned(ip("127.0.0.1:18444"))).isFalse();
            assertThat(kept.next(FULL, Set.of())).contains(ip("127.0.0.1:18444"));
            assertThat(kept.next(FULL, Set.of())).isEmpty();
            now = now.plus(Duration.ofDays(31));
            assertThat(kept.isBanned(ip("6.6.6.6"))).isFalse();
        }
    }

    @Test
    void keepsEachRefutationThatAPeerCanEarn() {
        var json = new RefutationJson();
        var hash = new BlockHash(Hash256.fromDisplay("0f".repeat(32)).orElseThrow());
        List<Refutation> earned = List.of(
                new Refutation.FilterHeaderMismatch(Height.of(7)),
                new Refutation.MalformedFilter(Height.of(8), "ends within element 3"),
                new Refutation.WrongDifficulty(Height.of(9), 0x1d00ffff, -5),
                new Refutation.TimeTooLate(Height.of(10), 1L << 40, -1),
                new Refutation.WrongBlock(hash, new BlockHash(Hash256.ZERO)),
                new Refutation.Unreadable("a \"quoted\" reason"));
        for (var refutation : earned)
            assertThat(json.read(json.write(refutation))).isEqualTo(refutation);
        assertThat(json.read("{\"refutation\":\"FilterOmitsOutput\",\"at\":{\"value\":-3}}"))
                .isInstanceOf(Refutation.Unreadable.class);
        assertThat(json.read("{\"refutation\":\"OfALaterVersion\",\"at\":3}"))
                .isInstanceOf(Refutation.Unreadable.class);
    }

    /// Files of earlier versions hold them so.
    @Test
    void writesTheHashesOfARefutationAsExplorersDo() {
        var text = "00".repeat(8) + "0f".repeat(24);
        var hash = new BlockHash(Hash256.fromDisplay(text).orElseThrow());
        assertThat(new RefutationJson().write(new Refutation.WrongBlock(hash, hash)))
                .isEqualTo("{\"refutation\":\"WrongBlock\",\"wanted\":\"" + text + "\",\"got\":\"" + text + "\"}");
    }

    @Test
    void isTheSameAfterARestart() throws IOException {
        try (var kept = open()) {
            hear(kept, FULL, "1.1.0.1", "2.2.0.1", "[2001:db9::1]:8333");
            kept.introduced(ip("2.2.0.1"), FILTERS);
        }
        try (var kept = open()) {
            assertThat(kept.size()).isEqualTo(3);
            assertThat(kept.next(FILTERS, Set.of())).contains(ip("2.2.0.1"));
        }
    }

    @Test
    void leavesAFileOfANewerVersionOrOfAnotherKindAsItIs() throws IOException, SQLException {
        open().close();
        var file = folder.resolve(PeerFile.NAME);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 2");
        }
        assertThat(PeerBook.open(folder, clock, new Random())).isInstanceOf(PeerBook.Opening.Unusable.class);
        Files.writeString(file, "not a database, but long enough to have a header of its own".repeat(20));
        assertThat(PeerBook.open(folder, clock, new Random())).isInstanceOf(PeerBook.Opening.Unusable.class);
    }

    @Test
    void readsAFileThatSomebodyChanged() throws IOException, SQLException {
        try (var kept = open()) {
            hear(kept, FULL, "1.1.0.1", "2.2.0.1");
        }
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(PeerFile.NAME));
                var statement = connection.createStatement()) {
            statement.execute("UPDATE peer SET seen = 9223372036854775807, failures = -3 WHERE address = x'01010001'");
            statement.execute("UPDATE peer SET origin = 'NOBODY' WHERE address = x'02020001'");
            statement.execute("INSERT INTO peer VALUES (9, x'00', 99999, 'SEED', 0, 0, 0, 0, 0)");
            statement.execute("INSERT INTO lie VALUES (0, 1, x'01010001', 8333, 'nonsense', 'BANNED')");
        }
        try (var kept = open()) {
            assertThat(kept.size()).isEqualTo(1);
            assertThat(kept.caughtLies()).hasSize(1);
        }
    }

    @Test
    void asksSeedsForNodesThatServeFilters() throws IOException {
        var asked = new ArrayList<String>();
        var answer = InetAddress.ofLiteral("7.7.7.7");
        Resolver resolver = host -> {
            asked.add(host);
            return host.startsWith("x49.knows")
                    ? List.of(answer)
                    : host.startsWith("plain") ? List.of(answer) : List.of();
        };
        var found = new DnsSeeds(List.of("knows.example", "plain.example")).ask(FILTERS, resolver, new Random(1));
        assertThat(asked)
                .contains("x49.knows.example", "x49.plain.example", "plain.example")
                .doesNotContain("knows.example");
        assertThat(found).isEqualTo(Map.of(answer, FILTERS));
        book.seeded(found, 8333);
        assertThat(book.next(FILTERS, Set.of())).contains(ip("7.7.7.7"));
    }

    @Test
    void dialsOnlyNetworksThatCanBeReached() {
        var onion = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion:8333";
        hear(book, FULL, onion);
        assertThat(book.next(FULL, Set.of())).isEmpty();
        book.reach(Set.of(PeerAddress.Family.TORV3));
        assertThat(book.next(FULL, Set.of())).contains(ip(onion));
        assertThat(ip(onion)).hasToString(onion);
    }

    @Test
    void picksAllOfManyAddressesInTheEnd() {
        hear(
                book,
                FULL,
                IntStream.range(1, 60)
                        .mapToObj(i -> i + ".1.0.1")
                        .filter(a -> ip(a).isPublic())
                        .toArray(String[]::new));
        var picked = new HashSet<PeerAddress>();
        for (int i = 0; i < book.size(); i++)
            picked.add(book.next(FULL, Set.of()).orElseThrow());
        assertThat(picked).hasSize(book.size());
    }

    @Test
    void readsAddressesAsPeopleWriteThem() {
        assertThat(ip("1.2.3.4")).hasToString("1.2.3.4:8333");
        assertThat(ip("[2001:db8::1]:18333").port()).isEqualTo(18333);
        assertThat(ip("2001:db8::1").port()).isEqualTo(8333);
        assertThat(ip(ip("[2001:db8::1]:18333").toString())).isEqualTo(ip("[2001:db8::1]:18333"));
        for (var wrong : List.of(
                "", ":", "1.2.3.4:", "1.2.3.4:0", "1.2.3.4:65536", "[::1", "[::1]x:1", "example.org", "a.onion")) {
            assertThat(PeerAddress.parse(wrong, 8333).toOptional()).as(wrong).isEmpty();
        }
        var mapped = ByteString.fromHex("00000000000000000000ffff01020304").orElseThrow();
        assertThat(new NetworkAddress(FULL, mapped, 8333).peer()).contains(ip("1.2.3.4"));
    }
}

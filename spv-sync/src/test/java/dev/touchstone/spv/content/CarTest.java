package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.codec.Multibase;
import dev.touchstone.spv.testsupport.Vectors;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CarTest {
    /// Archives that are broken by intent, and one of version 2.
    private static final Set<String> REFUSED = Set.of(
            "sample-v1-tailing-corrupt-section.car", "sample-v1-with-zero-len-section2.car", "sample-unixfs-v2.car");

    static ByteString file(String name) {
        return ByteString.of(Vectors.bytes("content/car/" + name));
    }

    static Car car(String name) {
        return Car.parse(file(name)).orThrow();
    }

    @Test
    void readsEveryArchiveWithTheBlocksThatTheFactsTell() {
        var facts = Vectors.json("content/car/facts.json");
        assertThat(facts).hasSize(24);
        int blocks = 0;
        for (var fact : facts) {
            var name = fact.path("file").asString();
            if (REFUSED.contains(name)) {
                assertThat(Car.parse(file(name))).as(name).isInstanceOf(Parsed.Malformed.class);
                continue;
            }
            var car = car(name);
            isAsTold(car, fact);
            blocks += car.blocks().size();
        }
        assertThat(blocks).isEqualTo(1_203);
    }

    private static void isAsTold(Car car, JsonNode fact) {
        assertThat(car.blocks())
                .as(fact.path("file").asString())
                .hasSize(fact.path("blocks").asInt());
        assertThat(car.notCheckable()).isZero();
        assertThat(fact.path("sha256_ok").asInt() + fact.path("other_hash").asInt())
                .isEqualTo(car.blocks().size());
        assertThat(sameBlock(car.blocks().getFirst(), fact.path("first_cid").asString()))
                .isTrue();
        assertThat(sameBlock(car.blocks().getLast(), fact.path("last_cid").asString()))
                .isTrue();
    }

    /// The facts write an address of version 0 as its bare multihash in base32.
    private static boolean sameBlock(Block block, String told) {
        var bytes = block.cid().version() == 0
                ? block.cid().hash().bytes()
                : block.cid().bytes();
        return Multibase.BASE32.encode(bytes).equals(told);
    }

    @Test
    void readsTheSpecificationsFixtureRootsAndAll() {
        var told = Vectors.json("content/car/carv1-basic.json");
        var car = car("carv1-basic.car");
        assertThat(car.roots().stream().map(Cid::text).toList())
                .containsExactlyElementsOf(told.at("/header/roots").values().stream()
                        .map(root -> root.path("/").asString())
                        .toList());
        assertThat(car.blocks()).hasSize(told.path("blocks").size()).hasSize(8);
        for (int i = 0; i < car.blocks().size(); i++) {
            var block = told.path("blocks").path(i);
            assertThat(car.blocks().get(i).cid().text())
                    .isEqualTo(block.at("/cid/~1").asString());
            assertThat(car.blocks().get(i).bytes().length())
                    .isEqualTo(block.path("blockLength").asInt());
        }
    }

    @Test
    void anArchiveOfVersion2IsRefusedByName() {
        for (var name : List.of("carv2-basic.car", "sample-unixfs-v2.car")) {
            assertThat(Car.parse(file(name))).isEqualTo(Parsed.malformed("an archive of version 2"));
        }
    }

    @Test
    void anArchiveInWhichOneByteIsFlippedNeverGivesAWrongBlock() {
        var name = "trustless_gateway_car-subdir-with-mixed-block-files.car";
        var bytes = file(name).toArray();
        var blocks = car(name).blocks();
        int refused = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            if (Car.parse(ByteString.of(bytes)) instanceof Parsed.Ok<Car>(var car)) {
                assertThat(blocks.stream().map(Block::bytes).toList())
                        .containsAll(car.blocks().stream().map(Block::bytes).toList());
            } else {
                refused++;
            }
            bytes[i] ^= 1;
        }
        assertThat(refused).isGreaterThan(bytes.length * 9 / 10);
    }

    @Test
    void aCutArchiveIsRefusedUnlessItIsCutBetweenBlocks() {
        var name = "trustless_gateway_car-subdir-with-two-single-block-files.car";
        var bytes = file(name).toArray();
        int read = 0;
        for (int cut = 0; cut < bytes.length; cut++) {
            if (Car.parse(ByteString.copyOf(bytes, 0, cut)) instanceof Parsed.Ok<Car>) read++;
        }
        assertThat(read).isEqualTo(car(name).blocks().size());
    }
}

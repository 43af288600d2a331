package dev.touchstone.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void keepsMembersInTheOrderTheyWereAdded() {
        var json = Json.Members.none().with("z", 1).with("a", "x").with("m", true);
        assertThat(json.written()).isEqualTo("{\"z\":1,\"a\":\"x\",\"m\":true}");
    }

    @Test
    void writesWhatIsMissingAsNull() {
        var json = Json.Members.none().withText("t", Optional.empty()).withWhole("n", OptionalLong.empty());
        assertThat(json.written()).isEqualTo("{\"t\":null,\"n\":null}");
    }

    @Test
    void escapesWhatWouldEndAString() {
        assertThat(new Json.Text("a\"b\\c\nd").written()).isEqualTo("\"a\\\"b\\\\c\\nd\"");
    }

    @Test
    void nestsListsAndObjects() {
        var json = Json.Members.none()
                .with("list", Json.Items.ofTexts(List.of("a", "b")))
                .with("inner", Json.Members.none().with("n", -5));
        assertThat(json.written()).isEqualTo("{\"list\":[\"a\",\"b\"],\"inner\":{\"n\":-5}}");
    }

    @Test
    void replacesAMemberInItsPlace() {
        assertThat(Json.Members.none().with("a", 1).with("b", 2).with("a", 3).written())
                .isEqualTo("{\"a\":3,\"b\":2}");
    }
}

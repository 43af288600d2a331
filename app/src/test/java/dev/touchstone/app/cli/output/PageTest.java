package dev.touchstone.app.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.cli.output.Page.Column;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    @Test
    void alignsRowsThatFollowEachOther() {
        var page = Page.empty().row("Total", "1").row("A longer one", "2").gap().row("x", "3");
        assertThat(page.lines()).containsExactly("Total         1", "A longer one  2", "", "x  3");
    }

    @Test
    void alignsColumns() {
        var page = Page.empty()
                .table(
                        List.of(Column.left("Who"), Column.right("Much")),
                        List.of(List.of("a", "10"), List.of("somebody", "2,000")));
        assertThat(page.lines()).containsExactly("Who        Much", "a            10", "somebody  2,000");
    }

    @Test
    void leavesNoSpacesAtTheEndOfALine() {
        var page = Page.empty()
                .row("Label", "")
                .table(List.of(Column.left("a"), Column.left("b")), List.of(List.of("x", "")));
        assertThat(page.lines()).containsExactly("Label", "a  b", "x");
    }
}

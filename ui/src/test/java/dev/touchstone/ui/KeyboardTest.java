package dev.touchstone.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.ui.shell.Route;
import dev.touchstone.wallet.asset.AssetId;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The whole window without a mouse: everything that can be done has the focus at some time, in the order in
/// which it is read.
class KeyboardTest {
    private static final int MOST_STOPS = 60;

    private static String name(Node node) {
        if (node.getAccessibleText() != null && !node.getAccessibleText().isEmpty()) return node.getAccessibleText();
        return node instanceof Labeled labeled
                ? labeled.getText()
                : node.getClass().getSimpleName();
    }

    /// All stops from here once round; each can be seen while it has the focus.
    private static List<Node> tour(Person person) {
        var stops = new ArrayList<Node>();
        for (int i = 0; i < MOST_STOPS; i++) {
            var stop = person.focused();
            if (stops.contains(stop)) return stops;
            boolean visible = person.looks(w -> isInView(stop, w));
            assertThat(visible).as(name(stop)).isTrue();
            stops.add(stop);
            person.strike(KeyCode.TAB);
        }
        throw new AssertionError("the focus does not come round: " + stops);
    }

    private static List<String> names(List<Node> stops) {
        return stops.stream().map(KeyboardTest::name).toList();
    }

    @Test
    void tabGoesFromPlacesOverBarAndPageToTheStatusLine() {
        try (var person = Person.with(SampleSession.normal()).atTheKeyboard()) {
            person.does(w -> w.button("Home").requestFocus());
            var names = names(tour(person));
            assertThat(names)
                    .containsSubsequence(
                            "Home",
                            "Settings",
                            "Hide amounts (Ctrl+Shift+H)",
                            "Lock this wallet (Ctrl+L)",
                            "Details and coins",
                            "Send bitcoin",
                            "Receive bitcoin",
                            "All payments");
            assertThat(names.getLast()).startsWith("Practice Bitcoin, block 1,412");
        }
    }

    @Test
    void everyStopCanBeSeenWhenItHasTheFocus() {
        try (var person = Person.with(SampleSession.normal()).atTheKeyboard()) {
            for (var page : List.of(new Route.Network(), new Route.Preferences(), new Route.Receive())) {
                person.go(page);
                assertThat(tour(person)).as(page.toString()).hasSizeGreaterThan(8);
            }
        }
    }

    @Test
    void everyStopOfThePagesOfEthereumCanBeSeenWhenItHasTheFocus() {
        try (var person = Person.with(SampleSession.both()).atTheKeyboard()) {
            var ether = new Route.Asset(new AssetId.Ether(SampleEthereum.CHAIN));
            var pages = List.of(
                    ether,
                    new Route.ReceiveEther(SampleEthereum.FIRST),
                    new Route.AddAccount(Route.AccountWay.KEYSTORE),
                    new Route.EthereumServers(),
                    new Route.Checkpoint());
            for (var page : pages) {
                person.go(page);
                assertThat(tour(person)).as(page.toString()).hasSizeGreaterThan(8);
            }
        }
    }

    private static boolean isInView(Node stop, TestWindow window) {
        var bounds = stop.localToScene(stop.getLayoutBounds());
        return bounds.getMinY() >= 0 && bounds.getMaxY() <= window.scene.getHeight() && bounds.getHeight() >= 16;
    }

    @Test
    void formsAreFilledInFromTopToBottom() {
        try (var person = Person.with(SampleSession.normal()).atTheKeyboard()) {
            person.go(new Route.Send(Gallery.SHOP.text()));
            var fields = person.looks(w -> List.<Node>of(w.field("To"), w.field("Amount"), w.field("Your note")));
            assertThat(tour(person)).containsSubsequence(fields).startsWith(fields.getFirst());
        }
    }

    @Test
    void f6GoesBetweenPlacesPageProofAndStatusLineAndBack() {
        try (var person = Person.with(SampleSession.normal()).atTheKeyboard()) {
            person.strikeWithControl(KeyCode.I).reads("Why this is true");
            person.strike(KeyCode.F6);
            var first = regionOf(person);
            var seen = new ArrayList<>(List.of(first));
            for (int i = 0; i < 3; i++) {
                person.strike(KeyCode.F6);
                seen.add(regionOf(person));
            }
            assertThat(seen).containsExactlyInAnyOrder("rail", "page", "drawer-scroll", "status-line");
            person.strikeWithShift(KeyCode.F6).strike(KeyCode.F6);
            assertThat(regionOf(person)).isEqualTo(seen.getLast());
        }
    }

    private static String regionOf(Person person) {
        for (Node at = person.focused(); at != null; at = at.getParent()) {
            for (var region : List.of("rail", "drawer-scroll", "status-line", "page"))
                if (at.getStyleClass().contains(region)) return region;
        }
        return "nowhere";
    }

    @Test
    void escapeClosesTheProofAndGivesTheFocusBack() {
        try (var person = Person.with(SampleSession.normal()).atTheKeyboard()) {
            person.strikeWithControl(KeyCode.I).reads("Why this is true").strike(KeyCode.ESCAPE);
            person.doesNotRead("Why this is true");
            assertThat(name(person.focused())).isEqualTo("Receive bitcoin");
        }
    }

    @Test
    void keysOpenPagesAndChangeTheTextSize() {
        try (var person = Person.with(SampleSession.normal()).atTheKeyboard()) {
            person.strikeWithControl(KeyCode.R);
            assertThat(person.page()).isEqualTo(new Route.Receive());
            person.strikeWithControl(KeyCode.N);
            assertThat(person.page()).isEqualTo(new Route.Send(""));
            person.strikeWithControl(KeyCode.DIGIT5);
            assertThat(person.page()).isEqualTo(new Route.Network());
            person.does(w -> w.strike(KeyCode.LEFT, false, false, true));
            assertThat(person.page()).isEqualTo(new Route.Send(""));
            person.strikeWithControl(KeyCode.PLUS)
                    .strikeWithControl(KeyCode.DIGIT6)
                    .reads("110 %");
            person.strikeWithControl(KeyCode.L);
            assertThat(person.asked()).containsExactly("lock");
        }
    }

    @Test
    void rungsOfAProofAreWalkedWithTheArrowKeys() {
        try (var person = Person.with(SampleSession.normal()).atTheKeyboard()) {
            person.strikeWithControl(KeyCode.I);
            assertThat(name(person.focused())).startsWith("4 payments of yours are inside blocks.");
            person.strike(KeyCode.DOWN);
            assertThat(name(person.focused())).startsWith("The index of every block");
            person.strike(KeyCode.RIGHT).reads("Scripts looked for").strikeWithControl(KeyCode.C);
            assertThat(person.window().desktop.copied).contains("The index of every block");
        }
    }
}

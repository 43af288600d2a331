package dev.touchstone.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.app.folder.DataDirectory;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exchanges are there for those who want them, and make no sense of nonsense.
class SwapSwitchTest {
    private static final String TOKEN = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

    @TempDir
    private Path folder;

    private Terminal terminal;

    @BeforeEach
    void open() {
        terminal = Terminal.in(folder);
        terminal.gets("wallet", "create");
    }

    private boolean isOn(String switched) {
        return terminal.types("swap", switched, "--json")
                .exits(0)
                .json()
                .path("on")
                .asBoolean();
    }

    @Test
    void exchangesAreOffUntilTheyAreSwitchedOn() {
        assertThat(terminal.asks("swap", "make", "--sell", "1eth", "--for", TOKEN)
                        .errorCode())
                .isEqualTo("SwapsAreOff");
        assertThat(isOn("on")).isTrue();
        assertThat(terminal.asks("swap", "make", "--sell", "1eth", "--for", "eth")
                        .errorCode())
                .isEqualTo("Usage");
        assertThat(isOn("off")).isFalse();
        assertThat(terminal.asks("swap", "make", "--sell", "1eth", "--for", TOKEN)
                        .errorCode())
                .isEqualTo("SwapsAreOff");
    }

    @Test
    void quotesAreOffWithTheExchanges() {
        assertThat(terminal.types("swap", "quote", "--sell", "1eth", "--for", TOKEN, "--json")
                        .errorCode())
                .isEqualTo("SwapsAreOff");
        isOn("on");
        assertThat(terminal.types("swap", "quote", "--sell", "1eth", "--for", "eth", "--json")
                        .errorCode())
                .isEqualTo("Usage");
    }

    @Test
    void theWindowHasTheSameSwitch() {
        var kept = new DataDirectory(folder.resolve("data")).exchanges();
        assertThat(kept.isOn()).isFalse();
        isOn("on");
        assertThat(kept.isOn()).isTrue();
        isOn("on");
        assertThat(kept.isOn()).isTrue();
        isOn("off");
        assertThat(kept.isOn()).isFalse();
    }

    @Test
    void aPercentageIsBelowAHundred() {
        isOn("on");
        for (var nonsense : new String[] {"100", "-1", "0.005", "half"}) {
            var said = terminal.asks("swap", "make", "--sell", "1eth", "--for", TOKEN, "--slippage", nonsense);
            assertThat(said.exits(2).out()).contains("percentage");
        }
    }
}

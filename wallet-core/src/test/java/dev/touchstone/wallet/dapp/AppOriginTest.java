package dev.touchstone.wallet.dapp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.chain.Parsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppOriginTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example",
                "https://app.example:8443",
                "http://localhost:3000",
                "http://127.0.0.1:5173",
                "http://[::1]:80",
                "chrome-extension://abcdefghijklmnop",
                "moz-extension://0a1b2c3d-0000"
            })
    void readsWhatABrowserNames(String origin) {
        assertThat(AppOrigin.ofHeader(origin)).isEqualTo(Parsed.ok(new AppOrigin.Website(origin)));
        assertThat(AppOrigin.parse(origin)).isEqualTo(Parsed.ok(new AppOrigin.Website(origin)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "",
                "http://app.example",
                "http://192.168.1.2",
                "http://localhost.evil.example",
                "file://",
                "https://app.example/",
                "https://app.example/path",
                "https://App.example",
                "https://user@app.example",
                "https://app.example:0",
                "https://app.example https://other.example",
                "javascript://x",
                "https://"
            })
    void refusesWhatNamesNobodyOrCanBeWrittenToByOthers(String origin) {
        assertThat(AppOrigin.ofHeader(origin)).isInstanceOf(Parsed.Malformed.class);
    }

    @Test
    void noPageCanPassForAProgram() {
        assertThat(AppOrigin.ofHeader("program cast")).isInstanceOf(Parsed.Malformed.class);
        assertThat(AppOrigin.parse("program cast")).isEqualTo(Parsed.ok(new AppOrigin.Program("cast")));
        assertThat(AppOrigin.program("two words")).isInstanceOf(Parsed.Malformed.class);
    }
}

package dev.touchstone.wallet.collectible;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenUriTest {
    @ParameterizedTest
    @CsvSource({
        "https://birds.example.com/1.json,birds.example.com",
        "HTTP://Birds.Example.com:8080?x,birds.example.com:8080",
        "https://birds.example.com@evil.example/1,evil.example",
        "https://evil.example\\@birds.example.com/1,evil.example"
    })
    void namesTheHostThatWouldBeAsked(String text, String host) {
        assertThat(TokenUri.of(text)).isEqualTo(new TokenUri.OnWebsite(text, host));
    }

    @Test
    void tellsWhatStandsInTheContractFromWhatIsElsewhere() {
        assertThat(TokenUri.of("data:application/json;base64,e30=")).isInstanceOf(TokenUri.InContract.class);
        assertThat(TokenUri.of("ipfs://bafy/1")).isInstanceOf(TokenUri.ByFingerprint.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "ar://x", "https://", "https:///path", "https://exa\u202emple.com/", "javascript:alert(1)"})
    void takesNothingElseForAPlace(String text) {
        assertThat(TokenUri.of(text)).isEqualTo(new TokenUri.Other(text));
    }
}

package dev.touchstone.spv.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.touchstone.spv.bitcoin.Networks;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.proof.HeaderChain.Extension.Extended;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeaderChainTest {
    private static final Path HEADERS = Path.of(System.getProperty("touchstone.vectors"), "bitcoin/headers");

    @Test
    void acceptsTheFirstFiftyThousandHeadersOfMainnet() throws IOException {
        var bytes = Files.readAllBytes(HEADERS.resolve("mainnet-000000-049999.bin"));
        var chain = HeaderChain.atGenesis(Networks.of(Network.BITCOIN_MAIN));
        assertThat(chain.extend(bytes, 80, 49_999, Instant.now())).isEqualTo(new Extended(49_999));
        assertThat(chain.tip()).hasToString("49999:000000000845517b31c6820d83f25cff46429bf136a7515fe504116427e60f8e");
        assertThat(chain.heightOf(chain.hashAt(Height.of(31_337)))).contains(Height.of(31_337));
        assertThat(chain.workAt(Height.of(49_999))).isEqualTo(chain.work());
    }
}

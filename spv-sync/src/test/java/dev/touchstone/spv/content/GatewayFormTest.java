package dev.touchstone.spv.content;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Addresses of gateways stand for what they hold an address of.
class GatewayFormTest {
    private static final String CID = "bafybeibse4sfi2ewssvc52rr5inbfkc6swkuwoydrbr7udbe74lrh574xu";
    private static final String ID = "SyxsB8lCfjxDLrtVFaWUYsnyG51brlrnPQMpL5bOQmY";

    @Test
    void aGatewaysAddressMeansTheContent() {
        var meant = ContentAddress.parse("ipfs://" + CID + "/1.json");
        assertThat(ContentAddress.meant("https://gateway.example/ipfs/" + CID + "/1.json?x=1"))
                .isEqualTo(meant);
        assertThat(ContentAddress.meant("https://" + CID + ".ipfs.gateway.example/1.json"))
                .isEqualTo(meant);
        assertThat(ContentAddress.meant("HTTPS://gateway.example:8443/ipfs/" + CID + "/1.json#a"))
                .isEqualTo(meant);
        assertThat(ContentAddress.meant("https://arweave.net/" + ID)).isEqualTo(ContentAddress.parse("ar://" + ID));
    }

    @Test
    void everythingElseStaysAWebsite() {
        for (var url : new String[] {
            "https://gateway.example/ipfs/nothing",
            "https://gateway.example/other/ipfs/" + CID,
            "https://gateway.example/?u=/ipfs/" + CID,
            "https://user@gateway.example/ipfs/" + CID,
            "https://example.com/" + ID,
            "https://ipfs.example/" + CID
        }) {
            assertThat(ContentAddress.meant(url)).as(url).isEqualTo(new ContentAddress.Https(url));
        }
        assertThat(ContentAddress.meant("http://gateway.example/ipfs/" + CID))
                .isInstanceOf(ContentAddress.Unsupported.class);
    }
}

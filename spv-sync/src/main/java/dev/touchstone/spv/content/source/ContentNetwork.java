package dev.touchstone.spv.content.source;

/// The networks of content whose gateways are asked.
public enum ContentNetwork {
    IPFS("IPFS"),
    ARWEAVE("Arweave");

    private final String title;

    ContentNetwork(String title) {
        this.title = title;
    }

    /// The name that people use.
    public String title() {
        return title;
    }
}

package dev.touchstone.spv.content.arweave;

/// Why something is not the content of an Arweave id. Immutable.
public sealed interface ArweaveRefusal {
    /// The name that the command line uses.
    default String code() {
        return getClass().getSimpleName();
    }

    /// The id is not the hash of the signature.
    record WrongId(ArweaveId wanted, ArweaveId is) implements ArweaveRefusal {}

    /// The owner's key did not make the signature over what is here: something was changed.
    record BadSignature() implements ArweaveRefusal {}

    /// The owner's key is of a kind that is not checked here.
    record KeyNotCheckable(String kind) implements ArweaveRefusal {}

    /// The chunk at this offset is not the one that the transaction's tree of chunks holds there.
    record WrongChunk(long offset) implements ArweaveRefusal {}

    /// The data is not as long as the transaction says.
    record WrongSize(long said, long is) implements ArweaveRefusal {}

    /// The transaction is of format 1, whose signature does not tell where the data begins and ends.
    record DataNotFixed() implements ArweaveRefusal {}
}

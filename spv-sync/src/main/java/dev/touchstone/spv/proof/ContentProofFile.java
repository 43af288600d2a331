package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.Multihash;
import java.util.Optional;

/// A proof that some bytes are the content of an address made of them, as a file that anyone can check:
/// `docs/proof-file.md` describes it. Immutable.
///
/// The file says nothing that does not follow from its own bytes: what is not in its one form is refused.
///
/// @param statement what the file proves, in words
public record ContentProofFile(ContentEvidence evidence, String statement) {
    /// A file over this is refused unread.
    public static final int MOST_BYTES = EthereumProofFile.MOST_BYTES;

    /// The file for a proof; empty where the proof is none of content, or the file would be too large to be read.
    public static Optional<ContentProofFile> of(Proven<?> proven) {
        if (!(proven.evidence() instanceof ContentEvidence evidence)) return Optional.empty();
        var file = new ContentProofFile(evidence, statement(proven));
        return file.toBytes().length > MOST_BYTES ? Optional.empty() : Optional.of(file);
    }

    public static Parsed<ContentProofFile> parse(byte[] utf8) {
        return ContentProofJson.parse(utf8);
    }

    /// Whether a file that can be read as JSON says that it is of this kind.
    public static boolean isOne(byte[] utf8) {
        return ContentProofJson.isOne(utf8);
    }

    public byte[] toBytes() {
        return ContentProofJson.write(this);
    }

    /// The address whose content is proven.
    public String address() {
        return evidence.name().address();
    }

    /// Checks the proof from its bytes alone.
    public Finding<?> check() {
        var finding = proven(evidence);
        if (!(finding instanceof Proven<?> proven)) return finding;
        return statement(proven).equals(statement)
                ? proven
                : new Refuted<>(new Refutation.StatementMismatch("statement"));
    }

    /// Proves content again from the bytes that its evidence holds.
    static Finding<?> proven(ContentEvidence evidence) {
        return switch (evidence) {
            case ContentEvidence.ByBlocks(var address, var blocks) -> ContentKernel.ipfs(address, blocks);
            case ContentEvidence.ByTransaction(var transaction, var chunks) ->
                ContentKernel.arweave(transaction.id(), transaction, chunks);
            case ContentEvidence.ByItem(var item) -> ContentKernel.arweave(item.id(), item);
        };
    }

    /// The words are part of the file's form and do not change.
    private static String statement(Proven<?> proven) {
        return switch (proven.value()) {
            case IpfsContent(var address, var bytes) -> statement(address.text(), bytes);
            case ArweaveContent(var id, var _, var bytes) -> statement("ar://" + id.text(), bytes);
            default ->
                throw new IllegalArgumentException(
                        "no statement about a " + proven.value().getClass());
        };
    }

    private static String statement(String address, ByteString bytes) {
        return "The content of " + address + " is " + bytes.length() + " bytes with the SHA-256 "
                + Multihash.ofSha256(bytes).digest().hex() + ".";
    }
}

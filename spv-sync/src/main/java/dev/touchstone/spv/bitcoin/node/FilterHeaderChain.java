package dev.touchstone.spv.bitcoin.node;

import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.proof.HeaderChain;
import dev.touchstone.spv.store.FilterHeaderFile;
import dev.touchstone.spv.store.FilterHeaderFile.Entry;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The filter headers of the best chain (BIP157), from the first block on: what each filter is held against. Confined
/// to the bitcoin-chain loop.
///
/// It grows by the filter hashes that peers agree on; to find out whether they do is not its job. Kept in memory as
/// bare bytes, 31 MB for mainnet, and in a [FilterHeaderFile]. A disk that fails is the end of a running node, whose
/// loop stops; opening the file again mends it.
public final class FilterHeaderChain implements Closeable {
    private static final int LEAST_ROOM = 1 << 12;

    private final HeaderChain blocks;
    private final FilterHeaderFile file;
    private byte[] headers = new byte[LEAST_ROOM * Hash256.BYTES];
    private int size;

    private FilterHeaderChain(HeaderChain blocks, FilterHeaderFile file) {
        this.blocks = blocks;
        this.file = file;
    }

    public sealed interface Opening {
        record Opened(FilterHeaderChain chain) implements Opening {}

        /// The folder's file is not one of filter headers of this network; it was left as it is.
        record Unusable(String why) implements Opening {}
    }

    /// Opens the filter headers in this folder, as far as they belong to blocks of this chain.
    public static Opening open(Path folder, HeaderChain blocks) throws IOException {
        return switch (FilterHeaderFile.open(folder, blocks.parameters().network())) {
            case FilterHeaderFile.Opening.Unusable(var why) -> new Opening.Unusable(why);
            case FilterHeaderFile.Opening.Opened(var file) -> {
                var chain = new FilterHeaderChain(blocks, file);
                file.readWhile(chain::readBack);
                if (chain.size < file.count()) file.truncate(Height.of(chain.size));
                yield new Opening.Opened(chain);
            }
        };
    }

    /// Takes a record if it belongs to the next block of the chain.
    private boolean readBack(Entry entry) {
        var at = Height.of(size);
        boolean belongs =
                !blocks.tip().height().isBelow(at) && blocks.hashAt(at).value().prefix() == entry.block();
        if (belongs) hold(entry.header());
        return belongs;
    }

    private void hold(FilterHeader header) {
        if (headers.length == size * Hash256.BYTES)
            headers = Arrays.copyOf(headers, headers.length + headers.length / 2);
        header.value().writeTo(headers, size * Hash256.BYTES);
        size++;
    }

    /// How many blocks have a filter header here: those at the heights below this number.
    public int size() {
        return size;
    }

    public FilterHeader at(Height height) {
        Objects.checkIndex(height.value(), size);
        return new FilterHeader(Hash256.of(headers, height.value() * Hash256.BYTES));
    }

    /// The filter header that the one at this height builds on.
    public FilterHeader before(Height height) {
        return height.equals(Height.GENESIS) ? FilterHeader.BEFORE_GENESIS : at(height.plus(-1));
    }

    /// The newest filter header.
    public FilterHeader tip() {
        return before(Height.of(size));
    }

    /// Adds the filter headers that follow from the hashes of the next filters, of blocks that are on the chain.
    public void append(List<Hash256> filterHashes) {
        if (size + filterHashes.size() > blocks.tip().height().value() + 1) {
            throw new IllegalArgumentException("filters of blocks that are not on the chain");
        }
        var entries = new ArrayList<Entry>(filterHashes.size());
        for (var filterHash : filterHashes) {
            var header = tip().next(filterHash);
            entries.add(Entry.of(header, blocks.hashAt(Height.of(size))));
            hold(header);
        }
        try {
            file.append(entries);
        } catch (IOException e) {
            throw new UncheckedIOException("the filter headers cannot be written", e);
        }
    }

    /// Drops all filter headers above this height.
    public void truncate(Height height) {
        if (size <= height.value() + 1) return;
        size = height.value() + 1;
        try {
            file.truncate(height.next());
        } catch (IOException e) {
            throw new UncheckedIOException("the filter headers cannot be cut back", e);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

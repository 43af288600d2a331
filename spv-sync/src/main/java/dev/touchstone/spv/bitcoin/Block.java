package dev.touchstone.spv.bitcoin;

import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import java.util.ArrayList;
import java.util.List;

/// A block: header and transactions, in order. Parsing one says nothing of its validity. Immutable.
public record Block(BlockHeader header, List<Transaction> transactions) {
    /// The most bytes a block can have: 4,000,000 weight units, all of them witness (BIP141).
    public static final int MOST_BYTES = 4_000_000;

    private static final int LEAST_TRANSACTION_BYTES = 60;

    public Block {
        transactions = List.copyOf(transactions);
    }

    public static Parsed<Block> parse(byte[] bytes) {
        if (bytes.length > MOST_BYTES) return Parsed.malformed("a block of " + bytes.length + " bytes");
        return WireReader.parse(bytes, Block::read);
    }

    public static Block read(WireReader in) throws MalformedException {
        var header = BlockHeader.read(in);
        int count = in.count(MOST_BYTES / LEAST_TRANSACTION_BYTES, LEAST_TRANSACTION_BYTES);
        if (count == 0) throw new MalformedException("a block without transactions");
        var transactions = new ArrayList<Transaction>(count);
        for (int i = 0; i < count; i++) transactions.add(Transaction.read(in));
        return new Block(header, transactions);
    }

    public byte[] bytes() {
        var out = new WireWriter(1 << 16);
        header.writeTo(out);
        out.compactSize(transactions.size());
        transactions.forEach(tx -> tx.writeTo(out));
        return out.toArray();
    }
}

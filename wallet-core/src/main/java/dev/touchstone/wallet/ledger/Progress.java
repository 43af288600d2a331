package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.FilterHeader;
import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.chain.Height;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.proof.StoredCoverage;
import dev.touchstone.wallet.account.ScriptReach;
import java.util.ArrayList;

/// How far the chain was looked through, and for which scripts: what the next start goes on from. Immutable.
public record Progress(StoredCoverage coverage, ScriptReach reach) {
    /// The name of the note in the journal.
    public static final String NOTE = "scan";

    private static final int VERSION = 1;
    private static final int MOST_TRAIL = 200;
    private static final int MOST_ROWS = 100;

    public ByteString bytes() {
        var out = new WireWriter(1024).u8(VERSION);
        out.i32(coverage.from().value()).compactSize(coverage.trail().size());
        coverage.trail().forEach(point -> EventFields.point(out, point));
        out.hash(coverage.filterHeader().value()).i32(coverage.blocksRead()).i32(coverage.peersAgreeing());
        out.compactSize(reach.counts().size());
        reach.counts().forEach((row, count) -> {
            EventFields.type(out, row.type());
            EventFields.branch(out, row.branch());
            out.i32(count);
        });
        return out.toByteString();
    }

    public static Parsed<Progress> parse(ByteString bytes) {
        return WireReader.parse(bytes.toArray(), Progress::read);
    }

    private static Progress read(WireReader in) throws MalformedException {
        int version = in.u8();
        if (version != VERSION) throw new MalformedException("progress of version " + version);
        var from = Height.of(EventFields.count(in));
        int points = in.count(MOST_TRAIL, 36);
        if (points == 0) throw new MalformedException("progress without a block");
        var trail = new ArrayList<ChainPoint>(points);
        for (int i = 0; i < points; i++) trail.add(EventFields.point(in));
        var filterHeader = new FilterHeader(in.hash());
        var coverage = new StoredCoverage(from, trail, filterHeader, EventFields.count(in), EventFields.count(in));
        var reach = ScriptReach.NONE;
        int rows = in.count(MOST_ROWS, 6);
        for (int i = 0; i < rows; i++) {
            reach = reach.with(EventFields.type(in), EventFields.branch(in), EventFields.count(in));
        }
        return new Progress(coverage, reach);
    }
}

package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.bitcoin.WireReader;
import dev.touchstone.spv.bitcoin.WireWriter;
import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.history.Sample;
import dev.touchstone.spv.ethereum.history.Span;
import dev.touchstone.spv.ethereum.history.Subject;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How far the histories on the chains of Ethereum reach: what the next start goes on from. Immutable.
///
/// @param reaches by the chain's id and whose history it is
public record HistoryNote(Map<Place, HistoryReach> reaches) {
    /// The name of the note in the journal.
    public static final String NOTE = "history";

    public static final HistoryNote EMPTY = new HistoryNote(Map.of());

    private static final int VERSION = 1;
    private static final int MOST_PLACES = 4096;
    private static final int MOST_CHAIN = 32;
    private static final int LEAST_BYTES = 100;
    private static final int MOST_AMOUNT = 33;

    public HistoryNote {
        reaches = Map.copyOf(reaches);
    }

    /// Whose history on which chain.
    public record Place(String chain, Subject subject) {}

    /// The same with a new reach of one of them.
    public HistoryNote with(Place place, HistoryReach reach) {
        var all = new LinkedHashMap<>(reaches);
        all.put(place, reach);
        return new HistoryNote(all);
    }

    public ByteString bytes() {
        var out = new WireWriter(1024).u8(VERSION).compactSize(reaches.size());
        reaches.forEach((place, reach) -> {
            EventFields.text(out, place.chain());
            EventFields.address(out, place.subject().account());
            MovementCodec.asset(out, place.subject().asset());
            sample(out, reach.span().from());
            sample(out, reach.span().to());
            out.u8(reach.span().isFromTheStart() ? 1 : 0);
            sample(out, reach.settled());
            out.u8(reach.beginning().isPresent() ? 1 : 0);
            reach.beginning().ifPresent(it -> MovementCodec.nodes(out.varString(it.header()), it.nodes()));
        });
        return out.toByteString();
    }

    public static Parsed<HistoryNote> parse(ByteString bytes) {
        return WireReader.parse(bytes.toArray(), HistoryNote::read);
    }

    private static HistoryNote read(WireReader in) throws MalformedException {
        int version = in.u8();
        if (version != VERSION) throw new MalformedException("a history of version " + version);
        int count = in.count(MOST_PLACES, LEAST_BYTES);
        var reaches = new LinkedHashMap<Place, HistoryReach>();
        for (int i = 0; i < count; i++) {
            var chain = EventFields.text(in, MOST_CHAIN);
            var subject = new Subject(EventFields.address(in), MovementCodec.asset(in));
            var span = new Span(sample(in), sample(in), EventFields.flag(in));
            var settled = sample(in);
            var beginning = EventFields.flag(in)
                    ? Optional.of(new HistoryReach.Beginning(MovementCodec.header(in), MovementCodec.nodes(in)))
                    : Optional.<HistoryReach.Beginning>empty();
            reaches.put(new Place(chain, subject), new HistoryReach(span, settled, beginning));
        }
        return new HistoryNote(reaches);
    }

    private static void sample(WireWriter out, Sample sample) {
        EventFields.point(out, sample.block());
        out.varString(ByteString.of(sample.amount().toByteArray()));
        out.i64(sample.nonce()).u8(sample.hasCode() ? 1 : 0);
    }

    private static Sample sample(WireReader in) throws MalformedException {
        var block = EventFields.point(in);
        var amount = in.varString(MOST_AMOUNT);
        if (amount.isEmpty()) throw new MalformedException("an amount of no bytes");
        return new Sample(block, new BigInteger(amount.toArray()), in.i64(), EventFields.flag(in));
    }
}

package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.beacon.ConsensusFork;
import dev.touchstone.spv.ethereum.beacon.EthereumChain;
import dev.touchstone.spv.ethereum.beacon.LightClientBootstrap;
import dev.touchstone.spv.ethereum.beacon.LightClientUpdate;
import dev.touchstone.spv.ethereum.beacon.Preset;
import dev.touchstone.spv.ethereum.beacon.SszMessage;
import dev.touchstone.spv.ethereum.beacon.UpdateKind;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A [LightClientTrail] as bytes, and updates after it: the checkpoint's root, the bootstrap, four bytes for how
/// many updates lead on and each of them, then those that do not lead on, if any. A message is the first letter of
/// its [UpdateKind], the first letter of the [ConsensusFork] whose containers it has, four bytes for its length,
/// and its SSZ. Each trail has one form. Pure.
public final class TrailBytes {
    /// More periods than a century has; and more bytes than they would take are refused unread.
    private static final int MOST_UPDATES = 1 << 16;

    private static final int MOST_MESSAGE = 1 << 17;
    private static final int HEAD = 2 + Integer.BYTES;

    private TrailBytes() {}

    /// A trail, and the newest updates that were true beyond it. Immutable.
    public record Stored(LightClientTrail trail, List<LightClientUpdate> newest) {
        public Stored {
            newest = List.copyOf(newest);
        }
    }

    public static byte[] write(Stored stored, Preset preset) {
        var trail = stored.trail();
        var messages = new ArrayList<byte[]>();
        messages.add(trail.checkpoint().root().toBytes());
        messages.add(bytes(UpdateKind.UPDATE, SszMessage.of(trail.bootstrap())));
        messages.add(ByteBuffer.allocate(Integer.BYTES)
                .putInt(trail.updates().size())
                .array());
        for (var update : trail.updates()) messages.add(bytes(update, preset));
        for (var update : stored.newest()) messages.add(bytes(update, preset));
        var out = ByteBuffer.allocate(
                messages.stream().mapToInt(each -> each.length).sum());
        messages.forEach(out::put);
        return out.array();
    }

    private static byte[] bytes(LightClientUpdate update, Preset preset) {
        return bytes(SszMessage.kindOf(update), SszMessage.of(update, preset));
    }

    private static byte[] bytes(UpdateKind kind, SszMessage message) {
        var ssz = message.ssz().toArray();
        return ByteBuffer.allocate(HEAD + ssz.length)
                .put((byte) letter(kind))
                .put((byte) letter(message.shape()))
                .putInt(ssz.length)
                .put(ssz)
                .array();
    }

    private static int letter(Enum<?> named) {
        return named.name().charAt(0);
    }

    public static Parsed<Stored> parse(byte[] bytes, EthereumChain chain) {
        var in = ByteBuffer.wrap(bytes);
        if (in.remaining() < Hash256.BYTES) return Parsed.malformed("ends within a root");
        var root = new byte[Hash256.BYTES];
        in.get(root);
        var anchor = new TrustAnchor.Checkpoint(chain.id(), Hash256.of(root));
        return switch (bootstrap(in, chain.schedule().preset())) {
            case Parsed.Malformed<LightClientBootstrap>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<LightClientBootstrap>(var bootstrap) ->
                updates(
                        in,
                        new LightClientTrail(anchor, bootstrap, List.of()),
                        chain.schedule().preset());
        };
    }

    private static Parsed<LightClientBootstrap> bootstrap(ByteBuffer in, Preset preset) {
        return switch (message(in)) {
            case Parsed.Malformed<Message>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<Message>(var message) -> message.ssz().bootstrap(preset);
        };
    }

    private static Parsed<Stored> updates(ByteBuffer in, LightClientTrail begun, Preset preset) {
        if (in.remaining() < Integer.BYTES) return Parsed.malformed("ends within a number");
        int leading = in.getInt();
        if (leading < 0 || leading > Math.min(MOST_UPDATES, in.remaining() / HEAD)) {
            return Parsed.malformed("a trail of " + Integer.toUnsignedString(leading) + " updates");
        }
        var all = new ArrayList<LightClientUpdate>();
        while (in.hasRemaining()) {
            if (all.size() > MOST_UPDATES) return Parsed.malformed("more than " + MOST_UPDATES + " updates");
            switch (update(in, preset)) {
                case Parsed.Malformed<LightClientUpdate>(var reason) -> {
                    return Parsed.malformed(reason);
                }
                case Parsed.Ok<LightClientUpdate>(var update) -> all.add(update);
            }
        }
        if (all.size() < leading) return Parsed.malformed("ends before its last update");
        var trail = new LightClientTrail(begun.checkpoint(), begun.bootstrap(), all.subList(0, leading));
        return Parsed.ok(new Stored(trail, all.subList(leading, all.size())));
    }

    private static Parsed<LightClientUpdate> update(ByteBuffer in, Preset preset) {
        return switch (message(in)) {
            case Parsed.Malformed<Message>(var reason) -> Parsed.malformed(reason);
            case Parsed.Ok<Message>(var message) -> message.ssz().update(message.kind(), preset);
        };
    }

    private record Message(UpdateKind kind, SszMessage ssz) {}

    private static Parsed<Message> message(ByteBuffer in) {
        if (in.remaining() < HEAD) return Parsed.malformed("ends within a message");
        var kind = named(UpdateKind.values(), in.get());
        var shape = named(ConsensusFork.values(), in.get());
        int length = in.getInt();
        if (kind.isEmpty() || shape.isEmpty()) return Parsed.malformed("a message of an unknown kind or shape");
        if (length < 0 || length > Math.min(MOST_MESSAGE, in.remaining())) {
            return Parsed.malformed("a message of " + Integer.toUnsignedString(length) + " bytes");
        }
        var ssz = new byte[length];
        in.get(ssz);
        return Parsed.ok(new Message(kind.get(), new SszMessage(shape.get(), ByteString.of(ssz))));
    }

    private static <E extends Enum<E>> Optional<E> named(E[] values, byte letter) {
        return Arrays.stream(values).filter(it -> letter(it) == letter).findFirst();
    }
}

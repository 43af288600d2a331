package dev.touchstone.spv.ethereum.source;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Takes server-sent events out of a stream of bytes. Confined to one thread. Neither a line nor an event may be
/// longer than [#MOST_BYTES].
///
/// Source: HTML standard, 9.2.6 "Interpreting an event stream".
final class EventReader {
    static final int MOST_BYTES = 1 << 16;

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private boolean afterReturn;

    /// Something that the server tells. Immutable.
    record Event(String name, String data) {}

    /// What came of some bytes: the events that ended in them, and whether the stream is still one of events.
    record Heard(List<Event> events, boolean isTooLong) {}

    Heard read(ByteBuffer bytes) {
        var events = new ArrayList<Event>();
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            boolean isSecondOfPair = next == '\n' && afterReturn;
            afterReturn = next == '\r';
            if (isSecondOfPair) continue;
            if (next == '\n' || next == '\r') endLine(events);
            else line.write(next);
            if (line.size() + data.length() > MOST_BYTES) return new Heard(events, true);
        }
        return new Heard(events, false);
    }

    private void endLine(List<Event> events) {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (text.isEmpty()) {
            endEvent(events);
            return;
        }
        int colon = text.indexOf(':');
        var field = colon < 0 ? text : text.substring(0, colon);
        var value = colon < 0 ? "" : text.substring(colon + 1);
        if (value.startsWith(" ")) value = value.substring(1);
        if (field.equals("event")) name = value;
        if (field.equals("data")) data.append(value).append('\n');
    }

    private void endEvent(List<Event> events) {
        if (!data.isEmpty()) events.add(new Event(name, data.substring(0, data.length() - 1)));
        data.setLength(0);
        name = "";
    }
}

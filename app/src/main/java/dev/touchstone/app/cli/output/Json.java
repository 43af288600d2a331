package dev.touchstone.app.cli.output;

import java.io.StringWriter;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// A JSON value that a command prints. Immutable.
public sealed interface Json {
    record Text(String text) implements Json {}

    record Whole(long number) implements Json {}

    /// A whole number of 64 bits without a sign.
    record Unsigned(long bits) implements Json {}

    record Flag(boolean isSet) implements Json {}

    record Nothing() implements Json {}

    record Items(List<Json> items) implements Json {
        public Items {
            items = List.copyOf(items);
        }

        public static Items of(Collection<? extends Json> items) {
            return new Items(List.copyOf(items));
        }

        public static Items ofTexts(Collection<String> texts) {
            return new Items(texts.stream().<Json>map(Text::new).toList());
        }
    }

    /// An object, its members in the order in which they were added.
    record Members(Map<String, Json> members) implements Json {
        public Members {
            members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
        }

        public static Members none() {
            return new Members(Map.of());
        }

        public Members with(String name, Json value) {
            var more = new LinkedHashMap<>(members);
            more.put(name, value);
            return new Members(more);
        }

        public Members with(String name, String text) {
            return with(name, new Text(text));
        }

        public Members with(String name, long number) {
            return with(name, new Whole(number));
        }

        public Members with(String name, boolean flag) {
            return with(name, new Flag(flag));
        }

        /// The text, or `null` where there is none.
        public Members withText(String name, Optional<String> text) {
            return with(name, text.<Json>map(Text::new).orElseGet(Nothing::new));
        }

        /// The number, or `null` where there is none.
        public Members withWhole(String name, OptionalLong number) {
            return with(name, number.isPresent() ? new Whole(number.getAsLong()) : new Nothing());
        }

        /// These members and then those of `other`.
        public Members and(Members other) {
            var more = new LinkedHashMap<>(members);
            more.putAll(other.members);
            return new Members(more);
        }
    }

    /// The value as text, on one line.
    default String written() {
        var text = new StringWriter();
        try (var generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(generator);
        }
        return text.toString();
    }

    private void write(JsonGenerator generator) {
        switch (this) {
            case Text(var text) -> generator.writeString(text);
            case Whole(var number) -> generator.writeNumber(number);
            case Unsigned(var bits) -> generator.writeNumber(new BigInteger(Long.toUnsignedString(bits)));
            case Flag(var isSet) -> generator.writeBoolean(isSet);
            case Nothing _ -> generator.writeNull();
            case Items(var items) -> {
                generator.writeStartArray();
                items.forEach(item -> item.write(generator));
                generator.writeEndArray();
            }
            case Members(var members) -> {
                generator.writeStartObject();
                members.forEach((name, value) -> {
                    generator.writeName(name);
                    value.write(generator);
                });
                generator.writeEndObject();
            }
        }
    }
}

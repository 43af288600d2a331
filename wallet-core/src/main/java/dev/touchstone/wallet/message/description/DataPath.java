package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A way into a message or a call (ERC-7730, "Path references"). Immutable.
///
/// @param root where it begins
record DataPath(Root root, List<Step> steps) {
    private static final int MOST_STEPS = 16;
    private static final int LONGEST = 256;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern INDEX = Pattern.compile("\\[(-?[0-9]{1,5})]");
    private static final Pattern SLICE = Pattern.compile("\\[(-?[0-9]{1,5})?:(-?[0-9]{1,5})?]");

    DataPath {
        steps = List.copyOf(steps);
    }

    enum Root {
        /// The message, or the arguments of the call.
        DATA,
        /// What it is in: a transaction, or the domain.
        CONTAINER
    }

    /// One step into a value.
    sealed interface Step {
        record Member(String name) implements Step {}

        /// From the end where it is negative.
        record At(int index) implements Step {}

        record Each() implements Step {}

        /// Some of the bytes.
        record Slice(OptionalInt from, OptionalInt to) implements Step {}
    }

    /// A value at the end of a path, and which items of lists lie on the way.
    record Found(List<Integer> items, String place, TypedValue value) {
        Found {
            items = List.copyOf(items);
        }
    }

    /// @param before the path within which this one begins; data at the top
    static DataPath parse(String text, DataPath before) throws MalformedException {
        if (text.length() > LONGEST) throw new MalformedException("a path too long");
        if (text.startsWith("@.")) return new DataPath(Root.CONTAINER, steps(text.substring(2)));
        if (text.startsWith("#.")) return new DataPath(Root.DATA, steps(text.substring(2)));
        var steps = new ArrayList<>(before.steps());
        steps.addAll(steps(text));
        if (steps.size() > MOST_STEPS) throw new MalformedException("a path of too many steps");
        return new DataPath(Root.DATA, steps);
    }

    static DataPath top() {
        return new DataPath(Root.DATA, List.of());
    }

    private static List<Step> steps(String text) throws MalformedException {
        var steps = new ArrayList<Step>();
        for (var part : text.replace("[", ".[").split("\\.+", -1)) {
            if (!part.isEmpty()) steps.add(step(part));
        }
        if (steps.isEmpty() || steps.size() > MOST_STEPS) throw new MalformedException("no path: " + text);
        return steps;
    }

    private static Step step(String part) throws MalformedException {
        if (NAME.matcher(part).matches()) return new Step.Member(part);
        if (part.equals("[]")) return new Step.Each();
        var index = INDEX.matcher(part);
        if (index.matches()) return new Step.At(Integer.parseInt(index.group(1)));
        var slice = SLICE.matcher(part);
        if (slice.matches()) return new Step.Slice(number(slice.group(1)), number(slice.group(2)));
        throw new MalformedException("no step of a path: " + part);
    }

    private static OptionalInt number(@Nullable String digits) {
        return digits == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(digits));
    }

    /// All values at its end, each item of a list on the way on its own.
    List<Found> in(TypedValue.Struct data) {
        var found = List.of(new Found(List.of(), "", data));
        for (var step : steps) {
            var next = new ArrayList<Found>();
            for (var each : found) next.addAll(after(each, step));
            found = next;
        }
        return found;
    }

    /// The value for the same items of lists as those of another value.
    Optional<TypedValue> beside(List<Integer> items, TypedValue.Struct data) {
        return in(data).stream()
                .filter(found -> found.items().size() <= items.size()
                        && items.subList(0, found.items().size()).equals(found.items()))
                .map(Found::value)
                .findFirst();
    }

    private static List<Found> after(Found found, Step step) {
        return switch (step) {
            case Step.Member(var name) ->
                found.value() instanceof TypedValue.Struct struct
                        ? struct
                                .value(name)
                                .map(value -> new Found(found.items(), found.place() + "." + name, value))
                                .stream()
                                .toList()
                        : List.of();
            case Step.At(int index) -> {
                if (!(found.value() instanceof TypedValue.Items(var _, var items))) yield List.of();
                int at = index < 0 ? items.size() + index : index;
                if (at < 0 || at >= items.size()) yield List.of();
                yield List.of(new Found(found.items(), found.place() + "[" + at + "]", items.get(at)));
            }
            case Step.Each _ -> {
                if (!(found.value() instanceof TypedValue.Items(var _, var items))) yield List.of();
                var each = new ArrayList<Found>();
                for (int i = 0; i < items.size(); i++) {
                    var passed = new ArrayList<>(found.items());
                    passed.add(i);
                    each.add(new Found(passed, found.place() + "[" + i + "]", items.get(i)));
                }
                yield each;
            }
            case Step.Slice slice -> sliced(found, slice);
        };
    }

    /// Twenty bytes are an address.
    private static List<Found> sliced(Found found, Step.Slice slice) {
        if (!(found.value() instanceof TypedValue.Blob(var bytes))) return List.of();
        int from = bound(slice.from().orElse(0), bytes.length());
        int to = bound(slice.to().orElse(bytes.length()), bytes.length());
        if (from < 0 || to > bytes.length() || from >= to) return List.of();
        var part = ByteString.of(bytes.toArray(from, to));
        var value = part.length() == EthereumAddress.BYTES
                ? new TypedValue.Account(new EthereumAddress(part))
                : new TypedValue.Blob(part);
        return List.of(new Found(found.items(), found.place() + "[" + from + ":" + to + "]", value));
    }

    private static int bound(int index, int length) {
        return index < 0 ? length + index : index;
    }
}

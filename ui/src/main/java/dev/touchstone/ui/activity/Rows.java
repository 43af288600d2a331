package dev.touchstone.ui.activity;

import java.util.List;
import java.util.function.Function;
import javafx.collections.ObservableList;

/// Changes a list on the screen into another with as little movement as possible, so that selection, focus and
/// scroll position stay with their rows. Confined to the thread of the list.
final class Rows {
    private Rows() {}

    /// @param key what stays the same while a row changes
    static <T> void change(ObservableList<T> shown, List<T> next, Function<T, String> key) {
        int start = 0;
        int shortest = Math.min(shown.size(), next.size());
        while (start < shortest && key.apply(shown.get(start)).equals(key.apply(next.get(start)))) start++;
        int end = 0;
        while (end < shortest - start && isSame(shown, next, end, key)) end++;
        replace(shown, next, start, end);
        for (int i = 0; i < next.size(); i++) {
            if (!shown.get(i).equals(next.get(i))) shown.set(i, next.get(i));
        }
    }

    private static <T> boolean isSame(List<T> shown, List<T> next, int fromEnd, Function<T, String> key) {
        var a = shown.get(shown.size() - 1 - fromEnd);
        var b = next.get(next.size() - 1 - fromEnd);
        return key.apply(a).equals(key.apply(b));
    }

    private static <T> void replace(ObservableList<T> shown, List<T> next, int start, int end) {
        if (shown.size() - end > start) shown.remove(start, shown.size() - end);
        if (next.size() - end > start) shown.addAll(start, next.subList(start, next.size() - end));
    }
}

package dev.touchstone.app.cli.output;

import java.util.ArrayList;
import java.util.List;

/// What a command says to a person: lines, labelled values and tables, aligned. Immutable; each addition makes a new
/// page.
public final class Page {
    private static final String GAP = "  ";

    private final List<Block> blocks;

    private Page(List<Block> blocks) {
        this.blocks = List.copyOf(blocks);
    }

    private sealed interface Block {
        record Line(String text) implements Block {}

        record Row(String label, String value) implements Block {}

        record Table(List<Column> columns, List<List<String>> rows) implements Block {}
    }

    /// A column of a table: its heading, and on which side its values stand.
    public record Column(String heading, Side side) {
        public static Column left(String heading) {
            return new Column(heading, Side.LEFT);
        }

        /// For numbers.
        public static Column right(String heading) {
            return new Column(heading, Side.RIGHT);
        }
    }

    public enum Side {
        LEFT,
        RIGHT
    }

    public static Page empty() {
        return new Page(List.of());
    }

    public static Page of(String line) {
        return empty().line(line);
    }

    public Page line(String text) {
        return with(new Block.Line(text));
    }

    public Page gap() {
        return line("");
    }

    /// A value with its name before it. Rows that follow each other are aligned.
    public Page row(String label, String value) {
        return with(new Block.Row(label, value));
    }

    public Page table(List<Column> columns, List<List<String>> rows) {
        return with(new Block.Table(List.copyOf(columns), List.copyOf(rows)));
    }

    public Page and(Page other) {
        var more = new ArrayList<>(blocks);
        more.addAll(other.blocks);
        return new Page(more);
    }

    private Page with(Block block) {
        var more = new ArrayList<>(blocks);
        more.add(block);
        return new Page(more);
    }

    /// The lines of the page.
    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (int i = 0; i < blocks.size(); i++) {
            switch (blocks.get(i)) {
                case Block.Line(var text) -> lines.add(text);
                case Block.Row row -> lines.add((pad(row.label(), labelWidth(i)) + GAP + row.value()).stripTrailing());
                case Block.Table table -> lines.addAll(lines(table));
            }
        }
        return lines;
    }

    /// The longest label of the rows around this one.
    private int labelWidth(int at) {
        int first = at;
        while (first > 0 && blocks.get(first - 1) instanceof Block.Row) first--;
        int width = 0;
        for (int i = first; i < blocks.size() && blocks.get(i) instanceof Block.Row row; i++) {
            width = Math.max(width, row.label().length());
        }
        return width;
    }

    private static List<String> lines(Block.Table table) {
        var all = new ArrayList<List<String>>();
        all.add(table.columns().stream().map(Column::heading).toList());
        all.addAll(table.rows());
        return all.stream().map(row -> line(table.columns(), all, row)).toList();
    }

    private static String line(List<Column> columns, List<List<String>> all, List<String> row) {
        var line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            int width = all.stream().mapToInt(r -> r.get(column).length()).max().orElse(0);
            var cell = row.get(i);
            if (i > 0) line.append(GAP);
            line.append(
                    columns.get(i).side() == Side.RIGHT ? " ".repeat(width - cell.length()) + cell : pad(cell, width));
        }
        return line.toString().stripTrailing();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }
}

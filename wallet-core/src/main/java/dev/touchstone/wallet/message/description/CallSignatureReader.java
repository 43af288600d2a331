package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.chain.MalformedException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Reads a function's signature from the left to the right. Confined to one reading.
final class CallSignatureReader {
    private static final int LONGEST = 1024;
    private static final int MOST_DEPTH = 6;
    private static final int MOST_DIMENSIONS = 4;
    private static final int MOST_VALUES = 4096;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]{0,127}");

    private final String text;
    private int at;

    private CallSignatureReader(String text) {
        this.text = text;
    }

    static CallSignature parse(String text) throws MalformedException {
        if (text.length() > LONGEST) throw new MalformedException("a signature too long");
        var reader = new CallSignatureReader(text);
        var name = reader.word();
        if (!NAME.matcher(name).matches()) throw new MalformedException("no name of a function");
        var parameters = reader.parameters(0);
        reader.blanks();
        if (reader.at < text.length()) throw new MalformedException("something behind a signature");
        return new CallSignature(name, parameters);
    }

    /// Between brackets.
    private List<CallType.Parameter> parameters(int depth) throws MalformedException {
        if (depth > MOST_DEPTH) throw new MalformedException("types within types, too deep");
        expect('(');
        var parameters = new ArrayList<CallType.Parameter>();
        blanks();
        if (peek() == ')') {
            at++;
            return parameters;
        }
        while (true) {
            parameters.add(parameter(depth, parameters.size()));
            blanks();
            if (peek() == ')') break;
            expect(',');
        }
        at++;
        return parameters;
    }

    /// One without a name is called by its place.
    private CallType.Parameter parameter(int depth, int place) throws MalformedException {
        blanks();
        CallType type;
        if (peek() == '(') type = new CallType.Struct(parameters(depth + 1));
        else type = CallType.atom(word());
        for (int i = 0; peek() == '['; i++) {
            if (i == MOST_DIMENSIONS) throw new MalformedException("lists within lists, too deep");
            type = new CallType.Items(type, length());
        }
        if (type.weight() > MOST_VALUES) throw new MalformedException("too many values");
        blanks();
        var name = word();
        if (!name.isEmpty() && !NAME.matcher(name).matches()) throw new MalformedException("no name: " + name);
        return new CallType.Parameter(name.isEmpty() ? "argument" + (place + 1) : name, type);
    }

    private OptionalInt length() throws MalformedException {
        expect('[');
        var digits = word();
        expect(']');
        if (digits.isEmpty()) return OptionalInt.empty();
        if (!digits.matches("[1-9][0-9]{0,2}")) throw new MalformedException("no length of a list");
        return OptionalInt.of(Integer.parseInt(digits));
    }

    private String word() {
        int from = at;
        while (at < text.length() && (Character.isLetterOrDigit(peek()) || peek() == '_' || peek() == '$')) at++;
        return text.substring(from, at);
    }

    private void blanks() {
        while (peek() == ' ') at++;
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private void expect(char wanted) throws MalformedException {
        if (peek() != wanted) throw new MalformedException("no '" + wanted + "' at " + at);
        at++;
    }
}

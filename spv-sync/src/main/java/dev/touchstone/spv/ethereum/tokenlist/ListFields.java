package dev.touchstone.spv.ethereum.tokenlist;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The members of a token list's JSON, each read as its schema wants it. Pure.
final class ListFields {
    private static final Pattern WORDS = Pattern.compile("[ A-Za-z0-9_]+");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[!-~]+");

    private ListFields() {}

    /// What is not as the schema wants it.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final String what;

        Wrong(String what) {
            super(what, null, false, false);
            this.what = what;
        }

        String what() {
            return what;
        }
    }

    static void checkNames(JsonNode object, Set<String> allowed) throws Wrong {
        for (var name : object.propertyNames()) if (!allowed.contains(name)) throw new Wrong("a member of no meaning");
    }

    static JsonNode object(JsonNode in, String name) throws Wrong {
        var found = in.path(name);
        if (!found.isObject()) throw new Wrong("'" + name + "' is no object");
        return found;
    }

    static JsonNode array(JsonNode in, String name) throws Wrong {
        var found = in.path(name);
        if (!found.isArray()) throw new Wrong("'" + name + "' is no array");
        return found;
    }

    static long number(JsonNode in, String name, long least, long most) throws Wrong {
        var found = in.path(name);
        boolean isWhole = found.isIntegralNumber() && found.canConvertToLong();
        if (!isWhole) throw new Wrong("'" + name + "' is no whole number");
        long value = found.longValue();
        if (value < least || value > most) throw new Wrong("'" + name + "' is " + value);
        return value;
    }

    static String text(JsonNode in, String name) throws Wrong {
        var found = in.path(name);
        if (!found.isString()) throw new Wrong("'" + name + "' is no text");
        return found.stringValue();
    }

    /// Some letters, digits and spaces.
    static String words(JsonNode in, String name, int most) throws Wrong {
        return words(text(in, name), name, most);
    }

    static String words(String text, String name, int most) throws Wrong {
        if (text.length() > most) throw new Wrong("'" + name + "' is longer than " + most);
        if (!WORDS.matcher(text).matches()) throw new Wrong("'" + name + "' has other characters than words have");
        return text;
    }

    /// A text in which white space is the space only.
    static String spaced(JsonNode in, String name, int most) throws Wrong {
        return bounded(in, name, most, true);
    }

    static String unspaced(JsonNode in, String name, int most) throws Wrong {
        return bounded(in, name, most, false);
    }

    private static String bounded(JsonNode in, String name, int most, boolean maySpace) throws Wrong {
        var text = text(in, name);
        if (text.codePointCount(0, text.length()) > most) throw new Wrong("'" + name + "' is longer than " + most);
        boolean isBad = text.codePoints().anyMatch(c -> isSpace(c) && !(maySpace && c == ' '));
        if (isBad) throw new Wrong("'" + name + "' has white space");
        return text;
    }

    private static boolean isSpace(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\ufeff';
    }

    static Instant time(JsonNode in, String name) throws Wrong {
        try {
            return OffsetDateTime.parse(text(in, name)).toInstant();
        } catch (DateTimeException _) {
            throw new Wrong("'" + name + "' is no time");
        }
    }

    /// An address of a picture; nobody loads it.
    static void checkUri(JsonNode in, String name) throws Wrong {
        if (!in.has(name)) return;
        if (!URI.matcher(text(in, name)).matches()) throw new Wrong("'" + name + "' is no address");
    }
}

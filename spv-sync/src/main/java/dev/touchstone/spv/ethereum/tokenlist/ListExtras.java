package dev.touchstone.spv.ethereum.tokenlist;

import dev.touchstone.spv.ethereum.tokenlist.ListFields.Wrong;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The parts of a token list that nothing here depends on, checked as the schema wants them so that a list is
/// either one or refused. Pure.
final class ListExtras {
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_]{1,10}");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9_]{1,40}");
    private static final Pattern DESCRIPTION = Pattern.compile("[ A-Za-z0-9_.,:]{1,200}");
    private static final Set<String> OF_TAG = Set.of("name", "description");

    private static final int MOST_KEYWORDS = 20;
    private static final int MOST_KEYWORD = 20;
    private static final int MOST_TAGS = 20;
    private static final int MOST_TAGS_OF_TOKEN = 10;
    private static final int MOST_TAG_NAME = 20;
    private static final int MOST_EXTENSIONS = 10;
    private static final int MOST_VALUE = 42;
    private static final int EXTENSION_DEPTH = 2;

    private ListExtras() {}

    static void checkKeywords(JsonNode list) throws Wrong {
        if (!list.has("keywords")) return;
        var keywords = ListFields.array(list, "keywords");
        if (keywords.size() > MOST_KEYWORDS) throw new Wrong("'keywords' has " + keywords.size());
        var seen = new HashSet<String>();
        for (var keyword : keywords) {
            if (!keyword.isString()) throw new Wrong("a keyword is no text");
            if (!seen.add(ListFields.words(keyword.stringValue(), "keywords", MOST_KEYWORD))) {
                throw new Wrong("a keyword is there twice");
            }
        }
    }

    static void checkTags(JsonNode list) throws Wrong {
        if (!list.has("tags")) return;
        var tags = ListFields.object(list, "tags");
        if (tags.size() > MOST_TAGS) throw new Wrong("'tags' has " + tags.size());
        for (var tag : tags.properties()) {
            checkTagName(tag.getKey());
            var definition = ListFields.object(tags, tag.getKey());
            ListFields.checkNames(definition, OF_TAG);
            ListFields.words(definition, "name", MOST_TAG_NAME);
            if (!DESCRIPTION.matcher(ListFields.text(definition, "description")).matches()) {
                throw new Wrong("'description' has other characters than words have, or too many");
            }
        }
    }

    static void checkTagNames(JsonNode token) throws Wrong {
        if (!token.has("tags")) return;
        var tags = ListFields.array(token, "tags");
        if (tags.size() > MOST_TAGS_OF_TOKEN) throw new Wrong("'tags' has " + tags.size());
        for (var tag : tags) checkTagName(tag.isString() ? tag.stringValue() : "");
    }

    private static void checkTagName(String name) throws Wrong {
        if (!TAG.matcher(name).matches()) throw new Wrong("a tag has no name that it may have");
    }

    static void checkExtensions(JsonNode token) throws Wrong {
        if (token.has("extensions")) checkMap(ListFields.object(token, "extensions"), EXTENSION_DEPTH);
    }

    private static void checkMap(JsonNode map, int deeper) throws Wrong {
        if (map.size() > MOST_EXTENSIONS) throw new Wrong("'extensions' has " + map.size() + " members");
        for (var member : map.properties()) {
            if (!EXTENSION.matcher(member.getKey()).matches())
                throw new Wrong("an extension has no name that it may have");
            var value = member.getValue();
            if (value.isObject()) {
                if (deeper == 0) throw new Wrong("'extensions' is too deep");
                checkMap(value, deeper - 1);
            } else {
                checkValue(value);
            }
        }
    }

    private static void checkValue(JsonNode value) throws Wrong {
        boolean isPlain = value.isNumber() || value.isBoolean() || value.isNull();
        boolean isText = value.isString()
                && !value.stringValue().isEmpty()
                && value.stringValue().length() <= MOST_VALUE;
        if (!isPlain && !isText) throw new Wrong("an extension has a value that it may not have");
    }
}

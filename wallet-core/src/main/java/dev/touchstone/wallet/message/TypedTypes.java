package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.ethereum.Keccak256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The structs that typed data is made of, and how they are written for hashing (EIP-712, "Definition of
/// encodeType"). Immutable but for what it remembers of its own results; confined to one reading.
final class TypedTypes {
    static final String DOMAIN = "EIP712Domain";
    private static final int MOST_TYPES = 128;
    private static final int MOST_MEMBERS = 128;

    private final SequencedMap<String, List<Member>> structs;
    private final Map<String, Hash256> hashes = new LinkedHashMap<>();

    private TypedTypes(SequencedMap<String, List<Member>> structs) {
        this.structs = structs;
    }

    /// A member as its struct states it.
    ///
    /// @param written how the type is written
    record Member(String name, String written, TypedType type) {}

    static TypedTypes read(JsonNode types) throws MalformedException {
        if (!types.isObject()) throw new MalformedException("'types' is no object");
        if (types.size() > MOST_TYPES) throw new MalformedException("'types' has " + types.size() + " types");
        var structs = new LinkedHashMap<String, List<Member>>();
        for (var type : types.properties()) {
            var name = type.getKey();
            if (!TypedType.isStructName(name))
                throw new MalformedException("no name of a type: " + Wording.quoted(name));
            structs.put(name, members(name, type.getValue()));
        }
        var read = new TypedTypes(Collections.unmodifiableSequencedMap(structs));
        for (var members : structs.values()) {
            for (var member : members) read.checkKnown(member.type());
        }
        return read;
    }

    private static List<Member> members(String struct, JsonNode list) throws MalformedException {
        if (!list.isArray()) throw new MalformedException("type '" + struct + "' is no list");
        if (list.size() > MOST_MEMBERS) throw new MalformedException("type '" + struct + "' has too many members");
        var members = new LinkedHashMap<String, Member>();
        for (var entry : list) {
            if (!entry.isObject() || entry.size() != 2 || !entry.has("name") || !entry.has("type")) {
                throw new MalformedException("a member of '" + struct + "' is not a name and a type");
            }
            var name = entry.path("name").asString("");
            var written = entry.path("type").asString("");
            if (!entry.path("name").isString()
                    || !TypedType.MEMBER.matcher(name).matches()) {
                throw new MalformedException("no name of a member of '" + struct + "': " + Wording.quoted(name));
            }
            if (!entry.path("type").isString()) throw new MalformedException("the type of '" + name + "' is no text");
            var member = new Member(name, written, TypedType.parse(written));
            if (members.put(name, member) != null)
                throw new MalformedException("'" + struct + "' has '" + name + "' twice");
        }
        return List.copyOf(members.values());
    }

    private void checkKnown(TypedType type) throws MalformedException {
        switch (type) {
            case TypedType.Of(var struct) -> {
                if (!has(struct)) throw new MalformedException("no type " + Wording.quoted(struct));
            }
            case TypedType.Items(var element, var _, var _) -> checkKnown(element);
            case TypedType.Whole _,
                    TypedType.Account _,
                    TypedType.Truth _,
                    TypedType.Fixed _,
                    TypedType.Blob _,
                    TypedType.Text _ -> {}
        }
    }

    boolean has(String struct) {
        return structs.containsKey(struct);
    }

    List<Member> members(String struct) {
        return structs.getOrDefault(struct, List.of());
    }

    /// The struct and then, by their names, all that it is made of.
    String encode(String struct) {
        var parts = new TreeSet<String>();
        collect(struct, parts);
        parts.remove(struct);
        return written(struct) + parts.stream().map(this::written).collect(Collectors.joining());
    }

    Hash256 hash(String struct) {
        var known = hashes.get(struct);
        if (known != null) return known;
        var hash = Keccak256.of(encode(struct).getBytes(StandardCharsets.UTF_8));
        hashes.put(struct, hash);
        return hash;
    }

    private void collect(String struct, Set<String> found) {
        var open = new ArrayDeque<String>(List.of(struct));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var next = open.pop();
            if (!seen.add(next)) continue;
            found.add(next);
            for (var member : members(next)) {
                if (innermost(member.type()) instanceof TypedType.Of(var inner)) open.push(inner);
            }
        }
    }

    private static TypedType innermost(TypedType type) {
        return type instanceof TypedType.Items(var element, var _, var _) ? innermost(element) : type;
    }

    private String written(String struct) {
        return members(struct).stream()
                .map(member -> member.written() + " " + member.name())
                .collect(Collectors.joining(",", struct + "(", ")"));
    }
}

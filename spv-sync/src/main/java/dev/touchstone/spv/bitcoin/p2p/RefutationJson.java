package dev.touchstone.spv.bitcoin.p2p;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.touchstone.spv.bitcoin.BlockHash;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.proof.Refutation;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/// Refutations as JSON, for the log of caught lies: the name of the refutation and its members. Immutable.
final class RefutationJson {
    private final JsonMapper mapper;

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "refutation")
    private interface Named {}

    private static final class HashReader extends ValueDeserializer<BlockHash> {
        @Override
        public BlockHash deserialize(JsonParser in, DeserializationContext context) {
            return Hash256.fromDisplay(in.getString())
                    .map(BlockHash::new)
                    .orElseGet(() -> context.reportInputMismatch(BlockHash.class, "not a hash"));
        }
    }

    RefutationJson() {
        var names = Arrays.stream(Refutation.class.getPermittedSubclasses())
                .map(kind -> new NamedType(kind, kind.getSimpleName()))
                .toArray(NamedType[]::new);
        var hashes = new SimpleModule()
                .addSerializer(BlockHash.class, ToStringSerializer.instance)
                .addDeserializer(BlockHash.class, new HashReader());
        this.mapper = JsonMapper.builder()
                .addMixIn(Refutation.class, Named.class)
                .registerSubtypes(names)
                .addModule(hashes)
                .build();
    }

    String write(Refutation refutation) {
        return mapper.writeValueAsString(refutation);
    }

    /// What was written; a refutation that this version does not know becomes an unreadable one.
    Refutation read(String json) {
        try {
            return mapper.readValue(json, Refutation.class);
        } catch (JacksonException _) {
            return new Refutation.Unreadable(json);
        }
    }
}

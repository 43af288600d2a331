package dev.touchstone.spv.content;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.content.codec.ProtobufReader;
import java.util.ArrayList;
import java.util.List;

/// The fields of a UnixFS message. Confined to one thread.
final class UnixFsFields {
    private static final int RAW = 0;
    private static final int DIRECTORY = 1;
    private static final int FILE = 2;
    private static final int SYMBOLIC_LINK = 4;
    private static final int SHARD = 5;

    private static final int TYPE_FIELD = 1;
    private static final int DATA_FIELD = 2;
    private static final int FILE_SIZE_FIELD = 3;
    private static final int BLOCK_SIZE_FIELD = 4;
    private static final int HASH_TYPE_FIELD = 5;
    private static final int FANOUT_FIELD = 6;
    private static final int MODE_FIELD = 7;
    private static final int TIME_FIELD = 8;

    private static final long MURMUR3_X64_64 = 0x22;
    private static final int LEAST_FANOUT = 8;
    private static final int MOST_FANOUT = 1024;
    private static final long NOT_SAID = -1;

    private long type = NOT_SAID;
    private ByteString data = ByteString.EMPTY;
    private long fileSize = NOT_SAID;
    private final List<Long> blockSizes = new ArrayList<>();
    private long hashType = NOT_SAID;
    private long fanout = NOT_SAID;

    private UnixFsFields() {}

    static UnixFsFields read(ProtobufReader in) throws MalformedException {
        var fields = new UnixFsFields();
        int last = 0;
        while (in.hasNext()) {
            int field = in.next();
            boolean isInOrder = field > last || (field == last && field == BLOCK_SIZE_FIELD);
            if (!isInOrder) throw in.unexpected();
            fields.take(field, in);
            last = field;
        }
        return fields;
    }

    private void take(int field, ProtobufReader in) throws MalformedException {
        switch (field) {
            case TYPE_FIELD -> type = in.number();
            case DATA_FIELD -> data = in.bytes();
            case FILE_SIZE_FIELD -> fileSize = in.number();
            case BLOCK_SIZE_FIELD -> blockSizes.add(in.number());
            case HASH_TYPE_FIELD -> hashType = in.number();
            case FANOUT_FIELD -> fanout = in.number();
            case MODE_FIELD, TIME_FIELD -> in.skip();
            default -> throw in.unexpected();
        }
    }

    UnixFs node(DagPb node) throws MalformedException {
        return switch ((int) Math.clamp(type, NOT_SAID, SHARD + 1)) {
            case RAW, FILE -> file(node.links());
            case DIRECTORY -> new UnixFs.Directory(node.links());
            case SHARD -> shard(node.links());
            case SYMBOLIC_LINK -> new UnixFs.SymbolicLink();
            default -> throw new MalformedException("a UnixFS node of type " + type);
        };
    }

    private UnixFs file(List<DagPb.Link> links) throws MalformedException {
        if (links.size() != blockSizes.size()) {
            throw new MalformedException("a file of " + links.size() + " links and " + blockSizes.size() + " sizes");
        }
        long size = data.length();
        var parts = new ArrayList<UnixFs.Part>(links.size());
        for (int i = 0; i < links.size(); i++) {
            if (!links.get(i).name().isEmpty()) throw new MalformedException("a part of a file with a name");
            parts.add(new UnixFs.Part(links.get(i).cid(), blockSizes.get(i)));
            size += blockSizes.get(i);
            if (size < 0) throw new MalformedException("a file over 2^63 bytes");
        }
        long said = fileSize == NOT_SAID ? 0 : fileSize;
        if (said != size) throw new MalformedException("a file of " + size + " bytes that says " + said);
        return new UnixFs.File(data, parts, size);
    }

    private UnixFs shard(List<DagPb.Link> links) throws MalformedException {
        if (hashType != MURMUR3_X64_64) throw new MalformedException("a shard by hash " + hashType);
        boolean isFanout = fanout >= LEAST_FANOUT && fanout <= MOST_FANOUT && Long.bitCount(fanout) == 1;
        if (!isFanout) throw new MalformedException("a shard with a fanout of " + fanout);
        return new UnixFs.Shard(links, (int) fanout);
    }
}

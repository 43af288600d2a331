package dev.touchstone.app.picture;

import dev.touchstone.spv.chain.ByteString;
import javax.imageio.stream.ImageInputStreamImpl;

/// The bytes of a picture for the JDK's readers. Some of these ask on for ever where a picture was cut: after a while
/// they are stopped, and all of them when their thread is interrupted. Confined to one thread.
final class EndableInput extends ImageInputStreamImpl {
    private static final int MOST_BEHIND_THE_END = 4_096;

    private final byte[] bytes;
    private int behindTheEnd;

    EndableInput(ByteString bytes) {
        this.bytes = bytes.toArray();
    }

    @Override
    public int read() {
        bitOffset = 0;
        if (!hasMore()) return -1;
        return bytes[(int) streamPos++] & 0xff;
    }

    @Override
    public int read(byte[] to, int from, int most) {
        bitOffset = 0;
        if (!hasMore()) return -1;
        int length = (int) Math.min(most, bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, to, from, length);
        streamPos += length;
        return length;
    }

    private boolean hasMore() {
        if (Thread.currentThread().isInterrupted()) throw new Ended();
        if (streamPos < bytes.length) return true;
        if (++behindTheEnd > MOST_BEHIND_THE_END) throw new Ended();
        return false;
    }

    @Override
    public long length() {
        return bytes.length;
    }
}

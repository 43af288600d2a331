package dev.touchstone.spv.ethereum.evm;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.LogEntry;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.digests.SHA256Digest;

/// What a block asks of the beacon chain (EIP-7685): deposits (EIP-6110), withdrawals (EIP-7002), consolidations
/// (EIP-7251) and, since Amsterdam, those of builders (EIP-8282), each kind's type before its content. Immutable.
public record Requests(List<ByteString> byType) {
    private static final Hash256 DEPOSIT_EVENT =
            Hash256.of(HexFormat.of().parseHex("649bbc62d0e31342afea4e5cd82d4049e7e1ee912fc0889aa790803be39038c5"));
    private static final int EVENT_BYTES = 576;

    /// Where key, credentials, amount, signature and index lie in a deposit's event, and how long each is.
    private static final int[][] DEPOSIT_PARTS = {{192, 48}, {288, 32}, {352, 8}, {416, 96}, {544, 8}};

    public Requests {
        byType = List.copyOf(byType);
    }

    /// The kinds that are not empty, of the contents in the order of their types.
    static Requests of(List<byte[]> contents) {
        var byType = new ArrayList<ByteString>();
        for (int type = 0; type < contents.size(); type++) {
            if (contents.get(type).length == 0) continue;
            var out = new ByteArrayOutputStream();
            out.write(type);
            out.writeBytes(contents.get(type));
            byType.add(ByteString.of(out.toByteArray()));
        }
        return new Requests(byType);
    }

    /// The deposits that these logs of the deposit contract report; empty where one has not the form.
    static Optional<byte[]> deposits(EthereumAddress contract, List<LogEntry> logs) {
        var out = new ByteArrayOutputStream();
        for (var log : logs) {
            boolean isDeposit = log.address().equals(contract)
                    && !log.topics().isEmpty()
                    && log.topics().getFirst().equals(DEPOSIT_EVENT);
            if (!isDeposit) continue;
            if (log.data().length() != EVENT_BYTES) return Optional.empty();
            for (var part : DEPOSIT_PARTS) out.writeBytes(log.data().toArray(part[0], part[0] + part[1]));
        }
        return Optional.of(out.toByteArray());
    }

    /// The hash that a header commits to.
    public Hash256 hash() {
        var all = new SHA256Digest();
        for (var one : byType) {
            var hash = sha256(one.toArray());
            all.update(hash, 0, hash.length);
        }
        return finished(all);
    }

    private static byte[] sha256(byte[] bytes) {
        var digest = new SHA256Digest();
        digest.update(bytes, 0, bytes.length);
        return finished(digest).toBytes();
    }

    private static Hash256 finished(SHA256Digest digest) {
        var hash = new byte[Hash256.BYTES];
        digest.doFinal(hash, 0);
        return Hash256.of(hash);
    }
}

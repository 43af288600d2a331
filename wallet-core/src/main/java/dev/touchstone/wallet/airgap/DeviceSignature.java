package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.TransactionSignature;
import dev.touchstone.wallet.airgap.CborValue.Bytes;
import dev.touchstone.wallet.airgap.CborValue.Fields;
import dev.touchstone.wallet.airgap.CborValue.Tagged;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What a device answers (`eth-signature`, EIP-4527). Immutable. Whose signature of what it is, it does not
/// say: that is found from it.
///
/// @param request the id of the request, where the device repeats it
/// @param signature r, s, and v, which for a transaction of the oldest kind may have several bytes (EIP-155)
public record DeviceSignature(Optional<ByteString> request, ByteString signature) {
    public static final String TYPE = "eth-signature";

    private static final long ID = 1;
    private static final long SIGNATURE = 2;
    private static final int HALF = 32;
    private static final int LEAST = 2 * HALF + 1;
    private static final int MOST = 2 * HALF + 8;
    private static final BigInteger EIP_155 = BigInteger.valueOf(35);
    private static final BigInteger ETHEREUM = BigInteger.valueOf(27);

    public DeviceSignature {
        boolean fits = signature.length() >= LEAST && signature.length() <= MOST;
        if (!fits) throw new IllegalArgumentException("a signature of " + signature.length() + " bytes");
    }

    public static Parsed<DeviceSignature> parse(Ur ur) {
        return ur.value(TYPE).then(DeviceSignature::read);
    }

    private static Parsed<DeviceSignature> read(CborValue value) {
        if (!(value instanceof Fields fields)) return Parsed.malformed("no signature");
        if (!(fields.get(SIGNATURE).orElse(null) instanceof Bytes(var bytes))) return Parsed.malformed("no signature");
        if (bytes.length() < LEAST || bytes.length() > MOST) {
            return Parsed.malformed("a signature of " + bytes.length() + " bytes");
        }
        var id = SignRequest.id(fields, ID);
        if (fields.get(ID).isPresent() && id.isEmpty()) return Parsed.malformed("no id of a request");
        return Parsed.ok(new DeviceSignature(id, bytes));
    }

    /// Whether it can be the answer to a request: it names this one, or none.
    public boolean answers(SignRequest asked) {
        return request.filter(id -> !id.equals(asked.id())).isEmpty();
    }

    public Ur ur() {
        var fields = new LinkedHashMap<Long, CborValue>();
        request.ifPresent(id -> fields.put(ID, new Tagged(SignRequest.ID_TAG, new Bytes(id))));
        fields.put(SIGNATURE, new Bytes(signature));
        return Ur.of(TYPE, new Fields(fields));
    }

    /// The signature with the parity of its point in `v`, as whatever way of writing it on this chain means;
    /// empty where it means none.
    public Optional<TransactionSignature> on(BigInteger chainId) {
        var v = number(2 * HALF, signature.length());
        var bound = chainId.shiftLeft(1).add(EIP_155);
        var parity =
                v.compareTo(bound) >= 0 ? v.subtract(bound) : v.compareTo(ETHEREUM) >= 0 ? v.subtract(ETHEREUM) : v;
        return parity.bitLength() <= 1
                ? Optional.of(new TransactionSignature(parity, number(0, HALF), number(HALF, 2 * HALF)))
                : Optional.empty();
    }

    private BigInteger number(int from, int to) {
        return new BigInteger(1, signature.toArray(from, to));
    }
}

package dev.touchstone.wallet.airgap;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.account.KeyOrigin;
import dev.touchstone.wallet.airgap.CborValue.Bytes;
import dev.touchstone.wallet.airgap.CborValue.Fields;
import dev.touchstone.wallet.airgap.CborValue.Tagged;
import dev.touchstone.wallet.airgap.CborValue.Text;
import dev.touchstone.wallet.airgap.CborValue.Whole;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What a device is asked to sign (`eth-sign-request`, EIP-4527). Immutable.
///
/// @param id by which the answer names it, 16 bytes
/// @param data what is signed, in the form that `kind` says
/// @param chainId on which chain
/// @param address whose signature it is to be, for the device to compare
/// @param askedBy who asks, for the device to show; may be empty
public record SignRequest(
        ByteString id,
        ByteString data,
        Kind kind,
        long chainId,
        KeyOrigin key,
        Optional<EthereumAddress> address,
        String askedBy) {
    public static final String TYPE = "eth-sign-request";

    static final int ID_BYTES = 16;
    static final int MOST_DATA = 512 << 10;

    /// Who asks where no app does.
    static final String PROGRAM = "Touchstone";

    static final long ID_TAG = 37;

    private static final long ID = 1;
    private static final long DATA = 2;
    private static final long KIND = 3;
    private static final long CHAIN = 4;
    private static final long PATH = 5;
    private static final long ADDRESS = 6;
    private static final long ASKED_BY = 7;

    /// What the data is.
    public enum Kind {
        /// A transaction of the oldest kind, before it is signed.
        LEGACY_TRANSACTION,
        /// The JSON of EIP-712, in UTF-8.
        TYPED_DATA,
        /// Any bytes, signed as `personal_sign` does (EIP-191).
        PERSONAL_MESSAGE,
        /// A transaction with its type before it (EIP-2718), before it is signed.
        TYPED_TRANSACTION;

        long number() {
            return switch (this) {
                case LEGACY_TRANSACTION -> 1;
                case TYPED_DATA -> 2;
                case PERSONAL_MESSAGE -> 3;
                case TYPED_TRANSACTION -> 4;
            };
        }

        private static Kind of(long number) {
            for (var kind : values()) if (kind.number() == number) return kind;
            throw new IllegalArgumentException("no kind " + number);
        }
    }

    public SignRequest {
        if (id.length() != ID_BYTES) throw new IllegalArgumentException("an id of " + id.length() + " bytes");
        if (chainId < 0) throw new IllegalArgumentException("no chain " + chainId);
        if (data.length() > MOST_DATA) throw new IllegalArgumentException(data.length() + " bytes to sign");
    }

    public Ur ur() {
        var fields = new LinkedHashMap<Long, CborValue>();
        fields.put(ID, new Tagged(ID_TAG, new Bytes(id)));
        fields.put(DATA, new Bytes(data));
        fields.put(KIND, new Whole(kind.number()));
        fields.put(CHAIN, new Whole(chainId));
        fields.put(PATH, KeyPathCbor.write(key));
        address.ifPresent(account -> fields.put(ADDRESS, new Bytes(account.value())));
        if (!askedBy.isEmpty()) fields.put(ASKED_BY, new Text(askedBy));
        return Ur.of(TYPE, new Fields(fields));
    }

    /// Reads a request, as a device does.
    public static Parsed<SignRequest> parse(Ur ur) {
        return ur.value(TYPE).then(SignRequest::read);
    }

    private static Parsed<SignRequest> read(CborValue value) {
        if (!(value instanceof Fields fields)) return Parsed.malformed("no request");
        var id = id(fields, ID);
        boolean isWhole = id.isPresent()
                && fields.get(DATA).orElse(null) instanceof Bytes(var bytes)
                && bytes.length() <= MOST_DATA
                && fields.get(KIND).orElse(null) instanceof Whole(long kind)
                && kind >= 1
                && kind <= Kind.values().length
                && fields.get(CHAIN).orElse(new Whole(1)) instanceof Whole
                && fields.get(ADDRESS).orElse(new Bytes(EthereumAddress.ZERO.value())) instanceof Bytes(var address)
                && address.length() == EthereumAddress.BYTES;
        if (!isWhole || fields.get(PATH).isEmpty()) return Parsed.malformed("no request");
        var asker = fields.get(ASKED_BY).orElse(new Text("")) instanceof Text(var text) ? text : "";
        return KeyPathCbor.read(fields.get(PATH).get())
                .map(path -> new SignRequest(
                        id.orElseThrow(),
                        bytes(fields, DATA),
                        Kind.of(whole(fields, KIND)),
                        fields.get(CHAIN).isPresent() ? whole(fields, CHAIN) : 1,
                        path,
                        fields.get(ADDRESS).map(_ -> new EthereumAddress(bytes(fields, ADDRESS))),
                        asker));
    }

    static Optional<ByteString> id(Fields fields, long key) {
        return fields.get(key).orElse(null) instanceof Tagged(long tag, Bytes(var id))
                        && tag == ID_TAG
                        && id.length() == ID_BYTES
                ? Optional.of(id)
                : Optional.empty();
    }

    private static ByteString bytes(Fields fields, long key) {
        return fields.get(key).orElseThrow() instanceof Bytes(var bytes) ? bytes : ByteString.EMPTY;
    }

    private static long whole(Fields fields, long key) {
        return fields.get(key).orElseThrow() instanceof Whole(long number) ? number : 0;
    }
}

package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.offchain.OffchainLookup;
import java.util.Optional;

/// What a name stands for (ENSIP-10, ENSIP-23). Immutable.
public final class Resolution implements NameLookup<ResolvedName> {
    static final String TITLE = "ENS resolve";

    private final NameSystem system;
    private final EnsName name;
    private final NameRecord record;
    private final ByteString dnsEncoded;

    private Resolution(NameSystem system, EnsName name, NameRecord record, ByteString dnsEncoded) {
        this.system = system;
        this.name = name;
        this.record = record;
        this.dnsEncoded = dnsEncoded;
    }

    /// Empty for a name that contracts cannot be asked for: a label of it has more than 255 bytes.
    public static Optional<Resolution> of(NameSystem system, EnsName name, NameRecord record) {
        return name.dnsEncoded().map(encoded -> new Resolution(system, name, record, encoded));
    }

    public EnsName name() {
        return name;
    }

    public NameRecord record() {
        return record;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public NameSystem system() {
        return system;
    }

    @Override
    public EthereumAddress contract() {
        return system.resolver();
    }

    @Override
    public AbiCall call() {
        return AbiCall.of("resolve(bytes,bytes)")
                .blob(dnsEncoded)
                .blob(record.call(name.namehash()).data());
    }

    @Override
    public Parsed<ResolvedName> returned(ByteString bytes) {
        return AbiType.read(bytes, AbiType.bytes(), AbiType.word())
                .then(values ->
                        read(((AbiValue.Bytes) values.get(0)).value(), ((AbiValue.Word) values.get(1)).address()));
    }

    private Parsed<ResolvedName> read(ByteString returned, EthereumAddress resolver) {
        return record.read(returned)
                .map(value -> of(
                        value.isEmpty() ? new NameAnswer.NoRecord(resolver) : new NameAnswer.Found(value, resolver)));
    }

    @Override
    public ResolvedName of(NameAnswer answer) {
        return new ResolvedName(name, record, answer);
    }

    @Override
    public Optional<OffchainLookup> outside(ResolvedName answer) {
        return answer.answer() instanceof NameAnswer.Outside(var lookup) ? Optional.of(lookup) : Optional.empty();
    }

    @Override
    public Parsed<ResolvedName> reverted(ByteString bytes) {
        return Reverted.read(contract(), bytes).map(this::of);
    }

    @Override
    public String says(ResolvedName answer) {
        return "The name " + Quoted.text(name.text()) + " " + NameWords.of(answer);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resolution it
                && system.equals(it.system)
                && name.equals(it.name)
                && record.equals(it.record);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + record.hashCode();
    }

    @Override
    public String toString() {
        return "Resolution[" + name + ", " + record + "]";
    }
}

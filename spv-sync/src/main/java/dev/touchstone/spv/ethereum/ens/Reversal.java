package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiCall;
import dev.touchstone.spv.ethereum.abi.AbiResult;
import dev.touchstone.spv.ethereum.abi.AbiType;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.offchain.OffchainLookup;
import java.math.BigInteger;
import java.util.Optional;

/// What an address calls itself; the contract asks the name for its address before it answers (ENSIP-19,
/// ENSIP-23). Immutable.
public record Reversal(NameSystem system, EthereumAddress address, CoinType coin) implements NameLookup<PrimaryName> {
    static final String TITLE = "ENS reverse";
    private static final String REVERSE_ADDRESS_MISMATCH = "ef9c03ce";

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public EthereumAddress contract() {
        return system.resolver();
    }

    @Override
    public AbiCall call() {
        return AbiCall.of("reverse(bytes,uint256)").blob(address.value()).number(BigInteger.valueOf(coin.number()));
    }

    @Override
    public Parsed<PrimaryName> returned(ByteString bytes) {
        return AbiType.read(bytes, AbiType.bytes(), AbiType.word(), AbiType.word())
                .then(values -> text(values.get(0))
                        .map(text -> named(
                                text,
                                ((AbiValue.Word) values.get(1)).address(),
                                ((AbiValue.Word) values.get(2)).address())));
    }

    private static Parsed<String> text(AbiValue value) {
        return AbiResult.utf8(((AbiValue.Bytes) value).value().toArray());
    }

    private static PrimaryName named(String text, EthereumAddress resolver, EthereumAddress reverseResolver) {
        if (text.isEmpty()) return new PrimaryName.NoName();
        return EnsName.normalize(text) instanceof Normalization.Normalized(var name, var _, var _)
                        && name.text().equals(text)
                ? new PrimaryName.Named(name, resolver, reverseResolver)
                : new PrimaryName.NotNormal(text);
    }

    @Override
    public Parsed<PrimaryName> reverted(ByteString bytes) {
        var error = Reverted.Refusal.of(bytes);
        if (error.selector().equals(REVERSE_ADDRESS_MISMATCH)) return ofAnother(error.arguments());
        return Reverted.read(contract(), bytes).map(this::of);
    }

    @Override
    public PrimaryName of(NameAnswer answer) {
        return new PrimaryName.Unanswered(answer);
    }

    @Override
    public Optional<OffchainLookup> outside(PrimaryName answer) {
        return answer instanceof PrimaryName.Unanswered(NameAnswer.Outside(var lookup))
                ? Optional.of(lookup)
                : Optional.empty();
    }

    private static Parsed<PrimaryName> ofAnother(ByteString arguments) {
        return AbiType.read(arguments, AbiType.bytes(), AbiType.bytes())
                .then(values -> text(values.get(0))
                        .map(name -> new PrimaryName.OfAnother(name, ((AbiValue.Bytes) values.get(1)).value())));
    }

    @Override
    public String says(PrimaryName answer) {
        return address + " "
                + switch (answer) {
                    case PrimaryName.Named(var name, var resolver, var _) ->
                        "is called " + Quoted.text(name.text()) + ", which stands for it by its resolver " + resolver;
                    case PrimaryName.NoName _ -> "is called by no name";
                    case PrimaryName.NotNormal(var text) ->
                        "calls itself " + Quoted.text(text) + ", which is no name in its normal form";
                    case PrimaryName.OfAnother(var name, var _) ->
                        "calls itself " + Quoted.text(name) + ", which does not stand for it";
                    case PrimaryName.Unanswered(var why) -> "has a reverse name or a name that " + NameWords.of(why);
                };
    }
}

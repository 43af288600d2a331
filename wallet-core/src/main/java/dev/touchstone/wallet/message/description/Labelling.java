package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedValue;
import dev.touchstone.wallet.message.description.Descriptor.Field;
import dev.touchstone.wallet.message.description.Descriptor.Format;
import dev.touchstone.wallet.message.field.FieldValue;
import dev.touchstone.wallet.message.field.KnownContracts;
import dev.touchstone.wallet.message.field.MessageField;
import dev.touchstone.wallet.message.field.RawFields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Applies a format to data. Where a value is not of the kind that its form needs, it is shown as it is. Confined
/// to one review.
final class Labelling {
    private static final long LAST_MOMENT = 253_402_300_799L;
    private static final long LONGEST_SECONDS = Duration.ofDays(36_500).toSeconds();

    private final TypedValue.Struct data;
    private final TypedValue.Struct container;
    private final BigInteger chainId;
    private final KnownContracts contracts;
    private final RawFields raw;
    private final Set<String> shown = new HashSet<>();

    Labelling(TypedValue.Struct data, TypedValue.Struct container, BigInteger chainId, KnownContracts contracts) {
        this.data = data;
        this.container = container;
        this.chainId = chainId;
        this.contracts = contracts;
        this.raw = new RawFields(contracts, chainId);
    }

    List<MessageField> apply(Format format) {
        var fields = new ArrayList<MessageField>();
        for (var field : format.fields()) {
            boolean isOfData = field.path().root() == DataPath.Root.DATA;
            var found = field.path().in(isOfData ? data : container);
            for (var each : found) {
                var number = found.size() > 1 ? " " + (found.indexOf(each) + 1) : "";
                fields.add(new MessageField(field.label() + number, value(field, each)));
                if (isOfData) shown.add(each.place());
            }
        }
        for (var member : data.fields()) rest("." + member.name(), member.name(), member.value(), fields);
        return fields;
    }

    /// Whatever no label named, under its own name, so that nothing of what is signed is left out.
    private void rest(String place, String name, TypedValue value, List<MessageField> fields) {
        if (shown.contains(place)) return;
        boolean hasShownParts =
                shown.stream().anyMatch(each -> each.startsWith(place + ".") || each.startsWith(place + "["));
        switch (value) {
            case TypedValue.Struct struct
            when hasShownParts -> {
                for (var member : struct.fields()) {
                    rest(place + "." + member.name(), name + "." + member.name(), member.value(), fields);
                }
            }
            case TypedValue.Items(var _, var items)
            when hasShownParts -> {
                for (int i = 0; i < items.size(); i++) {
                    rest(place + "[" + i + "]", name + " " + (i + 1), items.get(i), fields);
                }
            }
            case TypedValue.Struct _,
                    TypedValue.Items _,
                    TypedValue.Absent _,
                    TypedValue.Whole _,
                    TypedValue.Account _,
                    TypedValue.Truth _,
                    TypedValue.Fixed _,
                    TypedValue.Blob _,
                    TypedValue.Text _ -> fields.add(new MessageField(name, raw.value(value)));
        }
    }

    private FieldValue value(Field field, DataPath.Found found) {
        return formed(field.format(), found).orElseGet(() -> raw.value(found.value()));
    }

    private Optional<FieldValue> formed(FieldFormat format, DataPath.Found found) {
        return switch (format) {
            case FieldFormat.Raw _ -> Optional.empty();
            case FieldFormat.Amount _ -> number(found).map(FieldValue.Ether::new);
            case FieldFormat.TokenAmount token ->
                number(found).flatMap(units -> address(token, found.items()).map(at -> token(units, at, token)));
            case FieldFormat.Date _ ->
                seconds(found, LAST_MOMENT).map(at -> new FieldValue.Moment(Instant.ofEpochSecond(at)));
            case FieldFormat.BlockHeight _ -> number(found).map(height -> new FieldValue.Plain("block " + height));
            case FieldFormat.Duration _ ->
                seconds(found, LONGEST_SECONDS).map(length -> new FieldValue.Length(Duration.ofSeconds(length)));
            case FieldFormat.AddressName _ -> account(found.value()).map(this::named);
            case FieldFormat.NftName(var path) ->
                number(found).map(id -> new FieldValue.Piece(id, path.flatMap(at -> address(at, found.items()))));
            case FieldFormat.Unit(var base, int decimals) ->
                number(found)
                        .map(number -> new FieldValue.Plain(new BigDecimal(number, decimals)
                                        .stripTrailingZeros()
                                        .toPlainString()
                                + (base.equals("%") ? base : " " + base)));
            case FieldFormat.Named(var names) ->
                number(found).map(number -> names.get(number.toString())).map(FieldValue.Plain::new);
        };
    }

    private FieldValue named(EthereumAddress address) {
        return new FieldValue.Address(address, contracts.name(chainId, address));
    }

    private FieldValue token(BigInteger units, EthereumAddress token, FieldFormat.TokenAmount format) {
        boolean isUnlimited =
                format.threshold().filter(most -> units.compareTo(most) >= 0).isPresent();
        return new FieldValue.Token(
                units,
                token,
                contracts.token(chainId, token),
                isUnlimited ? Optional.of(format.message()) : Optional.empty());
    }

    private Optional<EthereumAddress> address(FieldFormat.TokenAmount format, List<Integer> items) {
        return format.token().or(() -> format.path().flatMap(path -> address(path, items)));
    }

    private Optional<EthereumAddress> address(DataPath path, List<Integer> items) {
        return path.beside(items, path.root() == DataPath.Root.DATA ? data : container)
                .flatMap(Labelling::account);
    }

    private static Optional<EthereumAddress> account(TypedValue value) {
        return value instanceof TypedValue.Account(var address) ? Optional.of(address) : Optional.empty();
    }

    private static Optional<BigInteger> number(DataPath.Found found) {
        return found.value() instanceof TypedValue.Whole(var number) ? Optional.of(number) : Optional.empty();
    }

    private static Optional<Long> seconds(DataPath.Found found, long most) {
        return number(found)
                .filter(number -> number.signum() >= 0 && number.compareTo(BigInteger.valueOf(most)) <= 0)
                .map(BigInteger::longValue);
    }
}

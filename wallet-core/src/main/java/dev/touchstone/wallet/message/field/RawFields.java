package dev.touchstone.wallet.message.field;

import dev.touchstone.wallet.message.TypedField;
import dev.touchstone.wallet.message.TypedValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// Writes typed data out as it is: each member under its own name, nothing left out. Pure.
public final class RawFields {
    private final KnownContracts contracts;
    private final BigInteger chainId;

    public RawFields(KnownContracts contracts, BigInteger chainId) {
        this.contracts = contracts;
        this.chainId = chainId;
    }

    public List<MessageField> of(TypedValue.Struct struct) {
        return struct.fields().stream().map(this::of).toList();
    }

    private MessageField of(TypedField field) {
        return new MessageField(field.name(), value(field.value()));
    }

    public FieldValue value(TypedValue value) {
        return switch (value) {
            case TypedValue.Struct struct -> new FieldValue.Group(of(struct));
            case TypedValue.Absent _ -> new FieldValue.Plain("not there");
            case TypedValue.Items(var _, var items) -> new FieldValue.Group(numbered(items));
            case TypedValue.Whole(var number) -> new FieldValue.Whole(number);
            case TypedValue.Account(var address) -> new FieldValue.Address(address, contracts.name(chainId, address));
            case TypedValue.Truth(boolean isTrue) -> new FieldValue.Truth(isTrue);
            case TypedValue.Fixed(var bytes) -> new FieldValue.Bytes(bytes);
            case TypedValue.Blob(var bytes) -> new FieldValue.Bytes(bytes);
            case TypedValue.Text(var text) -> new FieldValue.Plain(text);
        };
    }

    private List<MessageField> numbered(List<TypedValue> items) {
        var fields = new ArrayList<MessageField>();
        for (var item : items) fields.add(new MessageField(String.valueOf(fields.size() + 1), value(item)));
        return fields;
    }
}

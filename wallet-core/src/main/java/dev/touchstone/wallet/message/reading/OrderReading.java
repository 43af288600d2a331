package dev.touchstone.wallet.message.reading;

import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.reading.MessageMeaning.ItemKind;
import dev.touchstone.wallet.message.reading.MessageMeaning.OrderItem;
import java.util.List;
import java.util.Optional;

/// Recognises the orders of Seaport (its documentation, "Order"). Pure.
final class OrderReading {
    private static final String TYPE = "OrderComponents(address offerer,address zone,OfferItem[] offer,"
            + "ConsiderationItem[] consideration,uint8 orderType,uint256 startTime,uint256 endTime,bytes32 zoneHash,"
            + "uint256 salt,bytes32 conduitKey,uint256 counter)"
            + "ConsiderationItem(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,"
            + "uint256 endAmount,address recipient)"
            + "OfferItem(uint8 itemType,address token,uint256 identifierOrCriteria,uint256 startAmount,"
            + "uint256 endAmount)";

    private OrderReading() {}

    static Optional<MessageMeaning> of(TypedData data) {
        if (!data.encodedType().equals(TYPE) || data.verifyingContract().isEmpty()) return Optional.empty();
        var message = new Members(data.message());
        return Optional.of(new MessageMeaning.Order(
                data.verifyingContract().get(),
                message.address("offerer"),
                items(message.structs("offer"), false),
                items(message.structs("consideration"), true),
                message.time("endTime")));
    }

    private static List<OrderItem> items(List<Members> items, boolean hasRecipient) {
        return items.stream()
                .map(item -> new OrderItem(
                        kind(item.number("itemType").intValue()),
                        item.address("token"),
                        item.number("identifierOrCriteria"),
                        item.number("startAmount").min(item.number("endAmount")),
                        hasRecipient ? Optional.of(item.address("recipient")) : Optional.empty()))
                .toList();
    }

    private static ItemKind kind(int number) {
        return switch (number) {
            case 0 -> ItemKind.ETHER;
            case 1 -> ItemKind.TOKEN;
            case 2 -> ItemKind.PIECE;
            case 3 -> ItemKind.ITEM;
            default -> ItemKind.ANY_PIECE;
        };
    }
}

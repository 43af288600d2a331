package dev.touchstone.wallet.message.reading;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.reading.MessageMeaning.Allowance;
import dev.touchstone.wallet.message.reading.MessageMeaning.Means;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Recognises the messages with which tokens can be taken from an account. Pure.
final class PermitReading {
    private static final String ERC_2612 =
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";
    private static final String DAI =
            "Permit(address holder,address spender,uint256 nonce,uint256 expiry,bool allowed)";
    private static final String PIECE = "Permit(address spender,uint256 tokenId,uint256 nonce,uint256 deadline)";
    private static final String DETAILS = "PermitDetails(address token,uint160 amount,uint48 expiration,uint48 nonce)";
    private static final String SINGLE =
            "PermitSingle(PermitDetails details,address spender,uint256 sigDeadline)" + DETAILS;
    private static final String BATCH =
            "PermitBatch(PermitDetails[] details,address spender,uint256 sigDeadline)" + DETAILS;
    private static final String PERMISSIONS = "TokenPermissions(address token,uint256 amount)";
    private static final String TRANSFER_REST = "permitted,address spender,uint256 nonce,uint256 deadline";
    private static final List<String> TRANSFERS = List.of(
            "PermitTransferFrom(TokenPermissions " + TRANSFER_REST + ")" + PERMISSIONS,
            "PermitBatchTransferFrom(TokenPermissions[] " + TRANSFER_REST + ")" + PERMISSIONS);
    private static final List<String> WITNESSES = List.of(
            "PermitWitnessTransferFrom(TokenPermissions " + TRANSFER_REST + ",",
            "PermitBatchWitnessTransferFrom(TokenPermissions[] " + TRANSFER_REST + ",");
    private static final String TIMES =
            "(address from,address to,uint256 value,uint256 validAfter,uint256 validBefore," + "bytes32 nonce)";

    /// Some tokens count in 96 bits.
    private static final BigInteger ALL_96 = all(96);

    private PermitReading() {}

    static Optional<MessageMeaning> of(TypedData data) {
        var contract = data.verifyingContract();
        if (contract.isEmpty()) return Optional.empty();
        var message = new Members(data.message());
        var type = data.encodedType();
        return switch (type) {
            case ERC_2612 -> Optional.of(erc2612(message, contract.get()));
            case DAI -> Optional.of(dai(message, contract.get()));
            case PIECE -> Optional.of(piece(message, contract.get()));
            case SINGLE, BATCH -> Optional.of(permit2(message));
            default -> others(type, message, contract.get());
        };
    }

    private static Optional<MessageMeaning> others(String type, Members message, EthereumAddress contract) {
        if (TRANSFERS.contains(type) || (WITNESSES.stream().anyMatch(type::startsWith) && type.contains(PERMISSIONS))) {
            return Optional.of(transfer(message));
        }
        boolean isTransfer =
                type.equals("TransferWithAuthorization" + TIMES) || type.equals("ReceiveWithAuthorization" + TIMES);
        if (!isTransfer) return Optional.empty();
        return Optional.of(new MessageMeaning.TokenTransfer(
                contract,
                message.address("from"),
                message.address("to"),
                message.number("value"),
                message.time("validBefore")));
    }

    private static MessageMeaning erc2612(Members message, EthereumAddress token) {
        var allowance = allowance(token, message.number("value"), 256);
        return new MessageMeaning.Permit(
                Means.ERC_2612,
                Optional.of(message.address("owner")),
                message.address("spender"),
                List.of(allowance),
                message.time("deadline"));
    }

    /// All or nothing; an expiry of zero is none.
    private static MessageMeaning dai(Members message, EthereumAddress token) {
        boolean isAllowed = message.truth("allowed");
        var until = message.number("expiry").signum() == 0 ? Optional.<Instant>empty() : message.time("expiry");
        return new MessageMeaning.Permit(
                Means.DAI,
                Optional.of(message.address("holder")),
                message.address("spender"),
                List.of(allowance(token, isAllowed ? all(256) : BigInteger.ZERO, 256)),
                until);
    }

    private static MessageMeaning piece(Members message, EthereumAddress collection) {
        var piece = new Allowance(collection, message.number("tokenId"), false, Optional.empty());
        return new MessageMeaning.Permit(
                Means.PIECE, Optional.empty(), message.address("spender"), List.of(piece), message.time("deadline"));
    }

    private static MessageMeaning permit2(Members message) {
        var allowances = message.structs("details").stream()
                .map(each -> new Allowance(
                        each.address("token"),
                        each.number("amount"),
                        isUnlimited(each.number("amount"), 160),
                        each.time("expiration")))
                .toList();
        return new MessageMeaning.Permit(
                Means.PERMIT2, Optional.empty(), message.address("spender"), allowances, message.time("sigDeadline"));
    }

    private static MessageMeaning transfer(Members message) {
        var allowances = message.structs("permitted").stream()
                .map(each -> allowance(each.address("token"), each.number("amount"), 256))
                .toList();
        return new MessageMeaning.Permit(
                Means.PERMIT2_TRANSFER,
                Optional.empty(),
                message.address("spender"),
                allowances,
                message.time("deadline"));
    }

    private static Allowance allowance(EthereumAddress token, BigInteger amount, int bits) {
        return new Allowance(token, amount, isUnlimited(amount, bits), Optional.empty());
    }

    private static boolean isUnlimited(BigInteger amount, int bits) {
        return amount.bitLength() == bits || amount.equals(ALL_96);
    }

    private static BigInteger all(int bits) {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }
}

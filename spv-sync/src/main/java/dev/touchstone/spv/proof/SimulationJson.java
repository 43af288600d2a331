package dev.touchstone.spv.proof;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Hash256;
import dev.touchstone.spv.ethereum.AccessListEntry;
import dev.touchstone.spv.ethereum.Destination;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.Fees;
import dev.touchstone.spv.ethereum.StorageKey;
import dev.touchstone.spv.ethereum.TransactionType;
import dev.touchstone.spv.ethereum.UnsignedAuthorization;
import dev.touchstone.spv.ethereum.UnsignedTransaction;
import dev.touchstone.spv.ethereum.Wei;
import dev.touchstone.spv.ethereum.simulation.SimulationInput;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// The text form of a [ProofStep.ToSimulation]: the members of its line of JSON. Pure and thread-safe.
final class SimulationJson {
    private static final int MOST_DIGITS = 20;

    private SimulationJson() {}

    static String[] members(ProofStep.ToSimulation simulation) {
        return new String[] {asked(simulation.input()), CallJson.premises(simulation)};
    }

    /// The members that say what is asked.
    static String asked(SimulationInput input) {
        return String.join(
                ", ",
                "\"transactions\": " + CallJson.objects(input.transactions(), SimulationJson::transaction),
                "\"notBefore\": " + input.notBefore(),
                "\"watched\": " + addresses(input.watched()),
                "\"tokens\": " + addresses(input.tokens()));
    }

    private static String addresses(List<EthereumAddress> addresses) {
        return StepJson.list(addresses.stream().map(EthereumAddress::value).toList());
    }

    private static String transaction(UnsignedTransaction tx) {
        var to = switch (tx.destination()) {
            case Destination.To(var address) -> address.value();
            case Destination.NewContract _ -> ByteString.EMPTY;
        };
        return String.join(
                ", ",
                "\"from\": " + StepJson.hex(tx.from().value()),
                "\"type\": " + tx.type().id(),
                "\"nonce\": \"" + Long.toUnsignedString(tx.nonce()) + "\"",
                fees(tx.fees()),
                "\"gas\": " + tx.gasLimit(),
                "\"to\": " + StepJson.hex(to),
                "\"value\": \"" + tx.value().value() + "\"",
                "\"data\": " + StepJson.hex(tx.data()),
                "\"accessList\": " + CallJson.objects(tx.accessList(), SimulationJson::listed),
                "\"authorizations\": " + CallJson.objects(tx.authorizations(), SimulationJson::authorization));
    }

    private static String fees(Fees fees) {
        return switch (fees) {
            case Fees.GasPrice(var price) -> "\"gasPrice\": \"" + price.value() + "\"";
            case Fees.FeeMarket(var tip, var most) ->
                "\"tip\": \"" + tip.value() + "\", \"mostPerGas\": \"" + most.value() + "\"";
            case Fees.WithBlobs _ -> throw new IllegalStateException("a transaction with blobs");
        };
    }

    private static String listed(AccessListEntry entry) {
        var keys = entry.keys().stream()
                .map(key -> ByteString.of(key.value().toBytes()))
                .toList();
        return "\"address\": " + StepJson.hex(entry.address().value()) + ", \"keys\": " + StepJson.list(keys);
    }

    private static String authorization(UnsignedAuthorization one) {
        return "\"authority\": " + StepJson.hex(one.authority().value()) + ", \"chain\": \"" + one.chainId()
                + "\", \"delegate\": " + StepJson.hex(one.delegate().value()) + ", \"nonce\": \""
                + Long.toUnsignedString(one.nonce()) + "\"";
    }

    static Optional<ProofStep> read(JsonNode node) {
        return input(node)
                .flatMap(input -> CallJson.readPremises(node)
                        .map(it -> new ProofStep.ToSimulation(
                                input, it.accounts(), it.slots(), it.codes(), it.ancestors())));
    }

    private static Optional<SimulationInput> input(JsonNode node) {
        var transactions = StepJson.all(node, "transactions", SimulationJson::readTransaction);
        var notBefore = count(node, "notBefore", SimulationInput.MOST_TIME);
        var watched = readAddresses(node, "watched");
        var tokens = readAddresses(node, "tokens");
        boolean isWhole =
                transactions.isPresent() && notBefore.isPresent() && watched.isPresent() && tokens.isPresent();
        if (!isWhole) return Optional.empty();
        int count = transactions.get().size();
        return count >= 1 && count <= SimulationInput.MOST_TRANSACTIONS
                ? Optional.of(
                        new SimulationInput(transactions.get(), notBefore.getAsLong(), watched.get(), tokens.get()))
                : Optional.empty();
    }

    private static Optional<List<EthereumAddress>> readAddresses(JsonNode node, String member) {
        return StepJson.items(node, member)
                .filter(items -> items.size() <= SimulationInput.MOST
                        && items.stream().allMatch(item -> item.length() == EthereumAddress.BYTES))
                .map(items -> items.stream().map(EthereumAddress::new).toList());
    }

    private static OptionalLong count(JsonNode node, String member, long most) {
        var count = node.path(member);
        boolean isOne =
                count.isIntegralNumber() && count.canConvertToLong() && count.asLong() >= 0 && count.asLong() <= most;
        return isOne ? OptionalLong.of(count.asLong()) : OptionalLong.empty();
    }

    private static Optional<Wei> wei(JsonNode node, String member) {
        return CallJson.value(node.path(member).asString(""));
    }

    private static Optional<Long> nonce(JsonNode node) {
        var digits = node.path("nonce").asString("");
        if (digits.length() > MOST_DIGITS || !digits.matches("[0-9]+")) return Optional.empty();
        var number = new BigInteger(digits);
        return number.bitLength() <= 64 ? Optional.of(number.longValue()) : Optional.empty();
    }

    /// The type decides which members there are; one that does not fit its type is none.
    private static Optional<UnsignedTransaction> readTransaction(JsonNode node) {
        var from = StepJson.address(node, "from");
        var type = count(node, "type", TransactionType.SET_CODE.id()).stream()
                .mapToObj(id -> TransactionType.byId((int) id))
                .flatMap(Optional::stream)
                .findFirst();
        var nonce = nonce(node);
        var fees = type.flatMap(it -> readFees(node, it));
        var gas = count(node, "gas", UnsignedTransaction.MOST_GAS);
        var to = destination(node);
        var value = wei(node, "value");
        var data = StepJson.bytes(node, "data").filter(bytes -> bytes.length() <= UnsignedTransaction.MOST_DATA);
        var list = StepJson.all(node, "accessList", SimulationJson::readListed);
        var authorizations = StepJson.all(node, "authorizations", SimulationJson::readAuthorization);
        boolean isWhole = from.isPresent()
                && nonce.isPresent()
                && fees.isPresent()
                && gas.isPresent()
                && to.isPresent()
                && value.isPresent()
                && data.isPresent()
                && list.isPresent()
                && authorizations.isPresent();
        boolean fits = isWhole && UnsignedTransaction.fits(type.get(), to.get(), list.get(), authorizations.get());
        if (!fits) return Optional.empty();
        return Optional.of(new UnsignedTransaction(
                from.get(),
                type.get(),
                nonce.get(),
                fees.get(),
                gas.getAsLong(),
                to.get(),
                value.get(),
                data.get(),
                list.get(),
                authorizations.get()));
    }

    private static Optional<Fees> readFees(JsonNode node, TransactionType type) {
        return switch (type) {
            case LEGACY, ACCESS_LIST -> wei(node, "gasPrice").map(Fees.GasPrice::new);
            case FEE_MARKET, SET_CODE ->
                wei(node, "tip").flatMap(tip -> wei(node, "mostPerGas").map(most -> new Fees.FeeMarket(tip, most)));
            case BLOB -> Optional.empty();
        };
    }

    private static Optional<Destination> destination(JsonNode node) {
        return StepJson.bytes(node, "to")
                .filter(to -> to.isEmpty() || to.length() == EthereumAddress.BYTES)
                .map(to -> to.isEmpty() ? new Destination.NewContract() : new Destination.To(new EthereumAddress(to)));
    }

    private static Optional<AccessListEntry> readListed(JsonNode node) {
        var keys = StepJson.all(
                node, "keys", key -> Hash256.fromHex(key.asString("")).map(StorageKey::new));
        return StepJson.address(node, "address").flatMap(address -> keys.map(it -> new AccessListEntry(address, it)));
    }

    private static Optional<UnsignedAuthorization> readAuthorization(JsonNode node) {
        var authority = StepJson.address(node, "authority");
        var chain = wei(node, "chain").map(Wei::value);
        var delegate = StepJson.address(node, "delegate");
        var nonce = nonce(node);
        boolean isWhole = authority.isPresent() && chain.isPresent() && delegate.isPresent() && nonce.isPresent();
        return isWhole
                ? Optional.of(new UnsignedAuthorization(authority.get(), chain.get(), delegate.get(), nonce.get()))
                : Optional.empty();
    }
}

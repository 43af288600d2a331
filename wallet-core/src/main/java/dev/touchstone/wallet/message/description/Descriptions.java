package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.MalformedException;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.wallet.message.TypedData;
import dev.touchstone.wallet.message.TypedField;
import dev.touchstone.wallet.message.TypedValue;
import dev.touchstone.wallet.message.description.Descriptor.Deployment;
import dev.touchstone.wallet.message.description.Descriptor.Format;
import dev.touchstone.wallet.message.field.KnownContracts;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The descriptors that this program knows (ERC-7730). What they say are their authors' words. Immutable.
public final class Descriptions {
    public static final Descriptions NONE = new Descriptions(List.of());

    private final List<Descriptor> descriptors;

    Descriptions(List<Descriptor> descriptors) {
        this.descriptors = List.copyOf(descriptors);
    }

    /// The bundled ones. Their files are held against the list of their hashes first.
    public static Descriptions builtIn() {
        return new Descriptions(BundledDescriptors.read());
    }

    /// What the first descriptor says that holds for this data, its contract and its network.
    public Optional<Description> of(TypedData data, KnownContracts contracts) {
        if (data.chainId().isEmpty() || data.verifyingContract().isEmpty()) return Optional.empty();
        var deployment =
                new Deployment(data.chainId().get(), data.verifyingContract().get());
        for (var descriptor : descriptors) {
            boolean holds = !descriptor.isForCalls()
                    && descriptor.deployments().contains(deployment)
                    && descriptor
                            .domainName()
                            .filter(name -> !data.domainName().equals(Optional.of(name)))
                            .isEmpty();
            var format = descriptor.formats().get(data.encodedType());
            if (!holds || format == null) continue;
            var container = container(deployment, List.of());
            return Optional.of(applied(descriptor, format, data.message(), container, deployment, contracts));
        }
        return Optional.empty();
    }

    /// What is asked of a contract, where a descriptor holds for it.
    ///
    /// @param value wei that go with it
    public Optional<Description> ofCall(
            BigInteger chainId, EthereumAddress to, ByteString data, BigInteger value, KnownContracts contracts) {
        var deployment = new Deployment(chainId, to);
        for (var descriptor : descriptors) {
            if (!descriptor.isForCalls() || !descriptor.deployments().contains(deployment)) continue;
            for (var format : descriptor.formats().values()) {
                var arguments = arguments(format, data);
                if (arguments.isEmpty()) continue;
                var sent = new TypedField("value", "uint256", new TypedValue.Whole(value));
                var container = container(deployment, List.of(sent));
                return Optional.of(applied(descriptor, format, arguments.get(), container, deployment, contracts));
            }
        }
        return Optional.empty();
    }

    private static Optional<TypedValue.Struct> arguments(Format format, ByteString data) {
        try {
            return switch (CallSignature.parse(format.key()).arguments(data)) {
                case Parsed.Ok<TypedValue.Struct>(var arguments) -> Optional.of(arguments);
                case Parsed.Malformed<TypedValue.Struct> _ -> Optional.empty();
            };
        } catch (MalformedException e) {
            throw new IllegalStateException("a format that was read before", e);
        }
    }

    /// What the paths that begin with `@` lead to.
    private static TypedValue.Struct container(Deployment deployment, List<TypedField> more) {
        var fields = new ArrayList<>(more);
        fields.add(new TypedField("to", "address", new TypedValue.Account(deployment.address())));
        fields.add(new TypedField("chainId", "uint256", new TypedValue.Whole(deployment.chainId())));
        return new TypedValue.Struct("container", fields);
    }

    private static Description applied(
            Descriptor descriptor,
            Format format,
            TypedValue.Struct data,
            TypedValue.Struct container,
            Deployment deployment,
            KnownContracts contracts) {
        var labelling = new Labelling(data, container, deployment.chainId(), contracts);
        return new Description(format.intent(), descriptor.owner(), descriptor.file(), false, labelling.apply(format));
    }

    int size() {
        return descriptors.size();
    }
}

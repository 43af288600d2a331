package dev.touchstone.wallet.message.description;

import dev.touchstone.spv.ethereum.EthereumAddress;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A descriptor file as it was read (ERC-7730). Immutable.
///
/// @param file its name
/// @param owner whose contracts it describes, in its own words
/// @param isForCalls whether it describes calls, else typed data
/// @param deployments where it holds; nowhere else does it
/// @param domainName what the domain of typed data must call itself
/// @param formats by the type of the data as it is hashed, or by the function's signature without names
record Descriptor(
        String file,
        String owner,
        boolean isForCalls,
        Set<Deployment> deployments,
        Optional<String> domainName,
        Map<String, Format> formats) {
    Descriptor {
        deployments = Set.copyOf(deployments);
        formats = Map.copyOf(formats);
    }

    /// A contract on a network.
    record Deployment(BigInteger chainId, EthereumAddress address) {}

    /// How one type of data, or one function, is shown.
    ///
    /// @param key as it stands in the file
    record Format(String key, String intent, List<Field> fields) {
        Format {
            fields = List.copyOf(fields);
        }
    }

    /// How one field is shown.
    record Field(DataPath path, String label, FieldFormat format) {}
}

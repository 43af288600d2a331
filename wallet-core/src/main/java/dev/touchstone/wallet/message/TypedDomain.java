package dev.touchstone.wallet.message;

import dev.touchstone.spv.chain.MalformedException;
import java.util.Map;

/// What the standard says of the domain's members (EIP-712, "Definition of domainSeparator"). Pure.
final class TypedDomain {
    private static final Map<String, String> TYPES = Map.of(
            "name", "string",
            "version", "string",
            "chainId", "uint256",
            "verifyingContract", "address",
            "salt", "bytes32");

    private TypedDomain() {}

    /// Others than these may stand in a domain, but these mean what they say.
    static void check(TypedTypes types) throws MalformedException {
        for (var member : types.members(TypedTypes.DOMAIN)) {
            var right = TYPES.get(member.name());
            if (right != null && !right.equals(member.written())) {
                throw new MalformedException("the domain's '" + member.name() + "' is no " + right);
            }
        }
    }
}

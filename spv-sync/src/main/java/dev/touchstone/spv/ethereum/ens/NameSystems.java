package dev.touchstone.spv.ethereum.ens;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.ens.NameSystem.Registration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// The networks whose names can be resolved, as data. Hoodi is not among them: ENS is not deployed there. Pure.
public final class NameSystems {
    private static final LocalDate LOOKED_UP = LocalDate.of(2026, 11, 29);

    /// The same address wherever ENS is deployed.
    private static final EthereumAddress PROXY = address("eeeeeeee14d718c2b47d9923deab1335e144eeee");

    private static final List<NameSystem> ALL = List.of(
            new NameSystem(
                    1,
                    PROXY,
                    new Registration.Registrar(address("57f1887a8bf19b14fc0df6fd9b2acc9af147ea85")),
                    "docs.ens.domains/learn/deployments, Mainnet",
                    LOOKED_UP),
            new NameSystem(
                    11_155_111,
                    PROXY,
                    new Registration.Registry(address("657ea849311d3d5823348dded7c2aaafb3ede09e")),
                    "ensdomains/contracts-v2, contracts/deployments/sepolia/addresses.md of 2026-09-15",
                    LOOKED_UP),
            new NameSystem(
                    1337,
                    address("8dd43531985d623770ec74b1af779be2f7396a5e"),
                    new Registration.Registrar(address("9c9022bdd58f78feee60f82079a9856b0e8c552c")),
                    "the practice network's own contracts",
                    LOOKED_UP));

    private NameSystems() {}

    /// The names of the network with this number; empty where there are none.
    public static Optional<NameSystem> of(long chainId) {
        return ALL.stream().filter(system -> system.chainId() == chainId).findFirst();
    }

    private static EthereumAddress address(String hex) {
        return EthereumAddress.of(HexFormat.of().parseHex(hex));
    }
}

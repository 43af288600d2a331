package dev.touchstone.ui;

import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.abi.AbiValue;
import dev.touchstone.spv.ethereum.ens.CoinType;
import dev.touchstone.spv.ethereum.ens.EnsName;
import dev.touchstone.spv.ethereum.ens.NameAnswer;
import dev.touchstone.spv.ethereum.ens.NameRecord;
import dev.touchstone.spv.ethereum.ens.NameSystem;
import dev.touchstone.spv.ethereum.ens.NameSystems;
import dev.touchstone.spv.ethereum.ens.Normalization;
import dev.touchstone.spv.ethereum.ens.Resolution;
import dev.touchstone.spv.ethereum.ens.ResolvedName;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.wallet.payment.NameLook;
import dev.touchstone.wallet.payment.NameResolver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Names of a test: what the contract says that keeps them is proven, by its own code. Confined to one thread.
final class SampleNames implements NameResolver {
    static final NameSystem SYSTEM = NameSystems.of(1337).orElseThrow();
    static final String HOST = "names.example.com";

    /// Says of every name that it stands for the shop.
    static final SampleContract KEPT = new SampleContract(SYSTEM.resolver())
            .returns(
                    "resolve(bytes,bytes)",
                    AbiValue.encode(List.of(
                            new AbiValue.Bytes(AbiValue.encode(List.of(
                                    new AbiValue.Bytes(Gallery.SHOP.script().program())))),
                            AbiValue.of(SampleBeacon.stranger(77)))));

    final List<String> asked = new ArrayList<>();

    @Override
    public CompletableFuture<NameLook> look(String typed, CoinType coin, Set<String> agreed) {
        asked.add(typed + " " + coin.number() + " " + agreed);
        if (typed.startsWith("slow")) return new CompletableFuture<>();
        return CompletableFuture.completedFuture(
                switch (EnsName.normalize(typed)) {
                    case Normalization.Refused(var fault, var _, var _) -> new NameLook.NotAName(fault);
                    case Normalization.Normalized named -> look(named, coin, agreed);
                });
    }

    private static NameLook look(Normalization.Normalized named, CoinType coin, Set<String> agreed) {
        var name = named.name();
        var record = new NameRecord.Address(coin);
        if (coin.equals(CoinType.ETHER)) return account(named, record);
        return switch (name.labels().getFirst()) {
            case "nobody" -> new NameLook.Without(name, record, new NameAnswer.NoResolver());
            case "poor" -> new NameLook.Without(name, record, new NameAnswer.NoRecord(SampleBeacon.stranger(77)));
            case "late" -> new NameLook.Expired(name, TestWindow.NOW.minus(Duration.ofDays(3)));
            case "carol" ->
                agreed.isEmpty() ? new NameLook.Elsewhere(name, List.of(HOST)) : found(named, claimed(name, record));
            default ->
                found(
                        named,
                        SampleEthereum.BEACON.answer(
                                Resolution.of(SYSTEM, name, record).orElseThrow()));
        };
    }

    private static Finding<ResolvedName> claimed(EnsName name, NameRecord record) {
        var value = Gallery.SHOP.script().program();
        var answer = new NameAnswer.Found(value, SampleBeacon.stranger(77));
        return new Claimed<>(
                new ResolvedName(name, record, answer),
                HOST + ", which the contract of the name believes",
                TestWindow.NOW);
    }

    private static NameLook account(Normalization.Normalized named, NameRecord record) {
        EthereumAddress account = SampleBeacon.stranger(9);
        var answer = new NameAnswer.Found(account.value(), SampleBeacon.stranger(77));
        Finding<ResolvedName> finding =
                new Claimed<>(new ResolvedName(named.name(), record, answer), HOST, TestWindow.NOW);
        return new NameLook.Found(named.name(), account.value(), finding, Optional.empty(), named.warnings());
    }

    private static NameLook found(Normalization.Normalized named, Finding<ResolvedName> finding) {
        var end = Optional.of(TestWindow.NOW.plus(Duration.ofDays(320)));
        return new NameLook.Found(named.name(), Gallery.SHOP.script().program(), finding, end, named.warnings());
    }
}

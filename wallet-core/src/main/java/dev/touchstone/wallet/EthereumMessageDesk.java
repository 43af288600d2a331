package dev.touchstone.wallet;

import dev.touchstone.spv.chain.Loop;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.spv.ethereum.RecoverableSignature;
import dev.touchstone.wallet.account.EthereumAccount;
import dev.touchstone.wallet.account.EthereumKeys;
import dev.touchstone.wallet.airgap.DeviceSignature;
import dev.touchstone.wallet.key.EthereumSignature;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.key.UnlockedVault;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.SignedMessage;
import dev.touchstone.wallet.ledger.WalletEvent;
import dev.touchstone.wallet.message.MessageSignOutcome;
import dev.touchstone.wallet.message.SignableMessage;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Signs messages for the accounts of an open wallet. Thread-safe. Keys are derived and used in the background,
/// on one thread; the journal is written on the wallet-ledger loop before a signature is handed out.
final class EthereumMessageDesk implements EthereumMessages {
    private final OpenWalletFile file;
    private final WalletState state;
    private final Loop loop;
    private final WalletPorts ports;
    private final Runnable changed;

    EthereumMessageDesk(OpenWalletFile file, WalletState state, Loop loop, WalletPorts ports, Runnable changed) {
        this.file = file;
        this.state = state;
        this.loop = loop;
        this.ports = ports;
        this.changed = changed;
    }

    @Override
    public CompletableFuture<MessageSignOutcome> sign(
            EthereumAddress account, SignableMessage message, String askedBy, char[] password) {
        return CompletableFuture.supplyAsync(() -> signNow(account, message, askedBy, password), ports.background());
    }

    private MessageSignOutcome signNow(EthereumAddress address, SignableMessage message, String askedBy, char[] typed) {
        try (var password = Password.of(typed)) {
            var account = account(address);
            if (account.isEmpty()) return new MessageSignOutcome.NoSuchAccount(address);
            if (!account.get().canSign()) return new MessageSignOutcome.WatchOnly(address);
            return switch (file.vault().unlock(password)) {
                case UnlockOutcome.WrongPassword _ -> new MessageSignOutcome.WrongPassword();
                case UnlockOutcome.Damaged damaged -> new MessageSignOutcome.KeysDamaged(damaged.what());
                case UnlockOutcome.Unlocked unlocked -> {
                    try (var vault = unlocked.vault()) {
                        yield sign(account.get(), message, askedBy, vault);
                    }
                }
            };
        } finally {
            Arrays.fill(typed, '\0');
        }
    }

    @Override
    public CompletableFuture<MessageSignOutcome> takeSignature(
            EthereumAddress account, SignableMessage message, String askedBy, DeviceSignature signature) {
        return CompletableFuture.supplyAsync(() -> take(account, message, askedBy, signature), ports.background());
    }

    private MessageSignOutcome take(
            EthereumAddress address, SignableMessage message, String askedBy, DeviceSignature signature) {
        if (account(address).isEmpty()) return new MessageSignOutcome.NoSuchAccount(address);
        return RecoverableSignature.parse(signature.signature())
                .toOptional()
                .filter(made -> made.signer(message.hash()).equals(Optional.of(address)))
                .map(made -> written(address, message, askedBy, made))
                .orElseGet(MessageSignOutcome.OtherSignature::new);
    }

    private Optional<EthereumAccount> account(EthereumAddress address) {
        return JournaledWallet.ask(loop, () -> state.ledger().ethereum().account(address));
    }

    private MessageSignOutcome sign(
            EthereumAccount account, SignableMessage message, String askedBy, UnlockedVault vault) {
        return switch (EthereumKeys.privateKey(vault, account, ports.curve(), ports.dice())) {
            case EthereumKeys.Outcome.WatchOnly _ -> new MessageSignOutcome.WatchOnly(account.address());
            case EthereumKeys.Outcome.Damaged _ -> new MessageSignOutcome.KeysDamaged("the key of the account");
            case EthereumKeys.Outcome.Open(var key) -> {
                try (key) {
                    var signature = EthereumSignature.sign(ports.curve(), message.hash(), key)
                            .map(RecoverableSignature::of);
                    if (signature.isEmpty()) yield new MessageSignOutcome.SelfCheckFailed();
                    yield written(account.address(), message, askedBy, signature.get());
                }
            }
        };
    }

    private MessageSignOutcome written(
            EthereumAddress account, SignableMessage message, String askedBy, RecoverableSignature signature) {
        var signed = new SignedMessage(
                account, message.hash(), about(message), askedBy, ports.clock().instant());
        var outcome = JournaledWallet.ask(loop, () -> {
            var saved = state.record(List.of(new WalletEvent.MessageSigned(signed)));
            if (saved instanceof SaveOutcome.Saved) changed.run();
            return saved;
        });
        return switch (outcome) {
            case SaveOutcome.Saved _ -> new MessageSignOutcome.Signed(signature.bytes());
            case SaveOutcome.NotSaved notSaved -> new MessageSignOutcome.NotSaved(notSaved.reason());
        };
    }

    private static String about(SignableMessage message) {
        return switch (message) {
            case SignableMessage.Personal(var bytes) -> new String(bytes.toArray(), StandardCharsets.UTF_8);
            case SignableMessage.Typed(var data) ->
                data.primaryType() + data.domainName().map(name -> " · " + name).orElse("");
        };
    }
}

package dev.touchstone.wallet;

import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.Password;
import dev.touchstone.wallet.key.PasswordPolicy;
import dev.touchstone.wallet.key.UnlockOutcome;
import dev.touchstone.wallet.ledger.CreateFileOutcome;
import dev.touchstone.wallet.ledger.FileProblem;
import dev.touchstone.wallet.ledger.NewWallet;
import dev.touchstone.wallet.ledger.OpenFileOutcome;
import dev.touchstone.wallet.ledger.OpenWalletFile;
import dev.touchstone.wallet.ledger.SaveOutcome;
import dev.touchstone.wallet.ledger.WalletFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The folder in which the wallets of a user lie, one file each. Thread-safe. Making and opening take up to a few
/// seconds: the password is made dear to guess, and the journal is read.
public final class WalletFolder {
    private final Path folder;
    private final WalletPorts ports;
    private final Supplier<KdfParameters> kdf;

    /// @param kdf how dear to make the password of a new wallet, asked when one is made
    public WalletFolder(Path folder, WalletPorts ports, Supplier<KdfParameters> kdf) {
        this.folder = folder;
        this.ports = ports;
        this.kdf = kdf;
    }

    /// The wallets, by name. Files with a name no wallet can have are passed over.
    ///
    /// @throws IOException when the folder cannot be read
    public List<WalletListing> list() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .flatMap(file -> listing(file).stream())
                    .sorted(Comparator.comparing(listing -> listing.name().text(), String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }
    }

    private static Optional<WalletListing> listing(Path file) {
        String name = file.getFileName().toString();
        if (!name.endsWith(WalletFile.SUFFIX)) return Optional.empty();
        String stem = name.substring(0, name.length() - WalletFile.SUFFIX.length());
        if (WalletName.problem(stem).isPresent()) return Optional.empty();
        return Optional.of(new WalletListing(new WalletName(stem), file));
    }

    /// Where a wallet of this name lies, or would.
    public Path fileOf(WalletName name) {
        return folder.resolve(name.text() + WalletFile.SUFFIX);
    }

    /// Makes a wallet, new or from a recovery phrase, and opens it.
    public WalletOutcome create(NewWalletRequest request, Password password) {
        if (PasswordPolicy.STANDARD.judge(password) instanceof PasswordPolicy.Verdict.TooShort tooShort) {
            return new WalletOutcome.PasswordTooShort(tooShort.length(), tooShort.minimum());
        }
        try {
            Files.createDirectories(folder);
            if (list().stream().anyMatch(listing -> listing.name().isSameAs(request.name()))) {
                return new WalletOutcome.NameTaken(request.name());
            }
        } catch (IOException e) {
            return new WalletOutcome.NotCreated(String.valueOf(e.getMessage()));
        }
        var file = new WalletFile(fileOf(request.name()), ports.dice());
        var beginning =
                new NewWallet(request.network(), ports.clock().instant(), request.mnemonic(), request.passphrase());
        return switch (file.create(beginning, password, kdf.get())) {
            case CreateFileOutcome.AlreadyExists _ -> new WalletOutcome.NameTaken(request.name());
            case CreateFileOutcome.NotCreated notCreated -> new WalletOutcome.NotCreated(notCreated.reason());
            case CreateFileOutcome.Created created -> begin(request, created.file());
        };
    }

    private WalletOutcome begin(NewWalletRequest request, OpenWalletFile file) {
        var events = WalletBeginning.of(request, ports.curve(), file.created());
        return switch (WalletBeginning.write(file, events)) {
            case SaveOutcome.Saved _ -> opened(request.name().text(), file);
            case SaveOutcome.NotSaved notSaved -> {
                file.close();
                yield new WalletOutcome.NotCreated(notSaved.reason());
            }
        };
    }

    public WalletOutcome open(WalletName name, Password password) {
        return open(fileOf(name), password);
    }

    /// Opens a wallet file that may lie anywhere.
    public WalletOutcome open(Path path, Password password) {
        return switch (new WalletFile(path, ports.dice()).open(password)) {
            case FileProblem problem -> new WalletOutcome.NotOpened(problem);
            case OpenFileOutcome.Opened opened -> {
                var file = opened.file();
                yield file.journal().rows() == 0 ? beginAgain(path, file, password) : opened(nameOf(path), file);
            }
        };
    }

    private static String nameOf(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(WalletFile.SUFFIX) ? name.substring(0, name.length() - WalletFile.SUFFIX.length()) : name;
    }

    /// The computer stopped after the file was made and before its first record was: all that is lost is the
    /// birthday.
    private WalletOutcome beginAgain(Path path, OpenWalletFile file, Password password) {
        return switch (file.vault().unlock(password)) {
            case UnlockOutcome.WrongPassword _ ->
                closed(file, new WalletOutcome.NotOpened(new FileProblem.WrongPassword()));
            case UnlockOutcome.Damaged damaged ->
                closed(file, new WalletOutcome.NotOpened(new FileProblem.Altered(damaged.what())));
            case UnlockOutcome.Unlocked unlocked -> {
                try (var vault = unlocked.vault();
                        var master = vault.master(ports.curve())) {
                    var events = WalletBeginning.again(master, file.network(), ports.curve(), file.created());
                    yield switch (WalletBeginning.write(file, events)) {
                        case SaveOutcome.Saved _ -> opened(nameOf(path), file);
                        case SaveOutcome.NotSaved notSaved ->
                            closed(file, new WalletOutcome.NotOpened(new FileProblem.Unwritable(notSaved.reason())));
                    };
                }
            }
        };
    }

    private static WalletOutcome closed(OpenWalletFile file, WalletOutcome outcome) {
        file.close();
        return outcome;
    }

    private WalletOutcome opened(String name, OpenWalletFile file) {
        return WalletBeginning.read(file, ports.curve())
                .<WalletOutcome>map(
                        ledger -> new WalletOutcome.Opened(new JournaledWallet(name, file, ledger, ports, kdf)))
                .orElseGet(() -> closed(file, new WalletOutcome.NoAccounts()));
    }
}

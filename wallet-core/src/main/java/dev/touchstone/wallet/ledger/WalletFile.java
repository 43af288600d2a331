package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.store.DurableFile;
import dev.touchstone.wallet.key.Dice;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.KeyVault;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/// The file of one wallet, `<name>.touchstone`: made once, opened with its password (docs/wallet-file.md). Thread-safe.
///
/// Opening and creating derive a key from the password, which takes up to a second: call them where waiting is allowed.
public final class WalletFile {
    public static final String SUFFIX = ".touchstone";

    private final Path path;
    private final Dice dice;
    private final WalletSchema schema;

    public WalletFile(Path path, Dice dice) {
        this(path, dice, WalletSchema.CURRENT);
    }

    WalletFile(Path path, Dice dice, WalletSchema schema) {
        this.path = path;
        this.dice = dice;
        this.schema = schema;
    }

    public Path path() {
        return path;
    }

    /// Makes the file under another name and gives it its own when it is complete and on the disk.
    public CreateFileOutcome create(NewWallet wallet, Password password, KdfParameters kdf) {
        try {
            var lock = WalletLock.take(path);
            if (lock.isEmpty()) return new CreateFileOutcome.AlreadyExists();
            boolean isHandedOver = false;
            try {
                if (Files.exists(path)) return new CreateFileOutcome.AlreadyExists();
                var created = create(wallet, password, kdf, lock.get());
                isHandedOver = true;
                return created;
            } finally {
                if (!isHandedOver) lock.get().close();
            }
        } catch (IOException | SQLException e) {
            return new CreateFileOutcome.NotCreated(reason(e));
        }
    }

    private CreateFileOutcome create(NewWallet wallet, Password password, KdfParameters kdf, WalletLock lock)
            throws IOException, SQLException {
        var fileId = ByteString.of(dice.roll(WalletHeader.FILE_ID));
        var header = new WalletHeader(wallet.network(), wallet.created(), fileId);
        var keys = KeyVault.create(wallet.mnemonic(), wallet.passphrase(), password, kdf, header.context(), dice);
        var seal = new JournalSeal(keys.journal(), fileId);
        var draft = WalletLock.beside(path, ".new");
        try {
            write(draft, header, keys.vault(), seal);
            var connection = moveAndOpen(draft);
            return new CreateFileOutcome.Created(
                    new OpenWalletFile(path, header, keys.vault(), lock, connection, seal, JournalState.empty()));
        } catch (IOException | SQLException e) {
            seal.close();
            throw e;
        }
    }

    private Connection moveAndOpen(Path draft) throws IOException, SQLException {
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        try {
            DurableFile.syncFolderOf(path);
            return WalletDatabase.openForWriting(path);
        } catch (IOException | SQLException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private void write(Path draft, WalletHeader header, KeyVault vault, JournalSeal seal)
            throws IOException, SQLException {
        for (var suffix : new String[] {"", "-wal", "-journal", "-shm"})
            Files.deleteIfExists(WalletLock.beside(draft, suffix));
        OwnerOnly.create(draft);
        try (var connection = WalletDatabase.openForWriting(draft)) {
            schema.create(connection);
            HeaderTable.insert(connection, header, vault.sealed());
            try (var head = connection.prepareStatement("INSERT INTO head (id, sealed) VALUES (1, ?)")) {
                head.setBytes(1, seal.sealHead(JournalState.empty().head()));
                head.executeUpdate();
            }
            WalletDatabase.checkpoint(connection);
        }
    }

    /// The network that the header names, which stands in clear and proves nothing; empty where there is none to
    /// read.
    public Optional<Network> network() {
        if (!Files.isRegularFile(path)) return Optional.empty();
        try (var connection = WalletDatabase.openForReading(path, false)) {
            return HeaderTable.read(connection)
                    .toOptional()
                    .map(stored -> stored.header().network());
        } catch (SQLException _) {
            return Optional.empty();
        }
    }

    /// Opens the file after every seal in it was found whole. Any other outcome has changed nothing in it.
    public OpenFileOutcome open(Password password) {
        if (!Files.exists(path)) return new FileProblem.NotFound();
        try {
            var real = path.toRealPath(); // SQLite too looks for the log beside the file a link leads to
            if (!WalletDatabase.isWritable(real)) return new FileProblem.Unwritable("it or its folder is read only");
            var lock = WalletLock.take(real);
            if (lock.isEmpty()) return new FileProblem.InUse();
            boolean isHandedOver = false;
            try {
                var outcome = new WalletOpening(real, dice, schema, lock.get()).run(password);
                isHandedOver = outcome instanceof OpenFileOutcome.Opened;
                return outcome;
            } finally {
                if (!isHandedOver) lock.get().close();
            }
        } catch (IOException e) {
            return new FileProblem.Unwritable(reason(e));
        }
    }

    private static String reason(Exception e) {
        return String.valueOf(e.getMessage());
    }
}

package dev.touchstone.wallet.ledger;

import dev.touchstone.spv.chain.Network;
import dev.touchstone.wallet.key.KdfParameters;
import dev.touchstone.wallet.key.KeyVault;
import dev.touchstone.wallet.key.Password;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An unlocked wallet file: its journal can be read and written, its recovery phrase stays sealed in the vault.
/// Confined to one thread at a time, the wallet-ledger loop; the vault may be used on any.
public final class OpenWalletFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenWalletFile.class);

    private final Path path;
    private final WalletHeader header;
    private final WalletLock lock;
    private final Connection connection;
    private final JournalSeal seal;
    private final Journal journal;
    private volatile KeyVault vault;
    private boolean closed;

    /// Takes over the lock, the connection and the key of the journal.
    OpenWalletFile(
            Path path,
            WalletHeader header,
            KeyVault vault,
            WalletLock lock,
            Connection connection,
            JournalSeal seal,
            JournalState state) {
        this.path = path;
        this.header = header;
        this.vault = vault;
        this.lock = lock;
        this.connection = connection;
        this.seal = seal;
        this.journal = new SealedJournal(connection, seal, state);
    }

    public Path path() {
        return path;
    }

    public Network network() {
        return header.network();
    }

    public Instant created() {
        return header.created();
    }

    public Journal journal() {
        return journal;
    }

    /// Thread-safe.
    public KeyVault vault() {
        return vault;
    }

    /// Seals the keys under another password and a new salt, in one transaction. The records stay as they are: they
    /// are under the data key, which does not change, so an older copy of the file still opens with the older
    /// password.
    public PasswordChange changePassword(Password old, Password fresh, KdfParameters kdf) {
        return store(vault.reseal(old, fresh, kdf));
    }

    /// Stores what [KeyVault#reseal] of this file's vault made, which takes long and may be done on another thread.
    public PasswordChange store(KeyVault.ResealOutcome outcome) {
        return switch (outcome) {
            case KeyVault.ResealOutcome.WrongPassword() -> new PasswordChange.WrongPassword();
            case KeyVault.ResealOutcome.Damaged(var what) -> new PasswordChange.Damaged(what);
            case KeyVault.ResealOutcome.Resealed(var resealed) -> store(resealed);
        };
    }

    private PasswordChange store(KeyVault resealed) {
        try {
            HeaderTable.update(connection, resealed.sealed());
        } catch (SQLException e) {
            return new PasswordChange.NotSaved(String.valueOf(e.getMessage()));
        }
        vault = resealed;
        try {
            WalletDatabase.checkpoint(connection);
        } catch (SQLException e) {
            LOG.warn("the log still holds the keys under the old password", e);
        }
        return new PasswordChange.Changed();
    }

    /// Brings everything into the one file, marks it as closed, and forgets the key. Nothing is lost if this fails
    /// or never happens; the next start then takes what is in the log.
    @Override
    public void close() {
        if (closed) return;
        closed = true;
        seal.close();
        boolean isComplete = closeDatabase();
        try (lock) {
            if (isComplete) ClosingMark.write(path);
        } catch (IOException e) {
            LOG.warn("the wallet file could not be marked as closed", e);
        }
    }

    private boolean closeDatabase() {
        try (connection) {
            WalletDatabase.checkpoint(connection);
            return true;
        } catch (SQLException e) {
            LOG.warn("the wallet file could not be closed in order; its log stays beside it", e);
            return false;
        }
    }
}

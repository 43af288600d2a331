package dev.touchstone.wallet.key;

import dev.touchstone.spv.chain.ByteString;

/// How a keystore file makes a key from its password. Immutable.
sealed interface KeystoreDerivation {
    /// The key's length: half of it opens the cipher, half the check.
    int LENGTH = 32;

    /// The most memory that a file may ask for; what other programs write takes half of it.
    long MOST_MEMORY = 512L << 20;

    /// Takes as long as the file says. The caller wipes the result and the password.
    byte[] derive(byte[] password);

    /// In bytes.
    long memory();

    /// Whether a password costs more than a file may ask for: some seconds.
    boolean isTooDear();

    /// For the sentence that says why a file is not opened.
    String text();

    /// RFC 7914.
    record ByScrypt(int n, int r, int p, ByteString salt) implements KeystoreDerivation {
        private static final int MOST_N = 1 << 22;
        private static final int MOST_R = 1 << 10;
        private static final int MOST_P = 1 << 10;
        private static final long MOST_WORK = 1L << 23;

        @Override
        public byte[] derive(byte[] password) {
            return Scrypt.derive(password, salt.toArray(), n, r, p, LENGTH);
        }

        @Override
        public long memory() {
            return 128L * r * (n + p);
        }

        @Override
        public boolean isTooDear() {
            if (n > MOST_N || r > MOST_R || p > MOST_P) return true;
            return memory() > MOST_MEMORY || (long) n * r * p > MOST_WORK;
        }

        @Override
        public String text() {
            return "scrypt n=" + n + " r=" + r + " p=" + p;
        }
    }

    /// RFC 8018, with HMAC-SHA256.
    record ByPbkdf2(int rounds, ByteString salt) implements KeystoreDerivation {
        private static final int MOST_ROUNDS = 1 << 22;

        @Override
        public byte[] derive(byte[] password) {
            return Pbkdf2.derive(password, salt.toArray(), rounds, LENGTH);
        }

        @Override
        public long memory() {
            return 0;
        }

        @Override
        public boolean isTooDear() {
            return rounds > MOST_ROUNDS;
        }

        @Override
        public String text() {
            return "PBKDF2 c=" + rounds;
        }
    }
}

package dev.touchstone.ui.text;

import dev.touchstone.ui.shell.KeystoreImport;
import dev.touchstone.wallet.EthereumEnabling;
import dev.touchstone.wallet.KeyImport;
import dev.touchstone.wallet.account.EthereumAddressProblem;
import dev.touchstone.wallet.key.KeystoreFile;
import dev.touchstone.wallet.key.PrivateKeyText;

/// Why a text is no address or key of Ethereum, and what came of adding an account. Empty where all went well.
public final class AccountTexts {
    private AccountTexts() {}

    public static String explain(EthereumAddressProblem problem) {
        return switch (problem) {
            case EthereumAddressProblem.Empty _ -> "Paste an Ethereum address.";
            case EthereumAddressProblem.NoPrefix _ -> "An Ethereum address begins with 0x. Put it before these digits.";
            case EthereumAddressProblem.WrongLength(int digits) ->
                "An Ethereum address has 40 digits after 0x. This one has " + digits + ".";
            case EthereumAddressProblem.NotHexadecimal(int at) ->
                "Character " + (at + 1) + " cannot stand in an address. Copy it again.";
            case EthereumAddressProblem.Mistyped _ -> "A character is wrong. Copy the address again.";
            case EthereumAddressProblem.PrivateKey _ ->
                "This is a private key, not an address. Whoever sees it can take what lies there.";
            case EthereumAddressProblem.BitcoinAddress _ ->
                "This is a Bitcoin address. An Ethereum address begins with 0x.";
            case EthereumAddressProblem.Name _ ->
                "This is a name. This program does not look up names; paste an address.";
            case EthereumAddressProblem.UnknownForm _ -> "This does not look like an Ethereum address.";
        };
    }

    public static String explain(PrivateKeyText.Problem problem) {
        return switch (problem) {
            case EMPTY -> "Paste the private key.";
            case NOT_HEXADECIMAL -> "A private key has only digits and the letters a to f. Copy it again.";
            case WRONG_LENGTH -> "A private key has 64 digits. Copy all of it.";
            case OUT_OF_RANGE -> "No account has this key. Copy it again.";
        };
    }

    public static String explain(EthereumEnabling outcome) {
        return switch (outcome) {
            case EthereumEnabling.Enabled _ -> "";
            case EthereumEnabling.WrongPassword _ -> "That is not the password. Nothing has changed.";
            case EthereumEnabling.KeysDamaged _ ->
                "The keys in the wallet file are damaged. Nothing has changed. Restore from your recovery phrase.";
            case EthereumEnabling.NotSaved(var reason) -> notSaved(reason);
        };
    }

    public static String explain(KeyImport outcome) {
        return switch (outcome) {
            case KeyImport.Imported _ -> "";
            case KeyImport.AlreadyThere(var account) ->
                "This wallet has the key of " + account.address().text() + " already.";
            case KeyImport.NotAKey(var problem) -> explain(problem);
            case KeyImport.FileNotOpened(var opening) -> explain(opening);
            case KeyImport.WrongPassword _ -> "That is not the password of this wallet. Nothing has changed.";
            case KeyImport.KeysDamaged _ ->
                "The keys in the wallet file are damaged. Nothing has changed. Restore from your recovery phrase.";
            case KeyImport.NotSaved(var reason) -> notSaved(reason);
        };
    }

    public static String explain(KeystoreImport outcome) {
        return switch (outcome) {
            case KeystoreImport.NotRead(var file, var reason) ->
                file.getFileName() + " cannot be read (" + reason + "). Choose another file.";
            case KeystoreImport.NotOpenable(var why) -> explain(why);
            case KeystoreImport.Tried(var tried) -> explain(tried);
        };
    }

    private static String explain(KeystoreFile.Outcome outcome) {
        return switch (outcome) {
            case KeystoreFile.Outcome.Whole _ -> "";
            case KeystoreFile.Outcome.NotAKeystore _ -> "This file is no keystore. Choose another file.";
            case KeystoreFile.Outcome.Unsupported(var feature, var _) ->
                switch (feature) {
                    case PRESALE_WALLET ->
                        "This is a wallet of Ethereum’s sale of 2014, which this program does not open. Nothing has changed.";
                    case VERSION -> "This keystore is of a version that this program does not open. Only version 3 is.";
                    case CIPHER, KEY_DERIVATION ->
                        "This keystore is locked in a way that this program does not know. Nothing has changed.";
                    case COST ->
                        "Trying one password on this file would take this computer too long. Nothing has changed.";
                };
        };
    }

    private static String explain(KeystoreFile.Opening opening) {
        return switch (opening) {
            case KeystoreFile.Opening.Opened _ -> "";
            case KeystoreFile.Opening.WrongPassword _ -> "That is not the password of the file. Nothing has changed.";
            case KeystoreFile.Opening.OtherAccount(var stated, var found) ->
                "The file says it holds the key of " + stated.text() + ", but it holds that of " + found.text()
                        + ". Nothing was imported.";
            case KeystoreFile.Opening.NoKey _ -> "What lies in this file is no private key. Nothing was imported.";
            case KeystoreFile.Opening.NotEnoughMemory _ ->
                "Opening this file takes more memory than there is now. Close other programs, then try again.";
        };
    }

    private static String notSaved(String reason) {
        return "This could not be saved (" + reason + "). Nothing has changed.";
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.app.cli.output.Answer;
import dev.touchstone.app.cli.output.Console;
import dev.touchstone.app.cli.output.Failure;
import dev.touchstone.app.cli.output.Json;
import dev.touchstone.app.cli.output.Page;
import dev.touchstone.app.cli.output.Page.Column;
import dev.touchstone.spv.chain.Network;
import dev.touchstone.spv.ethereum.EthereumAddress;
import dev.touchstone.ui.text.SendTexts;
import dev.touchstone.wallet.OpenWallet;
import dev.touchstone.wallet.account.BitcoinAddress;
import dev.touchstone.wallet.ledger.Contact;
import dev.touchstone.wallet.ledger.ContactEntry;
import dev.touchstone.wallet.ledger.LabelText;
import dev.touchstone.wallet.payment.EthereumAsk.Party.ByAddress;
import dev.touchstone.wallet.payment.Recipient;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `touchstone contact`: whom the user of a wallet pays. Nobody is asked.
@Command(name = "contact", description = "Whom you pay: names and addresses, kept in the wallet.")
public final class ContactCommand {
    private ContactCommand() {}

    public static CommandLine of(Wallets wallets) {
        return new CommandLine(new ContactCommand())
                .addSubcommand(new All(wallets))
                .addSubcommand(new Show(wallets))
                .addSubcommand(new Add(wallets))
                .addSubcommand(new Remove(wallets));
    }

    /// The contact that is called so.
    static Contact called(OpenWallet wallet, String name) throws Failure {
        return wallet.snapshot().get().contacts().called(name).orElseThrow(() -> unknown(name));
    }

    static Failure unknown(String name) {
        return Failure.refused(
                "UnknownContact",
                "The wallet has no contact called '" + Words.printable(name)
                        + "', or several. 'touchstone contact list' shows them.");
    }

    private static Json.Members members(Contact contact) {
        var entry = contact.entry();
        return Json.Members.none()
                .with("id", contact.id().value())
                .with("name", entry.name())
                .with("note", entry.note())
                .withText("bitcoin", entry.bitcoin().map(BitcoinAddress::text))
                .withText("ethereum", entry.ethereum().map(EthereumAddress::text))
                .withText("ens", entry.ens());
    }

    private static Page page(Contact contact) {
        var entry = contact.entry();
        var page = Page.of(Words.printable(entry.name())).gap();
        if (!entry.note().isEmpty()) page = page.row("Note", Words.printable(entry.note()));
        if (entry.bitcoin().isPresent())
            page = page.row("Bitcoin", entry.bitcoin().get().text());
        if (entry.ethereum().isPresent())
            page = page.row("Ethereum", entry.ethereum().get().text());
        if (entry.ens().isPresent())
            page = page.row("Name", Words.printable(entry.ens().get()));
        return page;
    }

    /// `touchstone contact list`.
    @Command(name = "list", description = "List the contacts.")
    static final class All implements Task {
        private static final List<Column> COLUMNS = List.of(
                Column.left("Name"), Column.left("Bitcoin"), Column.left("Ethereum"), Column.left("Name on Ethereum"));

        private final Wallets wallets;

        @Mixin
        private WalletOptions wallet = new WalletOptions();

        @Option(names = "--search", paramLabel = "WORDS", description = "Those in which all these words are.")
        private String search = "";

        All(Wallets wallets) {
            this.wallets = wallets;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            try (var opened = wallets.open(wallet, console)) {
                var found = opened.snapshot().get().contacts().search(search);
                var json = Json.Members.none()
                        .with("wallet", opened.name())
                        .with(
                                "contacts",
                                Json.Items.of(found.stream()
                                        .map(ContactCommand::members)
                                        .toList()));
                if (found.isEmpty()) return Answer.done(json, Page.of("No contacts."));
                var rows = found.stream().map(All::row).toList();
                return Answer.done(json, Page.empty().table(COLUMNS, rows));
            }
        }

        private static List<String> row(Contact contact) {
            var entry = contact.entry();
            return List.of(
                    Words.printable(entry.name()),
                    entry.bitcoin().map(BitcoinAddress::text).orElse("-"),
                    entry.ethereum().map(EthereumAddress::text).orElse("-"),
                    Words.printable(entry.ens().orElse("-")));
        }
    }

    /// `touchstone contact show`.
    @Command(name = "show", description = "Show one contact.")
    static final class Show implements Task {
        private final Wallets wallets;

        @Mixin
        private WalletOptions wallet = new WalletOptions();

        @Parameters(paramLabel = "NAME", description = "As the contact is called.")
        private String name = "";

        Show(Wallets wallets) {
            this.wallets = wallets;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            try (var opened = wallets.open(wallet, console)) {
                var contact = called(opened, name);
                return Answer.done(members(contact), page(contact));
            }
        }
    }

    /// `touchstone contact add`.
    @Command(name = "add", description = "Add a contact.")
    static final class Add implements Task {
        private final Wallets wallets;

        @Mixin
        private WalletOptions wallet = new WalletOptions();

        @Parameters(paramLabel = "NAME", description = "As you call them.")
        private String name = "";

        @Option(names = "--bitcoin", paramLabel = "ADDRESS", description = "Their Bitcoin address, or a link.")
        private @Nullable String bitcoin;

        @Option(names = "--ethereum", paramLabel = "ADDRESS", description = "Their Ethereum address, or a link.")
        private @Nullable String ethereum;

        @Option(names = "--ens", paramLabel = "NAME", description = "Their name in the name service of Ethereum.")
        private @Nullable String ens;

        @Option(names = "--note", paramLabel = "TEXT", description = "What you want to remember.")
        private String note = "";

        Add(Wallets wallets) {
            this.wallets = wallets;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            if (LabelText.tidy(name).isEmpty()) throw Failure.usage("Say what you call them.");
            try (var opened = wallets.open(wallet, console)) {
                var entry = new ContactEntry(
                        name,
                        note,
                        bitcoin == null ? Optional.empty() : Optional.of(address(bitcoin, opened.network())),
                        ethereum == null ? Optional.empty() : Optional.of(ethereumAddress(ethereum)),
                        ens == null
                                ? Optional.empty()
                                : Optional.of(EthereumWords.name(ens).name().text()));
                if (entry.isUnpayable()) {
                    throw Failure.usage("Give at least one of --bitcoin, --ethereum and --ens.");
                }
                var added = AccountAnswer.saved(opened.contacts().add(entry).join());
                return Answer.done(members(added), page(added));
            }
        }

        /// Of a link, whom it asks to pay.
        private static BitcoinAddress address(String text, Network network) throws Failure {
            return switch (Recipient.parse(text, network)) {
                case Recipient.Understood(var request) -> request.address();
                case Recipient.Refused(var problem) -> throw Failure.usage(Words.plain(SendTexts.explain(problem)));
                case Recipient.Named _, Recipient.EthereumAsked _ ->
                    throw Failure.usage("'" + Words.printable(text) + "' is no Bitcoin address.");
            };
        }

        /// Of a link, whom it asks to pay.
        private static EthereumAddress ethereumAddress(String text) throws Failure {
            return switch (TypedPayee.parse(text)) {
                case TypedPayee.Account(var address) -> address;
                case TypedPayee.Link(var ask) when ask.payee() instanceof ByAddress(var address, var _) -> address;
                case TypedPayee.Link _, TypedPayee.Called _ ->
                    throw Failure.usage(
                            "'" + Words.printable(text) + "' is no Ethereum address; a name goes to --ens.");
            };
        }
    }

    /// `touchstone contact remove`.
    @Command(name = "remove", description = "Remove a contact. Payments stay.")
    static final class Remove implements Task {
        private final Wallets wallets;

        @Mixin
        private WalletOptions wallet = new WalletOptions();

        @Parameters(paramLabel = "NAME", description = "As the contact is called.")
        private String name = "";

        Remove(Wallets wallets) {
            this.wallets = wallets;
        }

        @Override
        public Answer run(Console console) throws Failure, IOException {
            try (var opened = wallets.open(wallet, console)) {
                var contact = called(opened, name);
                AccountAnswer.saved(opened.contacts().remove(contact.id()).join());
                return Answer.done(
                        members(contact), Page.of("Removed " + Words.printable(contact.name()) + ". Payments stay."));
            }
        }
    }
}

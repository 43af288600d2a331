package dev.touchstone.app;

import java.util.Locale;

/// A person at the window who pays on the practice Ethereum: ether, a token and an NFT, each followed until its
/// block is final.
final class EtherAtTheWindow {
    private static final String SOMEBODY = "0x0102030405060708090a0B0c0d0e0f1011121314";

    private EtherAtTheWindow() {}

    /// From Home, with practice money, and back to Home.
    static void pays(Desk person) {
        asksTheFaucet(person);
        sendsEther(person);
        sendsAToken(person);
        sendsAnNft(person);
    }

    private static void asksTheFaucet(Desk person) {
        person.press("Practice").press("Get practice tokens").reads("They arrive with the next block");
        person.press("Get a practice NFT").reads("The faucet sent an NFT.");
        person.press("Make 1 Ethereum block").press("Home");
    }

    private static void sendsEther(Desk person) {
        person.press("Send ether").type("To", SOMEBODY.toLowerCase(Locale.ROOT)).type("Amount", "0.5");
        person.reads("carry no checksum")
                .reads("Worked out here from what is proven")
                .press("Review this payment");
        person.reads("You have not paid this address before.").press("Send 0.5 ETH");
        settles(person);
    }

    /// Payments are looked for with each new head. The page that follows it says how far it is, and that it is
    /// final in the end.
    private static void settles(Desk person) {
        person.reads("Taken by 1 server")
                .press("Practice")
                .press("Make 1 Ethereum block")
                .reads("made")
                .press("Make 1 Ethereum block");
        person.press("Back (Alt+Left)").reads("proven here");
        person.press("Practice");
        person.press("to make many blocks", words -> words.matches("Make \\d+ Ethereum blocks"))
                .press("Back (Alt+Left)");
        person.reads("Settled: its block is final").press("Go to Home");
    }

    private static void sendsAToken(Desk person) {
        person.press("of the token", words -> words.startsWith("Token that calls itself PUSD"))
                .press("Send this token")
                .type("To", SOMEBODY)
                .type("Amount", "2.5");
        person.reads("Worked out here from what is proven").press("Review this payment");
        person.reads("They get").press("to send", words -> words.startsWith("Send 2.5"));
        settles(person);
    }

    private static void sendsAnNft(Desk person) {
        person.press("NFTs")
                .press("of the NFT", words -> words.contains("Yours"))
                .press("Send this NFT")
                .type("To", SOMEBODY);
        person.reads("Worked out here from what is proven").press("Review this payment");
        person.reads("Review this gift").press("to send", words -> words.startsWith("Send NFT"));
        settles(person);
    }
}

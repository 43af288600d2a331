package dev.touchstone.ui.text;

import dev.touchstone.ui.shell.ContentChoice;

/// Whom the program asks for pictures, in words. Pure.
public final class GatewayTexts {
    private GatewayTexts() {}

    /// One sentence.
    ///
    /// @param isInside whether a gateway inside this program has all there is
    public static String asked(ContentChoice choice, boolean isInside) {
        var websites =
                choice.hosts().isEmpty() ? "" : " " + counted(choice.hosts().size(), "website") + " may be asked.";
        if (isInside) return "The practice network has a gateway of its own." + websites;
        if (!choice.asksGateways()) return "No gateway is asked." + websites;
        if (choice.own().isEmpty()) return "Public gateways are asked." + websites;
        var own = counted(choice.own().size(), "gateway") + " of your own";
        return (choice.asksPublic() ? "Asked are public gateways and " + own : "Asked is only " + own) + "." + websites;
    }

    private static String counted(int count, String one) {
        return count + " " + (count == 1 ? one : one + "s");
    }
}

package dev.touchstone.ui.text;

import dev.touchstone.spv.content.source.ContentOutcome;
import dev.touchstone.spv.ethereum.source.SourceFault;
import java.util.Map;
import java.util.stream.Collectors;

/// Why there is no content, in words. Pure.
public final class PictureTexts {
    private PictureTexts() {}

    /// One or two sentences.
    public static String explain(ContentOutcome.Nothing nothing) {
        return switch (nothing) {
            case ContentOutcome.NoGateway(var network) ->
                "It is on " + network.title() + ", and nobody may be asked for it yet.";
            case ContentOutcome.NotAllowed(var host) -> "It is on the website " + host + ", which was not asked.";
            case ContentOutcome.NotPublic(var host) ->
                "It is said to be at " + host + ", which is not on the public internet. It was not asked.";
            case ContentOutcome.NobodyHas(var faults) -> nobody(faults);
            case ContentOutcome.LeadsNowhere(var why) -> Texts.explain(why);
            case ContentOutcome.NotFetched(var why) -> "Its address is not one that is fetched: " + why + ".";
        };
    }

    private static String nobody(Map<String, SourceFault> faults) {
        if (faults.isEmpty()) return "Nobody answered in time.";
        return faults.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + ": " + explain(entry.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String explain(SourceFault fault) {
        return switch (fault) {
            case SourceFault.Lied(var refutation) -> "It was caught: " + Texts.explain(refutation);
            case SourceFault.Refused(int code, var _)
            when code >= 300 && code < 400 -> "It sends the question elsewhere, which is not followed.";
            case SourceFault.TooLarge _ -> "It sent more than this program takes. Nothing of it was used.";
            case SourceFault.Unsupported(var what) -> "It does not tell " + what + ".";
            default -> EthereumTexts.explain(fault);
        };
    }
}

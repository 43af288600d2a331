package dev.touchstone.spv.ethereum.ens;

import java.util.stream.Collectors;

/// What is answered about a name, as the rest of a sentence: part of the form of proof files. Pure.
final class NameWords {
    private NameWords() {}

    /// As `has the address for coin 60 0x…, by its resolver 0x…`.
    static String of(ResolvedName resolved) {
        var what = resolved.record().title();
        return resolved.answer() instanceof NameAnswer.Found(var value, var resolver)
                ? "has the " + what + " " + resolved.record().shown(value) + ", by its resolver " + resolver
                : without(resolved.answer(), what);
    }

    private static String without(NameAnswer answer, String what) {
        return switch (answer) {
            case NameAnswer.Found _ -> "has the " + what;
            case NameAnswer.NoRecord(var resolver) -> "has no " + what + ", by its resolver " + resolver;
            case NameAnswer.NoResolver _ -> "has no resolver";
            case NameAnswer.NoContract(var resolver) -> "has for a resolver " + resolver + ", which is no contract";
            case NameAnswer.Unsupported _ -> "has a resolver that knows no " + what;
            case NameAnswer.ResolverFailed(var says) ->
                "has a resolver that fails for the " + what + ", with " + says.length() + " bytes";
            case NameAnswer.GatewayFailed(var status, var _) ->
                "has its " + what + " outside the chain, with a gateway that failed with " + status;
            case NameAnswer.Outside(var lookup) ->
                "has its " + what + " outside the chain, to be asked for at "
                        + lookup.urls().stream().map(Quoted::text).collect(Collectors.joining(", "));
            case NameAnswer.ForeignLookup(var sender) ->
                "has a resolver that looks elsewhere for the " + what + " in the name of " + sender;
        };
    }

    /// Why a name was not answered for, as `which has no resolver`.
    static String of(NameAnswer why) {
        return without(why, "record");
    }
}

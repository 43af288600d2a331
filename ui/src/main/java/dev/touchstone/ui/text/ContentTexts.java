package dev.touchstone.ui.text;

import dev.touchstone.spv.content.ContentRefusal;
import dev.touchstone.spv.content.arweave.ArweaveRefusal;
import dev.touchstone.spv.proof.Refutation;
import dev.touchstone.ui.format.AmountFormat;

/// What was wrong with content that was to be proven by its own address, in words. Pure.
public final class ContentTexts {
    private ContentTexts() {}

    static String explain(Refutation.OfContent refutation) {
        return switch (refutation) {
            case Refutation.NotOfIpfs(var refusal) -> explain(refusal);
            case Refutation.NotOfArweave(var refusal) -> explain(refusal);
            case Refutation.MissingBlock _ -> "A part of the content is missing.";
            case Refutation.TrailingBlock _ -> "Something was added that the content does not need.";
            case Refutation.NoDescription _ -> "What is to describe it cannot be read as a description.";
            case Refutation.NoPictureNamed _ -> "Its description names no picture.";
            case Refutation.NoSuchPath(var path) -> "The address has no file “" + path + "”.";
        };
    }

    public static String explain(ContentRefusal refusal) {
        return switch (refusal) {
            case ContentRefusal.WrongBlock _ -> "What was sent is not what the address names: it was changed.";
            case ContentRefusal.HashNotCheckable _ ->
                "The address has a kind of fingerprint that this version cannot check.";
            case ContentRefusal.CodecNotRead it -> "The address names " + it.codec() + ", not a file.";
            case ContentRefusal.MalformedBlock _, ContentRefusal.InconsistentShard _ ->
                "The address leads to something that is no file and no folder.";
            case ContentRefusal.WrongSize _ -> "The parts of the file do not have the sizes that it says.";
            case ContentRefusal.BadPath _ -> "The path in the address is no path.";
            case ContentRefusal.NotInDirectory(var _, var name) -> "The folder has no “" + name + "”.";
            case ContentRefusal.AmbiguousName(var _, var name) -> "The folder has more than one “" + name + "”.";
            case ContentRefusal.FileHasNoEntries(var _, var name) ->
                "The path goes on to “" + name + "” after it has reached a file.";
            case ContentRefusal.IsDirectory _ -> "The address names a folder, not a file.";
            case ContentRefusal.IsSymbolicLink _ -> "The address leads to a link elsewhere, which is not followed.";
            case ContentRefusal.BlockTooLarge _, ContentRefusal.ContentTooLarge _ ->
                "The content is larger than this program takes.";
            case ContentRefusal.TooDeep _,
                    ContentRefusal.TooManyLinks _,
                    ContentRefusal.TooManyNodes _,
                    ContentRefusal.PathTooLong _ -> "The content is more tangled than this program follows.";
        };
    }

    public static String explain(ArweaveRefusal refusal) {
        return switch (refusal) {
            case ArweaveRefusal.WrongId _ -> "What was sent belongs to another address.";
            case ArweaveRefusal.BadSignature _ -> "The publisher did not sign this: it was changed.";
            case ArweaveRefusal.KeyNotCheckable(var kind) ->
                "The publisher’s key is of a kind that this version cannot check: " + kind + ".";
            case ArweaveRefusal.WrongChunk(var offset) ->
                "The data from byte " + AmountFormat.count(offset) + " on is not what the publisher signed.";
            case ArweaveRefusal.WrongSize _ -> "The data is not as long as the publisher signed.";
            case ArweaveRefusal.DataNotFixed _ ->
                "The data is signed in an old way that does not tell where it begins and ends.";
        };
    }
}

package dev.touchstone.app.cli;

import dev.touchstone.spv.bitcoin.Satoshis;
import dev.touchstone.spv.chain.ChainPoint;
import dev.touchstone.spv.proof.Claimed;
import dev.touchstone.spv.proof.Finding;
import dev.touchstone.spv.proof.Pending;
import dev.touchstone.spv.proof.Proven;
import dev.touchstone.spv.proof.Refuted;
import dev.touchstone.ui.text.Texts;
import dev.touchstone.wallet.asset.AmountText;
import dev.touchstone.wallet.asset.Denomination;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/// How values are written in a terminal: in plain ASCII, so that every terminal can show them. Pure.
final class Words {
    private Words() {}

    /// `Proven`, `Checking`, `Claimed` or `Failed`: the standing of a value in every answer.
    static String standing(Finding<?> finding) {
        return switch (finding) {
            case Proven<?> _ -> "Proven";
            case Pending<?> _ -> "Checking";
            case Claimed<?> _ -> "Claimed";
            case Refuted<?> _ -> "Failed";
        };
    }

    /// Why a value has its standing, in a sentence.
    static String because(Finding<?> finding) {
        return switch (finding) {
            case Proven<?> proven -> "Proven as of block " + point(proven.asOf()) + ".";
            case Pending<?> pending -> plain(Texts.explain(pending.reason()));
            case Claimed<?> claimed -> claimed.source() + " says so; nothing here checked it.";
            case Refuted<?> refuted -> plain(Texts.explain(refuted.refutation()));
        };
    }

    /// An amount with all its decimals: `0.00150000 BTC`.
    static String bitcoin(Satoshis amount) {
        var magnitude = amount.isNegative() ? amount.negated() : amount;
        return (amount.isNegative() ? "-" : "") + AmountText.write(magnitude, Denomination.BTC) + " BTC";
    }

    /// With its sign, unless it is nothing.
    static String signed(Satoshis amount) {
        return (amount.isNegative() || amount.isZero() ? "" : "+") + bitcoin(amount);
    }

    static String point(ChainPoint point) {
        return count(point.height().value()) + " (" + point.hash().display() + ")";
    }

    /// A count or a height: `912,345`.
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /// A sentence of the window, for terminals that know ASCII alone.
    static String plain(String sentence) {
        return sentence.replace("\u202f", "")
                .replace('\u00a0', ' ')
                .replace('\u2212', '-')
                .replace('\u201c', '\'')
                .replace('\u201d', '\'')
                .replace('\u2019', '\'')
                .replace("\u2026", "...");
    }

    /// What a stranger wrote, without anything that could steer a terminal.
    static String printable(String strange) {
        return strange.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    }

    /// What the operating system says, as a part of a sentence.
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "access denied";
            case NoSuchFileException _ -> "no such file";
            case NotDirectoryException _ -> "not a folder";
            case FileAlreadyExistsException _ -> "a file is in the way";
            default -> String.valueOf(e.getMessage());
        };
    }
}

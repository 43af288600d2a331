package dev.touchstone.app.picture;

import dev.touchstone.spv.chain.ByteString;
import dev.touchstone.spv.chain.Parsed;
import dev.touchstone.spv.content.DataUri;
import dev.touchstone.spv.content.picture.PictureHeader;
import dev.touchstone.spv.content.picture.PictureKind;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Looks through a drawing (SVG 1.1) before it is drawn, and refuses what could load something, run something, or
/// grow out of proportion: entities, scripts, foreign content, references to anything outside, too many parts.
/// Confined to one thread.
final class SvgGuard {
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_ELEMENTS = 20_000;
    private static final int MOST_DEPTH = 64;
    private static final int MOST_FILTERS = 64;
    private static final long MOST_INNER_POINTS = 16_000_000;
    private static final double MOST_TILE = 10_000;
    private static final double MOST_NUMBER = 1_000_000;
    private static final double MOST_BLUR = 1_000;
    private static final double MOST_DASHES = 2_000;

    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>\\[]*>");
    private static final Pattern URL = Pattern.compile("(?i)url\\(\\s*+[\"']?+\\s*+(?!#)");
    /// A reference in quotes, which [SvgDrawer] would pass over.
    private static final Pattern QUOTED = Pattern.compile(
            "(?i)url\\(\\s*(?:['\"]|&quot;|&apos;)\\s*#([^'\"&)\\s]*)\\s*(?:['\"]|&quot;|&apos;)\\s*\\)");

    private static final Pattern NUMBER = Pattern.compile("[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?");
    private static final Pattern DASHES = Pattern.compile("(?i)stroke-dasharray\\s*:\\s*([^;}\"]*)");
    /// Where numbers say how far something reaches.
    private static final Set<String> MEASURES = Set.of(
            "d",
            "points",
            "x",
            "y",
            "width",
            "height",
            "cx",
            "cy",
            "r",
            "rx",
            "ry",
            "x1",
            "x2",
            "y1",
            "y2",
            "dx",
            "dy",
            "transform",
            "viewbox",
            "stroke-width",
            "stddeviation",
            "font-size");
    private static final Set<String> REFUSED =
            Set.of("script", "foreignobject", "iframe", "embed", "object", "audio", "video", "feimage");
    private static final Set<PictureKind> INNER = Set.of(PictureKind.PNG, PictureKind.JPEG, PictureKind.GIF);

    private int elements;
    private int depth;
    private int filters;
    private long innerPoints;
    private double farthest;
    private double shortestDash = Double.MAX_VALUE;

    private SvgGuard() {}

    /// The drawing without its declarations, fit to be drawn.
    static String checked(ByteString bytes) throws NotDrawableException {
        if (bytes.length() > MOST_BYTES) throw new NotDrawableException("it is a drawing of more than 4 MiB.");
        var text = withoutDeclarations(text(bytes));
        var guard = new SvgGuard();
        guard.look(text);
        guard.checkReach();
        return QUOTED.matcher(text).replaceAll("url(#$1)");
    }

    private static String text(ByteString bytes) throws NotDrawableException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new NotDrawableException("it is a drawing whose text is not UTF-8.");
        }
    }

    /// A document type that declares nothing is left out; one that does is refused.
    private static String withoutDeclarations(String text) throws NotDrawableException {
        var bare = text.startsWith("\ufeff") ? text.substring(1) : text;
        bare = bare.stripLeading();
        if (bare.startsWith("<?xml ")) bare = bare.substring(Math.max(0, bare.indexOf("?>") + 2));
        bare = DOCTYPE.matcher(bare).replaceFirst("");
        if (bare.contains("<!DOCTYPE") || bare.contains("<!ENTITY")) {
            throw new NotDrawableException("it is a drawing that declares entities.");
        }
        return bare;
    }

    private void look(String text) throws NotDrawableException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        try {
            var reader = factory.createXMLStreamReader(new StringReader(text));
            while (reader.hasNext()) look(reader, reader.next());
        } catch (XMLStreamException _) {
            throw new NotDrawableException("it is a broken drawing.");
        }
    }

    private void look(XMLStreamReader reader, int event) throws NotDrawableException {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > MOST_DEPTH || ++elements > MOST_ELEMENTS)
                    throw new NotDrawableException("it is a drawing of too many parts.");
                element(reader);
            }
            case XMLStreamConstants.END_ELEMENT -> depth--;
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> style(reader.getText());
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new NotDrawableException("it is a drawing that declares entities.");
            case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                throw new NotDrawableException("it is a drawing that wants something done with it.");
            default -> {}
        }
    }

    private void element(XMLStreamReader reader) throws NotDrawableException {
        var name = reader.getLocalName().toLowerCase(Locale.ROOT);
        if (REFUSED.contains(name)) {
            throw new NotDrawableException("it is a drawing that holds a program or another page (" + name + ").");
        }
        boolean isFilter = name.startsWith("fe");
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            var attribute = reader.getAttributeLocalName(i).toLowerCase(Locale.ROOT);
            var value = reader.getAttributeValue(i);
            if (attribute.equals("filter")) isFilter = true;
            if (MEASURES.contains(attribute)) measure(value);
            if (attribute.equals("stddeviation") || attribute.equals("radius")) blur(value);
            if (attribute.equals("stroke-dasharray")) dashes(value);
            if (attribute.equals("href") || attribute.equals("src")) reference(name, value.strip());
            else style(value);
            if (name.equals("pattern") && (attribute.equals("width") || attribute.equals("height"))) tile(value);
        }
        if (isFilter && ++filters > MOST_FILTERS)
            throw new NotDrawableException("it is a drawing of too many effects.");
    }

    private void measure(String value) {
        for (var number = NUMBER.matcher(value); number.find(); )
            farthest = Math.max(farthest, Double.parseDouble(number.group()));
    }

    /// Nothing may reach so far that drawing it takes forever, least of all in dashes.
    private void checkReach() throws NotDrawableException {
        boolean isTooFar = farthest > MOST_NUMBER;
        boolean isTooFine = shortestDash < Double.MAX_VALUE && farthest > MOST_DASHES * shortestDash;
        if (isTooFar || isTooFine) throw new NotDrawableException("it is a drawing out of all proportion.");
    }

    private void dashes(String value) {
        double sum = 0;
        for (var number = NUMBER.matcher(value); number.find(); ) sum += Double.parseDouble(number.group());
        if (sum > 0) shortestDash = Math.min(shortestDash, sum);
    }

    /// A style may name parts of the drawing only.
    private void style(String text) throws NotDrawableException {
        for (var found = DASHES.matcher(text); found.find(); ) dashes(found.group(1));
        boolean isOutside =
                URL.matcher(text).find() || text.toLowerCase(Locale.ROOT).contains("@import");
        if (isOutside) throw outside();
    }

    private static NotDrawableException outside() {
        return new NotDrawableException("it is a drawing that wants to load something from elsewhere.");
    }

    private void reference(String element, String value) throws NotDrawableException {
        if (value.isEmpty() || value.startsWith("#") || element.equals("a")) return;
        if (!element.equals("image") || !DataUri.isOne(value)) throw outside();
        boolean isDrawn = DataUri.parse(value) instanceof Parsed.Ok<DataUri>(var uri)
                && PictureHeader.parse(uri.content()) instanceof Parsed.Ok<PictureHeader>(var header)
                && INNER.contains(header.kind())
                && (innerPoints += header.points()) <= MOST_INNER_POINTS;
        if (!isDrawn) throw new NotDrawableException("it is a drawing that holds a picture which is not drawn here.");
    }

    private static void tile(String value) throws NotDrawableException {
        if (isOver(MOST_TILE, value)) throw new NotDrawableException("it is a drawing of too large a pattern.");
    }

    private static void blur(String value) throws NotDrawableException {
        if (isOver(MOST_BLUR, value)) throw new NotDrawableException("it is a drawing of too many effects.");
    }

    private static boolean isOver(double most, String value) {
        for (var number = NUMBER.matcher(value); number.find(); )
            if (Double.parseDouble(number.group()) > most) return true;
        return false;
    }
}

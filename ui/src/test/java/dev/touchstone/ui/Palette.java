package dev.touchstone.ui;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// A picture in the 256 colours it uses most, so that a page takes a third of the room as a file.
final class Palette {
    private static final int MOST = 256;
    private static final int VISIBLE = 150;

    private Palette() {}

    static BufferedImage reduce(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        var colours = mostUsed(pixels).stream().mapToInt(Integer::intValue).toArray();
        var indexed = new BufferedImage(
                width,
                height,
                BufferedImage.TYPE_BYTE_INDEXED,
                new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE));
        var nearest = new HashMap<Integer, Integer>();
        var row = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++)
            row[i] = nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, colours));
        indexed.getRaster().setPixels(0, 0, width, height, row);
        return indexed;
    }

    /// First colours that differ visibly from those already chosen, then the most used of the rest.
    private static List<Integer> mostUsed(int[] pixels) {
        var uses = new HashMap<Integer, Integer>();
        for (int pixel : pixels) uses.merge(pixel, 1, Integer::sum);
        var byUse = uses.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        var chosen = new LinkedHashSet<Integer>();
        for (int colour : byUse)
            if (chosen.size() < MOST && chosen.stream().allMatch(other -> distance(colour, other) > VISIBLE))
                chosen.add(colour);
        for (int colour : byUse) if (chosen.size() < MOST) chosen.add(colour);
        return List.copyOf(chosen);
    }

    private static int nearest(int colour, int[] colours) {
        int best = 0;
        for (int i = 1; i < colours.length; i++)
            if (distance(colour, colours[i]) < distance(colour, colours[best])) best = i;
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
        int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
        int blue = (a & 0xff) - (b & 0xff);
        return red * red + green * green + blue * blue;
    }
}

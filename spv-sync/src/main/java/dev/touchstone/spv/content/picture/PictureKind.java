package dev.touchstone.spv.content.picture;

/// The kinds of pictures that this program draws.
public enum PictureKind {
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    GIF("image/gif", "gif"),
    WEBP("image/webp", "webp"),
    /// A drawing in words, of any size.
    SVG("image/svg+xml", "svg");

    private final String mediaType;
    private final String ending;

    PictureKind(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    public String mediaType() {
        return mediaType;
    }

    /// How files of this kind usually end, without a dot.
    public String ending() {
        return ending;
    }

    /// The name that people use.
    public String title() {
        return this == WEBP ? "WebP" : name();
    }
}

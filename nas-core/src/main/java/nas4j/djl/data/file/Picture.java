package nas4j.djl.data.file;

/** A decoded picture, {@code [c, h, w]} with one channel (grey) or three (red, green, blue). Owns its bytes. */
final class Picture {
    private final int channels;
    private final int height;
    private final int width;
    private final byte[] bytes;

    Picture(int channels, int height, int width, byte[] bytes) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.bytes = bytes;
    }

    int channels() {
        return channels;
    }

    int height() {
        return height;
    }

    int width() {
        return width;
    }

    byte[] bytes() {
        return bytes;
    }

    String size() {
        return height + "x" + width;
    }

    /** The bytes with so many channels; grey is repeated. */
    byte[] bytes(int wanted) {
        if (wanted == channels) {
            return bytes;
        }
        byte[] repeated = new byte[wanted * bytes.length];
        for (int channel = 0; channel < wanted; channel++) {
            System.arraycopy(bytes, 0, repeated, channel * bytes.length, bytes.length);
        }
        return repeated;
    }
}

package nas4j.djl.data.file;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Where;

/** Reads PNG, JPEG, BMP and GIF (the first picture). Transparency is left out. */
final class PictureFile {
    private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "bmp", "gif");

    private PictureFile() {}

    static boolean isOne(Path file) {
        return ENDINGS.contains(ending(file));
    }

    private static String ending(Path file) {
        String name = FolderFiles.name(file);
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    /** The name without its ending. */
    static String baseName(Path file) {
        String name = FolderFiles.name(file);
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** @throws InputException if the file is no picture, or cut off */
    static Picture read(Path file) {
        BufferedImage image = PictureDecoder.decode(file);
        ColorModel model = image.getColorModel();
        return isGrey(model) ? grey(image) : isInk(model) ? ink(image) : colour(image);
    }

    /**
     * The number of each pixel: its index where the file has a palette, else its grey.
     *
     * @throws InputException if the file is no picture, a JPEG, cut off, or coloured without a palette
     */
    static Picture readNumbers(Path file) {
        if (ending(file).startsWith("jp")) {
            throw FolderFiles.wrong(
                    file, "is a JPEG, which does not keep numbers; accepted for masks: .png, .bmp, .gif");
        }
        BufferedImage image = PictureDecoder.decode(file);
        ColorModel model = image.getColorModel();
        if (model instanceof IndexColorModel || isGrey(model)) {
            return samples(image, file);
        }
        return equalChannels(colour(image), file);
    }

    private static Picture equalChannels(Picture colours, Path file) {
        int pixels = colours.height() * colours.width();
        byte[] bytes = colours.bytes();
        for (int pixel = 0; pixel < pixels; pixel++) {
            if (bytes[pixel] != bytes[pixels + pixel] || bytes[pixel] != bytes[2 * pixels + pixel]) {
                throw wrong(
                        file,
                        pixel,
                        colours.width(),
                        "is coloured; accepted: grey pictures and pictures with a "
                                + "palette, whose numbers are the classes");
            }
        }
        return new Picture(1, colours.height(), colours.width(), Arrays.copyOf(bytes, pixels));
    }

    static InputException wrong(Path file, int pixel, int width, String problem) {
        return new InputException(
                new Where(file.toString(), 0, 0, "pixel x " + pixel % width + ", y " + pixel / width), problem);
    }

    private static boolean isGrey(ColorModel model) {
        return !(model instanceof IndexColorModel) && model.getNumColorComponents() == 1;
    }

    private static boolean isInk(ColorModel model) {
        return model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    }

    /** Of cyan, magenta, yellow and black, as most programs convert them; Java takes them for amounts of light. */
    private static Picture ink(BufferedImage image) {
        int[][] inks = {band(image, 0), band(image, 1), band(image, 2)};
        int[] black = band(image, 3);
        byte[] bytes = new byte[3 * black.length];
        for (int i = 0; i < bytes.length; i++) {
            int pixel = i % black.length;
            int product = (255 - inks[i / black.length][pixel]) * (255 - black[pixel]);
            bytes[i] = (byte) ((product + 127) / 255);
        }
        return new Picture(3, image.getHeight(), image.getWidth(), bytes);
    }

    /** The raw samples: Java's conversion of grey to RGB would change them. */
    private static Picture grey(BufferedImage image) {
        int shift = Math.max(0, image.getSampleModel().getSampleSize(0) - 8);
        int[] samples = band(image, 0);
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (samples[i] >> shift);
        }
        return new Picture(1, image.getHeight(), image.getWidth(), bytes);
    }

    private static Picture samples(BufferedImage image, Path file) {
        int[] samples = band(image, 0);
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            if (samples[i] > 255) {
                throw wrong(file, i, image.getWidth(), "is [" + samples[i] + "]; accepted: 0 to 255");
            }
            bytes[i] = (byte) samples[i];
        }
        return new Picture(1, image.getHeight(), image.getWidth(), bytes);
    }

    private static int[] band(BufferedImage image, int band) {
        Raster raster = image.getRaster();
        return raster.getSamples(
                raster.getMinX(), raster.getMinY(), image.getWidth(), image.getHeight(), band, (int[]) null);
    }

    private static Picture colour(BufferedImage image) {
        int pixels = image.getWidth() * image.getHeight();
        int[] colours = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] bytes = new byte[3 * pixels];
        boolean grey = true;
        for (int i = 0; i < pixels; i++) {
            bytes[i] = (byte) (colours[i] >> 16);
            bytes[pixels + i] = (byte) (colours[i] >> 8);
            bytes[2 * pixels + i] = (byte) colours[i];
            grey &= bytes[i] == bytes[pixels + i] && bytes[i] == bytes[2 * pixels + i];
        }
        boolean palette = image.getColorModel() instanceof IndexColorModel;
        return grey && palette
                ? new Picture(1, image.getHeight(), image.getWidth(), Arrays.copyOf(bytes, pixels))
                : new Picture(3, image.getHeight(), image.getWidth(), bytes);
    }
}

package nas4j.djl.data.glyphs;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;

/**
 * Draws images of glyphs: one channel, ten classes in equal numbers. Image i depends on size, difficulty, seed and i
 * alone; images may be drawn by several threads. Targets:
 *
 * <ul>
 *   <li>{@code class};
 *   <li>{@code mask}, if asked for: each pixel {@code background} or the glyph whose stroke covers its centre;
 *   <li>{@code depth}, if asked for: a tilted plane, the nearer the lighter, over which the glyph is raised.
 * </ul>
 */
public final class Glyphs {
    /** What a configuration calls these data. */
    public static final String NAME = "glyphs";

    /** The names of the ten classes, in the order of their numbers. */
    public static final List<String> CLASSES =
            Glyph.ALL.stream().map(Glyph::name).toList();

    /** Where the images of the test begin, far from those for training. */
    private static final long TEST = 1L << 40;

    private static final int CHUNK = 256;

    private Glyphs() {}

    /** Which targets the images get. */
    public enum Targets {
        CLASS,
        CLASS_MASK_AND_DEPTH
    }

    public static DataSet dataSet(GlyphOptions options, Targets targets) {
        return new DataSet(
                "generated: " + NAME,
                images(options, targets, 0, options.training()),
                images(options, targets, TEST, options.test()));
    }

    /** The images {@code from} to {@code from + count − 1}. */
    public static ImageData images(GlyphOptions options, Targets targets, long from, int count) {
        int pixels = options.size() * options.size();
        byte[][] images = new byte[count][pixels];
        byte[][] masks = new byte[targets == Targets.CLASS ? 0 : count][pixels];
        byte[][] depths = new byte[masks.length][pixels];
        IntStream.range(0, Math.ceilDiv(count, CHUNK)).parallel().forEach(chunk -> {
            GlyphPainter painter = new GlyphPainter(options.size(), options.difficulty());
            for (int i = chunk * CHUNK; i < Math.min(count, (chunk + 1) * CHUNK); i++) {
                if (targets == Targets.CLASS) {
                    painter.paintImage(options.seed(), from + i, images[i]);
                } else {
                    painter.paintAll(options.seed(), from + i, images[i], masks[i], depths[i]);
                }
            }
        });
        return join(options, List.of(images), List.of(masks), List.of(depths), labels(from, count));
    }

    /** Without the pixels' targets where there are no masks. */
    private static ImageData join(
            GlyphOptions options, List<byte[]> images, List<byte[]> masks, List<byte[]> depths, ClassLabels labels) {
        ImageShape shape = new ImageShape(1, options.size(), options.size());
        if (masks.isEmpty()) {
            return ImageData.of(shape, images, List.of(labels));
        }
        List<String> classes = new ArrayList<>(List.of("background"));
        classes.addAll(CLASSES);
        PixelLabels mask = PixelLabels.of("mask", classes, shape.pixels(), masks);
        PixelValues depth = PixelValues.of("depth", shape.pixels(), depths);
        return ImageData.of(shape, images, List.of(labels, mask, depth));
    }

    private static ClassLabels labels(long from, int count) {
        int[] labels =
                IntStream.range(0, count).map(i -> GlyphPainter.label(from + i)).toArray();
        return ClassLabels.of("class", CLASSES, labels);
    }
}

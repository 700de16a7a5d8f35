package nas4j.djl.data.file;

import java.util.ArrayList;
import java.util.List;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelTarget;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;

/** Images in another size: weighted means of pixels; of the classes of pixels the nearest one. */
public final class Scaling {
    private Scaling() {}

    /** The same images with so many pixels, and their targets. */
    public static ImageData scale(ImageData data, int height, int width) {
        ImageShape shape = data.shape();
        List<byte[]> images = new ArrayList<>(data.size());
        byte[] image = new byte[shape.bytes()];
        for (int k = 0; k < data.size(); k++) {
            data.copy(k, image);
            Picture picture = new Picture(shape.channels(), shape.height(), shape.width(), image.clone());
            images.add(Resampling.resize(picture, height, width).bytes());
        }
        List<Target> targets = data.targets().stream()
                .map(target -> scale(target, shape, height, width))
                .toList();
        return ImageData.of(new ImageShape(shape.channels(), height, width), images, targets);
    }

    private static Target scale(Target target, ImageShape shape, int height, int width) {
        return switch (target) {
            case ClassLabels labels -> labels;
            case PixelLabels labels ->
                PixelLabels.of(
                        labels.name(),
                        labels.classes(),
                        height * width,
                        pictures(labels, shape).stream()
                                .map(picture -> Resampling.nearest(picture, height, width)
                                        .bytes())
                                .toList());
            case PixelValues values ->
                PixelValues.of(
                        values.name(),
                        height * width,
                        pictures(values, shape).stream()
                                .map(picture -> Resampling.resize(picture, height, width)
                                        .bytes())
                                .toList());
        };
    }

    private static List<Picture> pictures(PixelTarget target, ImageShape shape) {
        List<Picture> pictures = new ArrayList<>(target.size());
        for (int k = 0; k < target.size(); k++) {
            byte[] bytes = new byte[shape.pixels()];
            target.copy(k, bytes);
            pictures.add(new Picture(1, shape.height(), shape.width(), bytes));
        }
        return pictures;
    }
}

package nas4j.djl.data.batch;

import java.nio.FloatBuffer;
import java.util.List;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.PixelTarget;
import nas4j.djl.data.SplitMix;
import nas4j.djl.data.Target;

/** Fills buffers with normalised, augmented images and their targets. Holds the room it works in: for one thread. */
final class Assembler {
    private final ImageData data;
    private final float[][] tables;
    private final Augmentation augmentation;
    private final List<float[]> meanings;
    private final Crop crop;
    private final SplitMix random = new SplitMix();
    private final byte[] bytes;
    private final float[] floats;

    Assembler(ImageData data, Normalisation normalisation, Augmentation augmentation) {
        this.data = data;
        this.tables = normalisation.tables();
        this.augmentation = augmentation;
        this.meanings = data.targets().stream().map(Assembler::meanings).toList();
        boolean dense = data.targets().stream().anyMatch(PixelTarget.class::isInstance);
        this.crop = new Crop(data.shape().height(), data.shape().width(), dense);
        this.bytes = new byte[data.shape().bytes()];
        this.floats = new float[data.shape().bytes()];
        if (tables.length != data.shape().channels()) {
            throw new IllegalArgumentException("normalisation of [" + tables.length + "] channels for images of "
                    + data.shape().channels());
        }
    }

    private static float[] meanings(Target target) {
        return switch (target) {
            case ClassLabels labels -> new float[0];
            case PixelTarget pixels -> pixels.meanings();
        };
    }

    /** Numbers that each image has in each target. */
    static int numbers(Target target) {
        return switch (target) {
            case ClassLabels labels -> 1;
            case PixelTarget pixels -> pixels.pixels();
        };
    }

    /** Writes an image as the {@code place}-th of the batch. */
    void put(int image, long seed, long epoch, int place, FloatBuffer images, List<FloatBuffer> targets) {
        random.reset(seed, epoch, image);
        crop.draw(augmentation, random);
        data.copy(image, bytes);
        int pixels = data.shape().pixels();
        for (int channel = 0; channel < tables.length; channel++) {
            crop.apply(bytes, channel * pixels, tables[channel], floats);
            crop.cut(floats, channel * pixels);
        }
        images.put(place * floats.length, floats);
        for (int i = 0; i < targets.size(); i++) {
            put(data.targets().get(i), meanings.get(i), image, place, targets.get(i));
        }
    }

    private void put(Target target, float[] meaning, int image, int place, FloatBuffer to) {
        switch (target) {
            case ClassLabels labels -> to.put(place, labels.label(image));
            case PixelTarget pixels -> {
                pixels.copy(image, bytes);
                crop.apply(bytes, 0, meaning, floats);
                to.put(place * pixels.pixels(), floats, 0, pixels.pixels());
            }
        }
    }
}

package nas4j.djl.data.glyphs;

import nas4j.djl.data.SplitMix;

/** Grey levels of an image while it is painted, and the plane behind it. Mutable. */
final class Canvas {
    /** How far from a stroke the depth comes down to the plane, in 28ths of the image. */
    static final float SLOPE = 3;

    private static final float MIDDLE = 120;

    /** Depth of the plane's middle, and how much one grey level of the tilt changes it. */
    private static final float DEPTH = 96;

    private static final float DEPTH_OF_GREY = 1.2f;

    /** Depth of a stroke over the plane. */
    private static final float RAISED = 72;

    private static final float STRONGEST = 1.4f;

    private final int size;
    private final float[] glyph;
    private final float[] distractors;
    private final float[] greys;
    private float tiltX;
    private float tiltY;

    Canvas(int size, float[] glyph, float[] distractors) {
        this.size = size;
        this.glyph = glyph;
        this.distractors = distractors;
        this.greys = new float[size * size];
    }

    /** A tilted plane, the nearer the lighter, under two waves. */
    void drawGround(Difficulty.Ground ground, SplitMix random) {
        float tilt = (float) ground.tilt() / size;
        int direction = (int) random.nextLong();
        float strength = random.nextFloat(0, tilt);
        tiltX = strength * Waves.sine(direction);
        tiltY = strength * Waves.sine(direction + (1 << 30));
        float first = random.nextFloat(0, (float) ground.texture());
        float second = random.nextFloat(0, (float) ground.texture());
        int firstX = frequency(random);
        int firstY = frequency(random);
        int secondX = frequency(random);
        int secondY = frequency(random);
        int phase = (int) random.nextLong();
        for (int row = 0; row < size; row++) {
            int one = phase + row * firstY;
            int two = row * secondY;
            float plane = MIDDLE + plane(row);
            for (int i = row * size; i < (row + 1) * size; i++) {
                greys[i] = plane + first * Waves.sine(one) + second * Waves.sine(two);
                plane += tiltX;
                one += firstX;
                two += secondX;
            }
        }
    }

    /** At most four turns over the image, either way. */
    private int frequency(SplitMix random) {
        return Waves.turns(random.nextFloat(-4f / size, 4f / size));
    }

    /** Height of the plane at the first pixel of a row, in grey levels. */
    private float plane(int row) {
        return (row - size / 2f) * tiltY - size / 2f * tiltX;
    }

    void drawInk(Difficulty.Ink ink, float half, float weaker, SplitMix random) {
        float contrast = (float) ink.contrast() * random.nextFloat(1, STRONGEST);
        float signed = random.nextFloat(0, 1) < ink.darker() ? -contrast : contrast;
        draw(distractors, half * weaker, signed * weaker);
        draw(glyph, half, signed);
    }

    /** A pixel is covered as far as its centre is within the stroke, in a band of one pixel around its edge. */
    private void draw(float[] squares, float half, float contrast) {
        float outer = half + .5f;
        float limit = outer * outer;
        for (int i = 0; i < greys.length; i++) {
            if (squares[i] < limit) {
                greys[i] += contrast * Math.min(1, outer - (float) Math.sqrt(squares[i]));
            }
        }
    }

    void copy(double noise, SplitMix random, byte[] image) {
        float deviation = (float) noise;
        long bits = 0;
        for (int i = 0; i < greys.length; i++) {
            bits = i % 5 == 0 ? random.nextLong() : bits >>> 12;
            int grey = (int) (greys[i] + deviation * Waves.normal(bits) + .5f);
            image[i] = (byte) Math.max(0, Math.min(255, grey));
        }
    }

    void copyMask(float half, byte number, byte[] mask) {
        float limit = half * half;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = glyph[i] < limit ? number : 0;
        }
    }

    /** The plane, and the glyph's strokes raised over it with smooth slopes. */
    void copyDepth(float half, float slope, byte[] depth) {
        float limit = (half + slope) * (half + slope);
        for (int row = 0; row < size; row++) {
            float plane = plane(row);
            for (int i = row * size; i < (row + 1) * size; i++) {
                float near = Math.max(0, 1 - glyph[i] / limit);
                depth[i] = (byte) (int) (DEPTH + DEPTH_OF_GREY * plane + RAISED * near * near + .5f);
                plane += tiltX;
            }
        }
    }
}

package nas4j.djl.data.glyphs;

import nas4j.djl.data.SplitMix;

/** Where the points of a glyph come to lie: rotated, scaled, sheared, shifted, and each displaced by smooth waves. Mutable. */
final class Placement {
    /** Turns of a wave of displacement over half of the glyph. */
    private static final float SLOWEST = .15f;

    private static final float FASTEST = .4f;

    private float xx;
    private float xy;
    private float yx;
    private float yy;
    private float centreX;
    private float centreY;
    private float elastic;
    private float waveX;
    private float waveY;
    private int phaseX;
    private int phaseY;
    private float x;
    private float y;

    /** Draws all that is random about it. */
    void draw(Difficulty.Placing placing, int size, float extent, SplitMix random) {
        float turn = (float) placing.rotation() / 360;
        int angle = Waves.turns(random.nextFloat(-turn, turn));
        float smallest = (float) placing.smallest();
        float width = size * extent * random.nextFloat(smallest, 1);
        float height = size * extent * random.nextFloat(smallest, 1);
        float shear = symmetric(placing.shear(), random);
        float sine = Waves.sine(angle);
        float cosine = Waves.sine(angle + (1 << 30));
        xx = width * cosine;
        xy = height * (shear * cosine - sine);
        yx = width * sine;
        yy = height * (shear * sine + cosine);
        centreX = size * (.5f + symmetric(placing.shift(), random));
        centreY = size * (.5f + symmetric(placing.shift(), random));
        elastic = size * (float) placing.elastic();
        waveX = random.nextFloat(SLOWEST, FASTEST);
        waveY = random.nextFloat(SLOWEST, FASTEST);
        phaseX = (int) random.nextLong();
        phaseY = (int) random.nextLong();
    }

    /** Places a point of the square from −1 to 1. */
    void place(float glyphX, float glyphY) {
        float displacedX = elastic * Waves.sine(phaseX + Waves.turns(waveX * glyphY));
        float displacedY = elastic * Waves.sine(phaseY + Waves.turns(waveY * glyphX));
        x = centreX + xx * glyphX + xy * glyphY + displacedX;
        y = centreY + yx * glyphX + yy * glyphY + displacedY;
    }

    float x() {
        return x;
    }

    float y() {
        return y;
    }

    private static float symmetric(double most, SplitMix random) {
        return random.nextFloat((float) -most, (float) most);
    }
}

package nas4j.djl.data.glyphs;

import nas4j.djl.data.SplitMix;

/**
 * Paints one image after the other, each from (seed, index) alone. Holds the room it works in: one painter for each
 * thread.
 */
final class GlyphPainter {
    /** Half of a glyph's extent in widths of the image, at scale 1. */
    private static final float EXTENT = .34f;

    /** Width of the image that stroke widths refer to. */
    private static final float REFERENCE = 28;

    /** How strong a distractor is, and how thick, in terms of the glyph's strokes. */
    private static final float WEAKER = .55f;

    private final int size;
    private final Difficulty difficulty;
    private final SplitMix random = new SplitMix();
    private final Placement placement = new Placement();
    private final DistanceMap glyph;
    private final DistanceMap distractors;
    private final Canvas canvas;

    GlyphPainter(int size, Difficulty difficulty) {
        this.size = size;
        this.difficulty = difficulty;
        this.glyph = new DistanceMap(size);
        this.distractors = new DistanceMap(size);
        this.canvas = new Canvas(size, glyph.squares(), distractors.squares());
    }

    /** Every ten images in a row have one of each class. */
    static int label(long index) {
        return (int) Math.floorMod(index, (long) Glyph.ALL.size());
    }

    void paintImage(long seed, long index, byte[] image) {
        float half = strokes(seed, index, 0);
        canvas.drawGround(difficulty.ground(), random);
        canvas.drawInk(difficulty.ink(), half, WEAKER, random);
        canvas.copy(difficulty.ground().noise(), random, image);
    }

    /** The same image, with the class of each pixel (0 the ground, then the glyphs) and its depth. */
    void paintAll(long seed, long index, byte[] image, byte[] mask, byte[] depth) {
        float half = strokes(seed, index, Canvas.SLOPE * size / REFERENCE);
        canvas.drawGround(difficulty.ground(), random);
        canvas.drawInk(difficulty.ink(), half, WEAKER, random);
        canvas.copy(difficulty.ground().noise(), random, image);
        canvas.copyMask(half, (byte) (1 + label(index)), mask);
        canvas.copyDepth(half, Canvas.SLOPE * size / REFERENCE, depth);
    }

    /** Returns half of the width of the glyph's strokes, in pixels. */
    private float strokes(long seed, long index, float slope) {
        random.reset(seed, 0, index);
        Difficulty.Ink ink = difficulty.ink();
        float half = random.nextFloat((float) ink.thinnest(), (float) ink.thickest()) * size / REFERENCE / 2;
        placement.draw(difficulty.placing(), size, EXTENT, random);
        glyph.clear();
        trace(Glyph.ALL.get(label(index)).path(), half + 1 + slope);
        distractors.clear();
        for (int i = 0; i < difficulty.ground().distractors(); i++) {
            distract(half * WEAKER + 1);
        }
        return half;
    }

    private void trace(StrokePath path, float reach) {
        float x = 0;
        float y = 0;
        for (int point = 0; point < path.points(); point++) {
            placement.place(path.x(point), path.y(point));
            if (path.isDrawn(point)) {
                glyph.stroke(x, y, placement.x(), placement.y(), reach);
            }
            x = placement.x();
            y = placement.y();
        }
    }

    /** A stroke of two pieces anywhere, a sixth to a third of the image long. */
    private void distract(float reach) {
        int angle = (int) random.nextLong();
        float length = random.nextFloat(size / 12f, size / 6f);
        float x = random.nextFloat(0, size);
        float y = random.nextFloat(0, size);
        for (int piece = 0; piece < 2; piece++) {
            float toX = x + length * Waves.sine(angle);
            float toY = y + length * Waves.sine(angle + (1 << 30));
            distractors.stroke(x, y, toX, toY, reach);
            x = toX;
            y = toY;
            angle += Waves.turns(random.nextFloat(-.12f, .12f));
        }
    }
}

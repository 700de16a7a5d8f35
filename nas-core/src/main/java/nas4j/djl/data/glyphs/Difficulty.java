package nas4j.djl.data.glyphs;

import java.util.List;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/**
 * How far images of one glyph differ, and how much else is in them.
 *
 * @param name what a person calls it
 * @param placing of the glyph
 * @param ink of its strokes
 * @param ground behind it
 */
public record Difficulty(String name, Placing placing, Ink ink, Ground ground) {
    /** Glyphs of one size in nearly one place. */
    public static final Difficulty EASY = new Difficulty(
            "easy", new Placing(10, .9, .05, .05, .04), new Ink(1.8, 2.6, 90, 0), new Ground(20, 6, 8, 0));

    /** Made such that a linear model stays under 75 % and a good small convolutional network passes 95 %. */
    public static final Difficulty MEDIUM = new Difficulty(
            "medium", new Placing(20, .75, .15, .12, .08), new Ink(1.5, 2.6, 75, 0), new Ground(40, 14, 12, 2));

    /** Strokes lighter or darker than the ground, and more of what is none of the glyph. */
    public static final Difficulty HARD = new Difficulty(
            "hard", new Placing(30, .65, .2, .15, .08), new Ink(1.4, 2.6, 65, .5), new Ground(60, 18, 17, 3));

    /**
     * Where and how the glyph stands.
     *
     * @param rotation most degrees either way
     * @param smallest least scale; the largest is 1
     * @param shear most of it either way
     * @param shift most of it either way along each axis, in widths of the image
     * @param elastic most of a point's own displacement, in widths of the image
     */
    public record Placing(double rotation, double smallest, double shear, double shift, double elastic) {}

    /**
     * What the strokes look like.
     *
     * @param thinnest stroke width in 28ths of the image
     * @param thickest stroke width in 28ths of the image
     * @param contrast least difference to the ground, in grey levels; the most is 1.4 times as much
     * @param darker share of the images whose strokes are darker than the ground
     */
    public record Ink(double thinnest, double thickest, double contrast, double darker) {}

    /**
     * What else is in the image.
     *
     * @param tilt most grey levels that the ground falls from one edge to the other
     * @param texture most amplitude of each of two waves, in grey levels
     * @param noise standard deviation of each pixel, in grey levels
     * @param distractors short, weaker strokes
     */
    public record Ground(double tilt, double texture, double noise, int distractors) {}

    /** The three that have names. */
    public static List<Difficulty> known() {
        return List.of(EASY, MEDIUM, HARD);
    }

    /**
     * The one of this name.
     *
     * @throws InputException if there is none
     */
    public static Difficulty named(String name, Where where) {
        return known().stream()
                .filter(difficulty -> difficulty.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        where,
                        "[" + name + "] is no difficulty; "
                                + Nearest.hint(
                                        name,
                                        known().stream().map(Difficulty::name).toList())));
    }
}

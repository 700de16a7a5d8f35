package nas4j.experiments.config;

import java.nio.file.Path;
import nas4j.djl.data.file.Sizing;
import nas4j.djl.data.glyphs.Difficulty;

/** Where data come from. */
public sealed interface DataSource {

    /**
     * Images that our own code draws.
     *
     * @param size height and width in pixels
     * @param training number of images
     * @param test number of images
     * @param dense whether each pixel gets a mask and a depth as further targets
     */
    record Glyphs(Difficulty difficulty, int size, int training, int test, long seed, boolean dense)
            implements DataSource {}

    /**
     * A folder in any of the formats that {@link nas4j.djl.data.file.LocalData} knows.
     *
     * @param kind the key it is given by
     */
    record Folder(String kind, Path path, Sizing sizing) implements DataSource {}

    /** A well-known set of images: from DJL's cache, or downloaded into it. */
    record Named(String name) implements DataSource {}

    /**
     * A published benchmark: nothing is trained.
     *
     * @param folder where the files of the tables are
     */
    record Table(String name, Path folder) implements DataSource {}

    /**
     * A predictor that has learnt: nothing is trained.
     *
     * @param name its name, or its file
     * @param results folder of the results where named ones are
     */
    record Predicted(String name, Path results) implements DataSource {}
}

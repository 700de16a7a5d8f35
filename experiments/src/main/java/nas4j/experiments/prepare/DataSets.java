package nas4j.experiments.prepare;

import nas4j.djl.data.DataSet;
import nas4j.djl.data.file.FolderOptions;
import nas4j.djl.data.file.LocalData;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.experiments.config.DataSource;

/** Opens the images of an experiment. */
final class DataSets {
    private static final double TEST_SHARE = .2;
    private static final long TEST_SEED = 1;

    private DataSets() {}

    /**
     * Draws or reads them.
     *
     * @throws nas4j.input.InputException if something is wrong with the files
     */
    static DataSet open(DataSource.Glyphs glyphs) {
        GlyphOptions options =
                new GlyphOptions(glyphs.size(), glyphs.difficulty(), glyphs.seed(), glyphs.training(), glyphs.test());
        return Glyphs.dataSet(options, glyphs.dense() ? Glyphs.Targets.CLASS_MASK_AND_DEPTH : Glyphs.Targets.CLASS);
    }

    static DataSet open(DataSource.Folder folder) {
        return LocalData.read(folder.path(), new FolderOptions(folder.sizing(), TEST_SHARE, TEST_SEED));
    }
}

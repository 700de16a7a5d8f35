package nas4j.experiments.prepare;

import java.util.List;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.file.FolderOptions;
import nas4j.djl.data.file.LocalData;
import nas4j.djl.data.file.Sizing;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import nas4j.djl.data.online.NamedData;
import nas4j.experiments.config.DataSource;
import nas4j.experiments.yaml.NearestPath;
import nas4j.input.InputException;
import nas4j.input.Where;

/** Opens the images of an experiment. */
final class DataSets {
    private static final double TEST_SHARE = .2;
    private static final long TEST_SEED = 1;

    private DataSets() {}

    /** Draws them. */
    static DataSet open(DataSource.Glyphs glyphs) {
        GlyphOptions options =
                new GlyphOptions(glyphs.size(), glyphs.difficulty(), glyphs.seed(), glyphs.training(), glyphs.test());
        return Glyphs.dataSet(options, glyphs.dense() ? Glyphs.Targets.CLASS_MASK_AND_DEPTH : Glyphs.Targets.CLASS);
    }

    /**
     * Reads them.
     *
     * @param where the folder was written
     * @throws InputException if it does not exist, or something is wrong with its files
     */
    static DataSet open(DataSource.Folder folder, Where where) {
        NearestPath.requireFolder(folder.path(), where);
        try {
            return LocalData.read(folder.path(), options(folder.sizing()));
        } catch (InputException e) {
            throw e.at(where);
        }
    }

    /**
     * Downloads them where they are not on this machine yet. That is done once, by the process that prepares an
     * experiment first; its workers have its environment and properties, and so find them in the same cache.
     *
     * @param where the name was written
     * @throws InputException if they are not on this machine and cannot be downloaded
     */
    static DataSet open(DataSource.Named named, Where where) {
        return NamedData.ofDjl().read(named.name(), List.of(), options(new Sizing.AsStored()), where);
    }

    private static FolderOptions options(Sizing sizing) {
        return new FolderOptions(sizing, TEST_SHARE, TEST_SEED);
    }
}

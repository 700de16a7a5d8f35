package nas4j.djl.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.PixelLabels;
import nas4j.input.InputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationFolderTest {
    private static final FolderOptions OPTIONS = FolderOptions.of(1);

    @TempDir
    private Path folder;

    @BeforeEach
    void drawSmallSet() throws IOException {
        Drawn.colour(folder.resolve("train/images/a.jpg"), 2, 3, 0x123456);
        Drawn.grey(folder.resolve("train/masks/a.png"), 2, 3, 2);
        Drawn.colour(folder.resolve("test/images/b.png"), 2, 3, 0x123456);
        Drawn.write(palette(1, 255, 0), folder.resolve("test/masks/b.png"));
    }

    @Test
    void readsGreyMasksAndMasksWithAPalette() {
        DataSet set = LocalData.read(folder, OPTIONS);
        assertThat(mask(set).classes()).containsExactly("0", "1", "2");
        byte[] bytes = new byte[6];
        mask(set).copy(0, bytes);
        assertThat(bytes).containsExactly(1, 255, 0, 1, 255, 0);
        ((PixelLabels) set.training().targets().getFirst()).copy(0, bytes);
        assertThat(bytes).containsOnly(2);
    }

    @Test
    void resizesMasksWithoutMixingClasses() {
        DataSet set = SegmentationFolder.read(folder, new FolderOptions(new Sizing.To(2, 6), .2, 1));
        byte[] bytes = new byte[12];
        mask(set).copy(0, bytes);
        assertThat(bytes).startsWith(1, 1, 255, 255, 0, 0);
    }

    @Test
    void classesAreNamedInAFile() throws IOException {
        Files.writeString(folder.resolve("classes.txt"), "sky\nroad\ntree\ncar\n");
        assertThat(mask(SegmentationFolder.read(folder, OPTIONS)).classes())
                .containsExactly("sky", "road", "tree", "car");
        Files.writeString(folder.resolve("classes.txt"), "sky\nroad\n");
        assertRefused("a.png: pixel x 0, y 0: class [2]; accepted: 0 to 1 as in ");
        Files.writeString(folder.resolve("classes.txt"), "sky\n");
        assertRefused("classes.txt: names [1] classes; accepted: 2 to 256");
        Files.writeString(folder.resolve("classes.txt"), "a\n".repeat(257));
        assertRefused("classes.txt: names [257] classes; accepted: 2 to 256");
    }

    @Test
    void splitsWhereTheFolderDoesNotSay() throws IOException {
        Path plain = folder.resolve("plain");
        for (int i = 0; i < 10; i++) {
            Drawn.grey(plain.resolve("images/" + i + ".png"), 2, 2, i);
            Drawn.grey(plain.resolve("masks/" + i + ".png"), 2, 2, i % 2);
        }
        assertThat(LocalData.read(plain, OPTIONS).test().size()).isEqualTo(2);
    }

    @Test
    void masksMustFitTheirPictures() throws IOException {
        Drawn.grey(folder.resolve("train/masks/a.png"), 3, 2, 2);
        assertRefused("a.png: is [3x2] pixels (height x width), but ");
        Drawn.colour(folder.resolve("train/masks/a.png"), 2, 3, 0x123456);
        assertRefused("a.png: pixel x 0, y 0: is coloured; accepted: grey pictures and pictures with a palette");
        Files.move(folder.resolve("train/masks/a.png"), folder.resolve("train/masks/aa.png"));
        assertRefused("a.jpg: has no mask [a] in ", "Maybe aa?");
        Drawn.grey(folder.resolve("train/masks/a.png"), 2, 3, 0);
        assertRefused("aa.png: has no picture in ");
        Drawn.grey(folder.resolve("train/masks/a.bmp"), 2, 3, 0);
        assertRefused("a.png: has the name of [a.bmp]");
        Files.delete(folder.resolve("train/masks/a.bmp"));
        Files.delete(folder.resolve("train/masks/aa.png"));
        Drawn.grey(folder.resolve("train/masks/a.jpg"), 2, 3, 0);
        Files.delete(folder.resolve("train/masks/a.png"));
        assertRefused("a.jpg: is a JPEG, which does not keep numbers; accepted for masks: .png, .bmp, .gif");
    }

    @Test
    void oneClassAloneIsRefused() throws IOException {
        Drawn.grey(folder.resolve("train/masks/a.png"), 2, 3, 255);
        Drawn.grey(folder.resolve("test/masks/b.png"), 2, 3, 0);
        assertRefused("all other masks have class [0] only; 255 is no class\nMaybe");
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> SegmentationFolder.read(folder, OPTIONS))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static PixelLabels mask(DataSet set) {
        return (PixelLabels) set.test().targets().getFirst();
    }

    /** Two equal rows of palette indices, whose colours are not their numbers. */
    private static BufferedImage palette(int... row) {
        byte[] red = new byte[256];
        for (int i = 0; i < red.length; i++) {
            red[i] = (byte) (77 * i);
        }
        IndexColorModel colours = new IndexColorModel(8, 256, red, new byte[256], new byte[256]);
        BufferedImage image = new BufferedImage(row.length, 2, BufferedImage.TYPE_BYTE_INDEXED, colours);
        for (int x = 0; x < row.length; x++) {
            image.getRaster().setSample(x, 0, 0, row[x]);
            image.getRaster().setSample(x, 1, 0, row[x]);
        }
        return image;
    }
}

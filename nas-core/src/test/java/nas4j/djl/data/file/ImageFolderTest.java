package nas4j.djl.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.TestImages;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final FolderOptions OPTIONS = FolderOptions.of(1);

    @TempDir
    private Path folder;

    @Test
    void readsTrainAndTestFolders() throws IOException {
        Drawn.grey(folder.resolve("train/cat/a.png"), 8, 9, 100);
        Drawn.grey(folder.resolve("train/dog/b.bmp"), 8, 9, 200);
        Drawn.grey(folder.resolve("test/dog/c.gif"), 8, 9, 30);
        Files.writeString(folder.resolve("train/cat/.hidden"), "");
        DataSet set = LocalData.read(folder, OPTIONS);
        assertThat(set.training().shape()).isEqualTo(new ImageShape(1, 8, 9));
        assertThat(TestImages.bytes(set.training(), 0)).containsOnly(100);
        assertThat(TestImages.bytes(set.training(), 1)).containsOnly((byte) 200);
        assertThat(TestImages.bytes(set.test(), 0)).containsOnly(30);
        ClassLabels labels = set.test().findClassLabels().orElseThrow();
        assertThat(labels.classes()).containsExactly("cat", "dog");
        assertThat(labels.label(0)).isEqualTo(1);
    }

    @Test
    void validationFoldersAreForTheTestUnlessThereIsOne() throws IOException {
        Drawn.grey(folder.resolve("train/cat/a.png"), 4, 5, 1);
        Drawn.grey(folder.resolve("val/cat/b.png"), 4, 5, 2);
        Drawn.grey(folder.resolve("train/dog/a.png"), 4, 5, 1);
        assertThat(ImageFolder.read(folder, OPTIONS).test().size()).isEqualTo(1);
        Drawn.grey(folder.resolve("test/cat/c.png"), 4, 5, 3);
        DataSet set = ImageFolder.read(folder, OPTIONS);
        assertThat(set.training().size()).isEqualTo(3);
        assertThat(TestImages.bytes(set.test(), 0)).containsOnly(3);
    }

    @Test
    void splitsWhereTheFolderDoesNotSay() throws IOException {
        for (int i = 0; i < 10; i++) {
            Drawn.grey(folder.resolve("cat/" + i + ".png"), 2, 2, i);
            Drawn.grey(folder.resolve("dog/" + i + ".png"), 2, 2, i);
        }
        DataSet set = ImageFolder.read(folder, OPTIONS);
        assertThat(TestImages.counts(set.training())).containsExactly(8, 8);
        assertThat(TestImages.counts(set.test())).containsExactly(2, 2);
        assertThat(ImageFolder.read(folder, OPTIONS).test().contentHash())
                .isEqualTo(set.test().contentHash());
    }

    @Test
    void onePictureInColourMakesThreeChannels() throws IOException {
        Drawn.grey(folder.resolve("train/cat/a.png"), 2, 2, 100);
        Drawn.colour(folder.resolve("train/cat/b.png"), 2, 2, 0x010203);
        Drawn.grey(folder.resolve("train/dog/d.png"), 2, 2, 100);
        Drawn.colour(folder.resolve("test/cat/c.jpg"), 2, 2, 0x808080);
        DataSet set = ImageFolder.read(folder, OPTIONS);
        assertThat(TestImages.bytes(set.training(), 0)).hasSize(12).containsOnly(100);
        assertThat(TestImages.bytes(set.training(), 1)).containsExactly(1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3);
    }

    @Test
    void sizesMustBeEqualOrGiven() throws IOException {
        Drawn.grey(folder.resolve("cat/a.png"), 4, 5, 100);
        Drawn.grey(folder.resolve("cat/b.png"), 5, 4, 50);
        Drawn.grey(folder.resolve("dog/c.png"), 4, 5, 50);
        assertRefused("b.png: is [5x4] pixels (height x width), but ");
        DataSet set = ImageFolder.read(folder, new FolderOptions(new Sizing.To(8, 3), .5, 1));
        assertThat(set.training().shape()).isEqualTo(new ImageShape(1, 8, 3));
        assertThat(TestImages.bytes(set.training(), 0)[0]).isIn((byte) 100, (byte) 50);
    }

    @Test
    void damagedPicturesAreNamed() throws IOException {
        Drawn.grey(folder.resolve("dog/a.png"), 40, 40, 100);
        for (String ending : new String[] {"png", "jpg", "gif", "bmp"}) {
            Path file = Drawn.colour(folder.resolve("cat/a." + ending), 40, 40, 0x336699);
            byte[] bytes = Files.readAllBytes(file);
            Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
            assertRefused("a." + ending + ": byte ", "damaged or cut off here");
            for (String text : new String[] {"no picture at all", ""}) {
                Files.writeString(file, text);
                assertRefused("a." + ending + ": byte 0: is no picture; accepted: PNG, JPEG, BMP, GIF");
            }
            Files.delete(file);
        }
    }

    @Test
    void foldersMustHavePicturesOfKnownClasses() throws IOException {
        assertRefused("has the classes []; accepted: one folder of pictures for each of two or more");
        Files.createDirectories(folder.resolve("cat"));
        assertRefused("has the classes [cat]; accepted: one folder of pictures for each of two or more");
        Files.createDirectories(folder.resolve("dog"));
        assertRefused("cat: has no picture; accepted");
        Files.createDirectories(folder.resolve("cat/small"));
        assertRefused("small: is a folder among pictures\nMaybe the set begins at ");
        Files.delete(folder.resolve("cat/small"));
        Files.writeString(folder.resolve("cat/a.webp"), "");
        assertRefused("a.webp: is no picture by its name");
        Drawn.grey(folder.resolve("train/cat/a.png"), 2, 2, 0);
        Drawn.grey(folder.resolve("train/dog/a.png"), 2, 2, 0);
        Files.createDirectories(folder.resolve("test"));
        assertRefused("test: has no folders; accepted: [cat, dog]");
        Drawn.grey(folder.resolve("test/cats/a.png"), 2, 2, 0);
        assertRefused("[cats] is no class of the training data; accepted: cat, dog\nMaybe cat?");
    }

    @Test
    void onePictureOfEachClassIsTooFewToSplit() throws IOException {
        Drawn.grey(folder.resolve("cat/a.png"), 2, 2, 0);
        Drawn.grey(folder.resolve("dog/a.png"), 2, 2, 0);
        assertRefused("has [2] pictures, too few to take some of them for the test\nMaybe put them in folders");
    }

    @Test
    void foldersWithNothingKnownAreRefused() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LocalData.read(folder, OPTIONS))
                .withMessageContaining("is no set of images; accepted: train-images-idx3-ubyte");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LocalData.read(folder.resolve("absent"), OPTIONS))
                .withMessageContaining("there is no such folder");
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LocalData.read(Files.writeString(folder.resolve("a.png"), ""), OPTIONS))
                .withMessageContaining("a.png: is a file, not a folder\nMaybe give the folder it lies in.");
    }

    private void assertRefused(String... parts) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ImageFolder.read(folder, OPTIONS))
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }
}

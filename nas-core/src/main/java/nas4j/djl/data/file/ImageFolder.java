package nas4j.djl.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Stratified;
import nas4j.input.InputException;
import nas4j.input.Nearest;

/**
 * Pictures (PNG, JPEG, BMP, GIF) in one folder for each class, the classes in the order of their names. Folders
 * {@code train} and {@code test} (or {@code val}) above them say which are for the test; otherwise a seeded share of
 * each class is. One channel if all pictures are grey, else three. The only target is {@code class}.
 */
public final class ImageFolder {
    private ImageFolder() {}

    private record Entry(Path file, int label) {}

    /**
     * Reads the folder.
     *
     * @throws InputException if a file is no picture, sizes differ, or a class has no picture
     */
    public static DataSet read(Path folder, FolderOptions options) {
        Layout layout = Layout.of(folder);
        List<String> classes = classes(folder, layout.training());
        List<Entry> training = entries(layout.training(), classes);
        List<Entry> test = entries(layout.test(), classes);
        if (test.isEmpty() && !layout.test().isEmpty()) {
            throw FolderFiles.wrong(layout.test().getFirst(), "has no folders; accepted: " + classes);
        }
        PictureList pictures = new PictureList(options.sizing(), training.size() + test.size());
        training.forEach(entry -> pictures.add(entry.file()));
        test.forEach(entry -> pictures.add(entry.file()));
        training.addAll(test);
        ImageData all = data(pictures, training, classes);
        int border = training.size() - test.size();
        return split(folder, all, border, options);
    }

    /**
     * Test data are the images from the border on; where there is none, a share of all.
     *
     * @throws InputException if they are too few to split
     */
    static DataSet split(Path folder, ImageData all, int border, FolderOptions options) {
        String name = FolderFiles.name(folder);
        if (border < all.size()) {
            return new DataSet(name, all.view(0, border), all.view(border, all.size()));
        }
        Stratified.Parts parts = Stratified.split(all, options.testShare(), options.seed());
        if (parts.taken().size() == 0) {
            throw FolderFiles.wrong(
                    folder,
                    "has [" + all.size() + "] pictures, too few to take some of them for the test"
                            + "\nMaybe put them in folders train and test.");
        }
        return new DataSet(name, parts.rest(), parts.taken());
    }

    private static ImageData data(PictureList pictures, List<Entry> entries, List<String> classes) {
        int channels = pictures.isColoured() ? 3 : 1;
        int[] labels = entries.stream().mapToInt(Entry::label).toArray();
        return ImageData.of(
                pictures.shape(channels), pictures.bytes(channels), List.of(ClassLabels.of("class", classes, labels)));
    }

    private static List<String> classes(Path folder, List<Path> roots) {
        TreeSet<String> names = new TreeSet<>();
        for (Path root : roots) {
            FolderFiles.folders(root).forEach(child -> names.add(FolderFiles.name(child)));
        }
        if (names.size() < 2) {
            throw FolderFiles.wrong(
                    folder, "has the classes " + names + "; accepted: one folder of pictures for each of two or more");
        }
        return List.copyOf(names);
    }

    private static List<Entry> entries(List<Path> roots, List<String> classes) {
        List<Entry> entries = new ArrayList<>();
        for (Path root : roots) {
            for (Path folder : FolderFiles.folders(root)) {
                String name = FolderFiles.name(folder);
                int label = classes.indexOf(name);
                if (label < 0) {
                    throw FolderFiles.wrong(
                            folder, "[" + name + "] is no class of the training data; " + Nearest.hint(name, classes));
                }
                pictures(folder).forEach(file -> entries.add(new Entry(file, label)));
            }
        }
        return entries;
    }

    /** @throws InputException if there is none, or another file or a folder among them */
    static List<Path> pictures(Path folder) {
        for (Path inner : FolderFiles.folders(folder)) {
            throw FolderFiles.wrong(inner, "is a folder among pictures\nMaybe the set begins at " + folder + ".");
        }
        List<Path> files = FolderFiles.files(folder);
        for (Path file : files) {
            if (!PictureFile.isOne(file)) {
                throw FolderFiles.wrong(file, "is no picture by its name; accepted: .png, .jpg, .jpeg, .bmp, .gif");
            }
        }
        if (files.isEmpty()) {
            throw FolderFiles.wrong(folder, "has no picture; accepted: .png, .jpg, .jpeg, .bmp, .gif");
        }
        return files;
    }
}

package nas4j.djl.data.file;

import java.nio.file.Path;
import nas4j.djl.data.DataSet;

/** Reads a folder in whichever of the known formats it is. */
public final class LocalData {
    private static final String NOTHING_KNOWN =
            "is no set of images; accepted: train-images-idx3-ubyte and so on (.gz or not), data_batch_1.bin and so on, "
                    + "train.bin and test.bin, folders images and masks, one folder for each class";

    private LocalData() {}

    /**
     * IDX files, CIFAR files, {@code images} and {@code masks}, or one folder for each class: the first that fits.
     *
     * @param options for folders of pictures
     * @throws nas4j.input.InputException if none fits, or something is wrong with the files
     */
    public static DataSet read(Path folder, FolderOptions options) {
        if (IdxFolder.isOne(folder)) {
            return IdxFolder.read(folder);
        }
        if (CifarFolder.isOne(folder)) {
            return CifarFolder.read(folder);
        }
        if (SegmentationFolder.isOne(folder)) {
            return SegmentationFolder.read(folder, options);
        }
        if (FolderFiles.folders(folder).isEmpty()) {
            throw FolderFiles.wrong(folder, NOTHING_KNOWN);
        }
        return ImageFolder.read(folder, options);
    }
}

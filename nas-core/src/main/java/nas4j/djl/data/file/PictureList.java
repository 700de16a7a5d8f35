package nas4j.djl.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nas4j.djl.data.ImageShape;
import org.jspecify.annotations.Nullable;

/** Pictures read one by one, all of one size. */
final class PictureList {
    private final Sizing sizing;
    private final int expected;
    private final List<Picture> pictures = new ArrayList<>();
    private @Nullable Path first;

    /** @param expected number of pictures, to see early that they do not fit in memory */
    PictureList(Sizing sizing, int expected) {
        this.sizing = sizing;
        this.expected = expected;
    }

    /** Reads the file; returns the picture as stored. */
    Picture add(Path file) {
        Picture stored = PictureFile.read(file);
        Picture picture =
                switch (sizing) {
                    case Sizing.AsStored() -> sameSize(stored, file);
                    case Sizing.To(int height, int width) -> Resampling.resize(stored, height, width);
                };
        if (first == null) {
            first = file;
            HeapLimit.check(file, expected, picture.bytes().length);
        }
        pictures.add(picture);
        return stored;
    }

    int size() {
        return pictures.size();
    }

    boolean isColoured() {
        return pictures.stream().anyMatch(picture -> picture.channels() > 1);
    }

    ImageShape shape(int channels) {
        return new ImageShape(
                channels, pictures.getFirst().height(), pictures.getFirst().width());
    }

    List<byte[]> bytes(int channels) {
        return pictures.stream().map(picture -> picture.bytes(channels)).toList();
    }

    private Picture sameSize(Picture picture, Path file) {
        if (first != null && !pictures.getFirst().size().equals(picture.size())) {
            throw FolderFiles.wrong(
                    file,
                    "is [" + picture.size() + "] pixels (height x width), but " + first + " is "
                            + pictures.getFirst().size() + "\nMaybe give a size, to which all are resized.");
        }
        return picture;
    }
}

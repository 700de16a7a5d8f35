package nas4j.djl.data.online;

import ai.djl.Application;
import ai.djl.repository.MRL;
import ai.djl.repository.Repository;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;

/** A set of DJL's repository whose files can be read here. */
enum KnownSet {
    CIFAR_10("cifar10", "data_batch_1.bin and so on, test_batch.bin"),
    FASHION_MNIST("fashmnist", KnownSet.IDX),
    MNIST("mnist", KnownSet.IDX);

    private static final String IDX = "train-images-idx3-ubyte and so on (packed with gzip or not)";
    private static final String GROUP = "ai.djl.basicdataset";
    private static final String VERSION = "1.0";

    private final String artifact;
    private final String files;

    KnownSet(String artifact, String files) {
        this.artifact = artifact;
        this.files = files;
    }

    /** What people call them. */
    static List<String> names() {
        return Stream.of(values()).map(KnownSet::text).toList();
    }

    /** @throws InputException if there is none of this name */
    static KnownSet named(String name, Where where) {
        return Stream.of(values())
                .filter(known -> known.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        where, "[" + name + "] is no set of images that DJL has; " + Nearest.hint(name, names())));
    }

    /** What a person calls it, such as {@code cifar-10}. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The files it consists of, in words. */
    String files() {
        return files;
    }

    MRL in(Repository repository) {
        return repository.dataset(Application.CV.ANY, GROUP, artifact, VERSION);
    }

    /** Where the files are below DJL's cache once they were downloaded. */
    String cachePath(Repository repository) {
        return in(repository).toURI().getPath() + VERSION;
    }
}

package nas4j.djl.data.online;

import ai.djl.repository.MRL;
import ai.djl.repository.RemoteRepository;
import ai.djl.repository.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nas4j.djl.data.DataSet;
import nas4j.djl.data.file.FolderOptions;
import nas4j.djl.data.file.LocalData;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * The sets {@code cifar-10}, {@code fashion-mnist} and {@code mnist}. Local files win: a folder of that name in one of
 * the given folders, then what DJL has in its cache ({@code DJL_CACHE_DIR}, else {@code ~/.djl.ai}). Where neither is
 * there, DJL downloads the set into its cache, if a person lets it go online: {@code DJL_OFFLINE=false} in the
 * environment or {@code -Dai.djl.offline=false}. Does not start the engine.
 */
public final class NamedData {
    private static final URI DJL = URI.create("https://mlrepo.djl.ai/");

    private final Repository repository;
    private final boolean online;

    NamedData(Repository repository, boolean online) {
        this.repository = repository;
        this.online = online;
    }

    /** From DJL's repository. */
    public static NamedData ofDjl() {
        String offline =
                Objects.requireNonNullElse(System.getenv("DJL_OFFLINE"), System.getProperty("ai.djl.offline", "true"));
        return new NamedData(new RemoteRepository("BasicDataset", DJL), !Boolean.parseBoolean(offline));
    }

    /** The names of all sets. */
    public static List<String> names() {
        return KnownSet.names();
    }

    /**
     * Reads a set.
     *
     * @param folders where sets may lie, each in a folder of its name
     * @param options for a set that lies there as folders of pictures
     * @param where the name was written
     * @throws InputException if there is no set of this name, it is not on this machine and cannot be downloaded, or
     *     something is wrong with its files
     */
    public DataSet read(String name, List<Path> folders, FolderOptions options, Where where) {
        KnownSet known = KnownSet.named(name, where);
        List<Path> places = places(known, folders);
        Path found =
                places.stream().filter(Files::isDirectory).findFirst().orElseGet(() -> download(known, places, where));
        DataSet set = LocalData.read(found, options);
        return new DataSet(name, set.training(), set.test());
    }

    /** The last one is in DJL's cache. */
    private List<Path> places(KnownSet known, List<Path> folders) {
        List<Path> places = new ArrayList<>();
        folders.forEach(folder -> places.add(folder.resolve(known.text())));
        try {
            places.add(repository.getCacheDirectory().resolve(known.cachePath(repository)));
        } catch (IOException e) {
            throw failure(Where.UNKNOWN, "DJL's cache cannot be made [" + e + "]", e);
        }
        return places;
    }

    private Path download(KnownSet known, List<Path> places, Where where) {
        String advice = "; looked for in " + places + "; accepted there: " + known.files();
        if (!online) {
            throw new InputException(
                    where,
                    "[" + known.text() + "] is not on this machine, and going online is switched off" + advice
                            + "\nMaybe set DJL_OFFLINE=false in the environment: then DJL downloads it once, from "
                            + repository.getBaseUri() + ".");
        }
        try {
            MRL set = known.in(repository);
            set.prepare(Objects.requireNonNull(set.getDefaultArtifact(), "the repository has no such version"));
            return places.getLast();
        } catch (IOException | RuntimeException e) { // DJL throws anything if the answer is no description of a set
            throw failure(
                    where,
                    "[" + known.text() + "] cannot be downloaded from " + repository.getBaseUri() + " [" + e + "]"
                            + advice + "\nMaybe try again, or put its files there by hand.",
                    e);
        }
    }

    private static InputException failure(Where where, String problem, Exception cause) {
        InputException failure = new InputException(where, problem);
        failure.initCause(cause);
        return failure;
    }
}

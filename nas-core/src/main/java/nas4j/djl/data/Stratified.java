package nas4j.djl.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Splits at random such that each class gives the same share. */
public final class Stratified {
    private Stratified() {}

    /** The images of each part, in the order they had. */
    public record Parts(ImageData taken, ImageData rest) {}

    /**
     * Takes a share of the images of each class, rounded to the nearest number, at least one if there are two; without
     * classes, of all images. Depends on labels, share and seed only.
     *
     * @param share above 0 and below 1
     */
    public static Parts split(ImageData data, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share [" + share + "] is not above 0 and below 1");
        }
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] taken = new boolean[data.size()];
        for (List<Integer> group : groups(data)) {
            int count = Math.toIntExact(Math.round(share * group.size()));
            int bounded = Math.clamp(count, Math.min(1, group.size() / 2), Math.max(0, group.size() - 1));
            shuffled(group, random).stream().limit(bounded).forEach(row -> taken[row] = true);
        }
        return new Parts(where(data, taken, true), where(data, taken, false));
    }

    /** So many of the images, as {@link #take} takes them. */
    public static ImageData nested(ImageData data, int count, long seed) {
        return take(data, count, seed).taken();
    }

    /**
     * Takes so many of the images, of each class about the same share. Of the same data and seed, fewer are always among
     * more. Depends on labels, number and seed only.
     *
     * @param count from 0 to the number of images
     */
    public static Parts take(ImageData data, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Ranked> all = new ArrayList<>();
        for (List<Integer> group : groups(data)) {
            List<Integer> rows = shuffled(group, random);
            for (int k = 0; k < rows.size(); k++) {
                all.add(new Ranked((k + .5) / rows.size(), rows.get(k)));
            }
        }
        all.sort(Comparator.comparingDouble(Ranked::place).thenComparingInt(Ranked::row));
        boolean[] taken = new boolean[data.size()];
        all.stream().limit(count).forEach(each -> taken[each.row()] = true);
        return new Parts(where(data, taken, true), where(data, taken, false));
    }

    /** @param place in its class, 0 to 1 */
    private record Ranked(double place, int row) {}

    private static List<List<Integer>> groups(ImageData data) {
        Optional<ClassLabels> labels = data.findClassLabels();
        int classes = labels.map(known -> known.classes().size()).orElse(1);
        List<List<Integer>> groups = new ArrayList<>();
        for (int number = 0; number < classes; number++) {
            groups.add(new ArrayList<>());
        }
        for (int row = 0; row < data.size(); row++) {
            groups.get(labels.isPresent() ? labels.get().label(row) : 0).add(row);
        }
        return groups;
    }

    private static List<Integer> shuffled(List<Integer> rows, SplittableRandom random) {
        Integer[] shuffled = rows.toArray(Integer[]::new);
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            Integer row = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = row;
        }
        return Arrays.asList(shuffled);
    }

    private static ImageData where(ImageData data, boolean[] taken, boolean value) {
        return data.view(IntStream.range(0, taken.length)
                .filter(row -> taken[row] == value)
                .toArray());
    }
}

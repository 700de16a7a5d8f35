package nas4j.experiments.prepare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.PixelLabels;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Entry;
import nas4j.space.tree.SpaceTree;

/** Makes a space one for given data: its image and its classes are theirs. */
public final class SpaceFitting {
    private static final String CLASSES = "classes";

    private SpaceFitting() {}

    /**
     * The space for these images.
     *
     * @param where it was named
     * @throws InputException if it does not take one image
     */
    public static SpaceTree fit(SpaceTree space, ImageData data, Where where) {
        return fit(space, data, data.shape(), where);
    }

    /** As the other, for these images in another size. */
    static SpaceTree fit(SpaceTree space, ImageData data, ImageShape shape, Where where) {
        List<String> images = space.entries().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == Entry.Kind.IMAGE)
                .map(Map.Entry::getKey)
                .toList();
        if (images.size() != 1 || space.entries().size() != 1) {
            throw new InputException(
                    where,
                    "found [" + space.name() + "], which takes ["
                            + String.join(", ", space.entries().keySet())
                            + "], accepted with these data: a space that takes one image");
        }
        Entry image = Entry.image(shape.channels(), shape.height(), shape.width(), space.where());
        return with(space, Map.of(images.getFirst(), image), sizes(space, data), space.constraints());
    }

    /** The number of classes is that of the labels, or of the masks where there are no labels. */
    private static Map<String, Integer> sizes(SpaceTree space, ImageData data) {
        Map<String, Integer> sizes = new LinkedHashMap<>(space.sizes());
        int classes = data.findClassLabels()
                .map(labels -> labels.classes().size())
                .orElseGet(() -> data.targets().stream()
                        .filter(PixelLabels.class::isInstance)
                        .mapToInt(target -> ((PixelLabels) target).classes().size())
                        .findFirst()
                        .orElse(0));
        if (classes > 0) {
            sizes.computeIfPresent(CLASSES, (_, _) -> classes);
        }
        return sizes;
    }

    /** The space with more constraints. */
    static SpaceTree constrain(SpaceTree space, List<Condition> more) {
        List<Condition> constraints = new ArrayList<>(space.constraints());
        constraints.addAll(more);
        return with(space, space.entries(), space.sizes(), constraints);
    }

    private static SpaceTree with(
            SpaceTree space, Map<String, Entry> entries, Map<String, Integer> sizes, List<Condition> constraints) {
        return new SpaceTree(
                space.name(),
                space.description(),
                entries,
                sizes,
                space.let(),
                space.network(),
                space.blocks(),
                constraints,
                space.train(),
                space.quantize(),
                space.notation(),
                space.where());
    }
}

package nas4j.space.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;

/**
 * A search space as it was written.
 *
 * @param entries what comes in, by name; the first one flows into the network
 * @param sizes named whole numbers that the data decide, such as {@code classes}
 * @param let named values; a decision named here and used twice is one decision
 * @param train training hyper-parameters by name; they may be decisions
 * @param quantize null unless the network rounds beyond what its layers say themselves
 * @param notation null unless a published benchmark has strings of its own
 */
public record SpaceTree(
        String name,
        String description,
        Map<String, Entry> entries,
        Map<String, Integer> sizes,
        Map<String, Expression> let,
        Network network,
        Map<String, Block> blocks,
        List<Condition> constraints,
        Map<String, Expression> train,
        @Nullable Quantize quantize,
        @Nullable Notation notation,
        Where where) {
    public SpaceTree {
        description = description.strip();
        entries = ordered(entries);
        sizes = ordered(sizes);
        let = ordered(let);
        blocks = ordered(blocks);
        constraints = List.copyOf(constraints);
        train = ordered(train);
    }

    /** The same space, rounded otherwise. */
    public SpaceTree with(Quantize other) {
        return new SpaceTree(
                name, description, entries, sizes, let, network, blocks, constraints, train, other, notation, where);
    }

    private static <V> Map<String, V> ordered(Map<String, V> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

package nas4j.space.tree;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.input.Where;
import org.jspecify.annotations.Nullable;

/**
 * A reusable sub-space.
 *
 * @param parameters in order
 * @param share whether every call makes the same decisions
 * @param let values named inside the block; a decision named here is one decision of each call
 */
public record Block(
        String name,
        List<Parameter> parameters,
        boolean share,
        Map<String, Expression> let,
        Network body,
        Where where) {
    public Block {
        parameters = List.copyOf(parameters);
        let = Collections.unmodifiableMap(new LinkedHashMap<>(let));
    }

    /**
     * A parameter of a block.
     *
     * @param byDefault value where a call gives none; null if every call must
     */
    public record Parameter(String name, @Nullable Expression byDefault) {}
}

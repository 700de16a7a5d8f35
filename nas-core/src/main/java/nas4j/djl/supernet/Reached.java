package nas4j.djl.supernet;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import nas4j.djl.train.Reach;

/**
 * For each parameter exactly what networks of one step used of it, and the sum of their gradients. Mutable; for one thread.
 */
public final class Reached implements Reach {
    private final CompiledNetwork store;
    private final Map<String, Use> uses = new HashMap<>();
    /** Each parameter's numbers in place, of which views have no history. */
    private final Map<String, PtNDArray> plain = new HashMap<>();

    private NDManager step;

    Reached(CompiledNetwork store) {
        this.store = store;
        NDManager lasting = store.newManager();
        store.trained().forEach(parameter -> plain.put(parameter.path(), alias(parameter.array(), lasting)));
        step = store.newManager();
    }

    /** What a step uses of a parameter. */
    private static final class Use {
        /** Those whose gradients go to the parameter. */
        private final Set<Part> views = new LinkedHashSet<>();
        /** Those that have gradients of their own. */
        private final Map<Part, Parameter> leaves = new LinkedHashMap<>();

        private List<Piece> pieces = List.of();
    }

    /**
     * A box of a parameter with a gradient.
     *
     * @param values its numbers, in place
     */
    private record Summand(Part box, PtNDArray values, PtNDArray gradient) {}

    /** A part whose gradients go to the parameter, and may have gradients themselves. */
    PtNDArray view(Parameter parameter, Part part, NDManager manager) {
        use(parameter).views.add(part);
        return part.of(parameter.array(), manager);
    }

    /**
     * A part with a gradient of its own, of its size: it costs as much as that of a network alone, while one that goes
     * through slices fills the whole parameter for each. Networks with the same part of a parameter add to one gradient.
     */
    PtNDArray leaf(Parameter parameter, Part part) {
        return (PtNDArray) use(parameter)
                .leaves
                .computeIfAbsent(part, _ -> new Parameter(parameter.path(), newLeaf(parameter, part), true))
                .array();
    }

    private PtNDArray newLeaf(Parameter parameter, Part part) {
        NDArray all = Objects.requireNonNull(plain.get(parameter.path()), parameter.path());
        NDArray view = part.of(all, step);
        PtNDArray leaf = view == all ? alias(all, step) : (PtNDArray) view;
        JniUtils.attachGradient(leaf, true);
        return leaf;
    }

    /** The same numbers, without a history. */
    private static PtNDArray alias(NDArray array, NDManager manager) {
        PtNDArray alias = JniUtils.detachGradient((PtNDArray) array);
        alias.attach(manager);
        return alias;
    }

    private Use use(Parameter parameter) {
        return uses.computeIfAbsent(parameter.path(), _ -> new Use());
    }

    @Override
    public List<Piece> find(CompiledNetwork network, Parameter parameter, NDManager manager) {
        Use use = uses.get(parameter.path());
        if (use == null) {
            return List.of();
        }
        if (use.pieces.isEmpty()) {
            use.pieces = pieces(parameter, use);
        }
        return use.pieces;
    }

    private List<Piece> pieces(Parameter parameter, Use use) {
        if (use.views.isEmpty() && use.leaves.size() == 1) {
            Map.Entry<Part, Parameter> only = use.leaves.entrySet().iterator().next();
            return onlyPiece(only.getKey(), only.getValue());
        }
        List<Part> parts = new ArrayList<>();
        List<Summand> summands = new ArrayList<>();
        if (!use.views.isEmpty()) {
            Part whole = Part.of(0, parameter.array().getShape().getShape());
            findSummand(whole, parameter).ifPresent(summand -> {
                parts.addAll(use.views);
                summands.add(summand);
            });
        }
        use.leaves.forEach((part, leaf) -> findSummand(part, leaf).ifPresent(summand -> {
            parts.add(part);
            summands.add(summand);
        }));
        return parts.isEmpty() ? List.of() : pieces(parameter, parts, summands);
    }

    /** What most parameters have: all networks of the step use the same part. */
    private List<Piece> onlyPiece(Part part, Parameter leaf) {
        Optional<NDArray> gradient = store.findGradient(leaf);
        return gradient.isEmpty()
                ? List.of()
                : List.of(new Piece(leaf.array(), gradient.get(), array -> part.of(array, array.getManager())));
    }

    private Optional<Summand> findSummand(Part box, Parameter numbers) {
        return store.findGradient(numbers).map(gradient -> {
            gradient.attach(step);
            return new Summand(box, (PtNDArray) numbers.array(), (PtNDArray) gradient);
        });
    }

    private List<Piece> pieces(Parameter parameter, List<Part> parts, List<Summand> summands) {
        Shape all = parameter.array().getShape();
        Summand sum = summands.size() == 1 ? summands.getFirst() : sum(parameter, summands);
        Block place = sum.box.in(all);
        return Cover.of(parts, all).stream()
                .map(block -> piece(block, place, sum))
                .toList();
    }

    /** The sum in the first gradient that has room for all, or else in zeros of the smallest box that has. */
    private Summand sum(Parameter parameter, List<Summand> summands) {
        Shape all = parameter.array().getShape();
        Part box = summands.stream().map(Summand::box).reduce(Part::and).orElseThrow();
        int first =
                summands.stream().map(summand -> summand.box.sizes()).toList().indexOf(box.sizes());
        List<Summand> others = new ArrayList<>(summands);
        Summand sum = first < 0 ? zero(parameter, box) : others.remove(first);
        for (Summand other : others) {
            Block inside = other.box.in(all).within(box.in(all));
            JniUtils.addi(inside.of(sum.gradient, step), other.gradient);
        }
        return sum;
    }

    private Summand zero(Parameter parameter, Part box) {
        PtNDArray values = box.of(parameter.array(), step);
        return new Summand(box, values, (PtNDArray) step.zeros(values.getShape()));
    }

    /** @param place where the sum is in the parameter */
    private Piece piece(Block block, Block place, Summand sum) {
        UnaryOperator<NDArray> part = array -> block.of(array, array.getManager());
        if (block.equals(place)) {
            return new Piece(sum.values, sum.gradient, part);
        }
        Block inside = block.within(place);
        return new Piece(inside.of(sum.values, step), inside.of(sum.gradient, step), part);
    }

    @Override
    public void forget(CompiledNetwork network, Parameter parameter) {
        Use use = uses.get(parameter.path());
        if (use != null && !use.views.isEmpty()) {
            network.clearGradient(parameter);
        }
    }

    /** Forgets all: the next step begins. */
    public void clear() {
        if (!uses.isEmpty()) {
            uses.clear();
            step.close();
            step = store.newManager();
        }
    }
}

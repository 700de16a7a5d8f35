package nas4j.space.decode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import nas4j.graph.Op;
import nas4j.graph.TensorShape;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.Decision;
import nas4j.space.layer.Arguments;
import nas4j.space.layer.LayerType;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperGraphBuilder;
import nas4j.space.relax.SuperNode;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.tree.Network.CellOutput;
import nas4j.space.tree.Network.JoinKind;

/** Builds the network that holds every network, by walking through all sites. For one use by one thread. */
final class Relaxation {
    private static final int NOTHING = -1;

    private final SuperGraphBuilder graph = new SuperGraphBuilder();
    private final Map<Integer, Set<Object>> locals = new HashMap<>();
    private final Variants variants = new Variants(locals);
    private final Twins twins;
    private int[] marks;

    Relaxation(int registers, List<Decision> decisions) {
        twins = new Twins(decisions);
        marks = new int[registers];
        Arrays.fill(marks, NOTHING);
    }

    int enter(String name, TensorShape shape, int register) {
        marks[register] = graph.layer(name, List.of(new Op.Input(shape)), List.of());
        return marks[register];
    }

    SuperGraph finish(int last) {
        if (!graph.hasOutputs()) {
            graph.output("output", last);
        }
        return graph.build();
    }

    /** Adds all that a site can be; returns the node that holds its result. */
    int relax(Site site, int in) {
        return switch (site) {
            case Site.Chain chain -> chain(chain, in);
            case Site.Layer layer -> layer(layer, in);
            case Site.Choice choice -> part(choice.path(), twins.of(choice.slot()), branches(choice), in);
            case Site.Switch selection ->
                part(
                        selection.path(),
                        indices(List.of(selection.selector())),
                        new LinkedHashMap<>(selection.branches()),
                        in);
            case Site.Repeat repeat -> repeat(repeat, in);
            case Site.Join join -> join(join.kind(), join.path(), ends(join.branches(), in));
            case Site.Residual residual -> residual(residual, in);
            case Site.When when -> when(when, in);
            case Site.Cell cell -> cell(cell, in);
            case Site.Mark mark -> mark(mark, in);
            case Site.Merge merge -> join(merge.kind(), merge.path(), merged(merge, in));
            case Site.From from -> marked(from.register(), from.where());
            case Site.Heads heads -> heads(heads, in);
            case Site.Bind bind -> bind(bind, in);
        };
    }

    private int chain(Site.Chain chain, int in) {
        int current = in;
        for (Site item : chain.items()) {
            current = relax(item, current);
        }
        return current;
    }

    private static SequencedMap<String, Site> branches(Site.Choice choice) {
        SequencedMap<String, Site> branches = new LinkedHashMap<>();
        for (int k = 0; k < choice.branches().size(); k++) {
            branches.put(choice.slot().decision().label(k), choice.branches().get(k));
        }
        return branches;
    }

    private int[] ends(List<Site> branches, int in) {
        return branches.stream().mapToInt(branch -> relax(branch, in)).toArray();
    }

    private int[] merged(Site.Merge merge, int in) {
        int[] merged = new int[merge.registers().size() + 1];
        merged[0] = in;
        for (int k = 1; k < merged.length; k++) {
            merged[k] = marked(merge.registers().get(k - 1), merge.where());
        }
        return merged;
    }

    private int mark(Site.Mark mark, int in) {
        marks[mark.register()] = in;
        return in;
    }

    private int heads(Site.Heads heads, int in) {
        heads.heads().forEach((name, head) -> graph.output(name, relax(head, in)));
        return in;
    }

    private int bind(Site.Bind bind, int in) {
        for (int k = 0; k < bind.values().size(); k++) {
            Set<Object> values = new LinkedHashSet<>();
            variants.of(List.of(bind.values().get(k)), bounds(in), bind.where())
                    .forEach(row -> values.add(row.getFirst()));
            locals.put(bind.firstRegister() + k, values);
        }
        return relax(bind.body(), in);
    }

    private List<TensorShape> bounds(int in) {
        SuperNode node = graph.node(in);
        return List.of(node.narrowest(), node.widest());
    }

    private List<Integer> indices(List<Term> terms) {
        Set<Slot> slots = new LinkedHashSet<>();
        terms.forEach(term -> term.collectSlots(slots));
        return slots.stream()
                .flatMap(slot -> twins.of(slot).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private int layer(Site.Layer layer, int in) {
        List<Integer> slicedBy = indices(layer.arguments());
        if (layer.constant() != null) {
            return row(layer, List.of(layer.constant()), slicedBy, in);
        }
        Set<List<Object>> rows = variants.of(layer.arguments(), bounds(in), layer.where());
        return switch (layer.type().emit()) {
            case LayerType.Ops emit -> row(layer, buildable(layer, rows, emit::ops), slicedBy, in);
            case LayerType.Subgraph emit -> subgraph(layer, emit, rows, slicedBy, in);
        };
    }

    /** What can be built from each row of arguments; rows from bounds alone need not fit. */
    private static <T> List<T> buildable(
            Site.Layer layer, Set<List<Object>> rows, java.util.function.Function<Arguments, T> build) {
        List<T> built = new ArrayList<>();
        IllegalArgumentException failure =
                new InputException(layer.where(), "no network can have the layer [" + layer.path() + "]");
        for (List<Object> row : rows) {
            try {
                built.add(build.apply(new Arguments(layer.type(), row, layer.wheres())));
            } catch (IllegalArgumentException e) {
                failure = e;
            }
        }
        if (built.isEmpty()) {
            throw failure;
        }
        return built;
    }

    private int row(Site.Layer layer, List<List<Op>> rows, List<Integer> slicedBy, int in) {
        int length = rows.getFirst().size();
        int current = in;
        for (int k = 0; k < length; k++) {
            int place = k;
            List<Op> ops = rows.stream().map(row -> row.get(place)).distinct().toList();
            String path = length == 1 ? layer.path() : layer.path() + "/" + (k + 1);
            current = graph.layer(path, ops, slicedBy, current);
        }
        return current;
    }

    private int subgraph(
            Site.Layer layer, LayerType.Subgraph emit, Set<List<Object>> rows, List<Integer> slicedBy, int in) {
        List<List<Recorded>> recordings = buildable(layer, rows, arguments -> record(layer, emit, arguments));
        int[] nodes = new int[recordings.getFirst().size()];
        for (int k = 0; k < nodes.length; k++) {
            int place = k;
            Recorded first = recordings.getFirst().get(k);
            List<Op> ops = recordings.stream()
                    .map(recorded -> recorded.get(place).op())
                    .distinct()
                    .toList();
            int[] inputs = first.inputs().stream()
                    .mapToInt(input -> input == NOTHING ? in : nodes[input])
                    .toArray();
            nodes[k] = graph.layer(first.path(), ops, slicedBy, inputs);
        }
        return nodes[nodes.length - 1];
    }

    private static List<Recorded> record(Site.Layer layer, LayerType.Subgraph emit, Arguments arguments) {
        List<Recorded> recorded = new ArrayList<>();
        emit.emit(
                (path, op, inputs) -> {
                    recorded.add(
                            new Recorded(path, op, Arrays.stream(inputs).boxed().toList()));
                    return recorded.size() - 1;
                },
                layer.path(),
                arguments,
                NOTHING);
        return recorded;
    }

    private record Recorded(String path, Op op, List<Integer> inputs) {}

    /** Adds branches of which each network takes one. */
    private int part(String path, List<Integer> decidedBy, SequencedMap<String, Site> branches, int in) {
        int[] before = marks.clone();
        SequencedMap<String, Integer> ends = new LinkedHashMap<>();
        SequencedMap<String, int[]> marksAfter = new LinkedHashMap<>();
        branches.forEach((label, branch) -> {
            marks = before.clone();
            ends.put(label, relax(branch, in));
            marksAfter.put(label, marks);
        });
        marks = mergeMarks(path, decidedBy, marksAfter);
        return graph.choice(path, decidedBy, ends);
    }

    /** A mark that differs between branches becomes a choice. */
    private int[] mergeMarks(String path, List<Integer> decidedBy, SequencedMap<String, int[]> marksAfter) {
        int[] merged = marksAfter.firstEntry().getValue().clone();
        for (int register = 0; register < merged.length; register++) {
            SequencedMap<String, Integer> values = new LinkedHashMap<>();
            for (Map.Entry<String, int[]> after : marksAfter.entrySet()) {
                if (after.getValue()[register] != NOTHING) {
                    values.put(after.getKey(), after.getValue()[register]);
                }
            }
            merged[register] = values.isEmpty() ? NOTHING : graph.choice(path + "/mark", decidedBy, values);
        }
        return merged;
    }

    private int repeat(Site.Repeat repeat, int in) {
        Set<Integer> counts = new LinkedHashSet<>();
        Set<List<Object>> rows = variants.of(List.of(repeat.times()), bounds(in), Where.UNKNOWN);
        rows.forEach(row -> counts.add(((Double) row.getFirst()).intValue()));
        SequencedMap<String, Integer> exits = new LinkedHashMap<>();
        SequencedMap<String, int[]> marksAfter = new LinkedHashMap<>();
        int current = in;
        for (int done = 0; done <= repeat.bodies().size(); done++) {
            if (counts.contains(done)) {
                exits.put(Integer.toString(done), current);
                marksAfter.put(Integer.toString(done), marks.clone());
            }
            if (done < repeat.bodies().size()) {
                current = relax(repeat.bodies().get(done), current);
            }
        }
        List<Integer> decidedBy = indices(List.of(repeat.times()));
        marks = mergeMarks(repeat.path(), decidedBy, marksAfter);
        return graph.choice(repeat.path(), decidedBy, exits);
    }

    private int residual(Site.Residual residual, int in) {
        int out = relax(residual.body(), in);
        if (out == in
                || (residual.whereShapeStays()
                        && isSettled(in, out)
                        && !bounds(in).equals(bounds(out)))) {
            return out;
        }
        int sum = graph.layer(residual.path() + "/add", List.of(new Op.Add()), List.of(), in, out);
        if (!residual.whereShapeStays() || isSettled(in, out)) {
            return sum;
        }
        SequencedMap<String, Integer> alternatives = new LinkedHashMap<>(Map.of("add", sum));
        alternatives.put("leave", out);
        return graph.choice(residual.path(), List.of(), alternatives);
    }

    /** Whether both shapes are the same in every network. */
    private boolean isSettled(int in, int out) {
        return bounds(in).getFirst().equals(bounds(in).getLast())
                && bounds(out).getFirst().equals(bounds(out).getLast());
    }

    private int when(Site.When when, int in) {
        Set<List<Object>> outcomes = variants.of(List.of(when.condition()), bounds(in), when.where());
        boolean settled = bounds(in).getFirst().equals(bounds(in).getLast())
                || !when.condition().usesShapes();
        if (settled && outcomes.size() == 1) {
            boolean holds = outcomes.iterator().next().getFirst().equals(true);
            return relax(holds ? when.then() : when.otherwise(), in);
        }
        SequencedMap<String, Site> branches = new LinkedHashMap<>();
        branches.put("then", when.then());
        branches.put("else", when.otherwise());
        return part(when.path(), indices(List.of(when.condition())), branches, in);
    }

    private int cell(Site.Cell cell, int in) {
        int[] nodes = inputs(cell, in);
        for (int k = cell.inputCount(); k < nodes.length; k++) {
            Site.CellNode node = cell.nodes().get(k - cell.inputCount());
            int[] arriving = arriving(node, nodes);
            int sum = graph.layer(node.path() + "/sum", List.of(new Op.Add()), List.of(), arriving);
            nodes[k] = relax(node.body(), sum);
        }
        int[] inner = Arrays.copyOfRange(nodes, cell.inputCount(), nodes.length);
        return cell.output() == CellOutput.LAST
                ? nodes[nodes.length - 1]
                : join(cell.output() == CellOutput.SUM ? JoinKind.SUM : JoinKind.CONCAT, cell.path(), inner);
    }

    /** The cell's nodes, of which only the inputs are known. */
    private int[] inputs(Site.Cell cell, int in) {
        int[] nodes = new int[cell.inputCount() + cell.nodes().size()];
        nodes[0] = in;
        for (int k = 0; k < cell.inputs().size(); k++) {
            nodes[k] = marked(cell.inputs().get(k), cell.where());
        }
        return nodes;
    }

    private int[] arriving(Site.CellNode node, int[] nodes) {
        Slot chosen = node.chosen();
        if (chosen == null) {
            List<Site> edges = node.edges().getFirst();
            int[] arriving = new int[edges.size()];
            Arrays.setAll(arriving, from -> relax(edges.get(from), nodes[from]));
            return arriving;
        }
        int[] edges = edges(node, nodes);
        int places = node.edges().size();
        int[] arriving = new int[places];
        for (int place = 0; place < places; place++) {
            SequencedMap<String, Integer> alternatives = new LinkedHashMap<>();
            for (int from = place; from <= edges.length - places + place; from++) {
                alternatives.put(Integer.toString(from), edges[from]);
            }
            arriving[place] = graph.choice(node.path() + "/input" + (place + 1), twins.of(chosen), alternatives);
        }
        return arriving;
    }

    /** One edge from each earlier node, whatever place it comes in at. */
    private int[] edges(Site.CellNode node, int[] nodes) {
        int spare = node.edges().getFirst().size() - node.edges().size();
        int[] edges = new int[node.edges().getFirst().size()];
        twins.open(node.places());
        for (int from = 0; from < edges.length; from++) {
            int firstPlace = Math.max(0, from - spare);
            edges[from] = relax(node.edges().get(firstPlace).get(from), nodes[from]);
        }
        twins.close();
        return edges;
    }

    private int join(JoinKind kind, String path, int... inputs) {
        Op op =
                switch (kind) {
                    case SUM -> new Op.Add();
                    case CONCAT -> new Op.Concat();
                    case MULTIPLY -> new Op.Multiply();
                };
        return graph.layer(Joins.path(kind, path), List.of(op), List.of(), inputs);
    }

    private int marked(int register, Where where) {
        if (marks[register] == NOTHING) {
            throw new InputException(where, "the mark has no value on any way through the network");
        }
        return marks[register];
    }
}

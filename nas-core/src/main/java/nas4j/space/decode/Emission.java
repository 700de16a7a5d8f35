package nas4j.space.decode;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.CompileException;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.layer.Arguments;
import nas4j.space.layer.LayerType;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.term.Values;
import nas4j.space.tree.Network.JoinKind;

/** Builds the network of one genotype by walking through the sites. For one use by one thread. */
final class Emission implements Values {
    private static final Op ADD = new Op.Add();
    private static final Op CONCAT = new Op.Concat();
    private static final Op MULTIPLY = new Op.Multiply();
    private static final int NOTHING = -1;

    private final int[] options;
    private final JoinPrecision joins;
    private final ComputationGraph.Builder graph;
    private final int[] marks;
    private final Object[] locals;
    private int incoming = NOTHING;
    private boolean hasHeads;

    Emission(int[] options, JoinPrecision joins, int registers, int locals, int expectedNodes) {
        this.options = options;
        this.joins = joins;
        graph = ComputationGraph.builder(expectedNodes);
        marks = new int[registers];
        Arrays.fill(marks, NOTHING);
        this.locals = new Object[locals];
        Arrays.fill(this.locals, Term.ABSENT);
    }

    /** Adds an entry of the network and marks it. */
    int enter(String name, TensorShape shape, int register) {
        marks[register] = graph.add(name, new Op.Input(shape));
        return marks[register];
    }

    ComputationGraph finish(int last) {
        if (!hasHeads) {
            graph.output("output", last);
        }
        return graph.build();
    }

    /** Emits a site that reads node {@code in}; returns the node that holds its result. */
    int emit(Site site, int in) {
        return switch (site) {
            case Site.Chain chain -> row(chain.items(), chain.items().size(), in);
            case Site.Layer layer -> layer(layer, in);
            case Site.Choice choice ->
                emit(choice.branches().get(options[choice.slot().index()]), in);
            case Site.Switch selection -> emit(selected(selection, in), in);
            case Site.Repeat repeat -> row(repeat.bodies(), times(repeat, in), in);
            case Site.Join join -> join(join.kind(), join.path(), join.where(), branches(join.branches(), in));
            case Site.Residual residual -> residual(residual, in);
            case Site.When when -> emit(holds(when, in) ? when.then() : when.otherwise(), in);
            case Site.Cell cell -> cell(cell, in);
            case Site.Mark mark -> mark(mark, in);
            case Site.Merge merge -> join(merge.kind(), merge.path(), merge.where(), merged(merge, in));
            case Site.From from -> marked(from.register(), "", from.where());
            case Site.Heads heads -> heads(heads, in);
            case Site.Bind bind -> bind(bind, in);
        };
    }

    private int row(List<Site> sites, int count, int in) {
        int current = in;
        for (int k = 0; k < count; k++) {
            current = emit(sites.get(k), current);
        }
        return current;
    }

    private Site selected(Site.Switch selection, int in) {
        incoming = in;
        String label = Arguments.text(selection.selector().value(this));
        Site branch = selection.branches().get(label);
        if (branch == null) {
            throw wrong(selection.path(), selection.where(), "no branch is called [" + label + "]", null);
        }
        return branch;
    }

    private int times(Site.Repeat repeat, int in) {
        incoming = in;
        return ((Double) repeat.times().value(this)).intValue();
    }

    private int[] branches(List<Site> branches, int in) {
        int[] ends = new int[branches.size()];
        for (int k = 0; k < ends.length; k++) {
            ends[k] = emit(branches.get(k), in);
        }
        return ends;
    }

    private int residual(Site.Residual residual, int in) {
        int out = emit(residual.body(), in);
        boolean adds = !residual.whereShapeStays() || graph.shape(in).equals(graph.shape(out));
        return adds && out != in ? joined(residual.path() + "/add", residual.where(), ADD, in, out) : out;
    }

    private int[] merged(Site.Merge merge, int in) {
        int[] merged = new int[merge.registers().size() + 1];
        merged[0] = in;
        for (int k = 1; k < merged.length; k++) {
            merged[k] = marked(merge.registers().get(k - 1), merge.path(), merge.where());
        }
        return merged;
    }

    private int mark(Site.Mark mark, int in) {
        marks[mark.register()] = in;
        return in;
    }

    private int heads(Site.Heads heads, int in) {
        hasHeads = true;
        for (Map.Entry<String, Site> head : heads.heads().entrySet()) {
            int out = emit(head.getValue(), in);
            try {
                graph.output(head.getKey(), out);
            } catch (IllegalArgumentException e) {
                throw wrong(head.getKey(), heads.where(), String.valueOf(e.getMessage()), e);
            }
        }
        return in;
    }

    private int bind(Site.Bind bind, int in) {
        incoming = in;
        for (int k = 0; k < bind.values().size(); k++) {
            locals[bind.firstRegister() + k] = bind.values().get(k).value(this);
        }
        return emit(bind.body(), in);
    }

    private boolean holds(Site.When when, int in) {
        incoming = in;
        Object value = when.condition().value(this);
        if (value instanceof Boolean holds) {
            return holds;
        }
        throw wrong(
                when.path(),
                when.where(),
                "the condition is [" + Arguments.text(value) + "], not true or false, for what comes in: "
                        + graph.shape(in),
                null);
    }

    private int layer(Site.Layer layer, int in) {
        List<Op> constant = layer.constant();
        Precision settled = layer.precision().settled();
        if (constant != null && constant.size() == 1 && settled != null) {
            return add(layer, layer.path(), constant.getFirst(), settled, in);
        }
        incoming = in;
        try {
            Precision precision = layer.precision().value(this);
            return switch (layer.type().emit()) {
                case LayerType.Ops emit ->
                    row(layer, constant == null ? emit.ops(arguments(layer)) : constant, precision, in);
                case LayerType.Subgraph emit ->
                    emit.emit(
                            (path, op, inputs) -> add(layer, path, op, precision, inputs),
                            layer.path(),
                            arguments(layer),
                            in);
            };
        } catch (CompileException e) {
            throw e;
        } catch (InputException e) {
            throw wrong(layer.path(), e.where(), e.problem(), e);
        } catch (IllegalArgumentException e) {
            throw wrong(layer.path(), layer.where(), "node [" + layer.path() + "]: " + e.getMessage(), e);
        }
    }

    private int row(Site.Layer layer, List<Op> ops, Precision precision, int in) {
        int current = in;
        for (int k = 0; k < ops.size(); k++) {
            String path = ops.size() == 1 ? layer.path() : layer.path() + "/" + (k + 1);
            current = add(layer, path, ops.get(k), precision, current);
        }
        return current;
    }

    private Arguments arguments(Site.Layer layer) {
        return new Arguments(
                layer.type(),
                layer.arguments().stream().map(term -> term.value(this)).toList(),
                layer.wheres());
    }

    private int cell(Site.Cell cell, int in) {
        int[] nodes = inputs(cell, in);
        for (int k = cell.inputCount(); k < nodes.length; k++) {
            Site.CellNode node = cell.nodes().get(k - cell.inputCount());
            int sum = joined(node.path() + "/sum", cell.where(), ADD, arriving(node, nodes));
            nodes[k] = emit(node.body(), sum);
        }
        return switch (cell.output()) {
            case LAST -> nodes[nodes.length - 1];
            case CONCAT -> joined(cell.path() + "/concat", cell.where(), CONCAT, inner(cell, nodes));
            case SUM -> joined(cell.path() + "/sum", cell.where(), ADD, inner(cell, nodes));
        };
    }

    /** The cell's nodes, of which only the inputs are known. */
    private int[] inputs(Site.Cell cell, int in) {
        int[] nodes = new int[cell.inputCount() + cell.nodes().size()];
        nodes[0] = in;
        for (int k = 0; k < cell.inputs().size(); k++) {
            nodes[k] = marked(cell.inputs().get(k), cell.path(), cell.where());
        }
        return nodes;
    }

    private static int[] inner(Site.Cell cell, int[] nodes) {
        return Arrays.copyOfRange(nodes, cell.inputCount(), nodes.length);
    }

    private int[] arriving(Site.CellNode node, int[] nodes) {
        Slot chosen = node.chosen();
        if (chosen == null) {
            return arrivingFromAll(node.edges().getFirst(), nodes);
        }
        List<Integer> members = ((Decision.SubsetOf) chosen.decision()).members(options[chosen.index()]);
        int[] arriving = new int[members.size()];
        for (int place = 0; place < arriving.length; place++) {
            int from = members.get(place);
            arriving[place] = emit(node.edges().get(place).get(from), nodes[from]);
        }
        return arriving;
    }

    private int[] arrivingFromAll(List<Site> edges, int[] nodes) {
        int[] arriving = new int[edges.size()];
        for (int from = 0; from < arriving.length; from++) {
            arriving[from] = emit(edges.get(from), nodes[from]);
        }
        return arriving;
    }

    private int join(JoinKind kind, String path, Where where, int... inputs) {
        Op op =
                switch (kind) {
                    case SUM -> ADD;
                    case CONCAT -> CONCAT;
                    case MULTIPLY -> MULTIPLY;
                };
        return joined(Joins.path(kind, path), where, op, inputs);
    }

    private int marked(int register, String path, Where where) {
        if (marks[register] == NOTHING) {
            throw wrong(path, where, "the mark has no value on this way through the network", null);
        }
        return marks[register];
    }

    /** Adds a sum, product or concatenation; one of a single value computes nothing. */
    private int joined(String path, Where where, Op op, int... inputs) {
        boolean rounds = inputs.length > 1 && !joins.skipped().has(path);
        return add(path, where, op, rounds ? joins.precision().value(this) : Precision.FLOAT32, inputs);
    }

    private int add(Site.Layer layer, String path, Op op, Precision all, int... inputs) {
        return add(path, layer.where(), op, layer.precision().of(op, all), inputs);
    }

    private int add(String path, Where where, Op op, Precision precision, int... inputs) {
        try {
            return graph.add(path, op, precision, inputs);
        } catch (IllegalArgumentException e) {
            throw wrong(path, where, String.valueOf(e.getMessage()), e);
        }
    }

    private static CompileException wrong(
            String path, Where where, String problem, @org.jspecify.annotations.Nullable Throwable cause) {
        return new CompileException(where, path, problem, cause);
    }

    @Override
    public int option(Slot slot) {
        return options[slot.index()];
    }

    @Override
    public Object local(int register) {
        return locals[register];
    }

    @Override
    public TensorShape incoming() {
        return graph.shape(incoming);
    }

    @Override
    public double cost(Costs.Cost cost) {
        return Double.NaN;
    }
}

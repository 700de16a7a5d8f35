package nas4j.space.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import nas4j.input.InputException;
import nas4j.space.Decision;
import nas4j.space.decode.Site;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.tree.Network;
import org.jspecify.annotations.Nullable;

/** Writes out cells: every edge and node becomes a site of its own. */
final class CellCompiler {
    private static final int MOST_NODES = 100;

    private final NetworkCompiler networks;
    private final ExpressionCompiler expressions;
    private final Slots slots;

    CellCompiler(NetworkCompiler networks, ExpressionCompiler expressions, Slots slots) {
        this.networks = networks;
        this.expressions = expressions;
        this.slots = slots;
    }

    Site compile(Network.Cell cell, Context context) {
        int nodes = expressions.wholeNumber(cell.nodes(), context);
        int inputs = Math.max(1, cell.inputs().size());
        if (nodes <= inputs || nodes > MOST_NODES) {
            throw new InputException(
                    cell.where(),
                    "found [" + nodes + "] nodes; accepted: more than the " + inputs + " inputs, up to " + MOST_NODES);
        }
        int inEdges = cell.inEdges() == null ? nodes : expressions.wholeNumber(cell.inEdges(), context);
        List<Site.CellNode> sites = new ArrayList<>();
        for (int node = inputs; node < nodes; node++) {
            boolean chosen = cell.inEdges() != null;
            sites.add(chosen ? choosingNode(cell, node, inEdges, context) : node(cell, node, context));
        }
        List<Integer> registers = cell.inputs().stream()
                .map(mark -> networks.register(mark, context, cell.where()))
                .toList();
        return new Site.Cell(context.nodePath(), registers, sites, cell.output(), cell.where());
    }

    private Site.CellNode node(Network.Cell cell, int node, Context context) {
        List<Site> edges = edges(cell, node, context, from -> from + "-" + node);
        return cellNode(cell, node, null, List.of(edges), List.of(), context);
    }

    /** The edge from each earlier node, with the place of its decisions. */
    private List<Site> edges(Network.Cell cell, int node, Context context, IntFunction<String> decisions) {
        List<Site> edges = new ArrayList<>();
        for (int from = 0; from < node; from++) {
            edges.add(networks.compile(cell.edge(), edge(context, from, node, decisions.apply(from))));
        }
        return edges;
    }

    private Site.CellNode choosingNode(Network.Cell cell, int node, int inEdges, Context context) {
        if (inEdges < 1) {
            throw new InputException(cell.where(), "in-edges [" + inEdges + "] is below 1");
        }
        Slot chosen = inEdges < node ? chosenInputs(cell, node, inEdges, context) : null;
        List<List<Site>> edges = new ArrayList<>();
        List<String> places = new ArrayList<>();
        for (int place = 1; place <= Math.min(inEdges, node); place++) {
            String segment = node + "/edge" + place;
            edges.add(edges(cell, node, context, _ -> segment));
            places.add(context.decision(segment));
        }
        return cellNode(cell, node, chosen, chosen == null ? List.of(diagonal(edges)) : edges, places, context);
    }

    private Slot chosenInputs(Network.Cell cell, int node, int inEdges, Context context) {
        List<String> earlier = new ArrayList<>();
        for (int from = 0; from < node; from++) {
            earlier.add(Integer.toString(from));
        }
        ExpressionCompiler.checkOptions(Decision.SubsetOf.ways(node, inEdges), cell.where());
        return slots.use(
                new Decision.SubsetOf(context.decision(node + "/inputs"), earlier, inEdges, cell.where()), context);
    }

    private static List<Site> diagonal(List<List<Site>> edges) {
        List<Site> diagonal = new ArrayList<>();
        for (int k = 0; k < edges.size(); k++) {
            diagonal.add(edges.get(k).get(k));
        }
        return diagonal;
    }

    private Site.CellNode cellNode(
            Network.Cell cell,
            int node,
            @Nullable Slot chosen,
            List<List<Site>> edges,
            List<String> places,
            Context context) {
        Scope scope = new Scope(context.scope());
        scope.define("to", new Term.Constant((double) node));
        Context inner = context.at(Integer.toString(node)).in(scope);
        return new Site.CellNode(inner.nodePath(), chosen, edges, places, networks.compile(cell.node(), inner));
    }

    private static Context edge(Context context, int from, int to, String decision) {
        Scope scope = new Scope(context.scope());
        scope.define("from", new Term.Constant((double) from));
        scope.define("to", new Term.Constant((double) to));
        return context.at(from + "-" + to, decision).in(scope);
    }
}

package nas4j.space.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.Decision;
import nas4j.space.decode.Site;
import nas4j.space.layer.Arguments;
import nas4j.space.layer.LayerParameter;
import nas4j.space.layer.LayerType;
import nas4j.space.layer.Layers;
import nas4j.space.layer.StandardBlocks;
import nas4j.space.term.Function;
import nas4j.space.term.Possible;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.term.Values;
import nas4j.space.tree.Block;
import nas4j.space.tree.Network;
import nas4j.space.tree.SpaceTree;

/** Writes out a network: every block and repetition becomes sites of its own, every decision a slot. */
final class NetworkCompiler {
    private static final int MOST_REPETITIONS = 1_000;

    private final SpaceTree tree;
    private final Slots slots;
    private final ExpressionCompiler expressions;
    private final LayerCompiler layers;
    private final CellCompiler cells;
    private final SiteBudget budget = new SiteBudget();
    private final Deque<String> openBlocks = new ArrayDeque<>();
    private final Scope root;
    private int registers;
    private int locals;

    NetworkCompiler(
            SpaceTree tree, Slots slots, ExpressionCompiler expressions, PrecisionCompiler precisions, Scope root) {
        this.tree = tree;
        this.slots = slots;
        this.expressions = expressions;
        this.root = root;
        layers = new LayerCompiler(expressions, precisions, tree.entries().keySet());
        cells = new CellCompiler(this, expressions, slots);
    }

    /** Number of mark registers in use; entries come first. */
    int registers() {
        return registers;
    }

    /** Number of registers for bound values in use. */
    int locals() {
        return locals;
    }

    /** A new mark register. */
    int newRegister() {
        return registers++;
    }

    Site compile(Network network, Context outer) {
        budget.spend(network.where());
        // What is marked inside is known inside only; a mark itself belongs to the chain it stands in.
        Context context = network instanceof Network.Mark ? outer : outer.in(new Marks(outer.marks()));
        return switch (network) {
            case Network.Chain chain -> chain(chain, context);
            case Network.Layer layer -> layer(layer, context);
            case Network.OneOf choice -> choice.selector() == null ? choice(choice, context) : select(choice, context);
            case Network.Repeat repeat -> repeat(repeat, context);
            case Network.Join join ->
                new Site.Join(context.nodePath(), join.kind(), branches(join.branches(), context), join.where());
            case Network.Residual residual ->
                new Site.Residual(
                        context.nodePath(),
                        compile(residual.body(), context),
                        residual.whereShapeStays(),
                        residual.where());
            case Network.When when -> when(when, context);
            case Network.Cell cell -> cells.compile(cell, context);
            case Network.Mark mark -> mark(mark, context);
            case Network.Merge merge ->
                new Site.Merge(
                        context.nodePath(),
                        merge.kind(),
                        merge.marks().stream()
                                .map(mark -> register(mark, context, merge.where()))
                                .toList(),
                        merge.where());
            case Network.From from -> new Site.From(register(from.name(), context, from.where()), from.where());
            case Network.Heads heads -> heads(heads, context);
        };
    }

    private Site chain(Network.Chain chain, Context context) {
        if (chain.items().size() == 1) {
            return compile(chain.items().getFirst(), context);
        }
        List<String> segments = segments(chain.items());
        List<Site> sites = new ArrayList<>();
        for (int k = 0; k < segments.size(); k++) {
            sites.add(compile(chain.items().get(k), context.at(segments.get(k))));
        }
        return new Site.Chain(sites);
    }

    /** What items of a chain are called in paths, numbered where a name occurs more than once. */
    private static List<String> segments(List<Network> items) {
        Map<String, Integer> total = new HashMap<>();
        items.forEach(item -> total.merge(segment(item), 1, Integer::sum));
        Map<String, Integer> seen = new HashMap<>();
        List<String> segments = new ArrayList<>();
        for (Network item : items) {
            String name = segment(item);
            int number = seen.merge(name, 1, Integer::sum);
            segments.add(total.getOrDefault(name, 0) == 1 ? name : name + number);
        }
        return segments;
    }

    /** What an item of a chain is called in paths. */
    private static String segment(Network item) {
        return switch (item) {
            case Network.Chain _ -> "chain";
            case Network.Layer layer -> layer.name();
            case Network.OneOf _ -> "choice";
            case Network.Repeat repeat -> repeat.body() instanceof Network.Layer layer ? layer.name() : "group";
            case Network.Join join -> word(join.kind());
            case Network.Residual residual -> residual.whereShapeStays() ? "shortcut" : "residual";
            case Network.When when -> when.then() instanceof Network.Layer layer ? layer.name() : "when";
            case Network.Cell _ -> "cell";
            case Network.Mark _ -> "mark";
            case Network.Merge merge -> word(merge.kind());
            case Network.From _ -> "from";
            case Network.Heads _ -> "heads";
        };
    }

    private static String word(Network.JoinKind kind) {
        return LayerParameter.word(kind);
    }

    private List<Site> branches(List<Network> branches, Context context) {
        List<Site> sites = new ArrayList<>();
        for (int k = 0; k < branches.size(); k++) {
            sites.add(compile(branches.get(k), context.at(Integer.toString(k + 1))));
        }
        return sites;
    }

    private Site choice(Network.OneOf choice, Context context) {
        List<String> labels = List.copyOf(choice.branches().keySet());
        ExpressionCompiler.checkLabels(labels, choice.where());
        String path = context.decisionPath().isEmpty() ? "choice" : context.decisionPath();
        Slot slot = slots.use(new Decision.OneOf(path, labels, false, choice.where()), context);
        slots.define(
                slot,
                new Term.Chosen(
                        slot,
                        labels.stream()
                                .map(label -> (Term) new Term.Constant(label))
                                .toList()));
        List<Site> branches = new ArrayList<>();
        choice.branches()
                .forEach((label, branch) -> branches.add(compile(
                        branch,
                        context.under(new Term.Takes(slot, branches.size())).at(label))));
        return new Site.Choice(context.nodePath(), slot, branches);
    }

    private Site select(Network.OneOf choice, Context context) {
        Term selector = expressions.compile(Objects.requireNonNull(choice.selector()), context, context.decision("by"));
        Set<String> labels = new LinkedHashSet<>();
        Possible.values(selector)
                .orElseThrow(() -> new InputException(
                        choice.where(), "a branch is selected by decisions, not by shapes, and by few of them"))
                .forEach(value -> labels.add(Arguments.text(value)));
        checkBranches(choice, labels);
        Map<String, Site> branches = new LinkedHashMap<>();
        choice.branches().forEach((label, branch) -> {
            Context inner = selector.isConstant() ? context : context.under(new Term.Reads(selector, label));
            if (labels.contains(label)) {
                branches.put(label, compile(branch, inner.at(label)));
            }
        });
        return new Site.Switch(context.nodePath(), selector, branches, choice.where());
    }

    private static void checkBranches(Network.OneOf choice, Set<String> labels) {
        for (String label : labels) {
            if (!choice.branches().containsKey(label)) {
                throw new InputException(
                        choice.where(),
                        "no branch is called [" + label + "], which the selector can be; "
                                + Nearest.hint(label, choice.branches().keySet()));
            }
        }
    }

    private Site repeat(Network.Repeat repeat, Context context) {
        Term times = expressions.compile(repeat.times(), context, context.decision("repeat"));
        if (times instanceof Term.Constant(String word)) {
            throw ExpressionCompiler.undefined(word, context, repeat.times().where());
        }
        List<Integer> counts = Possible.values(times)
                .orElseThrow(() -> new InputException(
                        repeat.where(), "repetitions are settled by decisions, not by shapes, and by few of them"))
                .stream()
                .map(value -> repetitions(value, repeat.times().where()))
                .sorted()
                .toList();
        List<Site> bodies = new ArrayList<>();
        for (int k = 1; k <= counts.getLast(); k++) {
            Context inner = repetition(repeat, times, k, context);
            Context guarded = k <= counts.getFirst()
                    ? inner
                    : inner.under(compare(Function.GREATER, times, k - 1, repeat.where()));
            bodies.add(compile(repeat.body(), guarded));
        }
        return new Site.Repeat(context.nodePath(), times, bodies);
    }

    private static Context repetition(Network.Repeat repeat, Term times, int index, Context context) {
        Scope scope = new Scope(context.scope());
        scope.define("index", new Term.Constant((double) index));
        scope.define("first", new Term.Constant(index == 1));
        scope.define("last", compare(Function.EQUAL, times, index, repeat.where()));
        String segment = Integer.toString(index);
        return context.at(segment, repeat.share() ? "" : segment).in(scope);
    }

    private static int repetitions(Object value, Where where) {
        if (!(value instanceof Double number) || number != Math.rint(number) || number < 0) {
            throw new InputException(
                    where, "found [" + Arguments.text(value) + "] repetitions; accepted: a whole number from 0");
        }
        if (number > MOST_REPETITIONS) {
            throw new InputException(
                    where, "found [" + Arguments.text(value) + "] repetitions; accepted: up to " + MOST_REPETITIONS);
        }
        return number.intValue();
    }

    private static Term compare(Function comparison, Term term, int number, Where where) {
        Term compared = new Term.Apply(comparison, List.of(term, new Term.Constant((double) number)), where);
        return term.isConstant()
                ? new Term.Constant(compared.value(Values.of(new int[0], nas4j.space.Costs.UNKNOWN)))
                : compared;
    }

    private Site when(Network.When when, Context context) {
        Term condition = expressions.compile(when.condition(), context, context.decision("when"));
        if (condition instanceof Term.Constant(Object value)) {
            return compile(holds(value, when.where()) ? when.then() : when.otherwise(), context);
        }
        if (!Function.givesTruth(condition)) {
            throw new InputException(when.where(), "the condition is a number or a word; accepted: true or false");
        }
        boolean settled = !condition.usesShapes();
        Term not = new Term.Apply(Function.NOT, List.of(condition), when.where());
        return new Site.When(
                context.nodePath(),
                condition,
                compile(when.then(), settled ? context.under(condition) : context),
                compile(when.otherwise(), settled ? context.under(not) : context),
                when.where());
    }

    private static boolean holds(Object value, Where where) {
        if (value instanceof Boolean holds) {
            return holds;
        }
        throw new InputException(where, "[" + Arguments.text(value) + "] is not true or false");
    }

    private Site mark(Network.Mark mark, Context context) {
        Integer known = context.marks().find(mark.name());
        int register = known == null ? newRegister() : known;
        context.marks().define(mark.name(), register);
        return new Site.Mark(register);
    }

    /** The register of a mark or entry that is known here. */
    int register(String mark, Context context, Where where) {
        Integer register = context.marks().find(mark);
        if (register == null) {
            throw new InputException(
                    where,
                    "no mark or entry is called [" + mark + "] here; "
                            + Nearest.hint(mark, context.marks().names()));
        }
        return register;
    }

    private Site heads(Network.Heads heads, Context context) {
        Map<String, Site> sites = new LinkedHashMap<>();
        heads.heads().forEach((name, head) -> sites.put(name, compile(head, context.at(name))));
        return new Site.Heads(sites, heads.where());
    }

    private Site layer(Network.Layer layer, Context context) {
        Block block = tree.blocks().get(layer.name());
        boolean plainIdentity =
                layer.name().equals("identity") && layer.arguments().isEmpty();
        if (block == null && !plainIdentity) {
            block = StandardBlocks.byName().get(layer.name());
        }
        if (block != null) {
            return call(layer, block, context);
        }
        LayerType type = Layers.byName().get(plainIdentity ? "pass" : layer.name());
        if (type == null) {
            throw unknown(layer);
        }
        return layers.compile(layer, type, context);
    }

    private InputException unknown(Network.Layer layer) {
        List<String> known = new ArrayList<>(Layers.byName().keySet());
        known.addAll(tree.blocks().keySet());
        known.addAll(StandardBlocks.byName().keySet());
        return new InputException(
                layer.where(),
                "no layer or block is called [" + layer.name() + "]; " + Nearest.hint(layer.name(), known));
    }

    private Site call(Network.Layer call, Block block, Context context) {
        if (openBlocks.contains(block.name())) {
            List<String> cycle = new ArrayList<>(openBlocks.reversed());
            throw new InputException(
                    call.where(),
                    "block [" + block.name() + "] contains itself: " + String.join(" → ", cycle) + " → "
                            + block.name());
        }
        openBlocks.push(block.name());
        Scope scope = new Scope(root);
        Context inner = (block.share() ? context.deciding(block.name()) : context).in(scope);
        int firstLocal = locals;
        List<Term> bound = new ArrayList<>();
        for (Block.Parameter parameter : block.parameters()) {
            bindParameter(parameter, call, block, context, inner, bound);
        }
        block.let().forEach((name, expression) -> bind(name, expression, inner, inner, inner, bound));
        checkArguments(call, block);
        Site body = compile(block.body(), inner);
        openBlocks.pop();
        return bound.isEmpty() ? body : new Site.Bind(firstLocal, bound, body, call.where());
    }

    private void bindParameter(
            Block.Parameter parameter,
            Network.Layer call,
            Block block,
            Context caller,
            Context inner,
            List<Term> bound) {
        boolean isFirst = block.parameters().getFirst().equals(parameter);
        var argument = call.arguments().get(parameter.name());
        if (argument == null && isFirst) {
            argument = call.arguments().get("");
        }
        if (argument != null) {
            bind(parameter.name(), argument, caller, caller, inner, bound);
        } else if (parameter.byDefault() != null) {
            bind(parameter.name(), parameter.byDefault(), inner, caller, inner, bound);
        } else {
            throw new InputException(
                    call.where(), "block [" + block.name() + "] needs a value for [" + parameter.name() + "]");
        }
    }

    /** Binds a name inside a block: at its uses, or right away if the value depends on what comes in. */
    private void bind(
            String name,
            nas4j.space.tree.Expression expression,
            Context names,
            Context decisions,
            Context inner,
            List<Term> bound) {
        String path = Context.join(decisions.decisionPath(), name);
        if (ExpressionCompiler.asksIncoming(expression)) {
            bound.add(expressions.compile(expression, names, path));
            inner.scope().define(name, new Term.Local(locals++));
        } else {
            inner.scope().define(name, new Scope.Delayed(expression, names, path));
        }
    }

    private static void checkArguments(Network.Layer call, Block block) {
        List<String> known =
                block.parameters().stream().map(Block.Parameter::name).toList();
        call.arguments().forEach((name, value) -> {
            boolean positional = name.isEmpty() && !known.isEmpty();
            if (!positional && !known.contains(name)) {
                throw new InputException(
                        value.where(),
                        name.isEmpty()
                                ? "block [" + block.name() + "] takes no argument"
                                : "block [" + block.name() + "] has no parameter [" + name + "]; "
                                        + Nearest.hint(name, known));
            }
        });
    }
}

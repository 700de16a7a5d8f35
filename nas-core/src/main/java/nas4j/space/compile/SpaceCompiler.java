package nas4j.space.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.Constraint;
import nas4j.space.Costs;
import nas4j.space.Decision;
import nas4j.space.SearchSpace;
import nas4j.space.count.Rule;
import nas4j.space.decode.GraphDecoder;
import nas4j.space.decode.Site;
import nas4j.space.decode.Skipped;
import nas4j.space.layer.Layers;
import nas4j.space.term.Function;
import nas4j.space.term.Possible;
import nas4j.space.term.Slot;
import nas4j.space.term.Term;
import nas4j.space.term.Values;
import nas4j.space.tree.Block;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Quantize;
import nas4j.space.tree.SpaceTree;
import org.jspecify.annotations.Nullable;

/**
 * Turns a space as it was written into one that can be sampled and decoded. Deterministic; safe for several threads.
 */
public final class SpaceCompiler {
    private final SpaceTree tree;
    private final Slots slots = new Slots();
    private final ExpressionCompiler expressions = new ExpressionCompiler(slots, new SiteBudget());
    private final Scope root = new Scope(null);
    private final Marks entries = new Marks(null);

    private SpaceCompiler(SpaceTree tree) {
        this.tree = tree;
    }

    /**
     * Compiles a space.
     *
     * @throws InputException if it is wrong; the message says where and what is accepted
     */
    public static SearchSpace compile(SpaceTree tree) {
        return new SpaceCompiler(tree).compile(tree.quantize(), skipped(tree));
    }

    /** What stays in float, found in the network as it is without rounding. */
    private static Skipped skipped(SpaceTree tree) {
        Quantize quantize = tree.quantize();
        if (quantize == null || quantize.skip().isEmpty()) {
            return Skipped.NONE;
        }
        SpaceCompiler compiler = new SpaceCompiler(tree);
        Context context = compiler.context();
        NetworkCompiler networks =
                compiler.networks(new PrecisionCompiler(compiler.expressions, null, Skipped.NONE, context));
        return SkipFinder.find(networks.compile(tree.network(), context), quantize);
    }

    private Context context() {
        checkBlockNames();
        Context context = new Context("", "", root, entries, List.of());
        defineNames(context);
        return context;
    }

    private NetworkCompiler networks(PrecisionCompiler precisions) {
        NetworkCompiler networks = new NetworkCompiler(tree, slots, expressions, precisions, root);
        tree.entries().keySet().forEach(name -> entries.define(name, networks.newRegister()));
        return networks;
    }

    private SearchSpace compile(@Nullable Quantize quantize, Skipped skipped) {
        Context context = context();
        PrecisionCompiler precisions = new PrecisionCompiler(expressions, quantize, skipped, context);
        NetworkCompiler networks = networks(precisions);
        Site network = networks.compile(tree.network(), context);
        Map<String, Term> training = training(context);
        List<Slot> ordered = slots.ordered();
        List<Decision> decisions = ordered.stream().map(Slot::decision).toList();
        List<Rule> rules = ordered.stream().map(Slots::rule).toList();
        GraphDecoder decoder = new GraphDecoder(
                network,
                precisions.joins(),
                List.copyOf(tree.entries().entrySet()),
                networks.registers(),
                networks.locals(),
                training,
                decisions);
        return new SearchSpace(tree, decisions, rules, constraints(context), decoder);
    }

    private void checkBlockNames() {
        for (Block block : tree.blocks().values()) {
            if (Layers.byName().containsKey(block.name())) {
                throw new InputException(
                        block.where(), "block [" + block.name() + "] has the name of a built-in layer");
            }
        }
    }

    private void defineNames(Context context) {
        tree.sizes().forEach((name, size) -> define(name, new Term.Constant((double) size), tree.where()));
        tree.entries()
                .forEach((entry, declared) -> declared.sizes()
                        .forEach((size, value) ->
                                define(entry + "." + size, new Term.Constant((double) value), declared.where())));
        tree.let().forEach((name, expression) -> {
            if (root.find(name) != null) {
                throw twice(name, expression.where());
            }
            root.define(name, new Scope.Delayed(expression, context, name));
        });
    }

    private void define(String name, Term term, Where where) {
        if (root.find(name) != null) {
            throw twice(name, where);
        }
        root.define(name, term);
    }

    private static InputException twice(String name, Where where) {
        return new InputException(where, "[" + name + "] is defined twice");
    }

    private Map<String, Term> training(Context context) {
        Map<String, Term> training = new LinkedHashMap<>();
        tree.train().forEach((name, expression) -> {
            Term term = expressions.compile(expression, context, "train/" + name);
            if (term.usesShapes()) {
                throw new InputException(
                        expression.where(), "[" + name + "] of the training depends on sizes in the network");
            }
            training.put(name, term);
        });
        return training;
    }

    private List<Constraint> constraints(Context context) {
        Scope scope = new Scope(null);
        tree.sizes().forEach((name, size) -> scope.define(name, new Term.Constant((double) size)));
        for (Costs.Cost cost : Costs.Cost.values()) {
            scope.define(cost.text(), new Term.CostOf(cost));
        }
        tree.let().forEach((name, expression) -> scope.define(name, new Scope.Delayed(expression, context, name)));
        List<Constraint> constraints = new ArrayList<>();
        for (Condition condition : tree.constraints()) {
            constraints.add(constraint(condition, context.in(scope)));
        }
        return constraints;
    }

    private Constraint constraint(Condition condition, Context context) {
        Expression expression = condition.expression();
        defineDecisions(expression, context, condition);
        Term term = expressions.compile(expression, context, "");
        checkTruth(term, condition);
        for (Slot slot : term.slots()) {
            if (slot.index() < 0) {
                throw new InputException(
                        expression.where(), "[" + slot.decision().path() + "] is used nowhere in the network");
            }
        }
        List<Integer> scope = term.slots().stream().map(Slot::index).sorted().toList();
        return new Constraint(
                condition.text(),
                expression.where(),
                scope,
                ConstraintNames.usesCosts(term),
                (options, costs) -> Boolean.FALSE.equals(term.value(Values.of(options, costs))),
                Counts.in(term));
    }

    /** Evaluates the condition with all options of its decisions, if they are not too many. */
    private static void checkTruth(Term term, Condition condition) {
        Where where = condition.expression().where();
        if (term.usesShapes()) {
            throw new InputException(
                    where,
                    "constraint [" + condition.text() + "] asks for the size of what comes in somewhere; accepted:"
                            + " decisions, named values and costs");
        }
        boolean isTruth = Function.givesTruth(term)
                && Possible.values(term).orElse(Set.of()).stream().allMatch(Boolean.class::isInstance);
        if (!isTruth) {
            throw new InputException(where, "constraint [" + condition.text() + "] is not true or false");
        }
    }

    /** Makes the decisions known that the constraint names by their last segment. */
    private void defineDecisions(Expression expression, Context context, Condition condition) {
        for (Expression.Name name : ConstraintNames.of(expression)) {
            List<Slot> named = slots.named(name.name());
            if (tree.let().containsKey(name.name()) && !usedLet(name.name())) {
                throw new InputException(name.where(), "[" + name.name() + "] is used nowhere in the network");
            }
            if (context.scope().find(name.name()) != null || named.isEmpty()) {
                continue;
            }
            if (named.size() > 1) {
                throw new InputException(
                        name.where(),
                        "[" + name.name() + "] in [" + condition.text() + "] names " + named.size()
                                + " decisions\nMaybe count(" + name.name() + ", …)?");
            }
            context.scope().define(name.name(), slots.term(named.getFirst()));
        }
        ConstraintNames.unknownWords(expression, context).ifPresent(name -> {
            List<String> known = new ArrayList<>(context.scope().names());
            known.addAll(expressions.lastSegments());
            throw new InputException(
                    name.where(), "[" + name.name() + "] is not defined here; " + Nearest.hint(name.name(), known));
        });
    }

    /** Whether the decisions of a named value are part of the network; a value without decisions always is. */
    private boolean usedLet(String name) {
        Expression expression = tree.let().get(name);
        boolean isDecision = expression instanceof Expression.OneOf
                || expression instanceof Expression.IntRange
                || expression instanceof Expression.FloatRange;
        return !isDecision
                || slots.all().stream().anyMatch(slot -> slot.decision().path().equals(name));
    }
}

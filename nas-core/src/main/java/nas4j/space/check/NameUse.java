package nas4j.space.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Network;

/** The names that a part of a space reads and the layers and blocks that it calls. */
final class NameUse {
    private final Set<String> names = new HashSet<>();
    private final Set<String> calls = new HashSet<>();

    Set<String> names() {
        return names;
    }

    Set<String> calls() {
        return calls;
    }

    /** Adds the names that are read by those of the named values which are read themselves. */
    NameUse follow(Map<String, Expression> let) {
        Deque<String> open = new ArrayDeque<>(let.keySet());
        Set<String> done = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (names.contains(name) && done.add(name)) {
                visit(let.getOrDefault(name, new Expression.Name(name, nas4j.input.Where.UNKNOWN)));
                open.addAll(let.keySet());
            }
        }
        return this;
    }

    NameUse visit(Expression expression) {
        switch (expression) {
            case Expression.Num _ -> {}
            case Expression.Name name -> names.add(name.name());
            case Expression.Unary unary -> visit(unary.operand());
            case Expression.Binary binary -> visit(binary.left()).visit(binary.right());
            case Expression.Call call -> call.arguments().forEach(this::visit);
            case Expression.OneOf choice -> choice.options().forEach(option -> visit(option.value()));
            case Expression.IntRange range ->
                visit(range.from()).visit(range.to()).visit(range.step());
            case Expression.FloatRange range ->
                visit(range.from()).visit(range.to()).visit(range.points());
        }
        return this;
    }

    NameUse visit(Network network) {
        switch (network) {
            case Network.Chain chain -> chain.items().forEach(this::visit);
            case Network.Layer layer -> {
                calls.add(layer.name());
                layer.arguments().values().forEach(this::visit);
            }
            case Network.OneOf choice -> {
                if (choice.selector() != null) {
                    visit(choice.selector());
                }
                choice.branches().values().forEach(this::visit);
            }
            case Network.Repeat repeat -> visit(repeat.times()).visit(repeat.body());
            case Network.Join join -> join.branches().forEach(this::visit);
            case Network.Residual residual -> visit(residual.body());
            case Network.When when -> visit(when.condition()).visit(when.then()).visit(when.otherwise());
            case Network.Cell cell -> {
                if (cell.inEdges() != null) {
                    visit(cell.inEdges());
                }
                visit(cell.nodes()).visit(cell.edge()).visit(cell.node());
            }
            case Network.Heads heads -> heads.heads().values().forEach(this::visit);
            case Network.Mark _, Network.Merge _, Network.From _ -> {}
        }
        return this;
    }
}

package nas4j.space.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.input.Where;
import nas4j.space.tree.Block;
import nas4j.space.tree.Expression;
import nas4j.space.tree.SpaceTree;

/** Finds named values and parameters that nothing reads, and blocks that nothing calls. */
final class UnusedNames {
    private final SpaceTree tree;
    private final List<Finding> findings = new ArrayList<>();

    private UnusedNames(SpaceTree tree) {
        this.tree = tree;
    }

    static List<Finding> of(SpaceTree tree) {
        return new UnusedNames(tree).findings();
    }

    private List<Finding> findings() {
        NameUse whole = new NameUse().visit(tree.network());
        tree.train().values().forEach(whole::visit);
        if (tree.quantize() != null) {
            tree.quantize().values().values().forEach(whole::visit);
        }
        tree.constraints().forEach(constraint -> whole.visit(constraint.expression()));
        Set<String> called = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(whole.calls());
        while (!open.isEmpty()) {
            String name = open.pop();
            Block block = tree.blocks().get(name);
            if (block != null && called.add(name)) {
                NameUse inBlock = check(block);
                whole.names().addAll(inBlock.names());
                open.addAll(inBlock.calls());
            }
        }
        whole.follow(tree.let());
        tree.let().forEach((name, value) -> check(whole.names(), name, "value [" + name + "]", value.where()));
        tree.blocks().forEach((name, block) -> {
            if (!called.contains(name)) {
                add("block [" + name + "] is never called", block.where());
            }
        });
        return findings;
    }

    /** Checks a block's own names; gives what it uses of the whole space. */
    private NameUse check(Block block) {
        NameUse use = new NameUse().visit(block.body()).follow(block.let());
        for (Map.Entry<String, Expression> value : block.let().entrySet()) {
            String what = "value [" + value.getKey() + "] of block [" + block.name() + "]";
            check(use.names(), value.getKey(), what, value.getValue().where());
        }
        for (Block.Parameter parameter : block.parameters()) {
            Expression byDefault = parameter.byDefault();
            if (byDefault != null) {
                use.visit(byDefault);
            }
        }
        for (Block.Parameter parameter : block.parameters()) {
            String what = "parameter [" + parameter.name() + "] of block [" + block.name() + "]";
            check(use.names(), parameter.name(), what, block.where());
        }
        use.names().removeAll(block.let().keySet());
        block.parameters().forEach(parameter -> use.names().remove(parameter.name()));
        return use;
    }

    private void check(Set<String> used, String name, String what, Where where) {
        if (!used.contains(name)) {
            add(what + " is never used", where);
        }
    }

    private void add(String message, Where where) {
        findings.add(Finding.warning(Finding.Kind.UNUSED_NAME, true, message, where));
    }
}

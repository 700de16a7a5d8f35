package nas4j.space.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.contract.TinySpace;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.tree.Block;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Expression;
import nas4j.space.tree.ExpressionParser;
import nas4j.space.tree.Network;
import nas4j.space.tree.SpaceTree;

/** Parts of spaces as if they had been read from a file: each knows its place, {@code x.yaml:line:5: key}. */
final class Written {
    private Written() {}

    static Where at(int line, String key) {
        return new Where("x.yaml", line, 5, key);
    }

    /** An expression in line 2. */
    static Expression value(String text) {
        return ExpressionParser.parse(text, at(2, "value"));
    }

    /** A decision between expressions, in line 3. */
    static Expression oneOf(String... values) {
        List<Expression.Option> options = Stream.of(values)
                .map(text -> new Expression.Option(null, ExpressionParser.parse(text, at(3, "one-of"))))
                .toList();
        return new Expression.OneOf(options, false, at(3, "one-of"));
    }

    /** A layer in line 4 with arguments by name; texts are in line 2. */
    static Network layer(String name, Object... namesAndValues) {
        Map<String, Expression> arguments = new LinkedHashMap<>();
        for (int k = 0; k < namesAndValues.length; k += 2) {
            Object value = namesAndValues[k + 1];
            arguments.put(
                    (String) namesAndValues[k],
                    value instanceof Expression expression ? expression : value(value.toString()));
        }
        return new Network.Layer(name, arguments, at(4, "layer"));
    }

    /** A block in line 6. */
    static Block block(String signature, boolean share, Network body) {
        return Block.of(signature, share, Map.of(), body, at(6, "block"));
    }

    /** Compiles a space, with the conditions as constraints in line 5. */
    static SearchSpace compile(SearchSpaceBuilder builder, List<Block> blocks, String... conditions) {
        SpaceTree tree = builder.build();
        List<Condition> constraints = Stream.of(conditions)
                .map(text -> new Condition(text, ExpressionParser.parse(text, at(5, "constraints[0]"))))
                .toList();
        Map<String, Block> byName = new LinkedHashMap<>(tree.blocks());
        blocks.forEach(block -> byName.put(block.name(), block));
        return SpaceCompiler.compile(new SpaceTree(
                tree.name(),
                tree.description(),
                tree.entries(),
                tree.sizes(),
                tree.let(),
                tree.network(),
                byName,
                constraints,
                tree.train(),
                tree.quantize(),
                tree.notation(),
                tree.where()));
    }

    /** Compiles a space of this network. */
    static SearchSpace compile(Network... items) {
        return compile(TinySpace.image("x").output("classes", 10).network(items), List.of());
    }
}

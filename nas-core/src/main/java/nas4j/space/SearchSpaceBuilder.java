package nas4j.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.input.Where;
import nas4j.space.tree.Block;
import nas4j.space.tree.Condition;
import nas4j.space.tree.Entry;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Network;
import nas4j.space.tree.Networks;
import nas4j.space.tree.Notation;
import nas4j.space.tree.Quantize;
import nas4j.space.tree.SpaceTree;
import org.jspecify.annotations.Nullable;

/**
 * A space written in Java instead of YAML; both give equal trees. Networks are made with {@link Networks}, values with
 * {@link Expressions}. Mutable, for one thread.
 */
public final class SearchSpaceBuilder {
    private final String name;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    private final Map<String, Expression> let = new LinkedHashMap<>();
    private final Map<String, Block> blocks = new LinkedHashMap<>();
    private final List<Condition> constraints = new ArrayList<>();
    private final Map<String, Expression> train = new LinkedHashMap<>();
    private String description = "";
    private @Nullable Network network;
    private @Nullable Quantize quantize;
    private @Nullable Notation notation;

    private SearchSpaceBuilder(String name) {
        this.name = name;
    }

    public static SearchSpaceBuilder space(String name) {
        return new SearchSpaceBuilder(name);
    }

    public SearchSpaceBuilder description(String text) {
        description = text;
        return this;
    }

    public SearchSpaceBuilder image(String entry, int channels, int height, int width) {
        entries.put(entry, Entry.image(channels, height, width, Where.UNKNOWN));
        return this;
    }

    public SearchSpaceBuilder vector(String entry, int features) {
        entries.put(entry, Entry.vector(features, Where.UNKNOWN));
        return this;
    }

    public SearchSpaceBuilder tokens(String entry, int tokens, int vocabulary) {
        entries.put(entry, Entry.tokens(tokens, vocabulary, Where.UNKNOWN));
        return this;
    }

    /** A named whole number that the data decide, such as {@code classes}. */
    public SearchSpaceBuilder output(String size, int value) {
        sizes.put(size, value);
        return this;
    }

    /** A named value; a decision named here and used twice is one decision. */
    public SearchSpaceBuilder let(String value, Object expression) {
        let.put(value, Expressions.of(expression));
        return this;
    }

    public SearchSpaceBuilder network(Network... items) {
        network = Networks.chain(items);
        return this;
    }

    /** A block; the signature is {@code name} or {@code name(first, second = default)}. */
    public SearchSpaceBuilder block(String signature, Network body) {
        return block(signature, false, Map.of(), body);
    }

    /** A block of which every call makes the same decisions. */
    public SearchSpaceBuilder sharedBlock(String signature, Network body) {
        return block(signature, true, Map.of(), body);
    }

    /** A block with named values of its own. */
    public SearchSpaceBuilder block(String signature, boolean share, Map<String, ?> blockLet, Network body) {
        Map<String, Expression> values = new LinkedHashMap<>();
        blockLet.forEach((value, expression) -> values.put(value, Expressions.of(expression)));
        Block block = Block.of(signature, share, values, body, Where.UNKNOWN);
        blocks.put(block.name(), block);
        return this;
    }

    public SearchSpaceBuilder constraint(String text) {
        constraints.add(new Condition(text, Expressions.of(text)));
        return this;
    }

    /** A training hyper-parameter. */
    public SearchSpaceBuilder train(String parameter, Object expression) {
        train.put(parameter, Expressions.of(expression));
        return this;
    }

    /**
     * How the whole network rounds.
     *
     * @param values by key of {@link Quantize#KEYS}
     * @param skip layers that stay in float
     * @throws IllegalArgumentException if a key is not known
     */
    public SearchSpaceBuilder quantize(Map<String, ?> values, String... skip) {
        Map<String, Expression> expressions = new LinkedHashMap<>();
        values.forEach((key, value) -> expressions.put(key, Expressions.of(value)));
        List<Expression.Name> names = Stream.of(skip)
                .map(layer -> new Expression.Name(layer, Where.UNKNOWN))
                .toList();
        quantize = new Quantize(expressions, names, Where.UNKNOWN);
        return this;
    }

    /** The strings by which a published benchmark names its architectures. */
    public SearchSpaceBuilder strings(String template, Map<String, String> symbols) {
        notation = new Notation(template, symbols, Where.UNKNOWN);
        return this;
    }

    /**
     * The space's tree.
     *
     * @throws IllegalStateException if it has no entry or no network
     */
    public SpaceTree build() {
        if (network == null || entries.isEmpty()) {
            throw new IllegalStateException("space [" + name + "] needs an entry and a network");
        }
        return new SpaceTree(
                name,
                description,
                entries,
                sizes,
                let,
                network,
                blocks,
                constraints,
                train,
                quantize,
                notation,
                Where.UNKNOWN);
    }
}

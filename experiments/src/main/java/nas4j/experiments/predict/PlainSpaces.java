package nas4j.experiments.predict;

import java.util.List;
import nas4j.space.SearchSpace;
import nas4j.space.SearchSpaceBuilder;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Networks;

/** Spaces for rows that name no network: what is known of them are numbers, or answers to nameless questions. */
public final class PlainSpaces {
    private PlainSpaces() {}

    /** One genotype: rows differ by their columns alone. */
    public static SearchSpace columns() {
        return SpaceCompiler.compile(builder("columns").build());
    }

    /**
     * A decision without an order for each question.
     *
     * @param answers the accepted answers to each question, at least 1
     */
    public static SearchSpace codes(List<List<String>> answers) {
        SearchSpaceBuilder space = builder("codes");
        for (int question = 0; question < answers.size(); question++) {
            Object[] words =
                    answers.get(question).stream().map(word -> "c" + word).toArray();
            space.train("code" + (question + 1), Expressions.oneOf(words));
        }
        return SpaceCompiler.compile(space.build());
    }

    private static SearchSpaceBuilder builder(String name) {
        return SearchSpaceBuilder.space(name).vector("in", 1).network(Networks.layer("linear", 1));
    }
}

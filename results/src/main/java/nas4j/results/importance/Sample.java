package nas4j.results.importance;

import java.util.Map;

/**
 * A network that was measured.
 *
 * @param answers label by decision, of the decisions that exist in it
 */
public record Sample(Map<String, String> answers, double loss) {

    /** A sample of a genotype's canonical text: {@code path=label} separated by white space. */
    public static Sample of(String genotype, double loss) {
        return new Sample(Answers.of(genotype), loss);
    }
}

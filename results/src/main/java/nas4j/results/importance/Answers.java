package nas4j.results.importance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringTokenizer;

/** Reads the canonical text of genotypes without knowing their space. */
final class Answers {
    private Answers() {}

    static Map<String, String> of(String genotype) {
        Map<String, String> answers = new LinkedHashMap<>();
        StringTokenizer words = new StringTokenizer(genotype);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            int split = word.lastIndexOf('=');
            if (split > 0) {
                answers.put(word.substring(0, split), word.substring(split + 1));
            }
        }
        return answers;
    }
}

package nas4j.space;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nas4j.input.InputException;
import nas4j.input.Nearest;
import nas4j.input.Where;
import nas4j.space.tree.Notation;
import org.jspecify.annotations.Nullable;

/** Reads genotypes: canonical text, or the strings of a published benchmark. */
final class GenotypeParser {
    private final SearchSpace space;
    private final @Nullable PublishedStrings strings;

    GenotypeParser(SearchSpace space) {
        this.space = space;
        Notation notation = space.tree().notation();
        strings = notation == null ? null : new PublishedStrings(space, notation);
    }

    Genotype parse(String text) {
        if (strings != null) {
            Optional<Genotype> published = strings.findGenotype(text.strip());
            if (published.isPresent()) {
                return published.get();
            }
        }
        return canonical(text);
    }

    private Genotype canonical(String text) {
        int[] options = new int[space.decisions().size()];
        Arrays.fill(options, Genotype.INACTIVE);
        for (String pair : text.strip().split("\\s+", -1)) {
            if (!pair.isEmpty()) {
                read(pair, options);
            }
        }
        List<String> missing = settle(options);
        if (!missing.isEmpty()) {
            throw unanswered(missing);
        }
        return new Genotype(space, options);
    }

    private InputException unanswered(List<String> paths) {
        return wrong("no answer for ["
                + String.join(", ", paths.stream().limit(5).toList())
                + (paths.size() > 5 ? ", …" : "") + "]; every decision that exists needs path=label"
                + example());
    }

    /** Checks that what is answered exists; returns the paths of what exists and is not answered. */
    private List<String> settle(int[] options) {
        List<String> missing = new ArrayList<>();
        for (int k = 0; k < options.length; k++) {
            String path = space.decisions().get(k).path();
            boolean exists = space.activity(k).test(options);
            boolean answered = options[k] != Genotype.INACTIVE;
            if (exists && !answered) {
                missing.add(path);
            } else if (!exists && answered && missing.isEmpty()) {
                throw wrong("decision [" + path + "] does not exist under the other answers");
            }
        }
        return missing;
    }

    private String example() {
        Notation notation = space.tree().notation();
        return notation == null ? "" : ", or write " + notation.template();
    }

    private void read(String pair, int[] options) {
        int split = pair.lastIndexOf('=');
        if (split < 0) {
            throw wrong("[" + pair + "] is not path=label" + example());
        }
        String path = pair.substring(0, split);
        String label = pair.substring(split + 1);
        int decision = space.findDecision(path).orElseThrow(() -> unknown(path));
        if (options[decision] != Genotype.INACTIVE) {
            throw wrong("decision [" + path + "] is answered twice");
        }
        options[decision] = option(space.decisions().get(decision), label);
    }

    private InputException unknown(String path) {
        List<String> known = space.decisions().stream().map(Decision::path).toList();
        return wrong("decision [" + path + "] is not known; " + Nearest.hint(path, known));
    }

    private static int option(Decision decision, String label) {
        int option = decision.option(label);
        if (option < 0) {
            List<String> labels = new ArrayList<>();
            for (int k = 0; k < decision.options(); k++) {
                labels.add(decision.label(k));
            }
            throw wrong("[" + label + "] is no option of [" + decision.path() + "]; " + Nearest.hint(label, labels));
        }
        return option;
    }

    private static InputException wrong(String problem) {
        return new InputException(Where.UNKNOWN, problem);
    }
}

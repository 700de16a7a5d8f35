package nas4j.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.results.analysis.Analysis;
import nas4j.results.model.ExperimentData;
import nas4j.store.Environment;
import nas4j.store.Protocol;

/** What speaks against comparing experiments. */
public final class Comparability {
    private Comparability() {}

    /** Reasons not to compare these experiments; empty if there are none. */
    public static List<String> objections(List<Analysis> analyses) {
        List<String> objections = new ArrayList<>();
        ExperimentData first = analyses.getFirst().data();
        for (Analysis analysis : analyses) {
            ExperimentData data = analysis.data();
            seeds(analysis, objections);
            protocol(first, data).ifPresent(objections::add);
            dataContent(first, data).ifPresent(objections::add);
            if (!data.objectives().equals(first.objectives())) {
                objections.add(names(first, data) + " differ in objectives: " + first.objectives() + " and "
                        + data.objectives());
            }
        }
        return objections.stream().distinct().toList();
    }

    /**
     * Checks that experiments can be compared.
     *
     * @throws InputException if not; its message says all that is wrong
     */
    static void require(List<Analysis> analyses) {
        List<String> objections = objections(analyses);
        if (!objections.isEmpty()) {
            throw new InputException(
                    Where.UNKNOWN,
                    String.join("\n", objections)
                            + "\naccepted: experiments of one space, data and protocol, with " + Method.LEAST
                            + " seeds or more each\nMaybe one of them was run with other settings than the rest.");
        }
    }

    private static void seeds(Analysis analysis, List<String> objections) {
        int search = analysis.mainScores().search().size();
        int baseline = analysis.mainScores().baseline().size();
        String name = "[" + analysis.data().name() + "]";
        if (search < Method.LEAST) {
            objections.add(name + " has [" + search + "] seeds with a result");
        }
        if (!analysis.baseline().isEmpty() && baseline < Method.LEAST) {
            objections.add("random search of " + name + " has [" + baseline + "] seeds with a result");
        }
    }

    private static Optional<String> protocol(ExperimentData first, ExperimentData other) {
        String one = first.record().protocol();
        String two = other.record().protocol();
        if (one.equals(two)) {
            return Optional.empty();
        }
        Optional<Protocol> parts = Protocol.find(one);
        Optional<Protocol> otherParts = Protocol.find(two);
        String difference = parts.isPresent() && otherParts.isPresent()
                ? difference(parts.get(), otherParts.get())
                : "protocol: [" + one + "] and [" + two + "]";
        return Optional.of(names(first, other) + " differ in " + difference);
    }

    private static String difference(Protocol one, Protocol other) {
        return one.differences(other).stream()
                .map(part -> part + ": [" + one.parts().get(part) + "] and ["
                        + other.parts().get(part) + "]")
                .collect(Collectors.joining("; "));
    }

    private static Optional<String> dataContent(ExperimentData first, ExperimentData other) {
        List<String> one = hashes(first);
        List<String> two = hashes(other);
        boolean known = !one.isEmpty() && !two.isEmpty();
        return !known || one.equals(two)
                ? Optional.empty()
                : Optional.of(names(first, other) + " differ in the content of their data: " + one + " and " + two);
    }

    private static List<String> hashes(ExperimentData data) {
        return data.sessions().stream()
                .map(Environment::dataHash)
                .filter(hash -> !hash.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private static String names(ExperimentData first, ExperimentData other) {
        return "[" + first.name() + "] and [" + other.name() + "]";
    }
}

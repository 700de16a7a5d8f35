package nas4j.contract;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import nas4j.search.BlackBoxSearcher;
import nas4j.search.Observation;
import nas4j.search.Suggestion;

/** A search as a runner does it: with some suggestions in flight, told of in their order. */
final class Trials {
    private final BlackBoxSearcher searcher;
    private final int inFlight;
    private final Function<Suggestion, Observation> evaluate;

    Trials(BlackBoxSearcher searcher, int inFlight, Function<Suggestion, Observation> evaluate) {
        this.searcher = searcher;
        this.inFlight = inFlight;
        this.evaluate = evaluate;
    }

    /** What was told, in order: as many as asked for, or fewer if the searcher ended. */
    List<Observation> run(int trials) {
        List<Observation> told = new ArrayList<>();
        Queue<Suggestion> waiting = new ArrayDeque<>();
        boolean ended = false;
        while (told.size() < trials && !(ended && waiting.isEmpty())) {
            while (!ended && waiting.size() < inFlight && told.size() + waiting.size() < trials) {
                List<Suggestion> next = searcher.suggest(1);
                ended = next.isEmpty();
                waiting.addAll(next);
            }
            if (!waiting.isEmpty()) {
                Observation observation = evaluate.apply(waiting.remove());
                searcher.observe(observation);
                told.add(observation);
            }
        }
        return told;
    }
}

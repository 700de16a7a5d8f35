package nas4j.experiments.prepare;

import java.util.List;
import nas4j.evaluate.Objective;
import nas4j.evaluate.Split;
import nas4j.search.KnownLosses;
import nas4j.space.Genotype;

/**
 * Losses that are counted or predicted before anything is evaluated.
 *
 * @param material knows of some losses too
 * @param objectives those of the search, in their order
 */
public record CountedLosses(Screening screening, Material material, List<Objective> objectives) implements KnownLosses {
    public CountedLosses {
        objectives = List.copyOf(objectives);
    }

    @Override
    public double of(Genotype genotype, int objective) {
        Objective asked = objectives.get(objective);
        return switch (screening.screen(genotype)) {
            case Screened.Refused _ -> Double.POSITIVE_INFINITY;
            case Screened.Accepted accepted ->
                Judge.find(asked, accepted.costs(), Split.VALIDATION)
                        .or(() -> Judge.find(asked, material.counted(genotype), Split.VALIDATION))
                        .map(found -> asked.loss(found.value()))
                        .orElse(Double.NaN);
        };
    }
}

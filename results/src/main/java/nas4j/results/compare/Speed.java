package nas4j.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.RunLog;
import nas4j.results.analysis.Staircase;
import nas4j.results.analysis.Targets;

/**
 * How fast methods came to where random search ended: to the median of its ends, or of all ends if there is none.
 *
 * @param target a loss
 */
record Speed(double target, List<SpeedRow> rows) {
    Speed {
        rows = List.copyOf(rows);
    }

    /** The least loss so far of a method, a staircase for each seed that all methods have. */
    private record Curves(List<Staircase> evaluations, List<Staircase> seconds) {}

    static Speed of(List<Analysis> analyses, List<Method> searches, Map<String, Method> random) {
        Set<Long> seeds = common(searches, random);
        Map<String, Curves> curves = new LinkedHashMap<>();
        Map<String, Curves> baselines = new LinkedHashMap<>();
        for (Analysis analysis : analyses) {
            String name = analysis.data().name();
            curves.put(name, curves(analysis, analysis.search(), seeds));
            Method own = random.get(name);
            if (own != null && !analysis.baseline().isEmpty()) {
                baselines.putIfAbsent(own.name(), curves(analysis, analysis.baseline(), seeds));
            }
        }
        Map<String, Curves> yardsticks = baselines.isEmpty() ? Map.copyOf(curves) : Map.copyOf(baselines);
        curves.putAll(baselines);
        return seeds.isEmpty() ? new Speed(Double.NaN, List.of()) : of(curves, yardsticks);
    }

    private static Speed of(Map<String, Curves> methods, Map<String, Curves> yardsticks) {
        double target = Targets.medianEnd(yardsticks.values().stream()
                .flatMap(curves -> curves.evaluations().stream())
                .toList());
        List<Targets> evaluations = methods.values().stream()
                .map(curves -> Targets.of(target, curves.evaluations()))
                .toList();
        List<Targets> seconds = methods.values().stream()
                .map(curves -> Targets.of(target, curves.seconds()))
                .toList();
        PerformanceProfile profile =
                PerformanceProfile.of(evaluations.stream().map(Targets::spent).toList());
        List<SpeedRow> rows = new ArrayList<>();
        for (String method : methods.keySet()) {
            int k = rows.size();
            rows.add(new SpeedRow(method, evaluations.get(k), seconds.get(k), profile.score(k)));
        }
        return new Speed(target, rows);
    }

    private static Set<Long> common(List<Method> searches, Map<String, Method> random) {
        Set<Long> seeds = new LinkedHashSet<>(searches.getFirst().scores().keySet());
        searches.forEach(method -> seeds.retainAll(method.scores().keySet()));
        random.values().forEach(method -> seeds.retainAll(method.scores().keySet()));
        return seeds;
    }

    private static Curves curves(Analysis analysis, List<RunLog> runs, Set<Long> seeds) {
        List<RunLog> wanted =
                runs.stream().filter(run -> seeds.contains(run.key().seed())).toList();
        return new Curves(analysis.againstEvaluations(wanted), analysis.againstSeconds(wanted));
    }
}

package nas4j.results.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Fronts of several objectives. */
final class Fronts {
    private Fronts() {}
    static List<ScoredTrial> of(List<ScoredTrial> trials) {
        List<ScoredTrial> front = new ArrayList<>();
        for (ScoredTrial t : trials) add(front, t);
        return front;
    }
    static boolean add(List<ScoredTrial> front, ScoredTrial t) {
        for (ScoredTrial f : front) { boolean le = true; for (int k=0;k<t.losses().size();k++) le &= f.losses().get(k) <= t.losses().get(k); if (le) return false; }
        front.removeIf(f -> { boolean le = true; for (int k=0;k<t.losses().size();k++) le &= t.losses().get(k) <= f.losses().get(k); return le; });
        front.add(t);
        return true;
    }
    static double hypervolume(List<List<Double>> losses, List<Double> reference) {
        List<List<Double>> s = losses.stream().sorted(java.util.Comparator.comparing((List<Double> p) -> p.get(0))).toList();
        double v = 0, y = reference.get(1);
        for (List<Double> p : s) if (p.get(1) < y) { v += (reference.get(0) - p.get(0)) * (y - p.get(1)); y = p.get(1); }
        return v;
    }
    static Staircase staircase(RunLog run, FrontScale scale, ToDoubleFunction<ScoredTrial> spent, double end) {
        List<ScoredTrial> front = new ArrayList<>();
        List<Staircase.Step> steps = new ArrayList<>();
        double best = 0;
        for (ScoredTrial t : run.scored()) if (add(front, t)) { double l = scale.loss(front.stream().map(ScoredTrial::losses).toList()); if (l < best) { best = l; steps.add(new Staircase.Step(spent.applyAsDouble(t), l)); } }
        return new Staircase(steps, end);
    }
}

package nas4j.results.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nas4j.results.analysis.Criterion;
import nas4j.results.statistics.Contrast;
import nas4j.results.statistics.Holm;

/** Makes the rows of comparisons. */
final class Rows {
    private Rows() {}

    /**
     * A row for each method, then one for each random search.
     *
     * @param random the random search of each method that has one, by the method's name
     */
    static List<MethodRow> methods(List<Method> methods, Map<String, Method> random, Criterion criterion) {
        List<MethodRow> rows = new ArrayList<>();
        Set<Method> baselines = new LinkedHashSet<>();
        for (Method method : methods) {
            Method baseline = random.get(method.name());
            if (baseline == null) {
                rows.add(MethodRow.alone(method));
            } else {
                rows.add(MethodRow.of(method, baseline, criterion));
                baselines.add(baseline);
            }
        }
        List<MethodRow> adjusted = adjusted(rows);
        baselines.forEach(baseline -> adjusted.add(MethodRow.ofRandom(baseline)));
        return adjusted;
    }

    private static List<MethodRow> adjusted(List<MethodRow> rows) {
        List<MethodRow> compared =
                rows.stream().filter(row -> row.contrast() != null).toList();
        List<Double> p = Holm.adjust(compared.stream().map(MethodRow::p).toList());
        List<MethodRow> adjusted = new ArrayList<>();
        for (MethodRow row : rows) {
            int place = compared.indexOf(row);
            adjusted.add(place < 0 ? row : row.adjusted(p.get(place)));
        }
        return adjusted;
    }

    /** A row for each pair of methods. */
    static List<PairRow> pairs(List<Method> methods, Criterion criterion) {
        List<PairRow> rows = new ArrayList<>();
        for (int first = 0; first < methods.size(); first++) {
            for (Method second : methods.subList(first + 1, methods.size())) {
                Contrast contrast = methods.get(first).against(second, criterion);
                rows.add(new PairRow(methods.get(first).name(), second.name(), contrast, contrast.p()));
            }
        }
        List<Double> p =
                Holm.adjust(rows.stream().map(row -> row.contrast().p()).toList());
        List<PairRow> adjusted = new ArrayList<>();
        for (int k = 0; k < rows.size(); k++) {
            PairRow row = rows.get(k);
            adjusted.add(new PairRow(row.first(), row.second(), row.contrast(), p.get(k)));
        }
        return adjusted;
    }
}

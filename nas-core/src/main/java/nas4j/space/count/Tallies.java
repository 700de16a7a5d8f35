package nas4j.space.count;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes rules over tallies as rules over few variables each: a tally becomes a row of new variables, the counts after
 * each of its variables, so that elimination meets two counts and one variable at a time. Mutable, for one thread.
 */
final class Tallies {
    private final List<Integer> domains;
    private final List<Rule> rules;
    private final Map<Tally, Integer> totals = new HashMap<>();

    private Tallies(List<Integer> domains, List<Rule> rules) {
        this.domains = new ArrayList<>(domains);
        this.rules = new ArrayList<>(rules);
    }

    /** The problem with the tallies' variables behind the given ones. */
    static Tallies of(List<Integer> domains, List<Rule> rules, List<TallyRule> tallied) {
        Tallies tallies = new Tallies(domains, rules);
        tallied.forEach(tallies::add);
        return tallies;
    }

    List<Integer> domains() {
        return domains;
    }

    List<Rule> rules() {
        return rules;
    }

    private void add(TallyRule rule) {
        List<Integer> scope = new ArrayList<>(rule.scope());
        int[] totals = new int[rule.tallies().size()];
        for (int k = 0; k < totals.length; k++) {
            totals[k] = this.totals.computeIfAbsent(rule.tallies().get(k), this::count);
            if (totals[k] >= 0 && !scope.contains(totals[k])) {
                scope.add(totals[k]);
            }
        }
        rules.add(new Rule(scope, states -> {
            int[] counts = new int[totals.length];
            for (int k = 0; k < counts.length; k++) {
                counts[k] = totals[k] < 0 ? 0 : states[totals[k]];
            }
            return rule.holds().test(states, counts);
        }));
    }

    /** Adds the counts of a tally; gives the variable of the last one, -1 if there is nothing to count. */
    private int count(Tally tally) {
        int before = -1;
        for (int k = 0; k < tally.variables().size(); k++) {
            int variable = tally.variables().get(k);
            Set<Integer> counting = tally.states().get(k);
            int after = domains.size();
            domains.add(k + 2);
            int last = before;
            rules.add(new Rule(
                    last < 0 ? List.of(variable, after) : List.of(last, variable, after),
                    states -> states[after]
                            == (last < 0 ? 0 : states[last]) + (counting.contains(states[variable]) ? 1 : 0)));
            before = after;
        }
        return before;
    }
}

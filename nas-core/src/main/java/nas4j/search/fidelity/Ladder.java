package nas4j.search.fidelity;

import java.util.ArrayList;
import java.util.List;
import nas4j.search.Setting;
import nas4j.search.Settings;

/**
 * The shares of the full budget at which genotypes are evaluated: from the least (r/R) up, each η times the one before, and
 * last 1. A share too near to 1 for a step of √η is left out.
 *
 * @param eta η, at least 2: of so many, one is promoted
 * @param shares ascending, the last is 1
 */
record Ladder(int eta, List<Double> shares) {
    private static final Setting ETA = Setting.whole(
            "eta", "Of so many genotypes one is promoted, to so many times the share of the budget (η).", 2, 100, 3);
    private static final Setting LEAST_SHARE = Setting.number(
            "least-share", "Share of the full budget that the first evaluation of a genotype has.", 0.001, 1, 0.06);

    Ladder {
        shares = List.copyOf(shares);
    }

    static List<Setting> settings() {
        return List.of(ETA, LEAST_SHARE);
    }

    static Ladder of(Settings settings) {
        return of(settings.whole(ETA.name()), settings.number(LEAST_SHARE.name()));
    }

    /** @param leastShare above 0 to 1 */
    static Ladder of(int eta, double leastShare) {
        List<Double> shares = new ArrayList<>();
        for (double share = leastShare; share * Math.sqrt(eta) <= 1; share *= eta) {
            shares.add(share);
        }
        shares.add(1.0);
        return new Ladder(eta, shares);
    }

    /** Number of the last rung, that of the share 1. */
    int top() {
        return shares.size() - 1;
    }

    double share(int rung) {
        return shares.get(rung);
    }

    /**
     * The rung of a share.
     *
     * @throws IllegalArgumentException if there is none
     */
    int rung(double share) {
        int rung = shares.indexOf(share);
        if (rung < 0) {
            throw new IllegalArgumentException("found the share [" + share + "], suggested were " + shares);
        }
        return rung;
    }

    /** What a genotype at the lowest rung costs together with its part of the promotions, in full evaluations. */
    double costOfOne() {
        double cost = 0;
        for (int rung = 0; rung <= top(); rung++) {
            cost += share(rung) * Math.pow(eta, -rung);
        }
        return cost;
    }
}

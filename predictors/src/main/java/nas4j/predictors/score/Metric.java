package nas4j.predictors.score;

/** A figure that says how good predictions are. */
public enum Metric {
    SPEARMAN("spearman", "rank correlation ρ, −1 to 1"),
    KENDALL("kendall", "rank correlation τ-b, −1 to 1"),
    MAE("mae", "mean absolute error, in the target's unit"),
    RMSE("rmse", "root of the mean squared error, in the target's unit"),
    MAPE("mape", "mean absolute error in percent of the truth; truths near 0 are left out"),
    WITHIN_5("within5", "share of predictions within 5 % of the truth"),
    WITHIN_10("within10", "share of predictions within 10 % of the truth"),
    PRECISION_10("precision10", "share of the ten that are predicted best that are among the ten best"),
    NDCG_10("ndcg10", "discounted gain of the ten that are predicted best, over that of the ten best; gains are ranks"),
    REGRET_10("regret10", "the best truth less the best among the ten that are predicted best, in the target's unit"),
    COVERAGE_50("coverage50", "share of truths in their intervals of 50 %"),
    COVERAGE_80("coverage80", "share of truths in their intervals of 80 %"),
    COVERAGE_90("coverage90", "share of truths in their intervals of 90 %"),
    COVERAGE_95("coverage95", "share of truths in their intervals of 95 %"),
    WIDTH_90("width90", "mean width of the intervals of 90 %, in the target's unit"),
    CALIBRATION("calibration", "mean distance between the share of truths in intervals and what it should be"),
    NLL("nll", "mean negative logarithm of the normal density that is predicted at the truth");

    private final String text;
    private final String meaning;

    Metric(String text, String meaning) {
        this.text = text;
        this.meaning = meaning;
    }

    /** As it is printed. */
    public String text() {
        return text;
    }

    /** What it is, its unit or range. */
    public String meaning() {
        return meaning;
    }
}

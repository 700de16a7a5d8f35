package nas4j.hardware.transfer.score;

/**
 * How good predictions are on the architectures that were not measured.
 *
 * @param spearman rank correlation with the truth, ties with their mean rank
 * @param kendall τ-b
 * @param trimmedSpearman without the fastest and the slowest tenth, as HELP scores
 * @param mapePercent mean of |predicted − true| over true; truths below a twentieth of their median, faults of the
 *     measurement, are left out
 * @param within10 share that is within 10 % of the truth, of the same
 * @param coverage90 share of truths within their intervals of 90 %, of all
 * @param width90 the upper end of such an interval over the lower, the median over architectures
 */
public record TransferScore(
        double spearman,
        double kendall,
        double trimmedSpearman,
        double mapePercent,
        double within10,
        double coverage90,
        double width90) {}

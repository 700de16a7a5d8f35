package nas4j.results.checklist;

/**
 * One line of the checklist.
 *
 * @param practice what ought to be
 * @param evidence what the log says of it, or why it says nothing
 */
public record Answer(String practice, Kind kind, String evidence) {

    /** What the log says. */
    public enum Kind {
        YES,
        NO,
        /** The log cannot tell. */
        UNKNOWN
    }

    static Answer of(String practice, boolean fulfilled, String evidence) {
        return new Answer(practice, fulfilled ? Kind.YES : Kind.NO, evidence);
    }

    static Answer unknown(String practice, String reason) {
        return new Answer(practice, Kind.UNKNOWN, reason);
    }
}

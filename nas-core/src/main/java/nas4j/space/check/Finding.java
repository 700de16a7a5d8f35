package nas4j.space.check;

import nas4j.input.Where;

/**
 * Something a check found.
 *
 * @param proved whether it is certain; otherwise it holds as far as was looked, and the message says how far that was
 * @param where what it is about was written here
 */
public record Finding(Severity severity, Kind kind, boolean proved, String message, Where where) {

    static Finding error(Kind kind, boolean proved, String message, Where where) {
        return new Finding(Severity.ERROR, kind, proved, message, where);
    }

    static Finding warning(Kind kind, boolean proved, String message, Where where) {
        return new Finding(Severity.WARNING, kind, proved, message, where);
    }

    static Finding note(Kind kind, String message, Where where) {
        return new Finding(Severity.NOTE, kind, true, message, where);
    }

    /** The place, if it is known, then the message. */
    public String text() {
        return where.text().isEmpty() ? message : where.text() + ": " + message;
    }

    /** What it means for the space. */
    public enum Severity {
        /** The space must be changed. */
        ERROR,
        /** The space can be searched, but is probably not what was meant. */
        WARNING,
        /** Something that the check did not look at. */
        NOTE
    }

    /** What was found. */
    public enum Kind {
        /** Some genotypes have no network. */
        DOES_NOT_BUILD,
        /** Constraints that no network satisfies together. */
        CONFLICT,
        /** An option that no network that satisfies the constraints has. */
        DEAD_OPTION,
        /** A decision that changes neither the network nor the training. */
        IDLE_DECISION,
        /** A named value or a block that is not used. */
        UNUSED_NAME,
        /** A part of the check that was left out. */
        NOT_CHECKED
    }
}

package nas4j.experiments.show;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nas4j.evaluate.TrialOutcome;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import nas4j.store.TrialStore;

/**
 * How a trial of a search is named on the command line: {@code 1/5}.
 *
 * @param seed of its run
 * @param trial its number there
 */
public record TrialId(long seed, long trial) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})/(\\d{1,18})");

    /** The name of a trial. */
    public static TrialId of(TrialRecord trial) {
        return new TrialId(trial.run().seed(), trial.id());
    }

    /**
     * The name that a person wrote.
     *
     * @throws InputException if this is no name of a trial
     */
    public static TrialId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InputException(
                    Where.UNKNOWN,
                    "found the trial [" + text + "], accepted: a seed and a number, such as 1/5, or best");
        }
        return new TrialId(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /**
     * The trial of that name.
     *
     * @throws InputException if there is none, or it was not completed
     */
    public TrialRecord find(TrialStore store, String experiment) {
        try (Stream<TrialRecord> trials = store.trials(new RunKey(experiment, RunKey.SEARCH, seed))) {
            TrialRecord found = trials.filter(each -> each.id() == trial)
                    .findFirst()
                    .orElseThrow(() -> new InputException(
                            Where.UNKNOWN,
                            "found no trial [" + this + "] in experiment [" + experiment + "]\nMaybe `nas show "
                                    + experiment + " --top 20` helps."));
            if (!(found.outcome() instanceof TrialOutcome.Completed)) {
                throw new InputException(Where.UNKNOWN, "trial [" + this + "] was not completed: " + found.outcome());
            }
            return found;
        }
    }

    @Override
    public String toString() {
        return seed + "/" + trial;
    }
}

package nas4j.search.task;

/**
 * How long a search for several tasks takes.
 *
 * @param epochs passes over the images, from 1
 * @param warmUp share of the steps in which nothing is learnt about networks, 0 to below 1
 */
public record TaskSearch(int epochs, double warmUp) {
    public TaskSearch {
        if (epochs < 1 || !(warmUp >= 0 && warmUp < 1)) {
            throw new IllegalArgumentException("found [" + epochs + "] epochs and [" + warmUp
                    + "] as the share without learning, accepted: from 1, and 0 to below 1");
        }
    }
}

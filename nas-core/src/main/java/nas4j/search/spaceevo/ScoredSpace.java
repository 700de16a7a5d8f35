package nas4j.search.spaceevo;

/** A space with its score. */
public record ScoredSpace(SpaceGenome genome, SpaceScore score) {}

package nas4j.experiments.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import nas4j.contract.TinySpace;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.evaluation.Continued;
import nas4j.search.Suggestion;
import nas4j.space.Genotype;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final RunKey RUN = new RunKey("x", RunKey.SEARCH, 1);
    private static final TrialOutcome DONE = new TrialOutcome.Completed(List.of());
    private static final List<Genotype> GENOTYPES =
            TinySpace.shared().enumerate().limit(2).toList();

    @TempDir
    private Path folder = Path.of("");

    private Checkpoints checkpoints() {
        return new Checkpoints(folder, RUN, true);
    }

    private static TrialRecord trial(Genotype genotype, double share, TrialOutcome outcome, boolean isSame) {
        Long sameAs = isSame ? Long.valueOf(0) : null;
        return new TrialRecord(
                RUN, 1, genotype.text(), "", share, 0, 0, outcome, sameAs, Instant.EPOCH, Instant.EPOCH, "");
    }

    @Test
    void aPromotionGoesOnFromTheLargestSmallerShareOfItsGenotype() {
        Checkpoints checkpoints = checkpoints();
        Genotype genotype = GENOTYPES.getFirst();
        Continued least = checkpoints.find(new Suggestion(genotype, .1));
        assertThat(least.share()).isZero();
        assertThat(least.from()).isNull();
        checkpoints.told(trial(genotype, .1, DONE, false));
        Continued middle = checkpoints.find(new Suggestion(genotype, .3));
        assertThat(middle.share()).isEqualTo(.1);
        assertThat(middle.from()).isEqualTo(least.left());
        checkpoints.told(trial(genotype, .3, DONE, false));
        Continued full = checkpoints.find(Suggestion.full(genotype));
        assertThat(full.share()).isEqualTo(.3);
        assertThat(full.from()).isEqualTo(middle.left());
        assertThat(full.left()).isNull();
        assertThat(checkpoints.find(Suggestion.full(GENOTYPES.getLast()))).isEqualTo(Continued.NONE);
    }

    @Test
    void whatFailedOrWasAnsweredByAnotherTrialLeavesNothing() {
        Checkpoints checkpoints = checkpoints();
        Genotype genotype = GENOTYPES.getFirst();
        checkpoints.told(trial(genotype, .1, new TrialOutcome.Failed("diverged"), false));
        checkpoints.told(trial(genotype, .2, DONE, true));
        assertThat(checkpoints.find(Suggestion.full(genotype))).isEqualTo(Continued.NONE);
    }

    @Test
    void whereNothingIsContinuedEachShareIsPaidInFull() {
        Checkpoints checkpoints = new Checkpoints(folder, RUN, false);
        Genotype genotype = GENOTYPES.getFirst();
        checkpoints.told(trial(genotype, .1, DONE, false));
        assertThat(checkpoints.find(new Suggestion(genotype, .3))).isEqualTo(Continued.NONE);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingIsLeftWhenTheRunHasEnded() throws IOException {
        Checkpoints checkpoints = checkpoints();
        Checkpoints other = new Checkpoints(folder, new RunKey("x", RunKey.SEARCH, 2), true);
        Suggestion brief = new Suggestion(GENOTYPES.getFirst(), .1);
        Path left = Objects.requireNonNull(checkpoints.find(brief).left());
        Path others = Objects.requireNonNull(other.find(brief).left());
        Files.writeString(left, "weights");
        Files.writeString(left.resolveSibling("unfinished.part"), "we");
        Files.writeString(others, "weights");
        checkpoints.remove();
        assertThat(left.getParent()).doesNotExist();
        assertThat(others).exists();
        other.remove();
        other.remove();
        assertThat(folder).isEmptyDirectory();
    }
}

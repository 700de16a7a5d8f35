package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;

/** A predictor of made-up accuracies of nas-bench-macro, named {@code macro}: 80 and one for each of a network's digits. */
final class MacroPredictor {
    private static final int ROWS = 80;

    private MacroPredictor() {}

    /**
     * Learns it.
     *
     * @param folder where its table, with a score that is always 1, its job and its file {@code macro.predictor} are left
     */
    static void learn(Path folder, String results) throws IOException {
        RandomGenerator random = Seeds.generator(1);
        StringBuilder table = new StringBuilder("arch,accuracy,score\n");
        for (int row = 0; row < ROWS; row++) {
            StringBuilder digits = new StringBuilder();
            int sum = 0;
            for (int k = 0; k < 8; k++) {
                int digit = random.nextInt(3);
                digits.append(digit);
                sum += digit;
            }
            table.append(digits).append(',').append(80 + sum).append(",1\n");
        }
        Path csv = Files.writeString(folder.resolve("cells.csv"), table);
        Path job = Files.writeString(folder.resolve("job.yaml"), """
                predictor: macro
                data: {csv: "%s"}
                space: nas-bench-macro
                architecture: arch
                target: accuracy
                model: ridge
                check: {train: 30, seeds: 1}
                """.formatted(csv));
        String file = folder.resolve("macro.predictor").toString();
        Run run = Run.of("predictor", "train", job.toString(), "--results", results, "--out", file);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }
}

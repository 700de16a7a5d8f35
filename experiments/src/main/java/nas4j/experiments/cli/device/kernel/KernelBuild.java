package nas4j.experiments.cli.device.kernel;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.cli.progress.CampaignProgress;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.hardware.kernel.build.Campaign;
import nas4j.hardware.kernel.h2.H2KernelStore;
import nas4j.hardware.kernel.model.HitRates;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.kernel.model.ModelFile;
import nas4j.hardware.kernel.model.ModelScores;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.child.ChildProbe;
import org.jspecify.annotations.Nullable;

/** {@code nas device profile --build}. */
final class KernelBuild {
    private static final double SECONDS = .15;
    private static final double PERCENT = 100;

    private final KernelFiles files;
    private final ChildProbe child;
    private final Output output;

    KernelBuild(KernelFiles files, ChildProbe child, Output output) {
        this.files = files;
        this.child = child;
        this.output = output;
    }

    int run(Duration budget) throws IOException, ProbeFailedException {
        Files.createDirectories(files.folder());
        try (H2KernelStore store = H2KernelStore.open(files.database());
                KernelTimer timer = new KernelTimer(child, SECONDS)) {
            CampaignProgress progress = new CampaignProgress(output.err(), isTerminal(), budget.toSeconds());
            Campaign campaign = new Campaign(files.format(), store, timer, progress, System::nanoTime);
            int before = campaign.size();
            Optional<KernelModel> model = campaign.run(budget);
            progress.ended();
            if (model.isEmpty()) {
                output.err()
                        .println("nas: [" + campaign.size() + "] networks are too few to learn from"
                                + "\nMaybe give more time: `--budget 20min`. What was measured is kept.");
                return ExitCodes.WORK_FAILED;
            }
            if (campaign.size() == before) {
                output.err()
                        .println("nothing to measure: " + before + " networks took " + Math.round(campaign.seconds())
                                + " s already");
            }
            ModelFile.write(model.get(), files.model());
            print(model.get(), campaign);
            return ExitCodes.DONE;
        }
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    private void print(KernelModel model, Campaign campaign) {
        ModelScores scores = model.scores();
        if (output.format() == Format.json) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("model", files.model().toString());
            fields.put("networks", campaign.size());
            fields.put("failed", campaign.failed());
            fields.put("seconds", campaign.seconds());
            fields.putAll(KernelFields.of(model));
            output.json(fields);
            return;
        }
        try (Report report = output.report(
                List.of("kind", "n", "within5", "within10", "within15", "mape", "interval90", "learner"))) {
            scores.kinds()
                    .forEach((kind, score) ->
                            row(report, kind, score.hits(), percent(Math.expm1(score.halfWidth())), score.learner()));
            row(report, "all kernels", scores.kernels(), "", "");
            row(report, "sample networks", scores.networks(), "", "");
        }
        output.err()
                .printf(
                        Locale.ROOT,
                        "%d networks (%d failed) took %.0f s; the model is [%s]%n",
                        campaign.size(),
                        campaign.failed(),
                        campaign.seconds(),
                        files.model());
        output.err().flush();
    }

    private static void row(Report report, String kind, HitRates hits, String interval, String learner) {
        report.row(
                kind,
                hits.n(),
                percent(hits.within5()),
                percent(hits.within10()),
                percent(hits.within15()),
                percent(hits.mape()),
                interval,
                learner);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", PERCENT * share);
    }
}

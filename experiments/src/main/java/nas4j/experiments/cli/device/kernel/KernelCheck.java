package nas4j.experiments.cli.device.kernel;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import nas4j.experiments.cli.output.ExitCodes;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.kernels.CheckRow;
import nas4j.experiments.kernels.FamilyCheck;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.child.ChildProbe;
import org.jspecify.annotations.Nullable;

/** {@code nas device profile --check}. */
final class KernelCheck {
    private static final double SECONDS = .5;
    private static final double DIGITS = 1e4;

    private final KernelFiles files;
    private final ChildProbe child;
    private final Output output;

    KernelCheck(KernelFiles files, ChildProbe child, Output output) {
        this.files = files;
        this.child = child;
        this.output = output;
    }

    int run(int networks, long seed) throws IOException, ProbeFailedException {
        KernelModel model = files.require();
        try (KernelTimer timer = new KernelTimer(child, SECONDS)) {
            List<CheckRow> rows = new FamilyCheck(model, files.format(), timer, this::say).run(networks, seed);
            try (Report report = output.report(List.of(
                    "space",
                    "model",
                    "n",
                    "within5",
                    "within10",
                    "within15",
                    "mape",
                    "spearman",
                    "kendall",
                    "coverage90"))) {
                rows.forEach(row -> report.row(
                        row.family(),
                        row.model(),
                        row.hits().n(),
                        figure(row.hits().within5()),
                        figure(row.hits().within10()),
                        figure(row.hits().within15()),
                        figure(row.hits().mape()),
                        figure(row.spearman()),
                        figure(row.kendall()),
                        figure(row.coverage())));
            }
        }
        return ExitCodes.DONE;
    }

    private void say(String text) {
        output.err().println(text);
        output.err().flush();
    }

    private @Nullable Object figure(double share) {
        if (Double.isNaN(share)) {
            return null;
        }
        return output.format() == Format.text
                ? String.format(Locale.ROOT, "%.3f", share)
                : (Object) (Math.round(share * DIGITS) / DIGITS);
    }
}

package nas4j.experiments.cli.progress;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import nas4j.hardware.kernel.build.CampaignListener;
import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.hardware.kernel.model.ModelScores;

/** Says how the measuring of kernels goes: a bar on a terminal, a line now and then elsewhere. */
public final class CampaignProgress implements CampaignListener {
    private static final int BAR = 30;
    private static final int BETWEEN_LINES = 100;
    private static final double PERCENT = 100;

    private final Screen screen;
    private final boolean terminal;
    private final double budgetSeconds;
    private String scores = "";

    public CampaignProgress(PrintWriter err, boolean terminal, double budgetSeconds) {
        screen = new Screen(err, terminal);
        this.terminal = terminal;
        this.budgetSeconds = budgetSeconds;
    }

    @Override
    public void fusion(String text) {
        if (terminal) {
            screen.show(List.of("what is one kernel: " + text));
        } else {
            screen.print(text);
        }
    }

    @Override
    public void measured(SampleNetwork network, double seconds) {
        if (!network.isMeasured()) {
            screen.print("network " + network.number() + " was not measured: " + network.problem());
        }
        double share = Math.clamp(seconds / Math.max(budgetSeconds, 1e-9), 0, 1);
        int done = (int) Math.round(BAR * share);
        String line = String.format(
                Locale.ROOT,
                "%s%s %d networks, %.0f of %.0f s%s",
                "█".repeat(done),
                "░".repeat(BAR - done),
                network.number() + 1,
                seconds,
                budgetSeconds,
                scores);
        if (!terminal && (network.number() + 1) % BETWEEN_LINES == 0) {
            screen.print(line);
        }
        screen.show(List.of(line));
    }

    @Override
    public void learnt(ModelScores found) {
        scores = String.format(
                Locale.ROOT,
                ", within 10 %%: %.0f %% of kernels, %.0f %% of networks",
                PERCENT * found.kernels().within10(),
                PERCENT * found.networks().within10());
    }

    /** Takes the bar away. */
    public void ended() {
        screen.show(List.of());
    }
}

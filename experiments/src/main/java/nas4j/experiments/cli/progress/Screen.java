package nas4j.experiments.cli.progress;

import java.io.PrintWriter;
import java.util.List;

/** Lines that stay, and on a terminal a few below them that change. Not for several threads. */
final class Screen {
    private static final String UP_AND_CLEAR = "\033[1A\033[2K";

    /** Longer lines would wrap, and then be more than one to clear. */
    private static final int WIDTH = 110;

    private final PrintWriter out;
    private final boolean terminal;
    private List<String> shown = List.of();

    Screen(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** A line that stays. */
    void print(String line) {
        List<String> below = shown;
        show(List.of());
        out.println(line);
        show(below);
        out.flush();
    }

    /** Replaces the lines that change; nothing where that cannot be. */
    void show(List<String> lines) {
        if (terminal) {
            out.print(UP_AND_CLEAR.repeat(shown.size()));
            lines.forEach(line -> out.println(line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line));
            out.flush();
            shown = List.copyOf(lines);
        }
    }
}

package nas4j.experiments.cli.progress;

import java.io.PrintWriter;
import java.util.List;

/** Lines that stay, and on a terminal a few below them that change. Not for several threads. */
final class Screen {
    private static final String UP_AND_CLEAR = "\033[1A\033[2K";

    /** A line that wrapped would be more than one to clear: the terminal cuts it instead. */
    private static final String CUT = "\033[?7l";

    private static final String WRAP = "\033[?7h";

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
        if (terminal && !lines.equals(shown)) {
            out.print(UP_AND_CLEAR.repeat(shown.size()));
            lines.forEach(line -> out.println(CUT + line + WRAP));
            out.flush();
            shown = List.copyOf(lines);
        }
    }
}

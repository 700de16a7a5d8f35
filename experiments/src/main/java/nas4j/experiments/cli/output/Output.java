package nas4j.experiments.cli.output;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import nas4j.experiments.json.JsonText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that every command with results has, and where results go. */
public final class Output {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "How results are printed: text, json or csv. Default: text.")
    private Format format = Format.text;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    public Format format() {
        return format;
    }

    public PrintWriter out() {
        return spec().commandLine().getOut();
    }

    /** Remarks, which are no results, go to standard error. */
    public PrintWriter err() {
        return spec().commandLine().getErr();
    }

    /** Whether a person wants to know more than usual. */
    public boolean isVerbose() {
        OptionSpec verbose = spec().root().findOption("--verbose");
        return verbose != null && Boolean.TRUE.equals(verbose.getValue());
    }

    public Report report(List<String> columns) {
        return new Report(out(), format, columns);
    }

    /** Prints one object as JSON. */
    public void json(Map<String, ?> object) {
        try (JsonText json = new JsonText(out())) {
            json.write(object);
        }
        out().println();
        out().flush();
    }

    private CommandSpec spec() {
        if (command == null) {
            throw new IllegalStateException("not part of a command");
        }
        return command;
    }
}

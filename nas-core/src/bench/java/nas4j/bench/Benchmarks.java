package nas4j.bench;

import java.util.Arrays;
import java.util.Collection;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks: the first argument is where to write the results, the others are JMH's own. They may choose none:
 * Maven also runs this before the benchmarks of the modules that need this one.
 */
final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String[] others = Arrays.copyOfRange(arguments, 1, arguments.length);
        Options options = new OptionsBuilder()
                .parent(new CommandLineOptions(others))
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(arguments[0] + ".json")
                .build();
        try {
            Collection<RunResult> results = new Runner(options).run();
            ResultFormatFactory.getInstance(ResultFormatType.TEXT, arguments[0] + ".txt")
                    .writeOut(results);
        } catch (NoBenchmarksException e) {
            System.out.println("Of this module, " + Arrays.toString(others) + " chooses none.");
        }
    }
}

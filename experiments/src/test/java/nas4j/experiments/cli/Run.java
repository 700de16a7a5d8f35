package nas4j.experiments.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What a command printed and how it ended. */
record Run(int exitCode, String out, String err) {

    static Run of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        PrintWriter outWriter = new PrintWriter(out);
        PrintWriter errWriter = new PrintWriter(err);
        int exitCode = Nas.run(outWriter, errWriter, arguments);
        outWriter.flush();
        errWriter.flush();
        return new Run(exitCode, out.toString(), err.toString());
    }
}

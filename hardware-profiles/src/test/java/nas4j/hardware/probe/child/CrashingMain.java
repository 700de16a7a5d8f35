package nas4j.hardware.probe.child;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Stands for the program's entry: it ends at once when it is given a model that is empty, and measures others. */
public final class CrashingMain {
    private CrashingMain() {}

    /** Measures, or crashes. */
    public static void main(String[] arguments) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)) {
            @Override
            public String readLine() throws IOException {
                String line = super.readLine();
                if (line != null
                        && java.nio.file.Files.size(java.nio.file.Path.of(line.substring(line.indexOf(' ') + 1)))
                                == 0) {
                    Runtime.getRuntime().halt(134);
                }
                return line;
            }
        };
        NetworkChild.run(in, new PrintWriter(System.out, false, StandardCharsets.UTF_8), arguments);
    }
}

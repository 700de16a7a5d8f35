package nas4j.agent.cli;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import nas4j.agent.child.ChildJob;
import nas4j.agent.child.ChildWork;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;

/** Entry of the child: a job comes in on standard input, a measurement goes out on standard output. */
public final class ChildMain {
    private ChildMain() {}

    /** Ends the JVM: 0 after a measurement. It also ends when its standard input does, since then the agent is gone. */
    public static void main(String... arguments) {
        try (OutputStream answer = new FileOutputStream(FileDescriptor.out)) {
            System.setOut(System.err);
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            ChildJob job = ChildJob.of(new Fields(Json.read(String.valueOf(input.readLine()))));
            Thread watch = new Thread(() -> endWith(input), "agent");
            watch.setDaemon(true);
            watch.start();
            answer.write(Json.write(ChildWork.measure(job).toMap()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void endWith(BufferedReader input) {
        try {
            input.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            System.err.println(e.getMessage());
        }
        Runtime.getRuntime().halt(1);
    }
}

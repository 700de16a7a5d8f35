package nas4j.hardware.agents;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import nas4j.agent.http.Download;
import nas4j.agent.wire.BlobRef;

/** A controller and an agent's download of a model of 100 MB in one small process. The exit code tells. */
final class LargeModelMain {
    static final int BYTES = 100_000_000;

    private LargeModelMain() {}

    public static void main(String... arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        try (TestController controller = TestController.start(folder)) {
            BlobRef blob = controller.get().hold(new Endless());
            Path target = folder.resolve("arrived");
            new Download(controller.dial(controller.enroll("a")), blob, target).run(() -> {});
            System.out.println(Files.size(target));
        }
        System.exit(0);
    }

    /** Bytes that differ, as many as the model has. */
    private static final class Endless extends InputStream {
        private int sent;

        @Override
        public int read() {
            if (sent == BYTES) {
                return -1;
            }
            return (sent++ * 0x9e3779b1) >>> 24;
        }

        @Override
        public int read(byte[] bytes, int start, int length) {
            int some = Math.min(length, BYTES - sent);
            for (int k = 0; k < some; k++) {
                bytes[start + k] = (byte) read();
            }
            return some == 0 ? -1 : some;
        }
    }
}

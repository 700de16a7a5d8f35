package nas4j.spaces.bench.djl;

import java.io.IOException;

/**
 * Seconds from the start of a process to its first training step, then its resident memory as it goes on. Arguments: a
 * name of {@link Networks}, the core, the steps.
 */
final class Endurance {
    private static final int SLICE = 100;

    private Endurance() {}

    public static void main(String[] arguments) throws IOException {
        long start = System.nanoTime();
        try (Folder folder = Folder.create();
                Worker worker = Worker.nas4j(arguments[0], folder.path(), arguments[1], 1)) {
            worker.run("train", 1);
            System.out.printf(
                    "first step after %.2f s, of which the process used %.2f s%n",
                    (System.nanoTime() - start) / 1e9, worker.cpuSeconds());
            for (int step = 1; step < Integer.parseInt(arguments[2]); step += SLICE) {
                worker.run("train", SLICE);
                System.out.println("step " + (step + SLICE) + ": " + worker.residentMb() + " MB");
            }
        }
    }
}

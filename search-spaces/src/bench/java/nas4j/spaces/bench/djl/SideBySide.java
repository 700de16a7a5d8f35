package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Speed of NAS4J, of PyTorch as it comes, and of PyTorch with channels-last memory, on the same network, weights and
 * batches, each with one thread on the same core. They take turns of a second, in another order each round, so that what
 * else the machine does falls on all. Arguments: {@code train} or {@code infer}, the core, the rounds, names of
 * {@link Networks}; the property {@code python} names another Python than Debian's.
 */
final class SideBySide {
    private static final double SLICE_SECONDS = 1;
    private static final double TOLERANCE = 1e-3;
    private static final int COMPARED_STEPS = 4;

    private SideBySide() {}

    public static void main(String[] arguments) throws IOException {
        String what = arguments[0];
        int rounds = Integer.parseInt(arguments[2]);
        System.out.println(what + ": images per CPU second, and NAS4J's over PyTorch's; median [quartiles]");
        for (String name : Arrays.copyOfRange(arguments, 3, arguments.length)) {
            compare(what, arguments[1], rounds, name);
        }
    }

    private static void compare(String what, String core, int rounds, String name) throws IOException {
        int batch = Networks.batch(Networks.byName(name));
        try (Folder folder = Folder.create();
                Worker nas4j = Worker.nas4j(name, folder.path(), core, 1);
                Worker plain = Worker.pytorch(folder.path(), batch, "plain", core, 1);
                Worker last = Worker.pytorch(folder.path(), batch, "channels-last", core, 1)) {
            List<Worker> workers = List.of(nas4j, plain, last);
            int steps = warmUp(what, workers);
            List<List<Double>> seconds = workers.stream()
                    .map(_ -> (List<Double>) new ArrayList<Double>())
                    .toList();
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < workers.size(); turn++) {
                    int next = Math.floorMod(round % 2 == 0 ? round + turn : round - turn, workers.size());
                    seconds.get(next).add(workers.get(next).run(what, steps).cpuSeconds());
                }
            }
            report(name, batch * steps, workers, seconds);
        }
    }

    /** Checks that all do the same work; returns how many steps the first does in a slice's time. */
    private static int warmUp(String what, List<Worker> workers) throws IOException {
        List<Double> expected = workers.getFirst().run(what, COMPARED_STEPS).losses();
        for (Worker other : workers.subList(1, workers.size())) {
            List<Double> found = other.run(what, COMPARED_STEPS).losses();
            boolean agree = IntStream.range(0, COMPARED_STEPS)
                    .allMatch(k -> Math.abs(found.get(k) - expected.get(k))
                            <= TOLERANCE * Math.max(1, Math.abs(expected.get(k))));
            if (!agree) {
                throw new IllegalStateException(
                        other.name() + " does other work: " + found + ", but NAS4J " + expected);
            }
        }
        for (Worker worker : workers) {
            worker.run(what, 20);
        }
        double step = workers.getFirst().run(what, 4).cpuSeconds() / 4;
        return Math.max(1, (int) Math.round(SLICE_SECONDS / step));
    }

    private static void report(String name, int images, List<Worker> workers, List<List<Double>> seconds) {
        System.out.println(name);
        for (int k = 0; k < workers.size(); k++) {
            List<Double> mine = seconds.getFirst();
            List<Double> others = seconds.get(k);
            Quartiles speed =
                    Quartiles.of(others.stream().map(time -> images / time).toList());
            Quartiles ratio = Quartiles.of(IntStream.range(0, others.size())
                    .mapToObj(round -> others.get(round) / mine.get(round))
                    .toList());
            System.out.printf("  %-22s %s   x %s%n", workers.get(k).name(), speed.text("%.0f"), ratio.text("%.2f"));
        }
    }
}

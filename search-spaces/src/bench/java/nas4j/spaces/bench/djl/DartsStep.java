package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A first-order step of DARTS by NAS4J, by PyTorch as it comes, and by PyTorch with channels-last memory: α on one batch by
 * Adam, then the weights on another by SGD with momentum and clipping. Same network, weights, α and images, each with one
 * thread on the same core; they take turns, in another order each round. Arguments: the core, the rounds, images in a batch;
 * the property {@code python} names another Python than Debian's.
 */
final class DartsStep {
    private static final double TOLERANCE = 2e-3;
    private static final int COMPARED_STEPS = 3;

    private DartsStep() {}

    public static void main(String[] arguments) throws IOException {
        String core = arguments[0];
        int rounds = Integer.parseInt(arguments[1]);
        String batch = arguments[2];
        try (Folder folder = Folder.create();
                Worker nas4j =
                        Worker.nas4j(DartsWorker.class, core, folder.path().toString(), batch);
                Worker plain = pytorch(folder, core, batch, "plain");
                Worker last = pytorch(folder, core, batch, "channels-last")) {
            List<Worker> workers = List.of(nas4j, plain, last);
            compare(workers);
            List<List<Double>> seconds = workers.stream()
                    .map(_ -> (List<Double>) new ArrayList<Double>())
                    .toList();
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < workers.size(); turn++) {
                    int next = Math.floorMod(round % 2 == 0 ? round + turn : round - turn, workers.size());
                    seconds.get(next).add(workers.get(next).run("step", 1).cpuSeconds());
                }
            }
            report(workers, seconds);
        }
    }

    private static Worker pytorch(Folder folder, String core, String batch, String layout) throws IOException {
        return Worker.pytorch(
                "darts_worker.py",
                "PyTorch " + layout,
                core,
                folder.path().toString(),
                batch,
                String.valueOf(DartsNetwork.CHANNELS),
                String.valueOf(DartsNetwork.CELLS),
                layout);
    }

    private static void compare(List<Worker> workers) throws IOException {
        Worker first = workers.getFirst();
        List<Double> expected = first.run("step", COMPARED_STEPS).losses();
        System.out.println("parameters, operations, multiply-accumulates: " + first.sizes()
                + "; training and validation loss: " + expected);
        for (Worker other : workers.subList(1, workers.size())) {
            List<Double> found = other.run("step", COMPARED_STEPS).losses();
            boolean agree = other.sizes().equals(first.sizes())
                    && IntStream.range(0, expected.size())
                            .allMatch(k -> Math.abs(found.get(k) - expected.get(k)) <= TOLERANCE);
            if (!agree) {
                throw new IllegalStateException(other.name() + " does other work: " + other.sizes() + " " + found
                        + ", but NAS4J " + first.sizes() + " " + expected);
            }
        }
    }

    private static void report(List<Worker> workers, List<List<Double>> seconds) throws IOException {
        for (int k = 0; k < workers.size(); k++) {
            List<Double> mine = seconds.getFirst();
            List<Double> others = seconds.get(k);
            Quartiles ratio = Quartiles.of(IntStream.range(0, others.size())
                    .mapToObj(round -> mine.get(round) / others.get(round))
                    .toList());
            System.out.printf(
                    "  %-22s %s s, NAS4J's over it %s, most memory %d MB%n",
                    workers.get(k).name(),
                    Quartiles.of(others).text("%.3f"),
                    ratio.text("%.2f"),
                    workers.get(k).mostResidentMb());
        }
    }
}

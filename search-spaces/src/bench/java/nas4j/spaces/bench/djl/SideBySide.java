package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Speed of NAS4J, of PyTorch as it comes, and of PyTorch with channels-last memory, on the same network, weights and
 * batches. All three run on one core and take turns of a second, in another order each round, so that what else the
 * machine does falls on all. Arguments: {@code train} or {@code infer}, the core, the rounds, the networks' names; with
 * the property {@code python} another Python than Debian's.
 */
final class SideBySide {
    private static final double SLICE_SECONDS = 1;
    private static final double LOSS_TOLERANCE = 1e-3;
    private static final String PYTHON = System.getProperty("python", "/usr/bin/python3");

    private SideBySide() {}

    public static void main(String[] arguments) throws IOException {
        String what = arguments[0];
        int core = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        System.out.printf("%s, images per CPU second on core %d; median, [lower and upper quartile]%n", what, core);
        for (String name : Arrays.copyOfRange(arguments, 3, arguments.length)) {
            compare(what, core, rounds, name);
        }
    }

    private static void compare(String what, int core, int rounds, String name) throws IOException {
        Path folder = Files.createTempDirectory("side-by-side");
        int batch = Networks.batch(Networks.byName(name));
        List<Worker> workers = new ArrayList<>();
        try {
            workers.add(Worker.start("NAS4J", core, nas4j(name, folder)));
            for (String layout : List.of("plain", "channels-last")) {
                workers.add(Worker.start("PyTorch " + layout, core, pytorch(folder, batch, layout)));
            }
            Map<Worker, List<Double>> seconds = new LinkedHashMap<>();
            workers.forEach(worker -> seconds.put(worker, new ArrayList<>()));
            int steps = warmUp(what, workers);
            for (int round = 0; round < rounds; round++) {
                for (int turn = 0; turn < workers.size(); turn++) {
                    Worker worker =
                            workers.get((round + (round % 2 == 0 ? turn : 2 * workers.size() - turn)) % workers.size());
                    seconds.get(worker).add(worker.run(what, steps).cpuSeconds());
                }
            }
            report(name, batch * steps, new ArrayList<>(seconds.values()));
        } finally {
            workers.forEach(Worker::close);
            delete(folder);
        }
    }

    private static List<String> nas4j(String name, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java", "--enable-native-access=ALL-UNNAMED", "-Xshare:auto"));
        command.addAll(Arrays.asList(
                System.getProperty("nas4j.options", "-Xlog:disable").split(" ")));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), TrainingWorker.class.getName(), name, folder.toString()));
        return command;
    }

    private static List<String> pytorch(Path folder, int batch, String layout) {
        return List.of(PYTHON, "src/bench/python/pytorch_worker.py", folder.toString(), String.valueOf(batch), layout);
    }

    /** Checks that all do the same work; returns how many steps the first does in a slice's time. */
    private static int warmUp(String what, List<Worker> workers) throws IOException {
        Worker.Slice first = workers.getFirst().run(what, 4);
        for (Worker other : workers.subList(1, workers.size())) {
            Worker.Slice slice = other.run(what, 4);
            for (int k = 0; k < 4; k++) {
                double difference = slice.losses().get(k) - first.losses().get(k);
                if (Math.abs(difference)
                        > LOSS_TOLERANCE * Math.max(1, Math.abs(first.losses().get(k)))) {
                    throw new IllegalStateException(other.name() + " does other work: its numbers are " + slice.losses()
                            + ", those of NAS4J " + first.losses());
                }
            }
        }
        for (Worker worker : workers) {
            worker.run(what, 20);
        }
        double step = workers.getFirst().run(what, 4).cpuSeconds() / 4;
        return Math.max(1, (int) Math.round(SLICE_SECONDS / step));
    }

    private static void report(String name, int images, List<List<Double>> seconds) {
        StringBuilder text = new StringBuilder("%-12s".formatted(name));
        for (int k = 0; k < seconds.size(); k++) {
            text.append("  ").append(List.of("NAS4J", "plain", "last").get(k));
            text.append(
                    quartiles(seconds.get(k).stream().map(time -> images / time).toList(), "%.0f"));
        }
        for (int k = 1; k < seconds.size(); k++) {
            List<Double> ratios = new ArrayList<>();
            for (int round = 0; round < seconds.get(k).size(); round++) {
                ratios.add(seconds.get(k).get(round) / seconds.get(0).get(round));
            }
            text.append("  x ").append(List.of("NAS4J", "plain", "last").get(k)).append(quartiles(ratios, "%.2f"));
        }
        System.out.println(text);
    }

    private static String quartiles(List<Double> values, String form) {
        List<Double> sorted = values.stream().sorted().toList();
        int last = sorted.size() - 1;
        String all = " " + form + " [" + form + " " + form + "]";
        return all.formatted(sorted.get(last / 2), sorted.get(last / 4), sorted.get(last - last / 4));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}

package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Images per second of wall time of one trial, of two at once (as threads of one JVM, and as two processes), and of
 * PyTorch with two threads, each also while one other process burns a core. All on two cores. A slice in which the rest
 * of the machine used more than a tenth of a core is repeated. Arguments: a name of {@link Networks}, the rounds.
 */
final class ParallelTrials {
    private static final double SLICE_SECONDS = 2;
    private static final double MOST_OTHERS = 0.1;
    private static final int MOST_TRIES = 500;
    private static final String CORES = "0,1";

    private final int batch;
    private final Map<String, List<Double>> speeds = new LinkedHashMap<>();
    private int repeated;

    /**
     * Processes that work at the same time.
     *
     * @param trials of each process
     */
    private record Team(String name, List<Worker> workers, int trials) {}

    private ParallelTrials(int batch) {
        this.batch = batch;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String network = arguments[0];
        int batch = Networks.batch(Networks.byName(network));
        try (Folder folder = Folder.create();
                Worker first = Worker.nas4j(network, folder.path(), CORES, 1);
                Worker second = Worker.nas4j(network, folder.path(), CORES, 1);
                Worker threads = Worker.nas4j(network, folder.path(), CORES, 2);
                Worker pytorch = Worker.pytorch(folder.path(), batch, "plain", CORES, 2)) {
            List<Team> teams = List.of(
                    new Team("one trial", List.of(first), 1),
                    new Team("two trials, one JVM", List.of(threads), 2),
                    new Team("two trials, two JVMs", List.of(first, second), 1),
                    new Team("PyTorch, 2 threads", List.of(pytorch), 1));
            ParallelTrials trials = new ParallelTrials(batch);
            trials.measure(Integer.parseInt(arguments[1]), teams);
            trials.report(teams);
        }
    }

    private void measure(int rounds, List<Team> teams) throws IOException, InterruptedException {
        Map<Team, Integer> steps = new LinkedHashMap<>();
        for (Team team : teams) {
            run(team, 10);
            double step = wallSeconds(run(team, 4)) / 4;
            steps.put(team, Math.max(1, (int) Math.round(SLICE_SECONDS / step)));
        }
        for (int round = 0; round < rounds; round++) {
            for (Team team : teams) {
                add(team.name(), speed(team, steps.get(team), List.of()));
                Process burner = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
                try {
                    add(burnt(team), speed(team, steps.get(team), List.of(burner)));
                } finally {
                    burner.destroy();
                }
            }
        }
    }

    private static String burnt(Team team) {
        return team.name() + ", a core burnt";
    }

    private void add(String name, double speed) {
        speeds.computeIfAbsent(name, _ -> new ArrayList<>()).add(speed);
    }

    /** Images per second of a slice in which nobody else does much. */
    private double speed(Team team, int steps, List<Process> burners) throws IOException, InterruptedException {
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            double before = SystemLoad.busySeconds() - burntSeconds(burners);
            List<Worker.Slice> slices = run(team, steps);
            double busy = SystemLoad.busySeconds() - burntSeconds(burners) - before;
            double mine = slices.stream().mapToDouble(Worker.Slice::cpuSeconds).sum();
            double seconds = wallSeconds(slices);
            if (busy - mine < MOST_OTHERS * seconds) {
                return team.workers().size() * team.trials() * batch * steps / seconds;
            }
            repeated++;
            Thread.sleep(2_000);
        }
        throw new IllegalStateException("others use this machine all the time");
    }

    private static double burntSeconds(List<Process> burners) {
        return burners.stream()
                .mapToDouble(burner ->
                        burner.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3)
                .sum();
    }

    private static List<Worker.Slice> run(Team team, int steps) throws IOException {
        team.workers().forEach(worker -> worker.request("train", steps));
        List<Worker.Slice> slices = new ArrayList<>();
        for (Worker worker : team.workers()) {
            slices.add(worker.answer());
        }
        return slices;
    }

    private static double wallSeconds(List<Worker.Slice> slices) {
        return slices.stream().mapToDouble(Worker.Slice::wallSeconds).max().orElseThrow();
    }

    private void report(List<Team> teams) {
        System.out.println("images per second, median [quartiles]; slices repeated for others' load: " + repeated);
        String one = teams.getFirst().name();
        for (Team team : teams) {
            System.out.printf("  %-36s %s%s%n", team.name(), text(team.name()), over(team.name(), one));
            System.out.printf("  %-36s %s%s%n", burnt(team), text(burnt(team)), over(burnt(team), team.name()));
        }
    }

    private String text(String name) {
        return Quartiles.of(speeds.get(name)).text("%.0f");
    }

    private String over(String name, String other) {
        List<Double> these = speeds.get(name);
        List<Double> those = speeds.get(other);
        Quartiles ratio = Quartiles.of(IntStream.range(0, these.size())
                .mapToObj(round -> these.get(round) / those.get(round))
                .toList());
        return "   x " + other + " " + ratio.text("%.2f");
    }
}

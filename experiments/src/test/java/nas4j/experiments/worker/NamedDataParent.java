package nas4j.experiments.worker;

import java.io.IOException;
import nas4j.experiments.prepare.Material;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.ExperimentText;

/** Opens the data of an experiment, and has a worker process open them as well. */
public final class NamedDataParent {
    static final String EXPERIMENT = """
            experiment: named
            space: mobile-mini
            data: {named: mnist}
            objectives: [maximize: accuracy]
            search: {strategy: random}
            budget: {trials: 1}
            """;

    private NamedDataParent() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("here " + images());
        Process worker = new WorkerCommand(Worker.class.getName(), 64, 400).start();
        worker.errorReader().lines().forEach(System.err::println);
        worker.inputReader().lines().forEach(System.out::println);
    }

    private static int images() {
        Material material =
                PreparedExperiment.of(ExperimentText.read("setup", EXPERIMENT)).material();
        return ((Material.Images) material).data().training().size();
    }

    /** What the worker runs. */
    public static final class Worker {
        private Worker() {}

        public static void main(String[] arguments) {
            System.out.println("worker " + images());
        }
    }
}

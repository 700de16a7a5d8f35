package nas4j.experiments.cli.device;

import java.io.IOException;
import nas4j.hardware.probe.djl.BlockModel;

/** Entry of the process that measures an architecture on the engine that trains it. */
public final class BlockProbeMain {
    private BlockProbeMain() {}

    /** Measures what the arguments say and ends. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        ProbeMain.run(
                (file, options) -> BlockModel.of(ArchitectureFile.read(file).graph(), options), arguments);
    }
}

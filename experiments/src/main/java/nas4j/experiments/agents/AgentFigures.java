package nas4j.experiments.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import nas4j.experiments.prepare.AgentDevices;
import nas4j.experiments.prepare.PreparedExperiment;
import nas4j.experiments.yaml.device.Devices;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.agents.AgentFolder;
import nas4j.hardware.agents.ControllerAddress;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import org.jspecify.annotations.Nullable;

/**
 * Has networks measured on the devices that an experiment is about, by their agents, while they are trained here. How long a
 * network takes does not depend on what it has learned, so it is measured with drawn weights. For several threads.
 */
public final class AgentFigures implements AutoCloseable {
    private static final long SEED = 1;
    private static final int SEARCH = 0;
    /** What people wait for. */
    private static final int FRONT = 1;

    private final SearchSpace space;
    private final @Nullable AgentController controller;
    private final List<DeviceQueue> devices;
    /** How whole numbers lie in the files of each. */
    private final List<ActivationType> activations;

    private AgentFigures(
            SearchSpace space,
            @Nullable AgentController controller,
            List<DeviceQueue> devices,
            List<ActivationType> activations) {
        this.space = space;
        this.controller = controller;
        this.devices = List.copyOf(devices);
        this.activations = List.copyOf(activations);
    }

    /**
     * Opens a controller, if the experiment is about devices with agents.
     *
     * @param remarks is told when a device goes and comes back
     * @throws InputException if there is another controller
     */
    public static AgentFigures open(
            PreparedExperiment prepared, Workplaces workplaces, InstantSource clock, Consumer<String> remarks) {
        List<String> names = AgentDevices.among(prepared.judge().devices());
        return names.isEmpty()
                ? new AgentFigures(prepared.space(), null, List.of(), List.of())
                : open(prepared.space(), names, workplaces, clock, remarks);
    }

    private static AgentFigures open(
            SearchSpace space,
            List<String> names,
            Workplaces workplaces,
            InstantSource clock,
            Consumer<String> remarks) {
        AgentFolder folder = new AgentFolder(AgentFolder.USUAL);
        try {
            ControllerAddress at = folder.address().orElse(ControllerAddress.USUAL);
            AgentController controller = AgentController.open(
                    folder, at.options(), clock, workplaces.secrets().get());
            List<DeviceQueue> devices = new ArrayList<>();
            for (String name : names) {
                devices.add(DeviceQueue.open(controller, name, workplaces.isStopping(), remarks));
            }
            remarks.accept("agents reach this experiment at " + controller.address());
            List<ActivationType> activations =
                    names.stream().map(new Devices(Devices.USUAL)::activations).toList();
            return new AgentFigures(space, controller, devices, activations);
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new InputException(
                    Where.UNKNOWN,
                    "agents cannot be served: " + e.getMessage()
                            + "\nMaybe enroll an agent again with another --port.");
        }
    }

    /** Whether the experiment is about any device with an agent. */
    public boolean isNone() {
        return devices.isEmpty();
    }

    /** Asks for the figures of a network, as a search compares them. */
    public Asked ask(Genotype genotype) {
        return ask(genotype, ProbeProtocol.BRIEF, SEARCH);
    }

    /** Asks for the figures of a network once more, with more care. */
    public Asked askAgain(Genotype genotype) {
        return ask(genotype, ProbeProtocol.FULL, FRONT);
    }

    private Asked ask(Genotype genotype, ProbeProtocol protocol, int priority) {
        if (isNone()) {
            return Asked.NOTHING;
        }
        ComputationGraph graph = Simplification.simplify(space.decode(genotype).graph());
        return ask(place -> OnnxExporter.exportUntrained(graph, SEED, activations.get(place)), protocol, priority);
    }

    /** Asks, with care, for the figures of a model that is handed back. */
    public Asked ask(Path model) {
        if (isNone()) {
            return Asked.NOTHING;
        }
        try {
            byte[] bytes = Files.readAllBytes(model);
            return ask(_ -> bytes, ProbeProtocol.FULL, FRONT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param models by the device's place */
    private Asked ask(IntFunction<byte[]> models, ProbeProtocol protocol, int priority) {
        List<DeviceQueue.Measured> each = new ArrayList<>();
        for (int place = 0; place < devices.size(); place++) {
            each.add(devices.get(place).ask(models.apply(place), protocol, priority));
        }
        return new Asked(
                each.stream().map(DeviceQueue.Measured::job).toList(),
                Asked.all(each.stream().map(DeviceQueue.Measured::figures).toList()));
    }

    /** What was not measured is withdrawn. */
    @Override
    public void close() {
        devices.forEach(DeviceQueue::close);
        if (controller != null) {
            try {
                controller.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

package nas4j.experiments.latency;

import java.nio.file.Path;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.experiments.kernels.Numbers;
import nas4j.experiments.onboard.OnboardFile;
import nas4j.experiments.onboard.OnboardedModel;
import nas4j.experiments.onboard.Plans;
import nas4j.experiments.yaml.device.Devices;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.Roofline;
import nas4j.hardware.device.RooflineModel;
import nas4j.hardware.latency.LatencyModel;
import nas4j.hardware.probe.HostProbe;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;

/**
 * Finds what predicts latencies on a device: measurements of the same space where a person made some, else the model of its
 * kernels, else its data sheet.
 *
 * @param folder of devices
 * @param format how networks compute that do not say how they round; those of a person's own measurements in fp32
 * @param threads of each operator on this machine; 1 in a person's own measurements
 */
public record LatencyModels(Path folder, NumberFormat format, int threads) {
    /** In single precision on one thread, with the folder where devices are kept if a person does not say. */
    public static final LatencyModels USUAL = new LatencyModels(Devices.USUAL, NumberFormat.FP32, 1);

    /**
     * The best model of a device for networks of a space.
     *
     * @throws InputException if nothing is known of the device
     */
    public LatencyModel require(String device, SearchSpace space, Where where) {
        try {
            OnboardFile file = OnboardFile.in(folder, device, space);
            if (format == NumberFormat.FP32 && threads == 1 && file.findPlan().isPresent()) {
                return OnboardedModel.load(file, new Plans(new Devices(folder)), space);
            }
            if (device.equals(HostProbe.DEVICE)) {
                return kernels(space, where);
            }
            return new RooflineModel(new Roofline(new Devices(folder).require(device), format));
        } catch (InputException e) {
            throw where.equals(Where.UNKNOWN) ? e : e.at(where);
        } catch (IllegalArgumentException e) {
            throw new InputException(where, String.valueOf(e.getMessage()));
        }
    }

    private LatencyModel kernels(SearchSpace space, Where where) {
        boolean rounds = Numbers.rounds(space);
        return new KernelFiles(folder, rounds ? NumberFormat.INT8 : format, threads)
                .find()
                .map(model -> new KernelLatency(model, format, rounds))
                .orElseThrow(() -> new InputException(
                        where,
                        "nothing predicts the latency of these networks of [" + space.name()
                                + "] on this machine\nMaybe run `nas device onboard host --space " + space.name()
                                + " --budget 20`, with --experiment FILE instead where the data decide the images, or"
                                + " `nas device profile --build" + (rounds ? " --precision int8" : "") + "`."));
    }
}

package nas4j.experiments.latency;

import java.nio.file.Path;
import java.util.Optional;
import nas4j.experiments.kernels.KernelFiles;
import nas4j.experiments.onboard.OnboardFile;
import nas4j.experiments.onboard.OnboardedModel;
import nas4j.experiments.onboard.Plans;
import nas4j.experiments.yaml.device.Devices;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.Roofline;
import nas4j.hardware.device.RooflineModel;
import nas4j.hardware.kernel.model.KernelModel;
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
 */
public record LatencyModels(Path folder) {
    /** With the folder where devices are kept if a person does not say. */
    public static final LatencyModels USUAL = new LatencyModels(Devices.USUAL);

    /**
     * The best model of a device for networks of a space.
     *
     * @throws InputException if nothing is known of the device
     */
    public LatencyModel require(String device, SearchSpace space, Where where) {
        try {
            OnboardFile file = OnboardFile.in(folder, device, space.name());
            if (file.findPlan().isPresent()) {
                return OnboardedModel.load(file, new Plans(new Devices(folder)), space);
            }
            Optional<KernelModel> kernels = device.equals(HostProbe.DEVICE)
                    ? new KernelFiles(folder, NumberFormat.FP32, 1).find()
                    : Optional.empty();
            if (kernels.isPresent()) {
                return new KernelLatency(kernels.get());
            }
            return new RooflineModel(new Roofline(new Devices(folder).require(device), NumberFormat.FP32));
        } catch (InputException e) {
            throw e.at(where);
        } catch (IllegalArgumentException e) {
            throw new InputException(where, String.valueOf(e.getMessage()));
        }
    }
}

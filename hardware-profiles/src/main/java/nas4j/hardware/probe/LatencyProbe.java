package nas4j.hardware.probe;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Measures models on a device. Every probe follows the same protocol and tells the same figures. One thing at a time: two
 * measurements at once disturb each other.
 */
public interface LatencyProbe {

    /**
     * Measures a model, one example at a time.
     *
     * @param model a file in the ONNX format
     * @throws ProbeFailedException if the device does not take the model, or does not come to an end of it
     * @throws IOException if files cannot be read or written
     * @throws InterruptedException if the thread is interrupted; what runs on the device is ended
     */
    ProbeReport measure(Path model, ProbeProtocol protocol)
            throws ProbeFailedException, IOException, InterruptedException;
}

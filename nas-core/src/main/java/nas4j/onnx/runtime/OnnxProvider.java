package nas4j.onnx.runtime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.util.Set;

/**
 * What ONNX Runtime runs operators with. All but the processor need {@code onnxruntime_gpu}, which has the same classes as
 * {@code onnxruntime} with another native library.
 */
public enum OnnxProvider {
    /** The processor. */
    CPU,
    /** An NVIDIA GPU by way of CUDA and cuDNN, the first that CUDA sees. */
    CUDA,
    /** An NVIDIA GPU by way of TensorRT, with CUDA for what TensorRT does not know. */
    TENSORRT;

    private static final int FIRST_GPU = 0;

    /** Whether operators run on a GPU. */
    public boolean isGpu() {
        return this != CPU;
    }

    void addTo(OrtSession.SessionOptions options) {
        if (!isGpu()) {
            return;
        }
        Set<OrtProvider> built = OrtEnvironment.getAvailableProviders();
        OrtProvider wanted = this == CUDA ? OrtProvider.CUDA : OrtProvider.TENSOR_RT;
        if (!built.contains(wanted)) {
            throw new IllegalArgumentException("found provider [" + this + "], accepted by this build of ONNX Runtime: "
                    + built
                    + "\nMaybe put the jar of com.microsoft.onnxruntime:onnxruntime_gpu first on the class path,"
                    + " of the same version; `nas device probe --runtime-jar FILE` does so.");
        }
        try {
            if (this == TENSORRT) {
                options.addTensorrt(FIRST_GPU);
            }
            options.addCUDA(FIRST_GPU);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "provider [" + this + "] cannot start: " + e.getMessage()
                            + "\nMaybe the libraries of CUDA, cuDNN or TensorRT that it was built for are not on"
                            + " LD_LIBRARY_PATH, or there is no such GPU.",
                    e);
        }
    }
}

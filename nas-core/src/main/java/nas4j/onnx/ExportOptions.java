package nas4j.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.onnx.quantize.ActivationType;

/**
 * What an ONNX file holds besides the network.
 *
 * @param foldsBatchNorm whether a batch normalisation that alone reads a convolution or linear layer becomes part of
 *     its weights: the same outputs up to rounding, by fewer operators. In a network that rounds it always does
 * @param activations how whole numbers of activations lie in the file, if some are rounded
 * @param packsWeights whether weights of 3 and 4 bits take half a byte each, and the others a byte: the file then needs a runtime
 *     that knows opset 21 (ONNX 1.16). Computed with are bytes, of which a runtime makes them when it loads the file
 * @param producerVersion version of this program, for readers of the file
 * @param metadata free texts by name, such as those of {@link ModelOrigin}, in this order
 */
public record ExportOptions(
        boolean foldsBatchNorm,
        ActivationType activations,
        boolean packsWeights,
        String producerVersion,
        Map<String, String> metadata) {
    /** For x86 processors, and runtimes of any age. */
    public ExportOptions(boolean foldsBatchNorm, String producerVersion, Map<String, String> metadata) {
        this(foldsBatchNorm, ActivationType.U8S8, false, producerVersion, metadata);
    }

    public ExportOptions {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}

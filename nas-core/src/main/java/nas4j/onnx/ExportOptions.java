package nas4j.onnx;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an ONNX file holds besides the network.
 *
 * @param foldsBatchNorm whether a batch normalisation that alone reads a convolution or linear layer becomes part of
 *     its weights: the same outputs up to rounding, by fewer operators
 * @param producerVersion version of this program, for readers of the file
 * @param metadata free texts by name, such as those of {@link ModelOrigin}, in this order
 */
public record ExportOptions(boolean foldsBatchNorm, String producerVersion, Map<String, String> metadata) {
    public ExportOptions {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}

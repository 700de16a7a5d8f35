package nas4j.onnx;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import nas4j.evaluate.Measurement;

/**
 * Where a network comes from, so that a model file can be traced back.
 *
 * @param genotype the network's canonical text in its space
 * @param space name of the search space
 * @param experiment name of the experiment that found it
 * @param accuracy what was measured, with its split
 * @param dataHash digest of the data it was trained on
 */
public record ModelOrigin(String genotype, String space, String experiment, Measurement accuracy, String dataHash) {

    /** The texts for {@link ExportOptions#metadata()}; numbers are written so that they are read back exactly. */
    public Map<String, String> metadata() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("genotype", genotype);
        texts.put("space", space);
        texts.put("experiment", experiment);
        texts.put("accuracy", Double.toString(accuracy.value()));
        texts.put("accuracy-unit", accuracy.unit());
        texts.put("accuracy-split", accuracy.split().name().toLowerCase(Locale.ROOT));
        texts.put("data-hash", dataHash);
        return texts;
    }
}

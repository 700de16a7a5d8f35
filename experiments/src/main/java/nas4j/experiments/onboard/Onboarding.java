package nas4j.experiments.onboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import nas4j.graph.Simplification;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.ProbeFailedException;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import nas4j.space.Genotype;

/**
 * Measures few architectures on a new device, such as lie far apart on the known ones, and predicts all others from them. What
 * is measured already is not measured again: with a larger budget it goes on.
 *
 * @param activations how whole numbers lie in files for the device
 * @param told is told of each measurement
 */
public record Onboarding(
        OtherDevices others,
        LatencyProbe probe,
        ActivationType activations,
        ProbeProtocol protocol,
        OnboardFile file,
        Consumer<String> told) {
    private static final long SEED = 1;

    /**
     * Measures until so many architectures are.
     *
     * @param budget 3 or more, at most as many as there are to choose from
     * @throws ProbeFailedException if one cannot be measured; those before it are kept
     */
    public OnboardedModel run(int budget) throws ProbeFailedException, IOException, InterruptedException {
        List<MeasuredArchitecture> measured = new ArrayList<>(file.measured());
        Set<String> known =
                measured.stream().map(MeasuredArchitecture::genotype).collect(Collectors.toSet());
        for (Genotype architecture : chosen(budget)) {
            if (!known.contains(architecture.text())) {
                MeasuredArchitecture each = measure(architecture);
                file.add(each);
                measured.add(each);
                told.accept("%d of %d: %.4g ms%s"
                        .formatted(measured.size(), budget, each.p50Ms(), each.isUnstable() ? ", unstable" : ""));
            }
        }
        return OnboardedModel.fit(others, measured);
    }

    /** The first of a larger choice are a smaller one. */
    private List<Genotype> chosen(int budget) {
        return others
                .known()
                .choose(budget, RandomGeneratorFactory.of("L64X128MixRandom").create(SEED))
                .stream()
                .map(others.architectures()::get)
                .toList();
    }

    private MeasuredArchitecture measure(Genotype architecture)
            throws ProbeFailedException, IOException, InterruptedException {
        Path model = Files.createTempFile("nas4j-onboard", ".onnx");
        try {
            Files.write(
                    model,
                    OnnxExporter.exportUntrained(
                            Simplification.simplify(
                                    architecture.space().decode(architecture).graph()),
                            SEED,
                            activations));
            return MeasuredArchitecture.of(
                    architecture.text(), probe.measure(model, protocol).latency());
        } finally {
            Files.delete(model);
        }
    }
}

package nas4j.hardware.kernel.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.SyntheticRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusionDetectionTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 8, 16})
    void findsTheRulesOfTheRuntime(int block) throws Exception {
        FusionRules rules = new FusionRules(
                Set.of(
                        "conv>relu",
                        "conv>norm",
                        "conv>add",
                        "conv+add>relu",
                        "depthwise>norm",
                        "grouped>norm",
                        "rows>gelu"),
                block);
        List<String> told = new ArrayList<>();

        FusionRules found = new FusionDetection(new SyntheticRuntime(rules, SyntheticRuntime::cost)).detect(told::add);

        assertThat(found).isEqualTo(rules);
        assertThat(told).contains("conv>relu is one kernel", "depthwise>relu are two kernels");
    }

    @Test
    void saysWhereTimesSayOtherwise() throws Exception {
        FusionRules rules = new FusionRules(Set.of("conv>relu", "conv>norm", "depthwise>norm", "grouped>norm"), 16);
        List<String> told = new ArrayList<>();

        new FusionDetection(new SyntheticRuntime(
                        rules,
                        kernel -> kernel.kind().startsWith("conv")
                                        && kernel.variant().equals("relu")
                                ? 3e3
                                : 1e3))
                .detect(told::add);

        assertThat(told).contains("conv>relu is one kernel, though times say otherwise");
    }
}

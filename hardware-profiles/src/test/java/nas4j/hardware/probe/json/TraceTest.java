package nas4j.hardware.probe.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class TraceTest {
    private static final String TRACE = """
            [
            {"cat":"Session","dur":900,"name":"model_run","args":{}},
            {"cat":"Node","dur":1,"name":"a_fence_before","args":{"op_name":"Conv"}},
            {"cat":"Node","dur":12,"name":"a_kernel_time","args":{"op_name":"Conv"}},
            {"cat":"Node","dur":3,"name":"b/c_kernel_time","args":{"op_name":"Add","output_type_shape":[{"float":[1,16,7,5]}]}},
            {"cat":"Node","dur":11,"name":"a_kernel_time","args":{"op_name":"Conv"}}
            ]
            """;

    @Test
    void holdsTheRunsOfEachOperator() {
        assertThat(Trace.read(new StringReader(TRACE)).nodes())
                .containsExactly(
                        new Trace.Timeline("a", "Conv", List.of(12.0, 11.0), List.of()),
                        new Trace.Timeline("b/c", "Add", List.of(3.0), List.of(1, 16, 7, 5)));
    }
}

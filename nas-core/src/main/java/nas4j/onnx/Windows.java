package nas4j.onnx;

import java.util.stream.Stream;
import nas4j.graph.Window;
import nas4j.onnx.proto.AttributeProto;

/** Sliding windows as ONNX writes them. */
final class Windows {
    private Windows() {}

    /** The attributes of a window, then the given ones. Without a dilation there is none: some operators know none. */
    static AttributeProto[] of(Window window, AttributeProto... others) {
        int rows = window.paddingHeight();
        int columns = window.paddingWidth();
        Stream<AttributeProto> attributes = Stream.of(
                Step.ints("kernel_shape", window.kernelHeight(), window.kernelWidth()),
                Step.ints("strides", window.stride(), window.stride()),
                Step.ints("pads", rows, columns, rows, columns));
        Stream<AttributeProto> dilation = window.dilation() == 1
                ? Stream.empty()
                : Stream.of(Step.ints("dilations", window.dilation(), window.dilation()));
        return Stream.of(attributes, dilation, Stream.of(others))
                .flatMap(part -> part)
                .toArray(AttributeProto[]::new);
    }
}

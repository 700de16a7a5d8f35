package nas4j.agent.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * A small network in the ONNX format: convolution, ReLU, depthwise convolution, sigmoid, average over the image, linear layer,
 * softmax. The numbers in the code are those of fields in {@code onnx.proto}.
 */
final class SmallModel {
    private static final int CHANNELS = 16;
    private static final int SIZE = 24;
    private static final int CLASSES = 10;
    private static final int FLOAT = 1;
    private static final int INTS = 7;
    private static final int INT = 2;

    private final SplittableRandom random = new SplittableRandom(7);
    private final Message graph = new Message();

    /** A protobuf message that grows. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private Message varint(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                bytes.write((int) ((rest & 0x7F) | 0x80));
                rest >>>= 7;
            }
            bytes.write((int) rest);
            return this;
        }

        Message number(int field, long value) {
            return varint((long) field << 3).varint(value);
        }

        Message bytes(int field, byte[] value) {
            varint(((long) field << 3) | 2).varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    private SmallModel() {}

    /** The file. */
    static byte[] bytes() {
        SmallModel model = new SmallModel();
        model.layers();
        Message file = new Message()
                .number(1, 8)
                .message(7, model.graph)
                .message(8, new Message().text(1, "").number(2, 17));
        return file.bytes.toByteArray();
    }

    private void layers() {
        weights("full", CHANNELS, 3, 3, 3);
        weights("depthwise", CHANNELS, 1, 3, 3);
        weights("linear", CLASSES, CHANNELS);
        node("Conv", "image", "full", "a", ints("pads", 1, 1, 1, 1));
        node("Relu", "a", "", "b");
        node("Conv", "b", "depthwise", "c", ints("pads", 1, 1, 1, 1), number("group", CHANNELS));
        node("Sigmoid", "c", "", "d");
        node("GlobalAveragePool", "d", "", "e");
        node("Flatten", "e", "", "f");
        node("Gemm", "f", "linear", "g", number("transB", 1));
        node("Softmax", "g", "", "classes");
        graph.text(2, "small");
        graph.message(11, value("image", 1, 3, SIZE, SIZE));
        graph.message(12, value("classes", 1, CLASSES));
    }

    private void node(String operator, String input, String weights, String output, Message... attributes) {
        Message node = new Message().text(1, input);
        if (!weights.isEmpty()) {
            node.text(1, weights);
        }
        node.text(2, output).text(3, operator + "-" + output).text(4, operator);
        for (Message attribute : attributes) {
            node.message(5, attribute);
        }
        graph.message(1, node);
    }

    private static Message ints(String name, long... values) {
        Message attribute = new Message().text(1, name);
        for (long value : values) {
            attribute.number(8, value);
        }
        return attribute.number(20, INTS);
    }

    private static Message number(String name, long value) {
        return new Message().text(1, name).number(3, value).number(20, INT);
    }

    private void weights(String name, int... dims) {
        Message tensor = new Message();
        int elements = 1;
        for (int dim : dims) {
            tensor.number(1, dim);
            elements *= dim;
        }
        ByteBuffer values = ByteBuffer.allocate(Float.BYTES * elements).order(ByteOrder.LITTLE_ENDIAN);
        for (int k = 0; k < elements; k++) {
            values.putFloat((float) random.nextDouble(-.5, .5));
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, values.array()));
    }

    private static Message value(String name, int... dims) {
        Message shape = new Message();
        for (int dim : dims) {
            shape.message(1, new Message().number(1, dim));
        }
        Message tensor = new Message().number(1, FLOAT).message(2, shape);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }
}

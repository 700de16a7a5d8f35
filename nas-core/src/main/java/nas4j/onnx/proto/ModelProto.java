package nas4j.onnx.proto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model file.
 *
 * @param irVersion version of the file format
 * @param opset version of ONNX's own operators
 * @param producer name of the program that made it
 * @param metadata free texts by name, written in this order
 */
public record ModelProto(
        int irVersion,
        int opset,
        String producer,
        String producerVersion,
        GraphProto graph,
        Map<String, String> metadata) {
    private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

    public ModelProto {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /**
     * The bytes of the file.
     *
     * @throws IllegalArgumentException if they are 2 GiB or more, which protobuf cannot hold
     */
    public byte[] toBytes() {
        Message message = message();
        if (message.size() > LARGEST_ARRAY) {
            throw new IllegalArgumentException("model of [" + message.size()
                    + "] bytes, accepted: below 2 GiB.\nMaybe keep fewer weights: the format holds no more.");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) message.size()).order(ByteOrder.LITTLE_ENDIAN);
        message.writeTo(bytes);
        return bytes.array();
    }

    private Message message() {
        Message message = new Message()
                .number(1, irVersion)
                .text(2, producer)
                .text(3, producerVersion)
                .message(7, graph.message())
                .message(8, new Message().number(2, opset));
        metadata.forEach(
                (key, value) -> message.message(14, new Message().text(1, key).text(2, value)));
        return message;
    }
}

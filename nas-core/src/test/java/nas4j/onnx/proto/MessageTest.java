package nas4j.onnx.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes are those of the protobuf encoding, written by hand. */
class MessageTest {
    private static String hex(Message message) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(message.size())).order(ByteOrder.LITTLE_ENDIAN);
        message.writeTo(bytes);
        assertThat(bytes.hasRemaining()).isFalse();
        return HexFormat.ofDelimiter(" ").formatHex(bytes.array());
    }

    @Test
    void numbersAreVarints() {
        assertThat(hex(new Message().number(1, 0))).isEqualTo("08 00");
        assertThat(hex(new Message().number(1, 127))).isEqualTo("08 7f");
        assertThat(hex(new Message().number(1, 128))).isEqualTo("08 80 01");
        assertThat(hex(new Message().number(1, 150))).isEqualTo("08 96 01");
        assertThat(hex(new Message().number(20, 7))).isEqualTo("a0 01 07");
        assertThat(hex(new Message().number(3, -1))).isEqualTo("18 ff ff ff ff ff ff ff ff ff 01");
        assertThat(hex(new Message().number(3, Long.MIN_VALUE))).isEqualTo("18 80 80 80 80 80 80 80 80 80 01");
        assertThat(hex(new Message().number(3, Long.MAX_VALUE))).isEqualTo("18 ff ff ff ff ff ff ff ff 7f");
    }

    @Test
    void otherValuesAreWrittenLittleEndianOrWithTheirLength() {
        assertThat(hex(new Message().real(2, 1))).isEqualTo("15 00 00 80 3f");
        assertThat(hex(new Message().text(2, "tést"))).isEqualTo("12 05 74 c3 a9 73 74");
        assertThat(hex(new Message().text(1, ""))).isEqualTo("0a 00");
        assertThat(hex(new Message().message(7, new Message().number(1, 1).number(2, 2))))
                .isEqualTo("3a 04 08 01 10 02");
        assertThat(hex(new Message().payload(9, Payload.longs(List.of(1L, -2L)))))
                .isEqualTo("4a 10 01 00 00 00 00 00 00 00 fe ff ff ff ff ff ff ff");
        FloatBuffer second = FloatBuffer.wrap(new float[] {5, 1, 5}).slice(1, 1);
        assertThat(hex(new Message().payload(9, Payload.floats(second)).number(1, 1)))
                .isEqualTo("4a 04 00 00 80 3f 08 01");
    }

    @Test
    void lengthsAreVarintsToo() {
        String letters = "a".repeat(300);
        assertThat(hex(new Message().message(1, new Message().text(1, letters))))
                .startsWith("0a af 02 0a ac 02 61 61")
                .hasSize(3 * (300 + 6) - 1);
    }

    @Test
    void aTensorHasAsManyBytesAsItsShapeSays() {
        Payload two = Payload.longs(List.of(1L, 2L));
        assertThat(hex(new TensorProto("t", ElementType.INT64, List.of(2L, 1L), two).message()))
                .startsWith("08 02 08 01 10 07 42 01 74 4a 10");
        assertThatThrownBy(() -> new TensorProto("t", ElementType.INT64, List.of(3L), two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("tensor [t] of shape [3] and type [INT64] takes 24 bytes, found [16]");
    }
}

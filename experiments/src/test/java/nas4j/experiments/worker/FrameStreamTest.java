package nas4j.experiments.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrameStreamTest {
    private static final int MARK_BYTES = 4;
    private static final Frame FRAME = new Frame.Progress(7, 0.25, "half µ");

    private final ByteArrayOutputStream between = new ByteArrayOutputStream();

    static Stream<Frame> frames() {
        Measurement measured =
                new Measurement("latency-p50", Double.NaN, "ms", 1e-300, Long.MAX_VALUE, Split.TEST, "höst ☕");
        return Stream.of(
                new Frame.Setup("training", "x".repeat(100_000) + "µ\u0000"),
                new Frame.Evaluate(
                        -1,
                        new TrialJob(
                                "k=3",
                                0.1,
                                Long.MIN_VALUE,
                                TrialJob.Purpose.DELIVERY,
                                new JobFiles("a b.onnx", null, "c"))),
                new Frame.Evaluate(Long.MAX_VALUE, new TrialJob("", 1, 0, TrialJob.Purpose.SEARCH, JobFiles.NONE)),
                new Frame.Ready(),
                new Frame.Refused("found [x]\nMaybe y."),
                new Frame.Taken(3),
                FRAME,
                new Frame.Answer(1, new TrialOutcome.Completed(List.of())),
                new Frame.Answer(2, new TrialOutcome.Completed(List.of(measured, Measurement.exact("macs", -0.0, "")))),
                new Frame.Answer(3, new TrialOutcome.Infeasible("too large", List.of(measured))),
                new Frame.Answer(4, new TrialOutcome.Failed("")));
    }

    private static byte[] bytes(Frame frame) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new FrameStream(InputStream.nullInputStream(), bytes, OutputStream.nullOutputStream()).write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private FrameStream reading(byte[]... pieces) {
        ByteArrayOutputStream pipe = new ByteArrayOutputStream();
        for (byte[] piece : pieces) {
            pipe.writeBytes(piece);
        }
        between.reset();
        return new FrameStream(new ByteArrayInputStream(pipe.toByteArray()), OutputStream.nullOutputStream(), between);
    }

    @ParameterizedTest
    @MethodSource("frames")
    void framesComeBackAsTheyWere(Frame frame) throws IOException {
        FrameStream stream = reading(bytes(frame), bytes(FRAME));

        assertThat(stream.read()).isEqualTo(frame);
        assertThat(stream.read()).isEqualTo(FRAME);
        assertThatThrownBy(stream::read).isInstanceOf(EOFException.class);
        assertThat(between.size()).isZero();
    }

    @Test
    void whatStandsBetweenFramesIsPassedOn() {
        Seeds.each(200, random -> {
            byte[] before = noise(random);
            byte[] after = noise(random);
            FrameStream stream = reading(before, bytes(FRAME), after);
            try {
                assertThat(stream.read()).isEqualTo(FRAME);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            assertThatThrownBy(stream::read).isInstanceOf(EOFException.class);
            byte[] passed = between.toByteArray();
            assertThat(Arrays.copyOf(passed, before.length)).isEqualTo(before);
            assertThat(Arrays.copyOfRange(passed, before.length, passed.length)).isEqualTo(after);
        });
    }

    /** Parts of the mark, but not all of it. */
    private static byte[] noise(RandomGenerator random) {
        byte[] parts = {bytes(FRAME)[0], bytes(FRAME)[1], bytes(FRAME)[2], 'x'};
        byte[] noise = new byte[random.nextInt(12)];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = parts[random.nextInt(parts.length)];
        }
        return noise;
    }

    @Test
    void anEndWithinAFrameIsAnEnd() {
        byte[] whole = bytes(FRAME);
        for (int length = 0; length < MARK_BYTES + 1; length++) {
            FrameStream stream = reading(Arrays.copyOf(whole, length));
            assertThatThrownBy(stream::read).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void everyDamageIsNoticed() {
        byte[] whole = bytes(FRAME);
        for (int at = MARK_BYTES; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            FrameStream stream = reading(damaged, new byte[1 << 21]); // so that a damaged length is not just an end
            assertThatThrownBy(stream::read)
                    .as("byte %d", at)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("a frame ");
        }
    }

    @Test
    void anotherVersionIsNamed() {
        byte[] frame = bytes(FRAME);
        frame[MARK_BYTES]++;

        assertThatThrownBy(() -> reading(frame).read()).hasMessageContaining("version [2], accepted: 1");
    }
}

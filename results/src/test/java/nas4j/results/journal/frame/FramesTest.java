package nas4j.results.journal.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import nas4j.contract.Seeds;
import nas4j.store.StoreException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FramesTest {
    private static final List<String> TEXTS = List.of("first", "second", "the last");

    private final FrameBuilder frame = new FrameBuilder();

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeThreeFrames() {
        file = folder.resolve("frames");
        DurableFiles.write(file, frame.begin().putText(TEXTS.get(0)));
        append(TEXTS.get(1));
        append(TEXTS.get(2));
    }

    @Test
    void whatIsPutIsRead() {
        List<Long> counts = LongStream.rangeClosed(0, 62)
                .map(bits -> 1L << bits)
                .flatMap(power -> LongStream.of(power - 1, power))
                .boxed()
                .toList();
        frame.begin();
        counts.forEach(frame::putCount);
        frame.putCount(Long.MAX_VALUE).putLong(Long.MIN_VALUE);
        frame.putInstant(Instant.MIN).putInstant(Instant.MAX);
        double strange = Double.longBitsToDouble(0x7ff8_dead_beef_0001L);
        frame.putDouble(strange).putDouble(-0.0);
        frame.putText("").putText("ÿ").putText("Ā").putText("\uDC00 alone");
        DurableFiles.write(file, frame);
        try (FrameReader reader = new FrameReader(file)) {
            assertThat(reader.next()).isTrue();
            Payload payload = reader.payload();
            assertThat(counts)
                    .allSatisfy(count -> assertThat(payload.readCount()).isEqualTo(count));
            assertThat(payload.readCount()).isEqualTo(Long.MAX_VALUE);
            assertThat(payload.readLong()).isEqualTo(Long.MIN_VALUE);
            assertThat(payload.readInstant()).isEqualTo(Instant.MIN);
            assertThat(payload.readInstant()).isEqualTo(Instant.MAX);
            assertThat(Double.doubleToRawLongBits(payload.readDouble())).isEqualTo(0x7ff8_dead_beef_0001L);
            assertThat(Double.doubleToRawLongBits(payload.readDouble())).isEqualTo(1L << 63);
            assertThat(payload.readText()).isEmpty();
            assertThat(payload.readWord()).isEqualTo("ÿ");
            assertThat(payload.readText()).isEqualTo("Ā");
            assertThat(payload.readWord()).isEqualTo("\uDC00 alone");
        }
    }

    @Test
    void framesOfAnySizeAreRead() {
        Seeds.each(20, random -> {
            List<String> texts = new ArrayList<>();
            DurableFiles.write(file, frame.begin().putText("first"));
            texts.add("first");
            for (int k = 0; k < 20; k++) {
                String text = "ab".repeat(random.nextInt(1 << random.nextInt(20)));
                texts.add(text);
                append(text);
            }
            assertThat(texts()).isEqualTo(texts);
        });
    }

    @Test
    void wordsAreReadAsTheyAreAlsoWhereTheyShareASlot() {
        List<String> words = new ArrayList<>();
        RandomGenerator random = Seeds.generator(1);
        for (int k = 0; k < 5_000; k++) {
            words.add("w".repeat(random.nextInt(70)) + random.nextInt(300));
        }
        frame.begin();
        words.forEach(frame::putText);
        DurableFiles.write(file, frame);
        try (FrameReader reader = new FrameReader(file)) {
            reader.next();
            Payload payload = reader.payload();
            assertThat(words).allSatisfy(word -> assertThat(payload.readWord()).isEqualTo(word));
        }
    }

    @Test
    void aFrameThatIsNotWholeIsPassedOverAndCutOff() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int start = (int) lastStart();
        for (int length = start; length < whole.length; length++) {
            assertGoesOnAfterTwo(Arrays.copyOf(whole, length));
            byte[] zeros = Arrays.copyOf(whole, whole.length + 5_000);
            Arrays.fill(zeros, length, zeros.length, (byte) 0);
            assertGoesOnAfterTwo(zeros);
            byte[] changed = whole.clone();
            changed[length] ^= 4;
            assertGoesOnAfterTwo(changed);
        }
    }

    private void assertGoesOnAfterTwo(byte[] content) throws IOException {
        Files.write(file, content);
        assertThat(texts()).isEqualTo(TEXTS.subList(0, 2));
        append("after");
        assertThat(texts()).containsExactly("first", "second", "after");
    }

    @Test
    void whatIsDamagedBeforeOtherFramesIsSaidAndLeftAsItIs() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        int start = (int) lastStart();
        for (int at = 0; at < start; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            Files.write(file, changed);
            assertThatThrownBy(this::texts)
                    .as("byte %d changed", at)
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("[" + file + "] is damaged between byte [");
            assertThat(file).hasBinaryContent(changed);
        }
    }

    @Test
    void aPlaceIsFoundAgainOnlyIfItsFrameIsTheSame() throws IOException {
        FramePlace place;
        try (FrameReader reader = new FrameReader(file)) {
            reader.next();
            reader.next();
            place = reader.place();
        }
        append("more");
        try (FrameReader reader = new FrameReader(file)) {
            assertThat(reader.goIfThere(place)).isTrue();
            assertThat(reader.next()).isTrue();
            assertThat(reader.payload().readText()).isEqualTo("the last");
            for (FramePlace other : List.of(
                    new FramePlace(place.start() + 1, place.end(), place.check()),
                    new FramePlace(place.start(), place.end() + 1, place.check()),
                    new FramePlace(place.start(), place.end(), place.check() + 1),
                    new FramePlace(1 << 20, (1 << 20) + 20, place.check()))) {
                assertThat(reader.goIfThere(other)).isFalse();
            }
            assertThat(reader.next()).isTrue();
            assertThat(reader.payload().readText()).isEqualTo("more");
        }
    }

    @Test
    void aFileThatCannotBeWrittenSaysWhyAndStaysAsItWas() throws IOException {
        byte[] before = Files.readAllBytes(file);
        Files.createDirectory(folder.resolve("frames.new"));
        assertThatThrownBy(() -> DurableFiles.write(file, frame.begin().putText("other")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("[" + file + "]");
        assertThat(file).hasBinaryContent(before);
    }

    private long lastStart() {
        try (FrameReader reader = new FrameReader(file)) {
            while (reader.next()) {}
            return reader.start();
        }
    }

    private void append(String text) {
        try (FrameReader reader = new FrameReader(file)) {
            while (reader.next()) {}
            try (FrameWriter writer = new FrameWriter(file, reader.end())) {
                writer.append(frame.begin().putText(text));
            }
        }
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>();
        try (FrameReader reader = new FrameReader(file)) {
            while (reader.next()) {
                texts.add(reader.payload().readText());
            }
        }
        return texts;
    }
}

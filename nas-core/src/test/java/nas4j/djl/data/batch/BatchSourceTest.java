package nas4j.djl.data.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.TestImages;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.djl.data.glyphs.GlyphOptions;
import nas4j.djl.data.glyphs.Glyphs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchSourceTest {
    private static final ImageShape SHAPE = new ImageShape(2, 4, 5);
    private static final ImageData DATA = TestImages.counting(23, SHAPE, 3);
    private static final Normalisation NORMALISATION = Normalisation.of(DATA);
    private static final BatchPlan PLAN = BatchPlan.of(5, 42);
    private static final Augmentation ALL = new Augmentation(2, true, 3);

    @Test
    void imagesInOrderAreNormalised() throws InterruptedException {
        float[][] tables = NORMALISATION.tables();
        try (BatchSource source = BatchSource.inOrder(DATA, NORMALISATION, 10)) {
            int seen = 0;
            while (source.hasNext()) {
                try (Batch batch = source.next()) {
                    for (int i = 0; i < batch.size(); i++, seen++) {
                        assertThat(batch.rows()[i]).isEqualTo(seen);
                        assertThat(floats(batch.target(0))[i]).isEqualTo(seen % 3);
                        byte[] bytes = TestImages.bytes(DATA, seen);
                        for (int k = 0; k < bytes.length; k++) {
                            assertThat(floats(batch.images())[i * 40 + k])
                                    .isEqualTo(tables[k / 20][Byte.toUnsignedInt(bytes[k])]);
                        }
                    }
                }
            }
            assertThat(seen).isEqualTo(23);
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(source::next);
        }
    }

    @Test
    void batchesFromALaterOneOnAreThoseOfTheBeginning() throws InterruptedException {
        try (BatchSource whole = BatchSource.endless(DATA, NORMALISATION, PLAN)) {
            List<Integer> all = rows(whole, 10);
            for (int first = 0; first < 10; first++) {
                try (BatchSource rest = BatchSource.endless(DATA, NORMALISATION, PLAN, first)) {
                    assertThat(rows(rest, 10 - first)).isEqualTo(all.subList(5 * first, 50));
                }
            }
        }
    }

    @Test
    void anEpochHasEachImageOnce() throws InterruptedException {
        try (BatchSource source = BatchSource.epoch(DATA, NORMALISATION, PLAN, 3)) {
            List<Integer> rows = rows(source, 5);
            assertThat(new TreeSet<>(rows)).hasSize(23);
            assertThat(rows).hasSize(23).isNotEqualTo(new ArrayList<>(new TreeSet<>(rows)));
        }
    }

    @Test
    void endlessBatchesAreOfFullSizeAndOrderedAnewEachEpoch() throws InterruptedException {
        try (BatchSource source = BatchSource.endless(DATA, NORMALISATION, PLAN);
                BatchSource second = BatchSource.epoch(DATA, NORMALISATION, PLAN, 1)) {
            List<Integer> rows = rows(source, 8);
            assertThat(rows).hasSize(40);
            assertThat(new TreeSet<>(rows.subList(0, 20))).hasSize(20);
            assertThat(rows.subList(20, 40)).isNotEqualTo(rows.subList(0, 20)).isEqualTo(rows(second, 4));
        }
    }

    @Test
    void fewImagesMakeOneBatch() throws InterruptedException {
        try (BatchSource source = BatchSource.endless(DATA, NORMALISATION, BatchPlan.of(64, 1))) {
            assertThat(rows(source, 2)).hasSize(46);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSource.endless(DATA.view(0, 0), NORMALISATION, PLAN));
    }

    @Test
    void batchesDependOnTheSeedAndNotOnTheTiming() throws InterruptedException {
        BatchPlan ahead = new BatchPlan(5, 42, ALL, 4);
        assertThat(images(ahead, 0)).isEqualTo(images(new BatchPlan(5, 42, ALL, 1), 2));
        assertThat(images(ahead, 0)).isNotEqualTo(images(new BatchPlan(5, 43, ALL, 4), 0));
    }

    @Test
    void anImageIsChangedAlikeInEveryBatchSize() throws InterruptedException {
        BatchPlan small = new BatchPlan(1, 42, ALL, 2);
        BatchPlan large = new BatchPlan(23, 42, ALL, 2);
        List<Float> one = new ArrayList<>();
        try (BatchSource source = BatchSource.epoch(DATA, NORMALISATION, small, 0)) {
            while (source.hasNext()) {
                try (Batch batch = source.next()) {
                    one.addAll(boxed(batch.images()));
                }
            }
        }
        try (BatchSource source = BatchSource.epoch(DATA, NORMALISATION, large, 0);
                Batch batch = source.next()) {
            assertThat(boxed(batch.images())).isEqualTo(one);
        }
    }

    @Test
    void masksAndDepthsMoveWithTheirImages() throws InterruptedException {
        GlyphOptions options = new GlyphOptions(28, Difficulty.EASY, 1, 1, 1);
        ImageData glyphs = Glyphs.images(options, Glyphs.Targets.CLASS_MASK_AND_DEPTH, 0, 100);
        BatchPlan plan = new BatchPlan(100, 1, new Augmentation(4, true, 0), 1);
        try (BatchSource source = BatchSource.endless(glyphs, Normalisation.of(glyphs), plan);
                Batch batch = source.next()) {
            float[] images = floats(batch.images());
            float[] masks = floats(batch.target(1));
            float[] depths = floats(batch.target(2));
            double[] mean = new double[2];
            double[] depth = new double[2];
            int[] count = new int[2];
            for (int i = 0; i < images.length; i++) {
                int glyph = masks[i] > 0 ? 1 : 0;
                assertThat(masks[i]).isIn(0f, 1 + batch.rows()[i / 784] % 10f);
                mean[glyph] += images[i];
                depth[glyph] += depths[i];
                count[glyph]++;
            }
            assertThat(mean[1] / count[1]).isGreaterThan(mean[0] / count[0] + 2);
            assertThat(depth[1] / count[1]).isBetween(depth[0] / count[0] + .15, 1.0);
        }
    }

    @Test
    void batchesStayUntilTheyAreClosed() throws InterruptedException {
        try (BatchSource source = BatchSource.endless(DATA, NORMALISATION, new BatchPlan(5, 42, ALL, 2))) {
            Batch first = source.next();
            float[] before = floats(first.images());
            Batch second = source.next();
            Batch third = source.next();
            assertThat(floats(first.images())).isEqualTo(before);
            assertThatIllegalStateException()
                    .isThrownBy(source::next)
                    .withMessage("all [3] batches are open\nMaybe one was not closed.");
            List.of(first, second, third, third).forEach(Batch::close);
            source.next().close();
        }
    }

    @Test
    void errorsReachTheOneWhoAsks() throws InterruptedException {
        IllegalArgumentException error = new IllegalArgumentException("bad image");
        try (BatchSource source = new BatchSource(DATA, 5, 2, batch -> {
            throw error;
        })) {
            assertThatIllegalStateException().isThrownBy(source::next).withCause(error);
            assertThatIllegalStateException().isThrownBy(source::hasNext).withCause(error);
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BatchSource.inOrder(
                        DATA, Normalisation.of(TestImages.counting(2, new ImageShape(1, 2, 2), 1)), 2))
                .withMessageContaining("normalisation of [1] channels");
    }

    @Test
    void closingEndsTheThread() throws InterruptedException {
        BatchSource source = BatchSource.endless(DATA, NORMALISATION, PLAN);
        Batch open = source.next();
        source.close();
        source.close();
        assertThat(open.size()).isEqualTo(5);
        open.close();
        while (source.hasNext()) {
            source.next().close();
        }
    }

    @Test
    void smallImagesArePreparedFurtherAhead() {
        BatchPlan plan = BatchPlan.of(64, 1, ALL);
        assertThat(plan.prefetch()).isEqualTo(3);
        assertThat(plan.preparedFor(new ImageShape(1, 28, 28))).isEqualTo(new BatchPlan(64, 1, ALL, 8));
        assertThat(plan.preparedFor(new ImageShape(3, 96, 96)).prefetch()).isEqualTo(4);
        assertThat(plan.preparedFor(new ImageShape(3, 224, 224)).prefetch()).isEqualTo(3);
    }

    @Test
    void waitingIsMeasured() throws InterruptedException {
        try (BatchSource slow = new BatchSource(DATA, 5, 1, batch -> sleep(20))) {
            for (int i = 0; i < 5; i++) {
                slow.next().close();
            }
            assertThat(slow.waitingShare()).isGreaterThan(.8);
        }
        try (BatchSource fast = BatchSource.endless(DATA, NORMALISATION, PLAN)) {
            for (int i = 0; i < 5; i++) {
                fast.next().close();
                sleep(10);
            }
            assertThat(fast.waitingShare()).isLessThan(.5);
        }
        WaitingTime waiting = new WaitingTime();
        waiting.add(0, 100);
        waiting.add(130, 140);
        waiting.add(170, 200);
        assertThat(waiting.share()).isCloseTo(.4, within(1e-12));
    }

    /** Clears its flag if it is interrupted. */
    private static boolean sleep(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private static List<Integer> rows(BatchSource source, int batches) throws InterruptedException {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < batches; i++) {
            try (Batch batch = source.next()) {
                Arrays.stream(batch.rows()).forEach(rows::add);
            }
        }
        return rows;
    }

    /** Of eight batches, with pauses between them. */
    private static List<Float> images(BatchPlan plan, int pause) throws InterruptedException {
        List<Float> images = new ArrayList<>();
        try (BatchSource source = BatchSource.endless(DATA, NORMALISATION, plan)) {
            for (int i = 0; i < 8; i++) {
                try (Batch batch = source.next()) {
                    sleep(pause);
                    images.addAll(boxed(batch.images()));
                }
            }
        }
        return images;
    }

    private static float[] floats(ByteBuffer bytes) {
        FloatBuffer buffer = bytes.asFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    private static List<Float> boxed(ByteBuffer bytes) {
        List<Float> list = new ArrayList<>();
        for (float value : floats(bytes)) {
            list.add(value);
        }
        return list;
    }
}

package nas4j.hardware.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nas4j.contract.Seeds;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.predict.RankCorrelation;
import org.junit.jupiter.api.Test;

class TransferModelTest {
    private static final int ARCHITECTURES = 300;

    private static TransferModel fit(Synthetic devices, KnownDevices known, int samples) {
        List<Integer> measured = known.choose(samples, Seeds.generator(1));
        return TransferModel.fit(
                known,
                measured,
                measured.stream().map(devices.newDeviceMs()::get).toList());
    }

    /** On average: a new device whose latencies hardly differ has an order of noise. */
    @Test
    void ordersWhatItHasNotMeasured() {
        List<Double> correlations = new ArrayList<>();
        Seeds.each(10, random -> {
            Synthetic devices = Synthetic.draw(ARCHITECTURES, random);
            TransferModel model = fit(devices, devices.known(), 15);
            List<Double> predicted = IntStream.range(0, ARCHITECTURES)
                    .mapToObj(k -> model.predict(k).medianMs())
                    .toList();
            correlations.add(RankCorrelation.spearman(predicted, devices.newDeviceMs()));
        });
        assertThat(correlations.stream()
                        .mapToDouble(Double::doubleValue)
                        .average()
                        .orElseThrow())
                .isGreaterThan(0.93);
    }

    /** The mean of 30 shares near .9, each with a standard deviation of about .07: below .85 or above .96 in one of 10⁴. */
    @Test
    void intervalsCoverWhatTheySay() {
        List<Double> shares = new ArrayList<>();
        Seeds.each(30, random -> {
            Synthetic devices = Synthetic.draw(ARCHITECTURES, random);
            TransferModel model = fit(devices, devices.known(), 20);
            shares.add(IntStream.range(0, ARCHITECTURES)
                            .filter(k -> !model.measured().contains(k))
                            .filter(k -> model.predict(k)
                                    .covers(devices.newDeviceMs().get(k), 0.9))
                            .count()
                    / (ARCHITECTURES - 20.0));
        });
        assertThat(shares.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .isBetween(0.85, 0.96);
    }

    @Test
    void predictsArchitecturesThatNoDeviceMeasured() {
        Synthetic all = Synthetic.draw(ARCHITECTURES, Seeds.generator(4));
        KnownDevices known = KnownDevices.of(
                List.of(NumberTable.of(all.features().subList(0, 200))),
                NumberTable.of(all.latenciesMs().subList(0, 200)));
        TransferModel model = fit(all, known, 20);
        List<Double> predicted = all.features().subList(200, ARCHITECTURES).stream()
                .map(features -> model.predict(List.of(features)).medianMs())
                .toList();
        assertThat(RankCorrelation.spearman(predicted, all.newDeviceMs().subList(200, ARCHITECTURES)))
                .isGreaterThan(0.9);
    }

    @Test
    void whatIsMissingOfKnownDevicesIsPredicted() {
        Synthetic devices = Synthetic.draw(ARCHITECTURES, Seeds.generator(5));
        List<double[]> latencies = new ArrayList<>();
        for (int k = 0; k < ARCHITECTURES; k++) {
            double[] row = devices.latenciesMs().get(k).clone();
            row[k % row.length] = Double.NaN;
            latencies.add(row);
        }
        KnownDevices known = KnownDevices.of(List.of(NumberTable.of(devices.features())), NumberTable.of(latencies));
        TransferModel model = fit(devices, known, 15);
        List<Double> predicted = IntStream.range(0, ARCHITECTURES)
                .mapToObj(k -> model.predict(k).medianMs())
                .toList();
        assertThat(RankCorrelation.spearman(predicted, devices.newDeviceMs())).isGreaterThan(0.9);
    }

    @Test
    void saysHowGoodItIsAndThatMoreHelpsLessAndLess() {
        Synthetic devices = Synthetic.draw(ARCHITECTURES, Seeds.generator(6));
        KnownDevices known = devices.known();
        TransferQuality few = fit(devices, known, 5).quality();
        TransferQuality many = fit(devices, known, 60).quality();
        assertThat(few.isMoreWorthIt()).isTrue();
        assertThat(many.isMoreWorthIt()).isFalse();
        assertThat(many.gainOfMore()).isBetween(0.0, few.gainOfMore());
        assertThat(many.spearman()).isGreaterThan(0.9);
        assertThat(many.coverage90()).isBetween(0.85, 1.0);
        assertThat(many.logStd()).isEqualTo(Synthetic.NOISE, within(0.03));
    }

    @Test
    void oneFaultyMeasurementIsLeftOut() {
        Synthetic devices = Synthetic.draw(ARCHITECTURES, Seeds.generator(7));
        KnownDevices known = devices.known();
        List<Integer> measured = known.choose(20, Seeds.generator(1));
        for (double factor : new double[] {1e-9, 0.1, 10}) {
            List<Double> latencies = new ArrayList<>(
                    measured.stream().map(devices.newDeviceMs()::get).toList());
            latencies.set(3, factor * latencies.get(3));
            TransferModel model = TransferModel.fit(known, measured, latencies);
            assertThat(model.faults()).containsExactly(measured.get(3));
            assertThat(model.measured()).hasSize(19).doesNotContain(measured.get(3));
            assertThat(model.quality().spearman()).isGreaterThan(0.9);
        }
    }

    /** A distance of 5 with noise as assumed: about one of 10⁴ for all 10 draws. */
    @Test
    void whatIsNoFaultIsKept() {
        Seeds.each(10, random -> {
            Synthetic devices = Synthetic.draw(ARCHITECTURES, random);
            assertThat(fit(devices, devices.known(), 20).faults()).isEmpty();
        });
    }

    @Test
    void measuresTheSameAndSaysTheSameWithTheSameSeed() {
        Synthetic devices = Synthetic.draw(ARCHITECTURES, Seeds.generator(8));
        assertThat(fit(devices, devices.known(), 12).predict(7))
                .isEqualTo(fit(devices, devices.known(), 12).predict(7));
    }

    @Test
    void refusesTooFewAndRepeatedAndImpossibleMeasurements() {
        KnownDevices known = Synthetic.draw(30, Seeds.generator(9)).known();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransferModel.fit(known, List.of(1, 2), List.of(1.0, 2.0)))
                .withMessageContaining("[2] architectures");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransferModel.fit(known, List.of(1, 2, 1), List.of(1.0, 2.0, 1.0)))
                .withMessageContaining("each architecture once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TransferModel.fit(known, List.of(1, 2, 3), List.of(1.0, 0.0, 1.0)))
                .withMessageContaining("[0.0] ms");
    }
}

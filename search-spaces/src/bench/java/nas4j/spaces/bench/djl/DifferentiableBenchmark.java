package nas4j.spaces.bench.djl;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import nas4j.djl.Engine;
import nas4j.djl.TrainingDevice;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.data.file.FolderOptions;
import nas4j.djl.data.file.LocalData;
import nas4j.djl.data.file.Sizing;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Kernels;
import nas4j.djl.supernet.differentiable.DifferentiablePlan;
import nas4j.djl.supernet.differentiable.DifferentiableTrainer;
import nas4j.djl.supernet.differentiable.Found;
import nas4j.djl.supernet.train.Resumption;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Deadline;
import nas4j.evaluate.Split;
import nas4j.input.Where;
import nas4j.search.differentiable.Adam;
import nas4j.search.differentiable.Derivation;
import nas4j.search.differentiable.EigenvalueStop;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Order;
import nas4j.search.differentiable.SearchEpoch;
import nas4j.search.differentiable.SkipDecay;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.spaces.table.Tables;
import nas4j.spaces.table.TabularBenchmark;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlNode;

/**
 * Searches NAS-Bench-201's cell by gradients in a small network, and looks up in the published table how good the cells are
 * that were found. Arguments: folder of images, folder of tables, and settings such as {@code search=gdas seeds=1,2,3
 * epochs=30}. A search is darts, gdas or fair; guards are {@code decay=1} and {@code stop=1}.
 */
public final class DifferentiableBenchmark {
    private static final double NANOS_PER_MINUTE = 60e9;

    private final Engine engine = Engine.open(TrainingDevice.CPU);
    private final SearchSpace space;
    private final SearchSpace whole = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));
    private final ImageData images;
    private final TabularBenchmark table;
    private final Map<String, String> settings;

    private DifferentiableBenchmark(ImageData images, TabularBenchmark table, Map<String, String> settings) {
        this.images = images;
        space = SpaceCompiler.compile(SpaceReader.read(space(images.shape())));
        this.table = table;
        this.settings = settings;
    }

    /** Prints a line for each epoch and each search. */
    public static void main(String[] arguments) throws InterruptedException {
        Map<String, String> settings = new LinkedHashMap<>();
        Arrays.stream(arguments).skip(2).forEach(text -> {
            int equals = text.indexOf('=');
            settings.put(text.substring(0, equals), text.substring(equals + 1));
        });
        ImageData images = LocalData.read(Path.of(arguments[0]), new FolderOptions(new Sizing.AsStored(), .2, 1))
                .training();
        if (settings.getOrDefault("half", "").equals("1")) {
            images = halved(images);
        }
        TabularBenchmark table = TabularBenchmark.read(
                Tables.describe("nas-bench-201", Where.UNKNOWN),
                Path.of(arguments[1]),
                SpaceCompiler.compile(Catalogue.load("nas-bench-201")));
        DifferentiableBenchmark benchmark = new DifferentiableBenchmark(images, table, settings);
        for (String seed : settings.getOrDefault("seeds", "1").split(",", -1)) {
            benchmark.run(Long.parseLong(seed));
        }
    }

    /** As in the catalogue, but for images of this size. */
    private static YamlNode space(ImageShape shape) {
        String file = "nas-bench-201-mini.yaml";
        try (InputStream stream = Catalogue.class.getResourceAsStream("catalogue/" + file)) {
            String text = new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
            String size = "[3, " + shape.height() + ", " + shape.width() + "]";
            return YamlFile.read(file, text.replace("[3, 32, 32]", size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each pixel the mean of four. */
    private static ImageData halved(ImageData images) {
        int height = images.shape().height() / 2;
        int width = images.shape().width() / 2;
        byte[] whole = new byte[images.shape().channels() * 4 * height * width];
        List<byte[]> halves = new ArrayList<>();
        for (int image = 0; image < images.size(); image++) {
            images.copy(image, whole);
            byte[] half = new byte[whole.length / 4];
            for (int k = 0; k < half.length; k++) {
                int at = k / width * 4 * width + k % width * 2;
                int sum = (whole[at] & 255)
                        + (whole[at + 1] & 255)
                        + (whole[at + 2 * width] & 255)
                        + (whole[at + 2 * width + 1] & 255);
                half[k] = (byte) ((sum + 2) / 4);
            }
            halves.add(half);
        }
        return ImageData.of(new ImageShape(images.shape().channels(), height, width), halves, images.targets());
    }

    private double number(String name, double byDefault) {
        return Double.parseDouble(settings.getOrDefault(name, Double.toString(byDefault)));
    }

    private DifferentiablePlan plan() {
        Optimization weights = Optimization.of(
                        new Optimizer.Sgd(number("rate", .025), .9, number("weight-decay", 3e-4)), Schedule.COSINE)
                .withClip(5);
        Adam darts = Adam.darts();
        DifferentiablePlan plan = DifferentiablePlan.of(method(), weights)
                .with(new Adam(number("alpha-rate", darts.learningRate()), darts.beta1(), darts.beta2(), darts.decay()))
                .withWarmUp(number("warm-up", 0), (int) number("every", 1))
                .with(new SkipDecay(number("decay", 0)));
        return number("stop", 0) > 0 ? plan.with(EigenvalueStop.standard()) : plan;
    }

    private Method method() {
        return switch (settings.getOrDefault("search", "")) {
            case "gdas" -> new Method.Gumbel(number("first", 10), number("last", .1));
            case "fair" -> new Method.Sigmoid(Order.FIRST, number("weight", 10));
            default -> new Method.Softmax(Order.FIRST);
        };
    }

    private void run(long seed) throws InterruptedException {
        Derivation derivation = new Derivation(space, space.relax(), method());
        Consumer<SearchEpoch> tell = epoch -> System.out.printf(
                Locale.ROOT,
                "  epoch %d: losses %.3f %.3f, eigenvalue %.3f, %s, CPU %.1f min%n",
                epoch.epoch(),
                epoch.trainingLoss(),
                epoch.validationLoss(),
                epoch.eigenvalue(),
                text(derivation.of(epoch.vectors(), _ -> true)),
                cpuMinutes());
        double before = cpuMinutes();
        Tasks tasks = Tasks.of(
                space.decode(space.enumerate().findFirst().orElseThrow()).graph(), images, new TaskList.Derived(0));
        try (DjlSupernet supernet = new DjlSupernet(engine, space.relax(), Kernels.CROPPED, seed)) {
            Found found = new DifferentiableTrainer(
                            engine,
                            space,
                            plan(),
                            new Batches((int) number("batch", 64), new Augmentation(4, true, 0)),
                            images,
                            Normalisation.of(images),
                            tell)
                    .search(
                            supernet,
                            tasks,
                            (int) number("epochs", 10),
                            seed,
                            _ -> true,
                            Resumption.NONE,
                            Deadline.never());
            SearchEpoch chosen = found.epochs().get(found.epoch() - 1);
            System.out.printf("  strengths %s%n", chosen.strengths());
            System.out.printf(
                    Locale.ROOT,
                    "%s seed %d: epoch %d of %d, %s, CPU %.1f min%n",
                    settings,
                    seed,
                    found.epoch(),
                    found.epochs().size(),
                    text(found.genotype()),
                    cpuMinutes() - before);
        }
    }

    /** With its published accuracy. */
    private String text(Genotype genotype) {
        Genotype same = whole.genotype(genotype.options());
        return same.text() + " "
                + table.measurements(same, Split.TEST, 1).getFirst().value();
    }

    private static double cpuMinutes() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / NANOS_PER_MINUTE;
    }
}

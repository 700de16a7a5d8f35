package nas4j.experiments.yaml.device;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nas4j.hardware.device.DeviceProfile;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.ProbeKind;
import nas4j.input.InputException;
import nas4j.onnx.quantize.ActivationType;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;

/** Reads one device. Every key but {@code int8} and {@code power-modes} must be there. */
public final class DeviceReader {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final double MOST = 1e18;
    private static final String POWER_MODES = "power-modes";
    private static final String INT8 = "int8";

    private static final List<String> KEYS = List.of(
            "device",
            "title",
            "chip",
            "cores",
            "clock-mhz",
            "memory-gb-per-second",
            "peak-macs",
            "launch-us",
            INT8,
            POWER_MODES,
            "probe",
            "sources");

    private DeviceReader() {}

    /**
     * The device that a file describes.
     *
     * @throws InputException if it does not describe one
     */
    public static DeviceProfile read(YamlNode file) {
        YamlMap map = file.asMap("a device: " + String.join(", ", KEYS)).only(KEYS);
        return new DeviceProfile(
                name(map.require("device")),
                map.require("title").asText("a title"),
                map.require("chip").asText("what computes"),
                map.require("cores").asInt(1),
                positive(map.require("clock-mhz")),
                positive(map.require("memory-gb-per-second")),
                peaks(map.require("peak-macs")),
                map.require("launch-us").asNumber(0, 1e6),
                map.find(INT8).map(DeviceReader::activations).orElse(null),
                map.find(POWER_MODES).map(DeviceReader::texts).orElse(List.of()),
                ProbeKind.valueOf(
                        map.require("probe").asOneOf(words(ProbeKind.values())).toUpperCase(Locale.ROOT)),
                texts(map.require("sources")));
    }

    /**
     * How whole numbers lie in files.
     *
     * @throws InputException if it is neither {@code u8s8} nor {@code s8s8}
     */
    public static ActivationType activations(YamlNode node) {
        return ActivationType.valueOf(
                node.asOneOf(words(ActivationType.values())).toUpperCase(Locale.ROOT));
    }

    private static String name(YamlNode node) {
        String name = node.asText("a name");
        if (!NAME.matcher(name).matches()) {
            throw node.notAccepted("a name of small letters, digits and hyphens");
        }
        return name;
    }

    private static double positive(YamlNode node) {
        double number = node.asNumber(0, MOST);
        if (number == 0) {
            throw node.notAccepted("a number above 0");
        }
        return number;
    }

    private static Map<NumberFormat, Double> peaks(YamlNode node) {
        List<String> formats = words(NumberFormat.values());
        YamlMap map = node.asMap("peaks such as {fp32: 24G, int8: 48G}").only(formats);
        map.require("fp32");
        Map<NumberFormat, Double> peaks = new EnumMap<>(NumberFormat.class);
        for (String format : map.keys()) {
            peaks.put(NumberFormat.valueOf(format.toUpperCase(Locale.ROOT)), positive(map.require(format)));
        }
        return peaks;
    }

    private static List<String> texts(YamlNode node) {
        return node.asList("a list").stream().map(item -> item.asText("a text")).toList();
    }

    private static List<String> words(Enum<?>... values) {
        return Stream.of(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}

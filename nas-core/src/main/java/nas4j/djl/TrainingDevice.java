package nas4j.djl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.input.InputException;
import nas4j.input.Where;

/**
 * Where a network is trained. Reading one does not start the engine.
 *
 * @param isGpu a graphics card, or else the processor
 * @param number which card, from 0; 0 for the processor
 */
public record TrainingDevice(boolean isGpu, int number) {
    public static final TrainingDevice CPU = new TrainingDevice(false, 0);

    private static final Pattern FORM = Pattern.compile("cpu|gpu(?::(\\d{1,3}))?");

    /**
     * Reads {@code cpu}, {@code gpu} (the first) or {@code gpu:N}.
     *
     * @throws InputException if the text is none of these
     */
    public static TrainingDevice parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new InputException(
                    Where.UNKNOWN, "found device [" + text + "], accepted: cpu, gpu, gpu:N\nMaybe cpu?");
        }
        String number = matcher.group(1);
        return text.equals("cpu") ? CPU : new TrainingDevice(true, number == null ? 0 : Integer.parseInt(number));
    }

    @Override
    public String toString() {
        return isGpu ? "gpu:" + number : "cpu";
    }
}

package nas4j.experiments.yaml;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.spaces.yaml.YamlNode;

/** Times as people write them: {@code 90s}, {@code 20m}, {@code 1h30m}. */
final class Durations {
    static final String ACCEPTED = "a time such as 90s, 20m or 1h30m, above 0";

    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,9})s)?");

    private Durations() {}

    static Duration read(YamlNode node) {
        Matcher matcher = FORM.matcher(node.asText(ACCEPTED).strip());
        if (!matcher.matches()) {
            throw node.notAccepted(ACCEPTED);
        }
        Duration time =
                Duration.ofHours(part(matcher, 1)).plusMinutes(part(matcher, 2)).plusSeconds(part(matcher, 3));
        if (!time.isPositive()) {
            throw node.notAccepted(ACCEPTED);
        }
        return time;
    }

    private static long part(Matcher matcher, int group) {
        String digits = matcher.group(group);
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** The text that reads as this time; parts of a second are left out. */
    static String write(Duration time) {
        return time.toSeconds() + "s";
    }
}

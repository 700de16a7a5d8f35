package nas4j.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a safetensors header says of one tensor. The header's JSON has one fixed form, so it is read without a JSON
 * library.
 *
 * @param begin first byte of the numbers, after the header
 * @param end byte after the last
 */
record TensorHeader(String name, String type, List<Long> shape, long begin, long end) {
    private static final String STRING = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
    private static final String METADATA = "__metadata__";
    private static final Pattern NAME = Pattern.compile("\\s*" + STRING + "\\s*:\\s*\\{([^{}]*+)\\}\\s*([,}])");
    private static final Pattern TYPE = Pattern.compile("\"dtype\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern SHAPE = Pattern.compile("\"shape\"\\s*:\\s*\\[([\\d\\s,]*)\\]");
    private static final Pattern OFFSETS =
            Pattern.compile("\"data_offsets\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*\\]");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9a-fA-F]{4})|(.))");

    TensorHeader {
        shape = List.copyOf(shape);
    }

    /** All entries of a header but its metadata. */
    static List<TensorHeader> parse(String header) {
        String text = inBraces(header.strip());
        List<TensorHeader> entries = new ArrayList<>();
        Matcher matcher = NAME.matcher(text);
        int at = text.substring(1).strip().equals("}") ? text.length() : 1;
        while (at < text.length()) {
            require(matcher.find(at) && matcher.start() == at, at);
            if (!matcher.group(1).equals(METADATA)) {
                entries.add(entry(unquoted(matcher.group(1)), matcher.group(2)));
            }
            at = matcher.group(3).equals("}") ? text.length() : matcher.end();
        }
        return entries;
    }

    private static void require(boolean isRead, int at) {
        if (!isRead) {
            throw new IllegalArgumentException("its header cannot be read at character [" + at + "]");
        }
    }

    private static String inBraces(String text) {
        if (!text.startsWith("{") || !text.endsWith("}")) {
            throw new IllegalArgumentException("its header is not in braces");
        }
        return text;
    }

    private static TensorHeader entry(String name, String body) {
        List<Long> shape = new ArrayList<>();
        for (String dim : find(SHAPE, name, body).group(1).split(",", -1)) {
            if (!dim.isBlank()) {
                shape.add(Long.parseLong(dim.strip()));
            }
        }
        Matcher offsets = find(OFFSETS, name, body);
        long begin = Long.parseLong(offsets.group(1));
        return new TensorHeader(name, find(TYPE, name, body).group(1), shape, begin, Long.parseLong(offsets.group(2)));
    }

    private static Matcher find(Pattern pattern, String name, String body) {
        Matcher matcher = pattern.matcher(body);
        if (!matcher.find()) {
            throw new IllegalArgumentException("tensor [" + name + "] has an incomplete header");
        }
        return matcher;
    }

    /** A JSON string. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int k = 0; k < text.length(); k++) {
            char letter = text.charAt(k);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append(String.format("\\u%04x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    /** The text of what stands between a JSON string's quotes; of the short escapes only those of signs. */
    private static String unquoted(String text) {
        return ESCAPE.matcher(text).replaceAll(match -> {
            String code = match.group(1);
            String sign = code == null ? match.group(2) : String.valueOf((char) Integer.parseInt(code, 16));
            return Matcher.quoteReplacement(sign);
        });
    }
}

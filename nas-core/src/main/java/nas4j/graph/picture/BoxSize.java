package nas4j.graph.picture;

/** Sizes of boxes and texts, in pixels. */
final class BoxSize {
    static final double ROW = 18;
    static final double ROW_GAP = 2;
    static final double PADDING = 5;
    static final double NOTE = 15;
    static final double TEXT = 12;
    static final double SMALL_TEXT = 10.5;
    static final int LONGEST_TEXT = 48;
    private static final double NARROWEST = 60;
    private static final double AROUND_TEXT = 16;
    private static final String NARROW = "iljtf.,:;'|!()[] ·";
    private static final String WIDE = "mwMW%@→";

    private BoxSize() {}

    static double width(Diagram.Box box) {
        double widest = textWidth(box.note(), SMALL_TEXT);
        for (Diagram.Row row : box.rows()) {
            widest = Math.max(widest, textWidth(shorten(row.text()), TEXT));
        }
        return Math.ceil(Math.max(NARROWEST, widest + AROUND_TEXT + 2 * PADDING));
    }

    static double height(Diagram.Box box) {
        int rows = box.rows().size();
        return 2 * PADDING + rows * ROW + (rows - 1) * ROW_GAP + (box.note().isEmpty() ? 0 : NOTE);
    }

    /** A text with its middle left out if it is too long for a box. */
    static String shorten(String text) {
        int half = LONGEST_TEXT / 2;
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, half - 1) + "…" + text.substring(text.length() - half);
    }

    /** About how wide a text is, on the wide side, as fonts differ. */
    static double textWidth(String text, double size) {
        double ems = 0;
        for (int k = 0; k < text.length(); k++) {
            char letter = text.charAt(k);
            ems += NARROW.indexOf(letter) >= 0 ? 0.36 : WIDE.indexOf(letter) >= 0 ? 0.92 : 0.62;
        }
        return ems * size;
    }
}

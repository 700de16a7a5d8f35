package nas4j.experiments.schema;

import nas4j.spaces.json.Schema;

/** Schemas of numbers and times as experiment files have them. */
final class Numbers {
    /** Smallest number above 0 that is read. */
    static final double SMALLEST = 1e-9;

    private static final String UNIT = "([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?[kMG]$";

    private Numbers() {}

    static Schema whole(int least, String meaning) {
        return Schema.type("integer").with("minimum", least).described(meaning);
    }

    static Schema number(double least) {
        return Schema.type("number").with("minimum", least);
    }

    /** A number below 1. */
    static Schema share(double least, String meaning) {
        return number(least).with("exclusiveMaximum", 1).described(meaning);
    }

    /** A number that may be large: 200k, 20M and 1G are numbers as well. */
    static Schema amount(Schema number, String meaning) {
        return Schema.anyOf(number, Schema.type("string").with("pattern", "^" + UNIT))
                .described(meaning);
    }

    /** Any number, also below 0. */
    static Schema value(String meaning) {
        return Schema.anyOf(Schema.type("number"), Schema.type("string").with("pattern", "^-?" + UNIT))
                .described(meaning);
    }

    static Schema time(String meaning) {
        return Schema.type("string")
                .with("pattern", "^(?=.*[1-9])([0-9]{1,6}h)?([0-9]{1,6}m)?([0-9]{1,9}s)?$")
                .described(meaning + "; such as 90s, 20m or 1h30m");
    }

    static Schema flag(String meaning) {
        return Schema.type("boolean").with("default", false).described(meaning);
    }
}

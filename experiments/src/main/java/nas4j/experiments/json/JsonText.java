package nas4j.experiments.json;

import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;

/**
 * Writes plain values as JSON: maps, lists, texts, truth values, numbers. Whole numbers beyond 2^53 become texts, since
 * many readers keep numbers as doubles; numbers that are not finite become null.
 */
public final class JsonText implements AutoCloseable {
    private static final BigInteger LARGEST = BigInteger.ONE.shiftLeft(53);

    private final JsonGenerator generator;

    /** Writes to the writer, which stays open. */
    public JsonText(Writer writer) {
        JsonFactory factory = JsonFactory.builder()
                .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                .build();
        generator = factory.createGenerator(new Pretty(), writer);
    }

    /** Begins a list that is written piece by piece. */
    public void beginList() {
        generator.writeStartArray();
    }

    public void endList() {
        generator.writeEndArray();
    }

    /**
     * Writes one value.
     *
     * @throws IllegalArgumentException if it, or a part of it, is none of the kinds above
     */
    public void write(@Nullable Object value) {
        switch (value) {
            case null -> generator.writeNull();
            case Map<?, ?> map -> {
                generator.writeStartObject();
                map.forEach((name, member) -> {
                    generator.writeName(String.valueOf(name));
                    write(member);
                });
                generator.writeEndObject();
            }
            case List<?> list -> {
                generator.writeStartArray();
                list.forEach(this::write);
                generator.writeEndArray();
            }
            case String text -> generator.writeString(text);
            case Boolean truth -> generator.writeBoolean(truth);
            case Integer number -> generator.writeNumber(number);
            case Long number -> whole(BigInteger.valueOf(number));
            case BigInteger number -> whole(number);
            case Double number -> {
                if (Double.isFinite(number)) {
                    generator.writeNumber(number);
                } else {
                    generator.writeNull();
                }
            }
            default -> throw new IllegalArgumentException("[" + value + "] of " + value.getClass() + " is not plain");
        }
    }

    private void whole(BigInteger number) {
        if (number.abs().compareTo(LARGEST) > 0) {
            generator.writeString(number.toString());
        } else {
            generator.writeNumber(number.longValueExact());
        }
    }

    @Override
    public void close() {
        generator.close();
    }

    private static final class Pretty extends ObjectWriteContext.Base {
        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }

        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators separators = Separators.createDefaultInstance().withObjectNameValueSpacing(Separators.Spacing.AFTER);
            return new DefaultPrettyPrinter(separators);
        }
    }
}

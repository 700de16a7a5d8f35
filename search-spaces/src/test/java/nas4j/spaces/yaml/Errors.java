package nas4j.spaces.yaml;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import nas4j.input.InputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a reader says about a wrong file. */
final class Errors {
    private Errors() {}

    static String of(ThrowingCallable reading) {
        InputException exception = catchThrowableOfType(InputException.class, reading);
        return exception == null ? "no error" : String.valueOf(exception.getMessage());
    }
}

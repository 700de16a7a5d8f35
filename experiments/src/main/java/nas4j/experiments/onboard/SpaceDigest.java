package nas4j.experiments.onboard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nas4j.graph.GraphHash;
import nas4j.space.SearchSpace;

/** Tells whether two spaces have the same decisions and networks, whatever their constraints. */
final class SpaceDigest {
    private static final int BYTES = 8;

    private SpaceDigest() {}

    /** 16 hexadecimal digits, of all decisions and of one network. */
    static String of(SearchSpace space) {
        String decisions = space.decisions().stream().map(Object::toString).collect(Collectors.joining("\n"));
        SearchSpace free = space.withConstraints(List.of());
        GraphHash one =
                GraphHash.of(free.decode(free.sample(new SplittableRandom(0))).graph());
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((decisions + "\n" + one).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JVM has SHA-256", e);
        }
    }
}

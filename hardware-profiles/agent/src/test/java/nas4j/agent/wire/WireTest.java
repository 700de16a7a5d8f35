package nas4j.agent.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import nas4j.agent.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final BlobRef BLOB = new BlobRef("0f".repeat(32), 100);
    private static final Protocol PROTOCOL = new Protocol(1, .5, 2, .25, 3, 4, 5, -6, 7);

    @Test
    void aLeaseArrivesAsItWasSent() {
        for (Work work : new Work[] {new Work(BLOB, BLOB, PROTOCOL), new Work(BLOB, null, PROTOCOL)}) {
            Lease lease = new Lease("job-1", 2, work, 60, 15);
            assertThat(Lease.of(new Fields(Json.read(Json.write(lease.toMap())))))
                    .isEqualTo(lease);
        }
    }

    @Test
    void aResultArrivesAsItWasSent() {
        Measurement measurement = new Measurement(1, 2, 3, .5, 1.5, .1, 99, Double.NaN, Double.NaN, true, 7, 8, -1);
        for (Result result :
                new Result[] {new Result("job-1", 1, measurement, ""), new Result("job-1", 1, null, "crashed")}) {
            assertThat(Result.of(new Fields(Json.read(Json.write(result.toMap())))))
                    .isEqualTo(result);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../etc/passwd",
                "",
                "0F",
                "0f/",
                "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f\n"
            })
    void whatIsNoHashNamesNoFile(String hash) {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlobRef(hash, 1));
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BlobRef(BLOB.sha256(), BlobRef.MOST_BYTES + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new BlobRef(BLOB.sha256(), 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Lease("../x", 1, new Work(BLOB, null, PROTOCOL), 60, 15));
        assertThatIllegalArgumentException().isThrownBy(() -> new Protocol(0, 0, Integer.MAX_VALUE, 0, 1, 1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Protocol(0, 0, 1, 0, Double.NaN, 1, 1, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Result("job-1", 1, null, ""));
    }
}

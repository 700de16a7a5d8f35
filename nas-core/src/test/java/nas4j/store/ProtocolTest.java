package nas4j.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class ProtocolTest {
    private static final Protocol PROTOCOL =
            new Protocol("mobile-mini@1f2e", "glyphs@00=1", "training@abcd", "trials:60", "maximize:accuracy");

    @Test
    void isReadFromItsText() {
        assertThat(Protocol.find(PROTOCOL.text())).contains(PROTOCOL);
    }

    @Test
    void findsNothingInOtherTexts() {
        assertThat(Protocol.find("")).isEmpty();
        assertThat(Protocol.find("0123abcd")).isEmpty();
        assertThat(Protocol.find("space=a data=b evaluation=c budget=d")).isEmpty();
        assertThat(Protocol.find("data=b space=a evaluation=c budget=d objectives=e"))
                .isEmpty();
        assertThat(Protocol.find("space= data=b evaluation=c budget=d objectives=e"))
                .isEmpty();
    }

    @Test
    void saysWhichPartsDiffer() {
        Protocol other =
                new Protocol("mobile-mini@1f2e", "glyphs@2", "training@abcd", "trials:90", "maximize:accuracy");
        assertThat(PROTOCOL.differences(other)).containsExactly("data", "budget");
        assertThat(PROTOCOL.differences(PROTOCOL)).isEmpty();
    }

    @Test
    void refusesPartsThatItCouldNotReadAgain() {
        assertThatThrownBy(() -> new Protocol("a b", "c", "d", "e", "f"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[a b]");
        assertThatThrownBy(() -> new Protocol("", "c", "d", "e", "f")).isInstanceOf(IllegalArgumentException.class);
    }
}

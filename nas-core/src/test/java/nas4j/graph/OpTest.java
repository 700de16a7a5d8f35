package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpTest {

    @Test
    void attributesOutOfRangeAreRefusedByName() {
        Window window = Window.same(3, 1, 1);
        assertThatThrownBy(() -> new Op.Conv2d(0, window, 1, true)).hasMessage("channels [0] is below 1");
        assertThatThrownBy(() -> new Op.Conv2d(4, window, 0, true)).hasMessage("groups [0] is below 1");
        assertThatThrownBy(() -> new Op.Conv2d(4, window, 3, true))
                .hasMessage("channels [4] is not a multiple of groups [3]");
        assertThatThrownBy(() -> new Op.Linear(0, true)).hasMessage("features [0] is below 1");
        assertThatThrownBy(() -> new Op.Attention(0)).hasMessage("heads [0] is below 1");
        assertThatThrownBy(() -> new Op.Resize(0, ResizeMode.NEAREST)).hasMessage("scale [0] is below 1");
        assertThatThrownBy(() -> new Op.Reshape(List.of(2, 0))).hasMessage("dimension [0] is below 1");
        assertThatThrownBy(() -> new Op.Transpose(List.of(0, 2))).hasMessage("axes [0, 2] is not an order of 0 to 1");
        assertThatThrownBy(() -> new Op.Embedding(0, 4)).hasMessage("vocabulary [0] is below 1");
        assertThatThrownBy(() -> new Op.Embedding(4, 0)).hasMessage("features [0] is below 1");
        assertThatThrownBy(() -> new Op.Dropout(1)).hasMessage("rate [1.0] is not in 0 to below 1");
        assertThatThrownBy(() -> new Op.Dropout(Double.NaN)).hasMessageContaining("rate [NaN]");
        assertThatThrownBy(() -> new Op.ChannelShuffle(0)).hasMessage("groups [0] is below 1");
        assertThatThrownBy(() -> new Op.Zero(-1, 1)).hasMessage("channels [-1] is below 0");
        assertThatThrownBy(() -> new Op.Zero(0, 0)).hasMessage("stride [0] is below 1");
        assertThatThrownBy(() -> new Precision(1, 8)).hasMessage("bits must be 2 to 32, found [1]");
        assertThatThrownBy(() -> new Precision(8, 33)).hasMessage("bits must be 2 to 32, found [33]");
    }

    @Test
    void listsAreCopied() {
        List<Integer> dims = new ArrayList<>(List.of(2, 3));
        Op.Reshape reshape = new Op.Reshape(dims);
        dims.set(0, 9);
        assertThat(reshape.dims()).containsExactly(2, 3);
    }
}

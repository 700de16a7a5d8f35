package nas4j.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorShapeTest {

    @Test
    void countsElementsAndBytes() {
        TensorShape shape = TensorShape.of(3, 224, 224);
        assertThat(shape.elements()).isEqualTo(150_528);
        assertThat(shape.bytes()).isEqualTo(602_112);
        assertThat(TensorShape.of(DataType.INT32, 7).bytes()).isEqualTo(28);
        assertThat(TensorShape.of(1 << 20, 1 << 20).elements()).isEqualTo(1L << 40);
    }

    @Test
    void channelsComeFirstInImagesAndLastElsewhere() {
        assertThat(TensorShape.of(8, 4, 2).channels()).isEqualTo(8);
        assertThat(TensorShape.of(8, 4, 2).channelAxis()).isZero();
        assertThat(TensorShape.of(8, 4).channels()).isEqualTo(4);
        assertThat(TensorShape.of(8, 4).channelAxis()).isEqualTo(1);
        assertThat(TensorShape.of(8).channels()).isEqualTo(8);
        assertThat(TensorShape.of(8).channelAxis()).isZero();
    }

    @Test
    void readsDimensions() {
        TensorShape shape = TensorShape.of(8, 4, 2);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.dim(1)).isEqualTo(4);
        assertThat(shape.last()).isEqualTo(2);
        assertThat(shape.type()).isEqualTo(DataType.FLOAT32);
    }

    @Test
    void anotherSizeAlongOneDimensionIsAnotherShape() {
        TensorShape shape = TensorShape.of(DataType.INT32, 8, 4);
        assertThat(shape.with(0, 9)).isEqualTo(TensorShape.of(DataType.INT32, 9, 4));
        assertThat(shape.with(1, 4)).isSameAs(shape);
        assertThatThrownBy(() -> shape.with(0, 0)).hasMessage("dimension [0] of [0, 4] is below 1");
    }

    @Test
    void isEqualByTypeAndDimensions() {
        assertThat(TensorShape.of(2, 3)).isEqualTo(TensorShape.of(2, 3)).hasSameHashCodeAs(TensorShape.of(2, 3));
        assertThat(TensorShape.of(2, 3)).isNotEqualTo(TensorShape.of(3, 2));
        assertThat(TensorShape.of(2)).isNotEqualTo(TensorShape.of(DataType.INT32, 2));
    }

    @Test
    void cannotBeChangedThroughArrays() {
        int[] dims = {2, 3};
        TensorShape shape = TensorShape.of(dims);
        dims[0] = 9;
        shape.toArray()[1] = 9;
        assertThat(shape).isEqualTo(TensorShape.of(2, 3));
        assertThat(shape.toArray()).containsExactly(2, 3);
    }

    @Test
    void textNamesTheTypeUnlessItIsFloat() {
        assertThat(TensorShape.of(16, 32, 32)).hasToString("[16, 32, 32]");
        assertThat(TensorShape.of(DataType.INT32, 5)).hasToString("[5]:int32");
    }

    @Test
    void refusesEmptyAndNonPositive() {
        assertThatThrownBy(TensorShape::of).hasMessage("a shape needs at least one dimension");
        assertThatThrownBy(() -> TensorShape.of(3, -1)).hasMessage("dimension [-1] of [3, -1] is below 1");
    }
}

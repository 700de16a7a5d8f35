package nas4j.djl.data.file;

/** What size the pictures of a folder become. */
public sealed interface Sizing {
    /** The one they all have; pictures of different sizes are an error. */
    record AsStored() implements Sizing {}

    /** This one, whatever their aspect ratio: averaged down, interpolated up; masks by the nearest pixel. */
    record To(int height, int width) implements Sizing {
        public To {
            if (height < 1 || width < 1) {
                throw new IllegalArgumentException("[" + height + "x" + width + "] is no size");
            }
        }
    }
}

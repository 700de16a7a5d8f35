package nas4j.spaces.blocks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A table of two stages with two block types, two windows and two sizes of images. */
final class SmallTable {
    static final String HEADER = "space,stage,block_width,kwe_list,input_shape,kd_nsr_loss_int8,pred_latency_ms_int8\n";

    private SmallTable() {}

    static String text() {
        StringBuilder text = new StringBuilder(HEADER);
        for (int stage = 1; stage <= 2; stage++) {
            int side = stage == 1 ? 32 : 16;
            for (String block : new String[] {"resnet", "mobilenet-v1-dual"}) {
                String expand = block.equals("resnet") ? "0.5" : "None";
                // Windows are not in the order of their widths.
                text.append(row(stage, block + "_wide", "3#24#" + expand + "_5#24#" + expand, side));
                text.append(row(stage, block + "_wide", "3#24#" + expand, side / 2));
                text.append(row(stage, block + "_narrow", "3#16#" + expand + "_3#16#" + expand, side));
                text.append(row(stage, block + "_narrow", "5#24#" + expand, side / 2));
            }
        }
        return text.toString();
    }

    private static String row(int stage, String option, String layers, int side) {
        return "mine,stage" + stage + "," + option + "," + layers + ",1x16x" + side + "x" + side + ",0.5,2\n";
    }

    static Path write(Path folder, String text) {
        try {
            return Files.writeString(folder.resolve("blocks.csv"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

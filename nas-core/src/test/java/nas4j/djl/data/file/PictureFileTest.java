package nas4j.djl.data.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import nas4j.contract.Seeds;
import nas4j.input.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFileTest {
    @TempDir
    private Path folder;

    @Test
    void transparencyIsLeftOut() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, 0x10336699);
        image.setRGB(1, 0, 0xff010203);
        assertThat(read(image, "a.png").bytes()).containsExactly(0x33, 1, 0x66, 2, (byte) 0x99, 3);
    }

    @Test
    void sixteenBitsBecomeTheHigherEight() throws IOException {
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        image.getRaster().setSample(0, 0, 0, 0x12ff);
        image.getRaster().setSample(1, 0, 0, 0xff01);
        Picture picture = read(image, "a.png");
        assertThat(picture.channels()).isEqualTo(1);
        assertThat(picture.bytes()).containsExactly(0x12, (byte) 0xff);
    }

    @Test
    void aPaletteGivesItsColoursOrItsNumbers() throws IOException {
        assertThat(read(palette(0x336699), "a.png").bytes()).containsExactly(0x11, 0x33, 0x22, 0x66, 0x33, (byte) 0x99);
        assertThat(PictureFile.readNumbers(folder.resolve("a.png")).bytes()).containsExactly(0, 1);
    }

    /** Two pixels: {@code 0x112233}, which is transparent, and the given colour. */
    private static BufferedImage palette(int rgb) {
        IndexColorModel colours = new IndexColorModel(1, 2, new int[] {0x112233, rgb}, 0, false, 0, 0);
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY, colours);
        image.getRaster().setSample(1, 0, 0, 1);
        return image;
    }

    @Test
    void anAnimationIsItsFirstPicture() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        try (ImageOutputStream out =
                ImageIO.createImageOutputStream(folder.resolve("a.gif").toFile())) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int grey : new int[] {0x111111, 0xeeeeee}) {
                BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
                image.setRGB(0, 0, grey);
                writer.writeToSequence(new IIOImage(image, null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        assertThat(PictureFile.read(folder.resolve("a.gif")).bytes()).containsExactly(0x11);
    }

    @Test
    void inksOfPrintersTakeTheirPartOfTheLight() throws IOException {
        WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
        int[] inked = {255, 127, 0, 204}; // of 255: JPEG files say how much is left out
        for (int pixel = 0; pixel < 256; pixel++) {
            inks.setPixel(pixel % 16, pixel / 16, inked);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out =
                ImageIO.createImageOutputStream(folder.resolve("a.jpg").toFile())) {
            writer.setOutput(out);
            writer.write(new IIOImage(inks, null, null));
        } finally {
            writer.dispose();
        }
        Picture picture = PictureFile.read(folder.resolve("a.jpg"));
        assertThat(picture.channels()).isEqualTo(3);
        int[] means = new int[3];
        for (int i = 0; i < 3 * 256; i++) {
            means[i / 256] += Byte.toUnsignedInt(picture.bytes()[i]);
        }
        assertThat(Arrays.stream(means).map(sum -> sum / 256).toArray()).containsExactly(204, 102, 0);
    }

    @Test
    void picturesThatWereCutOffAreRefusedWhereverTheyEnd() throws IOException {
        BufferedImage noise = noise();
        for (String ending : new String[] {"png", "jpg", "gif", "bmp"}) {
            Path file = Drawn.write(noise, folder.resolve("a." + ending));
            byte[] whole = Files.readAllBytes(file);
            // What ends a PNG or GIF behind the last pixel may be missing.
            for (int length = 8; length < whole.length - 20; length += 101) {
                Files.write(file, Arrays.copyOf(whole, length));
                assertThatExceptionOfType(InputException.class)
                        .as("%s of %d bytes", file, length)
                        .isThrownBy(() -> PictureFile.read(file))
                        .withMessageContaining("a." + ending + ": byte ")
                        .withMessageMatching("(?s).*damaged or cut off here \\[[A-Z].*");
            }
        }
        Path jpeg = folder.resolve("a.jpg");
        Drawn.write(noise, jpeg);
        Files.write(jpeg, Arrays.copyOf(Files.readAllBytes(jpeg), (int) Files.size(jpeg) - 1));
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PictureFile.read(jpeg))
                .withMessageContaining("[Truncated File - Missing EOI marker]");
    }

    private static BufferedImage noise() {
        RandomGenerator random = Seeds.generator(1);
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 1024; pixel++) {
            image.setRGB(pixel % 32, pixel / 32, random.nextInt());
        }
        return image;
    }

    private Picture read(BufferedImage image, String name) throws IOException {
        return PictureFile.read(Drawn.write(image, folder.resolve(name)));
    }
}

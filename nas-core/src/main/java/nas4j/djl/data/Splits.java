package nas4j.djl.data;

/**
 * Three sets of images that share none.
 *
 * @param training what weights are fitted to
 * @param validation what a search compares networks on
 * @param test what the final evaluation sees, once
 */
public record Splits(ImageData training, ImageData validation, ImageData test) {}

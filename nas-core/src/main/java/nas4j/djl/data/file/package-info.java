/** Sets of images read from local files: IDX, CIFAR, folders. Wrong files are refused with name and byte. */
@NullMarked
package nas4j.djl.data.file;

import org.jspecify.annotations.NullMarked;

/**
 * Latency on a new device from few measurements on it and from what is known of other devices: {@link
 * nas4j.hardware.transfer.KnownDevices} chooses what to measure, {@link nas4j.hardware.transfer.TransferModel} predicts.
 */
@NullMarked
package nas4j.hardware.transfer;

import org.jspecify.annotations.NullMarked;

package nas4j.hardware.device;

/** What measures a device. */
public enum ProbeKind {
    /** ONNX Runtime in a process on this machine. */
    HOST,
    /** An agent that runs on the device. */
    AGENT,
    /** {@code trtexec} of TensorRT, on the device itself. */
    TRTEXEC,
    /** A phone behind {@code adb}. */
    ADB
}

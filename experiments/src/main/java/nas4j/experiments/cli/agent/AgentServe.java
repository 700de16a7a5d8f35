package nas4j.experiments.cli.agent;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import nas4j.experiments.cli.output.SystemClock;
import nas4j.hardware.agents.AgentController;
import nas4j.hardware.agents.ControllerAddress;
import nas4j.input.InputException;
import nas4j.input.Where;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code nas agent serve}. */
@Command(
        name = "serve",
        description = "Give agents the jobs that are left, until interrupted.",
        footer = {"", "Example: nas agent serve --host 192.168.1.10"})
final class AgentServe implements Runnable {
    @Mixin
    private final AgentPlace place = new AgentPlace();

    @Mixin
    private final AgentAddress address = new AgentAddress();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        ControllerAddress at = address.of(place.folder());
        try (AgentController controller =
                AgentController.open(place.folder(), at.options(), SystemClock.get(), SystemClock.secrets())) {
            PrintWriter out = spec.commandLine().getOut();
            out.println(controller.address());
            out.flush();
            new CountDownLatch(1).await();
        } catch (IllegalArgumentException e) {
            throw new InputException(Where.UNKNOWN, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

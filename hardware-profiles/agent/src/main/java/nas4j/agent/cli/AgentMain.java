package nas4j.agent.cli;

import java.io.IOException;
import nas4j.agent.Agent;
import nas4j.agent.http.RefusedException;

/** Entry of the agent. */
public final class AgentMain {
    private static final int FAILED = 1;
    private static final int WRONG_INPUT = 2;

    private AgentMain() {}

    /** Works until it is ended from outside, or the controller refuses its token. */
    public static void main(String... arguments) throws InterruptedException {
        try (Agent agent = Agent.open(Arguments.read(arguments), ChildMain.class.getName(), AgentMain::log)) {
            agent.run();
        } catch (RefusedException | IOException e) {
            log(String.valueOf(e.getMessage()));
            System.exit(FAILED);
        } catch (IllegalArgumentException e) {
            log(String.valueOf(e.getMessage()));
            System.exit(WRONG_INPUT);
        }
    }

    private static void log(String line) {
        System.err.println("nas-agent: " + line);
    }
}

package nas4j.hardware.agents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;

/** What a controller's journal says so far. */
record JournalLines(Path file) {
    static JournalLines of(TestController controller) {
        return new JournalLines(controller.files().path().resolve("journal.jsonl"));
    }

    private List<Fields> all() throws IOException {
        String text = Files.readString(file);
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> new Fields(Json.read(line)))
                .toList();
    }

    List<Fields> events(String kind) throws IOException {
        return all().stream().filter(event -> event.text("event").equals(kind)).toList();
    }

    List<String> jobs(String kind) throws IOException {
        return events(kind).stream().map(event -> event.text("job")).toList();
    }

    /** Has the agent a job that has not come to an end? */
    boolean isAtWork(String agent) throws IOException {
        boolean isAtWork = false;
        String job = "";
        for (Fields event : all()) {
            if (event.has("agent") && event.text("agent").equals(agent)) {
                isAtWork = true;
                job = event.text("job");
            } else if (event.text("job").equals(job) && !event.text("event").equals("Submitted")) {
                isAtWork = false;
            }
        }
        return isAtWork;
    }

    /** Jobs that the agent finished, one after the other. */
    long doneBy(String agent) throws IOException {
        List<Fields> leases = events("Leased");
        return events("Done").stream()
                .filter(done -> leases.stream()
                        .anyMatch(lease -> lease.text("job").equals(done.text("job"))
                                && lease.number("attempt") == done.number("attempt")
                                && lease.text("agent").equals(agent)))
                .count();
    }
}

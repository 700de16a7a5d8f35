package nas4j.hardware.agents.queue;

import java.util.LinkedHashMap;
import java.util.Map;
import nas4j.agent.json.Json;
import nas4j.agent.wire.Fields;
import nas4j.agent.wire.Measurement;
import nas4j.agent.wire.Work;
import org.jspecify.annotations.Nullable;

/** Events as lines of JSON. */
final class EventText {
    private EventText() {}

    static String write(JobEvent event) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("event", event.getClass().getSimpleName());
        map.put("job", event.job());
        switch (event) {
            case JobEvent.Submitted submitted -> {
                map.put("order", submitted.order());
                map.put("device", submitted.request().device());
                map.put("priority", submitted.request().priority());
                map.put("work", submitted.request().work().toMap());
            }
            case JobEvent.Leased leased -> {
                map.put("attempt", leased.attempt());
                map.put("agent", leased.agent());
            }
            case JobEvent.Lost lost -> {
                map.put("attempt", lost.attempt());
                map.put("isReported", lost.isReported());
                map.put("reason", lost.reason());
            }
            case JobEvent.Withdrawn _ -> {}
            case JobEvent.Done done -> {
                map.put("attempt", done.attempt());
                map.put("measurement", done.measurement().toMap());
            }
        }
        return Json.write(map);
    }

    static JobEvent read(String line) {
        Fields fields = new Fields(Json.read(line));
        String job = fields.text("job");
        return switch (fields.text("event")) {
            case "Submitted" ->
                new JobEvent.Submitted(
                        job,
                        fields.whole("order"),
                        new JobRequest(
                                fields.text("device"), fields.number("priority"), Work.of(fields.object("work"))));
            case "Leased" -> new JobEvent.Leased(job, fields.number("attempt"), fields.text("agent"));
            case "Lost" ->
                new JobEvent.Lost(job, fields.number("attempt"), fields.truth("isReported"), fields.text("reason"));
            case "Withdrawn" -> new JobEvent.Withdrawn(job);
            case "Done" ->
                new JobEvent.Done(job, fields.number("attempt"), Measurement.of(fields.object("measurement")));
            default -> throw new IllegalArgumentException("found the event [" + fields.text("event") + "]");
        };
    }
}

package nas4j.results.report;

import java.util.ArrayList;
import java.util.List;
import nas4j.results.analysis.Analysis;
import nas4j.results.html.Tag;
import nas4j.results.model.Setup;

/** All about one experiment, the verdict first. */
final class ExperimentSection {
    private ExperimentSection() {}

    /** @param alone whether the page is about nothing else, so that its title is that of this part */
    static Tag of(Report.Judged judged, String id, boolean alone) {
        Analysis analysis = judged.analysis();
        List<Tag> parts = new ArrayList<>();
        parts.add(VerdictSection.of(judged));
        SupernetSection.find(analysis.data()).ifPresent(parts::add);
        FrontSection.find(analysis).ifPresent(parts::add);
        RoundingSection.find(analysis).ifPresent(parts::add);
        VarietySection.find(analysis).ifPresent(parts::add);
        parts.add(ProgressSection.of(analysis));
        WeightsSection.find(analysis).ifPresent(parts::add);
        parts.add(NetworksSection.of(analysis));
        parts.add(ImportanceSection.of(analysis));
        parts.add(FailuresSection.of(analysis));
        parts.add(ChecklistSection.of(judged));
        parts.add(Provenance.of(analysis));
        Tag article = Tag.of("article").with("id", id);
        if (!alone) {
            article.add(Tag.of("h2", analysis.data().name()));
        }
        return article.add(subtitle(analysis.data().setup())).add(parts);
    }

    private static Tag subtitle(Setup setup) {
        return Tag.of(
                        "p",
                        setup.strategy() + " against random search in the space " + setup.space() + ", on "
                                + setup.data() + ", evaluated by " + setup.evaluation() + ".")
                .style("muted");
    }

    /** A part of the page. */
    static Tag section(String title, Tag... content) {
        return Tag.of("section", Tag.of("h3", title)).add(content);
    }

    static Tag paragraph(String text) {
        return Tag.of("p", text);
    }
}

package org.traininglayer.adoption.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.Forest;
import org.traininglayer.adoption.picture.Scale;

/** M5 of one group, stage by stage: the share of runs that are lost, of those that came there. */
final class StageBars {

  private static final double MARK = 0.25;
  private static final Pattern NUMBER = Pattern.compile("^\\d{3}-.");

  private StageBars() {}

  /** What people call a stage; the steps of modules by their id, without its number. */
  static String title(Texts texts, String id) {
    return texts.orElse(
        "owner.stage." + id, NUMBER.matcher(id).find() ? id.substring(4).replace('-', ' ') : id);
  }

  /** Nothing where no stage is told of. */
  static Optional<Composed> of(Texts texts, Release release, Release.Group group) {
    List<String> stages = group.content().stages();
    int told = Math.clamp(stages.size() - 1L, 0, OwnerFigure.stages().size());
    List<OwnerFigure> figures = OwnerFigure.stages().subList(0, told);
    if (figures.stream().noneMatch(one -> group.figure(one).shown())) {
      return Optional.empty();
    }
    String name = OwnerPages.name(texts, group.cohort());
    List<Forest.Row> bars = new ArrayList<>();
    List<OwnerPage.PictureRow> rows = new ArrayList<>();
    int worst = -1;
    double most = 0;
    for (int i = 0; i < told; i++) {
      OwnerFigure which = figures.get(i);
      Figure figure = group.figure(which);
      Double lost = figure.estimate();
      if (OwnerWords.sure(figure)
          && figure.bound() != Figure.Bound.AT_MOST
          && lost != null
          && lost > most) {
        worst = i;
        most = lost;
      }
      String stage = (i + 1) + ". " + title(texts, stages.get(i));
      bars.add(
          new Forest.Row(
              stage,
              Composed.value(texts, figure, which),
              Composed.brief(texts, figure, which),
              stage + ". " + Composed.says(texts, group, which),
              Composed.mark(figure),
              false,
              false));
      rows.add(
          new OwnerPage.PictureRow(
              stage,
              name,
              List.of(
                  Composed.cell(texts, group, which, texts.say("owner.picture.stages.lost")),
                  Composed.size(texts, group, which, texts.say("owner.table.size")))));
    }
    String title =
        worst < 0
            ? texts.say("owner.picture.stages.nothing")
            : texts.say(
                "owner.picture.stages.title",
                title(texts, stages.get(worst)),
                texts.full(group.figure(figures.get(worst)), Format.SHARE));
    return Optional.of(
        new Composed(
            "stages",
            title,
            OwnerPictures.subtitle(texts, release, texts.say("owner.picture.stages.of", name)),
            title
                + " "
                + texts.say("owner.picture.stages.summary", told, title(texts, stages.getLast())),
            texts.say("owner.picture.stages.note"),
            new Forest(
                Scale.share(share -> texts.plain(share, Format.SHARE)),
                List.of(new Forest.Section("", bars)),
                List.of(
                    new Forest.Reference(MARK, texts.say("owner.picture.stages.margin"), false)),
                null,
                new Forest.Ends(
                    texts.say("owner.picture.stages.left"),
                    texts.say("owner.picture.stages.right")),
                true),
            false,
            List.of(texts.say("owner.picture.stages.lost"), texts.say("owner.table.size")),
            rows,
            () -> OwnerExport.csv(release, List.of(group), figures)));
  }
}

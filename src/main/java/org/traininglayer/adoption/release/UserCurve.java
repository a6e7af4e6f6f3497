package org.traininglayer.adoption.release;

import java.util.List;
import java.util.Optional;
import org.traininglayer.adoption.dashboard.Texts;
import org.traininglayer.adoption.disclosure.Figure;
import org.traininglayer.adoption.metric.Panel.Format;
import org.traininglayer.adoption.picture.Lorenz;

/** P2 of one group: on how few people it rests, from the two points of its curve that are told. */
final class UserCurve {

  private static final List<OwnerFigure> FIGURES = List.of(OwnerFigure.UNUSED, OwnerFigure.TOP);

  private UserCurve() {}

  /** Nothing where what the top tenth makes is not told. */
  static Optional<Composed> of(Texts texts, Release release, Release.Group group) {
    Figure top = group.figure(OwnerFigure.TOP);
    if (!top.shown()) {
      return Optional.empty();
    }
    String title =
        texts.say("owner.picture.curve.title", texts.full(top, OwnerFigure.TOP.format()));
    String name = OwnerPages.name(texts, group.cohort());
    return Optional.of(
        new Composed(
            "curve",
            title,
            OwnerPictures.subtitle(texts, release, texts.say("owner.picture.curve.of", name)),
            title + " " + Composed.says(texts, group, OwnerFigure.UNUSED) + ".",
            texts.say("owner.picture.curve.note"),
            new Lorenz(
                Composed.mark(group.figure(OwnerFigure.UNUSED)),
                Composed.rest(Composed.mark(top)),
                name + ". " + Composed.says(texts, group, OwnerFigure.UNUSED),
                name + ". " + Composed.says(texts, group, OwnerFigure.TOP),
                new Lorenz.Words(
                    texts.say("owner.picture.curve.x"),
                    texts.say("owner.picture.curve.y"),
                    texts.say("owner.picture.curve.equal"),
                    texts.say("owner.picture.curve.few")),
                share -> texts.plain(share, Format.SHARE)),
            false,
            List.of(texts.say("owner.table.value"), texts.say("owner.table.size")),
            FIGURES.stream().map(figure -> row(texts, group, name, figure)).toList(),
            () -> OwnerExport.csv(release, List.of(group), FIGURES)));
  }

  private static OwnerPage.PictureRow row(
      Texts texts, Release.Group group, String name, OwnerFigure figure) {
    return new OwnerPage.PictureRow(
        texts.say("owner.figure." + figure.id()),
        name,
        List.of(
            Composed.cell(texts, group, figure, texts.say("owner.table.value")),
            Composed.size(texts, group, figure, texts.say("owner.table.size"))));
  }
}

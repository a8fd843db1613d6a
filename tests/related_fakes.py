"""What the program finds to belong to an article, made up."""

from __future__ import annotations

from newsreader.article.model import ArticleRow
from newsreader.article.related import Reason, Related, RelatedArticle, Story


def found_row(article_id: int, headline: str = "", **more: object) -> ArticleRow:
    """A row of a found article."""
    values = {"site": "Harbour Desk", "order_time": 1_700_000_000, **more}
    return ArticleRow(article_id, headline or f"Found {article_id}", **values)


def term(text: str, *terms: str) -> Reason:
    """A word that stands in both articles."""
    return Reason("term", text, terms or (text,))


def found(article_id: int, *reasons: Reason, similar: tuple[int, ...] = (), **more: object) -> RelatedArticle:
    """An article that was found; of the name `row` it may be given one."""
    row = more.pop("row", None) or found_row(article_id)
    return RelatedArticle(row, 1.0, reasons or (term("river"),), similar, **more)


def every_section(article_id: int = 1) -> Related:
    """One article of each kind of reason, in all sections, with copies and with more than is shown."""
    return Related(
        article_id,
        same_story=(
            found(21, Reason("entity", "Marl", ("Marl", "marl")), Reason("source", number=4), similar=(31, 32)),
            found(22, term("lock"), Reason("date", number=0)),
        ),
        background=(found(23, term("meadow"), Reason("date", number=-12)),),
        follow_ups=(found(24, Reason("named_by"), Reason("date", number=1)), found(25, by_reader=True)),
        more=(2, 9, 2),
        story=Story(7, "The river", (article_id, 21, 22)),
    )

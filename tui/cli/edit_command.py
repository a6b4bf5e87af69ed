"""`newsreader edit`: sets fields of an article by hand; they outrank what is read, now and later."""

from __future__ import annotations

import click

from index.model import Source, SourceKind
from tui.cli.output import Sheet
from tui.cli.shelf import library_option, open_shelf
from tui.cli.shown import article_head
from tui.fields import authors_of, is_date


@click.command("edit")
@click.argument("id_", metavar="ID")
@click.option("--title", help="Its title.")
@click.option("--outlet", help="The outlet that put it out.")
@click.option("--source", metavar="NAME", help="Whose text it is, when not the outlet's own.")
@click.option(
    "--source-kind", type=click.Choice([kind.value for kind in SourceKind]), help="How the text comes from there."
)
@click.option("--authors", metavar="NAMES", help='Who wrote it, with semicolons between: "Ida Moll; Per Holm".')
@click.option("--published", metavar="DATE", help="Its date, ISO 8601: 2031-03-04, or with a time.")
@click.option("--keep-line", "keep", metavar="N", type=int, multiple=True, help="Keep this line of a text dump.")
@click.option("--cut-line", "cut", metavar="N", type=int, multiple=True, help="Cut it; the opposite takes that back.")
@library_option
@click.pass_context
def command(  # noqa: PLR0913  # one for each option
    ctx: click.Context,
    id_: str,
    *,
    title: str | None,
    outlet: str | None,
    source: str | None,
    source_kind: str | None,
    authors: str | None,
    published: str | None,
    keep: tuple[int, ...],
    cut: tuple[int, ...],
) -> None:
    """Set fields of the article with this ID by hand. An empty value ("") says that it is not known.

    They stay when pages are cleaned again, and pass to later editions. Hundreds at once: export --meta, add --meta.
    Lines of a text dump are kept and cut by the numbers that clean --why gives; HTML has none.
    """
    from index.library import Edit

    if published and not is_date(published):
        raise click.UsageError(f"--published wants a date like 2031-03-04, not {published}", ctx)
    values: dict[str, object] = {
        name: text.strip() or None
        for name, text in (("title", title), ("outlet", outlet), ("published", published))
        if text is not None
    }
    if authors is not None:
        values["authors"] = authors_of(authors)
    if not (values or source is not None or source_kind is not None or keep or cut):
        raise click.UsageError("name a field to set, such as --outlet, or a line to keep or cut", ctx)
    with open_shelf() as shelf:
        article = shelf.library.article(id_)
        if source is not None or source_kind is not None:
            name = source if source is not None else article.source.name if article.source else ""
            kind = source_kind or (article.source.kind if article.source else SourceKind.REPRINT)
            values["source"] = Source(name, SourceKind(kind)) if name else None
        if keep or cut:
            shelf.library.edit_lines(article.id, keep=keep, cut=cut)
        shelf.library.edit_all({article.id: Edit(**values)})  # type: ignore[arg-type]  # each has its field's type
        sheet = Sheet()
        article_head(sheet, shelf.library.article(article.id), path=True)
        sheet.show()
    ctx.exit(0)

"""Pages from the network by their addresses: named by the reader, or those behind articles of the library."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

from index.errors import InputError
from index.fetching import Ask, FetchError, Limits, fetching, plain_address
from index.intake import read_content
from index.library.add import adding
from index.library.fetch_report import FeedReport, Fetching, FetchReport, FetchStage
from index.model import Given, Media, Page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.library.core import Core

__all__ = ["complete", "fetch_pages"]

_USUAL = Limits()


def fetch_pages(
    urls: Iterable[str], *, given: Given | None = None, allowed: Iterable[str] = (), limits: Limits = _USUAL
) -> Generator[Page | InputError, None, None]:
    """Fetch addresses and read what they hold, whatever kind it is: each page as it comes, for `adding`.

    `allowed` names hosts that may be on a private network.
    """
    hosts = frozenset(allowed)
    asks = [Ask(url, allowed=hosts) for url in dict.fromkeys(urls)]
    with closing(fetching(asks, limits=limits)) as answers:
        for answer in answers:
            if isinstance(answer, FetchError):
                yield answer
                continue
            for page in read_content(answer.url, answer.content or b"", given=given or Given()):
                yield _at(page, answer.url, answer.address)


def _at(page: Page | InputError, url: str, address: str) -> Page | InputError:
    """Give a page that is all of an answer the address where it was found; members of a feed have their own."""
    if isinstance(page, InputError) or page.path != url or page.media is Media.RECORD or page.given.url is not None:
        return page
    return replace(page, given=replace(page.given, url=plain_address(address)))


def complete(
    core: Core, ids: Sequence[str], *, allowed: Iterable[str] = (), limits: Limits = _USUAL
) -> Generator[Fetching, None, None]:
    """Fetch the whole pages of articles, by whole id; each becomes an edition of its article."""
    hosts = frozenset(allowed)
    wanted: dict[str, Given] = {}
    failed: list[InputError] = []
    for article in core.articles.articles(ids):
        if article.url is None:
            failed.append(InputError(article.path, "its address is not known", "add its page from a file"))
        else:
            wanted[article.url] = replace(core.articles.page(article.id).given, url=article.url)
    pages: list[Page | InputError] = []
    report = FetchReport((FeedReport("", failed=tuple(failed)),))
    with closing(fetching([Ask(url, allowed=hosts) for url in wanted], limits=limits)) as answers:
        for number, answer in enumerate(answers, 1):
            if isinstance(answer, FetchError):
                failed.append(answer)
            else:
                pages += read_content(answer.url, answer.content or b"", given=wanted[answer.url])
            report = FetchReport((FeedReport("", failed=tuple(failed)),))
            url = answer.asked if isinstance(answer, FetchError) else answer.url
            yield Fetching(FetchStage.PAGES, number, len(wanted), url, report)
    if pages:
        with closing(adding(core, pages)) as steps:
            for step in steps:
                came = step.report
                done = FeedReport(
                    "",
                    new=tuple(one for one in came.added if one not in came.editions),
                    changed=came.editions,
                    same=len(came.same),
                    failed=(*failed, *came.failed),
                )
                report = FetchReport((done,))
                yield Fetching(FetchStage.ADDING, len(came.came) + len(came.failed), len(pages), step.path, report)
    yield Fetching(FetchStage.DONE, len(wanted), len(wanted), "", report)

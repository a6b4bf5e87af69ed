"""Names of authors: in a byline, glued to a date, alone on a line, at a paragraph's start, or in a note on them."""

from __future__ import annotations

import re
from typing import NamedTuple

from index.cleaning.dates import find_dates

__all__ = ["Byline", "leading_byline", "name_of_bio", "names_in", "read_byline", "sole_names"]


class Byline(NamedTuple):
    """Who a byline names: persons, and organisations (an agency, a feed) in the order given."""

    persons: tuple[str, ...]
    organisations: tuple[str, ...]


_BY = re.compile(
    r"(?:(?:story|words|text|review|article|report|photos?|news|analysis|opinion|column|written|posted|published|"
    r"reported|created|authored|reviewed|updated|contributed|compiled|edited)"
    r"(?: and (?:photos?|photographs|illustrations?|video|photography|updated|written))? )?by\b:?\s*(?:[—–-]\s*)?|"
    r"(?:authors?|autor(?:in)?|auteur|autore|texte?|автор)\s*:\s*|(?:von|por|par|di|door|af|av)\s+(?=[A-ZÀ-Þ])|"
    r"автор\s+",
    re.IGNORECASE,
)
# "December 12, 2023 Published By : ...", "posted on ... by ...", "Image of ...By ...", "ByJane Doe".
_LATER_BY = re.compile(
    r"(?:(?:published|posted|written|updated|updated on|\d{4}|"
    r"\d{1,2}:\d\d(?:\s*[ap]m)?(?:\s*[A-Z]{2,4})?)\W{0,5}\bby\b\W{0,3}|(?-i:(?<=[a-z])By\s+|^By(?=[A-Z][a-z])))"
    r"(?-i:(?=[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_PARTICLES = frozenset(
    "de da di do dos das del della der den van von zu zur la le el al bin ibn ben abu ter ten af y e i san st st. jr "
    "jr. sr sr. ii iii iv phd md".split()
)
_NOT_NAME = frozenset(
    "news newsroom staff editor editors editorial reporter reporters writer writers correspondent contributor "
    "contributors press agency agencies wire service services team desk media "
    "times post magazine journal online network group inc llc ltd company board bureau associated agence report "
    "reports today daily weekly tribune herald gazette "
    "the a an and of for in on at by with from to is are was monday tuesday wednesday thursday friday saturday "
    "sunday january february march july "
    "september october november december published updated posted last modified share photo photos image images "
    "video home read more min sign subscribe menu search "
    "politics sports sport business opinion entertainment world health science technology lifestyle culture travel "
    "style food us uk about contact privacy policy terms "
    "comment comments follow view all author senior chief executive managing assistant deputy associate freelance "
    "columnist analyst director manager producer special guest "
    "facebook twitter instagram email print whatsapp linkedin pinterest reddit related latest breaking exclusive "
    "university institute college department show reviews review best gallery social sharing general discussion icon "
    "caption provided week arts recommended stories story article articles avatar headshot logo credit credits "
    "loading play watch listen "
    "new top how why what when who this that your our you we i it its not after over advertisement newsletter "
    "podcast podcasts tv live "
    # Of the interface, of menus, of shops.
    "text size font medium mode shop shopping buy deals similar look bug forum topic topics "
    "site help support center centre account profile settings advertise newsletters current issue issues event "
    "events ended community category categories tags section sections menu error download app apps sponsored partner "
    "gallery slideshow popular trending local national international opinions obituaries classifieds "
    # Beats, before "writer" or "reporter"; places and makers of text that are no persons.
    "wellness showbiz auto crime education environment finance economy economics beauty "
    "government state federal council ministry police hospital club league u.s u.k usa".split()
)
_ROLE = re.compile(
    r"\b(?:staff|senior|chief|contributing|associate|assistant|managing|executive|deputy|freelance|special|national|"
    r"political|news|business|sports?|technology|tech|features?|"
    r"editors?|reporters?|writers?|correspondents?|contributors?|columnists?|journalists?|critics?|producers?|bureau|"
    r"desk|digital|video|multimedia|investigative|data|media|team|"
    r"lead|head|analyst|fellow|intern|author|photographer|founder|director|manager|professor|ph\.?d|m\.?d)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"\s*(?:\||•|·|\u2022|»|›|/|\(|\[|<|@|\s[–—-]\s|[–—]|\t|\b(?:published|updated|posted|last|on|in|for|at|from|"
    r"special|contributing|is|via|about|covers|follow|email|more|read|reviewed|edited|photos?|photograph\w*|"
    r"illustrat\w*|fact|medically|"
    r"january|february|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"sunday)\b(?=[\s:.,]|$)|"
    # These are names as well; before a number, or a short day before a month, they are none.
    r"\b(?:march|april|may|june|july|august|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
    r"\b[.,]?\s+(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|\d|https?:|\S+@\S+).*",
    re.IGNORECASE,
)
# What a dump glues to a name: a stamp or a label of the page, "long read", or any word behind a longer name's own
# letters ("McKay", "FitzRoy" and "MaryAnn" are whole).
_GLUE = re.compile(
    r"(?<=[^\W\d_])(?:(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*[.,]? \d"
    r"|(?<=[a-zß-ÿ])(?:Published|Updated|Posted|Modified|Follow|Share|Staff|Senior|News|Editor|Reporter|Writer|"
    r"Contributor|Correspondent|Columnist)(?![a-z])|(?:(?:long|short|quick) [Rr]ead|archive page)\W*$).*|"
    r"(?<= )(?P<whole>[A-ZÀ-Þ][a-zß-ÿ]{4,})[A-ZÀ-Þ].*"
)
_JOIN = re.compile(r"\s*(?:,|;|&|\+|\band\b|\bund\b|\bet\b|\by\b|\bwith\b|\bи\b)\s*", re.IGNORECASE)
_DEGREE = re.compile(r"(?!I+V?\b|JR|SR)(?:[A-Z]{2,4}|Ph\.?D|M\.?D|J\.?D)\.?")
_DEGREES = re.compile(r"(?:[\s,]+(?:[A-Z]{2,4}|Ph\.?D|M\.?D|J\.?D)\.?)+")
_NAME_WORD = re.compile(r"(?:[A-ZÀ-ÞĀ-ŽА-ЯЁ][\w.’'ʼ-]*|[A-Z]\.?)\Z")
# How papers are called: behind a name of two words, they and the words before them are the paper's.
_PAPERS = frozenset(
    "courier telegram telegraph enquirer inquirer examiner chronicle dispatch sentinel observer advertiser "
    "democrat republic register gazette herald tribune journal times post press news today network argus bulletin "
    "ledger mercury beacon".split()
)
_ORG = re.compile(
    r"\b(?:press|agency|agence|news|wire|service|media|times|post|associated|network|staff|team|desk|editors?|"
    r"newsroom|board|bureau|magazine|online|group)\b",
    re.IGNORECASE,
)
_GLUED = re.compile(
    r"((?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]+ ){1,3}[A-ZÀ-Þ][A-ZÀ-Þ’'-]*[A-ZÀ-Þ])(?=(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|"
    r"May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)"
)
# A word of a name that is not in capitals, as the place behind it is.
_SMALL = r"(?:[A-ZÀ-Þ][\w.’'-]*[a-zß-ÿ][\w’'-]*|[A-Z]\.)"
_LEADING = re.compile(
    rf"(?:By|BY) ({_SMALL}(?: {_SMALL}){{1,3}}(?:(?:, | and |, and ){_SMALL}(?: {_SMALL}){{1,3}})*) "
    r"(?=[A-ZÀ-Þ]{3,}[A-ZÀ-Þ ,./]*(?:\(|\s?[–—-]|, [A-Z]))"
)
_BIO_NAME = re.compile(
    r"((?:[A-ZÀ-Þ][\w.’'-]+ ){1,3}?[A-ZÀ-Þ][\w’'-]+)(?:,? (?:is|was|writes|covers|reports|edits|joined|has|who)\b|, "
    r"(?:an?|the) )"
)


def read_byline(text: str) -> Byline | None:
    """Read a line that names its authors with "By" or the like; None where it does not."""
    if len(text) > 250:
        return None
    match = _BY.match(text) or _LATER_BY.search(text)
    if not match:
        return None
    persons, organisations = _split(text[match.end() :])
    return Byline(persons, organisations) if persons or organisations else None


def names_in(text: str) -> tuple[str, ...]:
    """Give the persons named in a field that holds names only (a meta tag, a bullet below "By")."""
    return _split(_BY.sub("", text, count=1) if _BY.match(text) else text)[0]


def sole_names(text: str) -> tuple[str, ...]:
    """Give the names where a whole line is names and nothing else but a date, a handle, a place or a paper."""
    if glued := _GLUED.match(text):
        return (_cased(glued.group(1)),)
    if len(text) > 120:
        return ()
    found = find_dates(text)
    bare = (text[: found[0].start] if found else text).split("@")[0]
    bare = re.split(r"\s*[|•·]\s*|\s+[–—-]\s*|\s{2,}", bare.strip(" |•·,–—-:"))[0]
    if len(bare) > 80 or not bare[:1].isupper():
        return ()
    first = _JOIN.split(bare)[0].strip(" .")
    name = _leading_name(first)
    if name is None:
        return ()
    rest = first[len(name) :].strip()
    paper = len(_without_paper(first.split())) < len(first.split())
    if rest and not (paper or _ROLE.match(rest) or _ORG.search(rest) or _DEGREES.fullmatch(" " + rest)):
        return ()
    return _split(bare)[0]


def leading_byline(text: str) -> tuple[tuple[str, ...], int]:
    """Find a byline at the start of a paragraph: its names, and where the paragraph's own text begins (0: none)."""
    match = _LEADING.match(text[:300])
    if not match:
        return (), 0
    names = _split(match.group(1))[0]
    return (names, match.end()) if names else ((), 0)


def name_of_bio(text: str) -> str | None:
    """Give the person whom a note about the author is about: its first words."""
    match = _BIO_NAME.match(text[:120])
    return match.group(1) if match and _is_name(match.group(1)) else None


def _split(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Split a list of names at commas and "and"; what follows a date, a bar or a role belongs to no name."""
    persons: list[str] = []
    organisations: list[str] = []
    for part in _JOIN.split(_CUT.sub("", _unglued(text))):
        bare = part.strip(" .:|-–—*_\u200b")
        if not bare or len(bare) > 80:
            continue
        if name := _leading_name(bare):
            persons.append(name)
            if len(name) < len(bare) and not _DEGREES.fullmatch(bare[len(name) :]):
                break
        elif (
            not persons
            and (_ORG.search(bare) or (len(bare.split()) == 1 and bare[0].isupper()))
            and len(bare.split()) <= 5
        ):
            organisations.append(bare)
        elif persons and not _DEGREES.fullmatch(" " + bare):
            break
    return tuple(dict.fromkeys(persons)), tuple(dict.fromkeys(organisations))


def _unglued(text: str) -> str:
    """Cut what a dump glued to a name: a stamp, a label, a word with a capital of its own."""
    return _GLUE.sub(lambda match: match.group("whole") or "", text, count=1)


def _leading_name(text: str) -> str | None:
    """Give the name at the start of a part; a role, a paper or degrees may follow it."""
    words = _without_paper(text.split())
    while len(words) > 2 and _DEGREE.fullmatch(words[-1]) and not text.isupper():
        words.pop()
    if _is_name(" ".join(words)):
        return _cased(" ".join(words))
    stop = next((i for i, word in enumerate(words) if word.lower().strip(".,") in _NOT_NAME), 0)
    if stop < 2:
        return None
    # A paper's name has words before its kind ("Harbour News", "The Daily Echo"): two words are the name.
    name = " ".join(words[: 2 if _ORG.search(words[stop]) and stop > 2 else stop])
    return _cased(name) if _is_name(name) else None


def _without_paper(words: list[str]) -> list[str]:
    """Leave off a paper named behind a person's first two words: "Ada Quell Port Sallow Courier-Post"."""
    if len(words) < 3:
        return words
    paper = any(_PAPERS.intersection(word.lower().strip(".,").split("-")) for word in words[2:])
    return words[:2] if paper else words


def _is_name(text: str) -> bool:
    words = text.split()
    if not 2 <= len(words) <= 5 or (not _NAME_WORD.match(words[-1]) and words[-1].lower() not in _PARTICLES):
        return False
    if any(word.lower().strip(".") in _NOT_NAME for word in words):
        return False
    # An abbreviation behind words that are none: "Harbour-side PV".
    if re.fullmatch(r"(?!I+V?\b|JR|SR)[A-Z]{2,3}", words[-1]) and not text.isupper():
        return False
    named = sum(1 for word in words if _NAME_WORD.match(word))
    return named >= 2 and all(_NAME_WORD.match(word) or word.lower() in _PARTICLES for word in words)


def _cased(name: str) -> str:
    """Write a name in capitals as names are written."""
    name = name.strip(" ,.|") if not name.endswith((" Jr.", " Sr.")) else name
    if not name.isupper():
        return name
    return re.sub(r"[^\W\d_]+", lambda m: m.group().capitalize() if len(m.group()) > 1 else m.group(), name)

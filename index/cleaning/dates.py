"""Dates as pages print them, to ISO 8601: a day, a time without zone, or a time with its own offset.

Nothing is invented: a day whose order of day and month cannot be told is no date, a
zone that is not given stays away.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

__all__ = ["FoundDate", "find_dates", "iso_of", "order_of_days", "same_moment"]


class FoundDate(NamedTuple):
    """A date in a line: its offsets, its value in ISO 8601, and whether its shape is a clock's."""

    start: int
    end: int
    iso: str
    clock: bool


_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier janv enero ene gennaio gen januari janeiro января январь stycznia ledna",
            "february feb februar februari février fevrier févr febrero febbraio fevereiro fev февраля февраль lutego",
            "march mar märz maerz mars mär marzo marz março maart mrt марта март marca března",
            "april apr avril avr abril abr aprile апреля апрель kwietnia dubna",
            "may mai mayo maggio mag maio mei мая май maja května maj",
            "june jun juni juin junio giugno giu junho июня июнь czerwca června",
            "july jul juli juillet juil julio luglio lug julho июля июль lipca července",
            "august aug août aout agosto ago augustus augusti августа август sierpnia srpna",
            "september sep sept septembre septiembre settembre set setembro сентября сентябрь września září",
            (
                "october oct oktober okt octobre octubre ottobre ott outubro out oktober октября октябрь października "
                "října"
            ),
            "november nov novembre noviembre novembro ноября ноябрь listopada listopadu",
            (
                "december dec dezember dez décembre decembre déc diciembre dic dicembre dezembro desember декабря "
                "декабрь grudnia"
            ),
        ),
        start=1,
    )
    for name in names.split()
}
_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180,
    "msk": 180, "amt": 240, "sgt": 480, "hkt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480,
    "pdt": -420, "akst": -540, "akdt": -480, "hst": -600,
}  # fmt: skip
_MONTH = "(?:" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\b\.?"
_TIME = r"(?P<h{0}>\d{{1,2}})[:.](?P<mi{0}>\d{{2}})(?::(?P<s{0}>\d{{2}})(?:[.,]\d+)?)?\s*(?P<ap{0}>[ap]\.?\s?m\b\.?)?"
_HOUR = r"(?P<h{0}>\d{{1,2}})\s*(?P<ap{0}>[ap]\.?\s?m\b\.?)"
_ZONE = (
    r"(?:\s*\(?(?P<zone{0}>(?:(?:GMT|UTC)\s*)?[+\u2212-]\d{{1,2}}:?(?:\d{{2}})?\b|Z\b|(?:"
    + "|".join(sorted((z.upper() for z in _ZONES if len(z) > 1), key=len, reverse=True))
    + r")\b)\)?)?"
)
_GAP = r"\s*(?:[,|·•@–—-]|\bat\b|\bum\b|à|\bore\b|\balle\b|\ba las\b|\bв\b|\bkl\b\.?|\bom\b|\s)*\s*"
_SHAPES = (
    # 2023-12-22T05:34:20+01:00, 2023/12/22
    (
        r"(?<!\d)(?P<y1>(?:19|20)\d\d)([-/.])(?P<m1>\d{1,2})\2(?P<d1>\d{1,2})(?!\d)"
        rf"(?:(?:T|{_GAP}){_TIME.format('1')}{_ZONE.format('1')})?"
    ),
    # Fri Jul 18 2025 08:52:07 GMT+0300: how a script prints the moment it runs
    r"(?:[A-Z][a-z]{2}\s+(?P<n2>"
    + _MONTH
    + r")\s+(?P<d2>\d{1,2})\s+(?P<y2>(?:19|20)\d\d)\s+"
    + _TIME.format("2")
    + _ZONE.format("2")
    + ")",
    # June 17, 2025 04:26 PM PDT
    r"\b(?P<n3>"
    + _MONTH
    + r")\s*(?P<d3>\d{1,2})(?:st|nd|rd|th)?\s*,?\s*(?P<y3>(?:19|20)\d\d)(?!\d)"
    + rf"(?:{_GAP}(?:{_TIME.format('3')}|{_HOUR.format('4')}){_ZONE.format('3')})?",
    # 21 June 2025, 23:47; 21. Juni 2025
    r"(?<!\d)(?P<d5>\d{1,2})(?:st|nd|rd|th|er|\.|º)?(?:\s+(?:de|of))?[\s-]*(?P<n5>"
    + _MONTH
    + r")(?:\s+(?:de|del))?[\s,-]*(?P<y5>(?:19|20)\d\d)(?!\d)"
    + rf"(?:{_GAP}(?:{_TIME.format('5')}|{_HOUR.format('6')}){_ZONE.format('5')})?",
    # 22.12.2023, 12/22/2023, 22/12/23
    (
        r"(?<![\d.,/])(?P<a7>\d{1,2})([./-])(?P<b7>\d{1,2})\2(?P<y7>(?:19|20)\d\d|\d\d)(?![\d/])"
        rf"(?:{_GAP}{_TIME.format('7')}{_ZONE.format('7')})?"
    ),
    # 2023년 12월 22일, 2023年12月22日
    (
        r"(?P<y8>(?:19|20)\d\d)\s*[년年]\s*(?P<m8>\d{1,2})\s*[월月]\s*(?P<d8>\d{1,2})\s*[일日]"
        rf"(?:\s*{_TIME.format('8')})?"
    ),
)
_PATTERNS = tuple(re.compile(shape, re.IGNORECASE) for shape in _SHAPES)
# A time before its date: "9:28 AM, Nov. 20, 2019".
_TIME_BEFORE = re.compile(
    _TIME.format("9") + _ZONE.format("9") + r"\s*(?:[,|·•–—-]|\bon\b)?\s*(?:[A-Z][a-z]+,?\s*)?\Z", re.IGNORECASE
)
_MAY_HOLD = re.compile(r"(?:19|20)\d\d|\d\d?[./-]\d\d?[./-]\d\d")
_SLASHED = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")


def find_dates(line: str, *, month_first: bool | None = None) -> list[FoundDate]:
    """Find the dates in a line, in order. `month_first` settles 3/4/2025; None leaves such out."""
    if not _MAY_HOLD.search(line):
        return []
    found: list[FoundDate] = []
    for kind, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(line):
            iso = _iso_of_match(line, match, month_first=month_first)
            if iso and not any(other.start < match.end() and match.start() < other.end for other in found):
                found.append(FoundDate(match.start(), match.end(), iso, clock=kind == 1))
    return sorted(found)


def iso_of(text: str) -> str | None:
    """Give the first date of a text in ISO 8601, or None."""
    found = find_dates(text[:200])
    return found[0].iso if found else None


def order_of_days(text: str) -> bool | None:
    """Tell from other dates of a page whether slashed dates have the month first; None where nothing tells."""
    month_first = day_first = 0
    for match in _SLASHED.finditer(text):
        first, second = int(match.group(1)), int(match.group(2))
        month_first += first <= 12 < second <= 31
        day_first += second <= 12 < first <= 31
    return None if month_first == day_first else month_first > day_first


def same_moment(stated: str, printed: str) -> bool:
    """Whether a time stated in UTC is printed in a zone of its own: the same moment, or its minute in some zone."""
    if "T" not in stated or "T" not in printed or stated == printed or not stated.endswith(("Z", "+00:00")):
        return False
    moment = datetime.fromisoformat(stated)
    other = datetime.fromisoformat(printed)
    if other.tzinfo is not None:
        return other.utcoffset() != timedelta() and abs(moment - other) < timedelta(minutes=1)
    # Zones differ by quarters of an hour, at most by fourteen hours.
    apart = abs(moment.replace(tzinfo=None, second=0) - other.replace(second=0))
    return timedelta() < apart <= timedelta(hours=14) and apart % timedelta(minutes=15) == timedelta()


def _iso_of_match(line: str, match: re.Match[str], *, month_first: bool | None) -> str | None:
    parts = {key.rstrip("0123456789"): value for key, value in match.groupdict().items() if value is not None}
    if "n" in parts:
        parts["m"] = str(_MONTHS[parts["n"].lower().rstrip(".")])
    if "a" in parts:
        ordered = _numeric_order(int(parts["a"]), int(parts["b"]), match.group(2), month_first=month_first)
        if ordered is None:
            return None
        parts["d"], parts["m"] = map(str, ordered)
    year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
    try:
        day = date(year, int(parts["m"]), int(parts["d"])).isoformat()
    except ValueError:
        return None
    if "h" not in parts:
        before = _TIME_BEFORE.search(line, max(0, match.start() - 40), match.start())
        parts |= {k.rstrip("9"): v for k, v in (before.groupdict() if before else {}).items() if v is not None}
    return day + _clock_time(parts)


def _numeric_order(a: int, b: int, sign: str, *, month_first: bool | None) -> tuple[int, int] | None:
    """Give (day, month) of two numbers."""
    if a > 12 or sign == ".":
        return a, b
    if b > 12:
        return b, a
    if a == b:
        return a, b
    return None if month_first is None else (b, a) if month_first else (a, b)


def _clock_time(parts: dict[str, str]) -> str:
    if "h" not in parts:
        return ""
    hour, minute, second = int(parts["h"]), int(parts.get("mi", 0)), int(parts.get("s", 0))
    half = parts.get("ap", "").lower()[:1]
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return ""
    return f"T{hour:02}:{minute:02}:{second:02}{_offset(parts.get('zone', ''))}"


def _offset(zone: str) -> str:
    zone = zone.lower().replace("\u2212", "-").strip()
    if zone in _ZONES:
        minutes = _ZONES[zone]
    elif match := re.search(r"([+-])(\d{1,2}):?(\d{2})?$", zone):
        minutes = (int(match.group(2)) * 60 + int(match.group(3) or 0)) * (-1 if match.group(1) == "-" else 1)
    else:
        return ""
    if zone in {"z", "utc", "gmt"}:
        return "Z"
    sign = "-" if minutes < 0 else "+"
    hours, minutes = divmod(abs(minutes), 60)
    return f"{sign}{hours:02}:{minutes:02}" if hours < 15 else ""

"""What a line is by itself: a table of invented lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.cleaning.kinds import Kind, kind_of
from index.cleaning.lines import key_of, read_lines

LINES = [
    ("Share on FriendwallShare on Chirp", Kind.SHARE),
    ("Facebook Twitter Email", Kind.SHARE),
    ("Click to share on Facebook (Opens in new window)", Kind.SHARE),
    ("Share127Tweet79Share", Kind.SHARE),
    ("1.4k", Kind.COUNT),
    ("$39.99", Kind.COUNT),
    ("ADVERTISEMENT", Kind.SPONSOR),
    ("Sponsor: DRYBOOT: waders that stay dry in any river you like to stand in", Kind.SPONSOR),
    ("Article continues below", Kind.SPONSOR),
    ("An empty platform at Ambery. Photo: Vell Rail", Kind.CAPTION),
    ("Image source: Vell Valley Echo", Kind.CAPTION),
    ("The east tower, seen from Toll Street. Lena Moore/Sallow Pictures", Kind.CAPTION),
    ("A black and white photo of three people on a bridge", Kind.CAPTION),
    ("Ada Prion speaks to reporters in Haskett on Tuesday, Oct. 21, 2025.", Kind.CAPTION),
    ("The probe before its launch in the year before (Kessen Orbital Institute)", Kind.CAPTION),
    ("Related: Why the harbour toll doubles", Kind.INLINE_RELATED),
    ("Read also: Hay prices fall for a third month", Kind.INLINE_RELATED),
    ("Recommended Stories", Kind.RELATED_SECTION),
    ("MORE TO EXPLORE", Kind.RELATED_SECTION),
    ("More from Town", Kind.RELATED_SECTION),
    ("Most Read", Kind.RELATED_SECTION),
    ("Lire aussi", Kind.RELATED_SECTION),
    ("3 comments", Kind.COMMENTS_SECTION),
    ("Leave a Reply", Kind.COMMENTS_SECTION),
    ("Pontoon Pete says:", Kind.COMMENT_HEAD),
    ("Sign up", Kind.NEWSLETTER_SECTION),
    ("About the author", Kind.BIO_SECTION),
    ("Disclaimer", Kind.DISCLAIMER_SECTION),
    ("Sponsored Articles", Kind.SPONSOR_SECTION),
    ("Privacy Policy", Kind.FOOTER_SECTION),
    ("The post Bridge shut appeared first on Pellworth Observer.", Kind.PROMO),
    ("Continue reading at Pellworth Observer...", Kind.PROMO),
    ("Six stories before breakfast, in your inbox every weekday, when you subscribe now.", Kind.NEWSLETTER),
    ("We use cookies to remember you and to count our readers.", Kind.COOKIES),
    ("© 2026 The Sallow Tribune. All rights reserved.", Kind.FOOTER),
    ("We may earn a commission when you buy through links on this page.", Kind.DISCLAIMER),
    ("Edda Marlowe is a transport reporter for the Tribune.", Kind.BIO),
    ("Corin Vaux (@corinvaux) is the Senior Harbour Editor at the Tribune, where she looks after boats.", Kind.BIO),
    ("Lena Moore hails from Haskett, where she keeps bees and mends clocks.", Kind.BIO),
    ("(Reporting by Edda Marlowe and Corin Vaux in Ambery; editing by Lena Moore)", Kind.BIO),
    ("Want more news of the valley? Sign up for the Tribune's free newsletter to get it first.", Kind.NEWSLETTER),
    ("This interview has been edited for length and clarity.", Kind.NOTE),
    ("Pontoon Pete (@pontoon) December 22, 2023", Kind.EMBED),
    ("Signal crews on the Vell line walked out before sunrise, and most trains stayed in their sheds.", None),
    ("“Nobody stays awake at a lever,” she said.", None),
    ("The reporting was delayed by the storm that held the ferry in the port for three days.", None),
    ("Ninety metres apart", None),
    ("Cracks close Haskett Bridge", None),
]


@pytest.mark.parametrize(("text", "kind"), LINES)
def test_a_line_tells_what_it_is(text: str, kind: Kind | None) -> None:
    assert kind_of(read_lines(text)[0]) is kind


def test_kinds_of_one_reason_stay_apart() -> None:
    assert len({kind.name for kind in Kind}) == len(Kind.__members__)


@given(st.text(min_size=1, max_size=500))
def test_no_line_breaks_the_rules(text: str) -> None:
    for line in read_lines(text):
        kind_of(line)


@pytest.mark.parametrize(
    ("raw", "text", "bullet", "heading"),
    [
        ("  • Home", "Home", True, False),
        ("- a dash", "a dash", True, False),
        ("## A heading", "A heading", False, True),
        ("**All of it bold**", "All of it bold", False, True),
        ("2 * 3", "2 * 3", False, False),
        ("-5 degrees", "-5 degrees", False, False),
        ("tab\tand\u00a0space\u200b", "tab and space", False, False),
    ],
)
def test_a_line_loses_its_bullet_and_what_a_reader_does_not_see(
    raw: str,
    text: str,
    bullet: bool,  # noqa: FBT001  (a table)
    heading: bool,  # noqa: FBT001  (a table)
) -> None:
    line = read_lines(raw)[0]
    assert (line.text, line.bullet, line.heading) == (text, bullet, heading)


@given(st.text(max_size=400))
def test_reading_a_line_s_own_text_again_changes_nothing_but_its_bullet(text: str) -> None:
    for line in read_lines(text):
        again = read_lines(line.text)
        assert not again or again[0].text == line.text or again[0].bullet or again[0].heading
        assert key_of(line.text) == line.key

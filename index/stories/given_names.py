"""First names: which are short for which, and whether it is mostly women or men who bear them.

From general knowledge of English and a few other European names, the commonest ones only. A name
that is not here, or that both bear, tells nothing.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

__all__ = ["Sex", "is_first_name", "same_first_name", "sex_of"]


class Sex(StrEnum):
    """What a title or a first name tells of whom "he" or "she" may mean."""

    WOMAN = "woman"
    MAN = "man"


# A name, and what it is called for short; some short forms are of several names.
_SHORT_FORMS = """
abraham abe|albert al bert|alexander alex alec sandy|alexandra alex sandra|alfred al fred|andrew andy drew
anthony tony|antonio tony|arthur art|barbara barb|benjamin ben benny|bernard bernie|beverly bev|catherine cathy kate
charles charlie chuck|christina chris tina|christine chris|christopher chris kit|clifford cliff|cynthia cindy
daniel dan danny|david dave|deborah deb debbie|debra deb debbie|dennis denny|donald don|dorothy dot|douglas doug
edmund ed|edward ed eddie ted teddy ned|edwin ed|eleanor ellie|elizabeth liz beth betty eliza libby lizzie
eugene gene|francis frank|franklin frank|frederick fred freddie|gabriel gabe|gerald gerry jerry|geoffrey geoff jeff
gregory greg|harold hal harry|henry hank harry|herbert herb bert|isaac ike|jacob jake|jacqueline jackie
james jim jimmy jamie|jeffrey jeff|jennifer jen jenny|jeremy jerry|jerome jerry|jessica jess|john johnny jack
jonathan jon|joseph joe joey|joshua josh|judith judy|katherine kathy kate katie kay|kathleen kathy kate
kenneth ken kenny|kimberly kim|lawrence larry|leonard len leo|lewis lew|louis lou|louise lou|margaret maggie meg peggy
marjorie marge|martin marty|matthew matt|maximilian max|michael mike mick mickey|mitchell mitch|nathan nate
nathaniel nate|nicholas nick|norman norm|oliver ollie|pamela pam|patricia pat patty tricia|patrick pat paddy
peter pete|philip phil|phillip phil|rachel rach|randolph randy|raymond ray|rebecca becky|richard rich rick dick richie
robert rob bob bobby robbie|roderick rod|rodney rod|ronald ron ronnie|rosemary rose|rudolph rudy|russell russ
samantha sam|samuel sam sammy|sarah sally|solomon sol|stanley stan|stephen steve|steven steve|stuart stu
susan sue susie|suzanne sue|teresa terry|terence terry|theodore ted teddy theo|theresa terry|thomas tom tommy
timothy tim timmy|valerie val|victor vic|victoria vicky|vincent vince|virginia ginny|walter walt
wilfred will|william will bill billy liam|zachary zach zack
"""
_WOMEN = """
abigail agnes alexandra alice alison amanda amy ana anastasia andrea angela anita ann anna anne annette annie barbara
beatrice becky bella beth betty beverly bridget camilla carla carmen carol carolina caroline carolyn catherine cathy
cecilia charlotte chelsea christina christine cindy claire clara claudia condoleezza connie cynthia daniela deborah
debbie debra denise diana diane dolores donna doris dorothy edith eleanor elena elisabeth elise elizabeth ella ellen
emily emma erica erin esther eva evelyn felicity fiona florence frances gabriela gail georgia gina gisele gladys gloria
grace greta gwen hannah harriet heather heidi helen helena hilary hillary ida ines ingrid irene irina iris isabel
isabella jacqueline jane janet janice jasmine jeanette jenna jennifer jenny jessica jill joan joanna joanne josephine
joy joyce juanita judith judy julia juliana julie june karen karin karina kate katharine katherine kathleen kathryn
kathy katie katrina kirsten kristen kristin kristina larisa laura lauren laurie lena leticia linda lisa liz liza lois
lorena loretta lori louise lucia lucy luisa lydia lynne mabel madeleine maggie maja marcia margaret margarita maria
marianne marie marina marjorie marta martha mary maureen megan melania melinda melissa mercedes michelle mildred
miriam molly monica nadia nancy naomi natalia natalie natalya nellie nicola nicole nikki nina nora norma olga olivia
olympia pamela patricia patty paula pauline peggy penelope phyllis priscilla rachel rebecca regina renee rita roberta
rosa rosalind rosemary rosie roxanne ruth sabrina sally samantha sandra sara sarah sharon sheila shirley silvia
simone sofia sonia sophia sophie stacey stella stephanie sue susan susana susanna suzanne svetlana sylvia tamara tanya
tara tatiana teresa theresa tina tricia ursula valentina valerie vanessa vera veronica victoria viola virginia vivian
wanda wendy yolanda yvonne zoe
"""
_MEN = """
aaron abdul abraham adam adolf adrian ahmed alan albert alberto alec alejandro aleksandr alexander alexei alfred ali
allan allen alvin anders andreas andrei andres andrew andy angus anthony anton antonio arnold arthur barack barry
benjamin bernard bernie bill billy bob boris brad bradley brandon brendan brett brian bruce bruno bryan byron calvin
carl carlos cedric cesar charles charlie chester chuck clarence claude clifford clinton clive colin conrad craig
curtis cyril dan daniel danny darrell darren dave david dennis derek dick diego dirk dmitri dominic don donald doug
douglas duncan dwight ed eddie edgar eduardo edmund edward edwin elijah elliott emilio emmanuel enrique eric erik
ernest ernesto eugene felipe felix ferdinand fernando francisco frank franklin franz fred frederick friedrich
gareth garry gary geoff geoffrey george gerald gerard gilbert giovanni giuseppe glenn gordon graham greg gregory
guillermo gustavo guy hans harold harry hassan hector heinrich henri henry herbert herman horace howard hubert hugh
hugo ian igor isaac ivan jack jacob jacques jake james jared jason javier jay jeb jeff jeffrey jeremy
jerome jerry jim jimmy joaquin joe joel joerg johan johann john johnny jon jonathan jorge jose josef joseph josh joshua
juan julian julius jurgen justin karl keith ken kenneth kevin klaus konrad kurt kyle lance larry lars lawrence leo leon
leonard leonid leonardo leopold lewis liam lindsey lloyd louis luca lucas ludwig luigi luis lukas luther magnus malcolm
manuel marc marco marcus mario mark markus martin marvin mathias matt matteo matthew maurice max maxim maximilian
michael miguel mikhail mike mitch mitchell mitt mohamed mohammad mohammed muhammad nathan nathaniel neil nelson
newt nicholas nick nicolas nigel nikolai nikita norman oleg oliver oscar oskar otto owen pablo patrick paul paulo pedro
pete peter phil philip philippe phillip pierre piet piotr rafael rahul ralph ramon randolph raul raymond reginald
ricardo rich richard rick rob robert roberto rod rodney rodrigo roger roland ron ronald ross roy rudolf rudolph rudy
rupert russell salvador sam samuel santiago scott sean sebastian sergei sergey sergio seth shane sidney simon stanley
stefan stephen steve steven stewart stuart sven ted terence theodore thomas tim timothy tobias todd tom tommy tony
trevor tristan ulrich umberto uwe vernon victor viktor vincent vladimir volodymyr wallace walter warren wayne werner
wilfred wilhelm will william winston wolfgang yuri yusuf zachary
"""


@cache
def _names_for() -> dict[str, frozenset[str]]:
    """Lead from each name, full or short, to the full ones it may stand for."""
    found: dict[str, set[str]] = {}
    for group in _SHORT_FORMS.replace("\n", "|").split("|"):
        for name in (names := group.split()):
            found.setdefault(name, set()).add(names[0])
    return {name: frozenset(full) for name, full in found.items()}


def same_first_name(one: str, other: str) -> bool:
    """Whether two folded first names may be one: equal, or one is short for the other, or both for a third."""
    if one == other:
        return True
    names = _names_for()
    return not names.get(one, frozenset()).isdisjoint(names.get(other, frozenset()))


@cache
def _sexes() -> dict[str, Sex]:
    women, men = frozenset(_WOMEN.split()), frozenset(_MEN.split())
    return {**dict.fromkeys(women - men, Sex.WOMAN), **dict.fromkeys(men - women, Sex.MAN)}


def sex_of(first_name: str) -> Sex | None:
    """Tell whether a folded first name is mostly a woman's or a man's, or None where it is not known."""
    return _sexes().get(first_name)


def is_first_name(folded: str) -> bool:
    """Whether a folded word is one of the first names known here."""
    return folded in _sexes() or folded in _names_for()

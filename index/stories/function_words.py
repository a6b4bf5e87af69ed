"""Words that carry no story: function words of a few languages, and what news says every day.

Counting would find most of them in a large library. A reader who opens five pages of
one story has none, and there only a list tells "with" from "ferry".
"""

from __future__ import annotations

__all__ = ["FUNCTION_WORDS"]

_ENGLISH = """
a about above across after again against ago ahead all almost along already also although always am amid among an
and another any anyone anything are around as ask asked asks at away back be became because become becomes been
before began begin begins being below between both but by call called calling came can cannot come comes coming
could d despite did do does doing done down due during each either else ever every few first five following for four
from further gave get gets getting give given gives go goes going gone got had has have having he her here hers
herself him himself his how however i if in including instead into is it its itself just know known last late later
latest least less like likely ll made make makes making many may me might mine more most much must my myself near
nearly need needs neither never new next no none nor not now of off often on once one only onto or other others our
ours ourselves out over own per put puts quite rather re really s said same say saying says second see seen set
several shall she should show shows since six so some something soon still such t take taken takes taking tell tells
than that the their theirs them themselves then there these they thing things think this those though three through
thus to today told tomorrow tonight too took toward towards two under unless until up upon us use used using ve very
via want wants was way we well went were what when where whether which while who whom whose why will with within
without would yes yesterday yet you your yours yourself according day days hour hours minute minutes month months
time times week weeks year years monday tuesday wednesday thursday friday saturday sunday january february march
april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec mr
mrs ms dr news report reported reports
"""
_OTHERS = """
aber als am an auch auf aus bei bin bis das dass dem den der des die du durch ein eine einem einen einer eines er es
fur haben hat hatte ich ihr im in ist kann mehr mit nach nicht noch nur oder ohne sein seine sich sie sind so uber um
und vom von vor war waren was wenn wer wie wir wird wurde wurden zu zum zur
au aux avec ce ces cette comme dans de depuis deux du elle elles en entre est et ete etre fait il ils je la le les leur
lui mais meme ne nous on ont ou par pas plus pour qu que qui sa sans se ses si son sont sous sur tout tres un une vous
al como con contra cuando del desde donde el ella ellos era es esta este esto fue ha han hasta hay las lo los mas muy
no o otra otro para pero por porque segun ser sin sobre su sus tambien tiene todo una uno y ya
alla alle anche che chi ci cui da dal dalla degli dei del della delle di e gli ha hanno i le nel nella non per piu piu
puo quando quello questa questo sono sua suo sui tra una
ao aos as ate com da das do dos e ela ele em foi mais mas na nao nas nos os ou para pela pelo por quando que sao se sem
ser seu sua tambem um uma
"""

FUNCTION_WORDS = frozenset(f"{_ENGLISH} {_OTHERS}".split())

"""The key of one word: its stem, the same for British and American spelling."""

from __future__ import annotations

from functools import cache, lru_cache

from index.forms import stem

__all__ = ["root"]

# British spellings: of these words "our" is "or", of these verbs "ise" is "ize", and the pairs are as they stand.
_OUR = """
labour colour honour favour favourite rumour harbour humour neighbour neighbourhood behaviour endeavour armour vapour
odour savour tumour vigour rigour splendour candour clamour fervour valour ardour demeanour misdemeanour saviour flavour
parlour savoury
"""
_ISE = """
organise realise recognise criticise apologise emphasise authorise legalise privatise nationalise modernise mobilise
stabilise minimise maximise prioritise summarise sympathise victimise vandalise utilise terrorise symbolise specialise
socialise scrutinise radicalise penalise normalise neutralise monopolise memorise materialise localise liberalise
jeopardise industrialise immunise hospitalise harmonise generalise finalise energise equalise economise dramatise
demonise customise colonise civilise characterise centralise capitalise subsidise standardise sterilise traumatise
urbanise militarise marginalise destabilise decriminalise legitimise polarise stigmatise visualise televise itemise
fantasise galvanise idolise incentivise revolutionise rationalise reorganise sanitise weaponise
"""
_PAIRS = """
centre center|theatre theater|metre meter|kilometre kilometer|centimetre centimeter|millimetre millimeter|litre liter
fibre fiber|calibre caliber|sombre somber|meagre meager|spectre specter|lustre luster|manoeuvre maneuver
defence defense|offence offense|licence license|pretence pretense|programme program|analyse analyze|paralyse paralyze
catalyse catalyze|grey gray|tyre tire|cheque check|judgement judgment|acknowledgement acknowledgment|jewellery jewelry
counsellor counselor|paediatric pediatric|paediatrician pediatrician|anaesthetic anesthetic|haemorrhage hemorrhage
aeroplane airplane|aluminium aluminum|mum mom|sceptical skeptical|sceptic skeptic|plough plow|catalogue catalog
mould mold|smoulder smolder|moustache mustache|pyjamas pajamas|kerb curb|draught draft|gaol jail|foetus fetus
instalment installment|enrolment enrollment|fulfilment fulfillment|artefact artifact|sulphur sulfur|practise practice
"""


@cache
def _british() -> dict[str, str]:
    """Lead from the stem of a word in British spelling to the stem of the word in American."""
    pairs = [(word, word.replace("our", "or")) for word in _OUR.split()]
    pairs += [(word, f"{word[:-3]}ize") for word in _ISE.split()]
    for pair in _PAIRS.strip().replace("\n", "|").split("|"):
        british, american = pair.split()
        pairs.append((british, american))
    return {stem(british): stem(american) for british, american in pairs if stem(british) != stem(american)}


@lru_cache(maxsize=65536)
def root(folded_word: str) -> str:
    """Give the key of one folded word: its stem, the same for British and American spelling."""
    found = stem(folded_word)
    return _british().get(found, found)

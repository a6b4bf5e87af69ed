"""Which language a text is in: by its script, and by its commonest small words. No model, no default."""

from __future__ import annotations

import re
from collections import Counter

__all__ = ["language_of"]

# The small words that tell a language from its neighbours; words that several share count for each.
_SMALL_WORDS = {
    "en": "the of and to in is that for was with his her are this have from they which had were been would their said",
    "de": "der die das und ist nicht den von mit dem des auf für im sich auch ein eine als wird nach wurde bei aus hat",
    "fr": "le la les des et est dans une du que qui pour pas sur au avec sont par plus ce aux été cette ses ont mais",
    "es": "el la los las del que y en una por con para es su se como más pero fue ha sus este entre desde muy años",
    "pt": "o os as do da que e em uma um não para com por mais foi ao dos das na no são pelo pela ele seu anos também",
    "it": "il la di che e un una per non con del della sono nel alla più dei gli le anche come ha è dal nella questo",
    "nl": "de het een van en in is dat op te zijn met voor niet aan er ook als bij naar heeft maar werd deze door",
    "sv": "och att det som en på är av för med den till har inte om ett de var från men kan efter också",
    "no": "og det som en på er av for med den til har ikke om et de var fra men kan etter også ble jeg",
    "da": "og det som en på er af for med den til har ikke om et de var fra men kan efter også blev jeg",
    "fi": "ja on ei se että oli hän mutta ovat joka kun myös ole sen niin mukaan kuin vuoden",
    "pl": "i w na nie się jest do to że z o po od jak za przez ale jego który dla są oraz był",
    "cs": "a v se na je že o s z do i to jako ale by za pro jsou které podle byl také",
    "hu": "a az és hogy nem is egy ez meg csak volt már de még mint el azt ki vagy",
    "ro": "și de la în a cu nu pe că o din care pentru este au fost mai să al lui după",
    "tr": "ve bir bu da de için ile çok olarak daha olan gibi sonra kadar ama en olduğu",
    "id": "yang dan di ini itu dengan untuk tidak dari dalam akan pada ada juga ke oleh telah",
    "vi": "và của là có trong được cho với không các những đã một này người về",
    "ru": "и в не на что с по он как это из но за от его к то для был у так при также",
    "uk": "і в не на що з та у до за від як це його але для був про який також після",
    "bg": "и на да за се от в не са с по е че това като към които беше ще",
    "sr": "и у је да на се за од са не су као али који по што је био",
}
_SETS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = (
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
)
_PERSIAN = re.compile("[پچژگ]")
_SAMPLE = 6000  # characters; more of a text says nothing new


def language_of(text: str) -> str | None:
    """Name the language of a text (ISO 639-1), or None where it cannot be told."""
    sample = text[:_SAMPLE]
    if not sample.isascii():
        letters = sum(map(len, _WORD.findall(sample)))
        for language, script in _SCRIPTS:
            if len(script.findall(sample)) * 3 > letters:
                return "fa" if language == "ar" and len(_PERSIAN.findall(sample)) * 50 > letters else language
    counts = Counter(_WORD.findall(sample.lower()))
    total = sum(counts.values())
    if total < 8:
        return None
    hits = {language: sum(counts[word] for word in small) for language, small in _SETS.items()}
    ranked = sorted(hits.items(), key=lambda item: -item[1])
    (first, most), (_, second) = ranked[0], ranked[1]
    # A tenth of running text is such words in every language here; a near tie tells nothing.
    return first if most * 10 >= total and most > second else None

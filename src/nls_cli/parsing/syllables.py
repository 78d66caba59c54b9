"""Whether a written word can be a Vietnamese syllable: an onset, a rime, a tone that may stand with it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "huyen", "\u0301": "sac", "\u0303": "nga", "\u0309": "hoi", "\u0323": "nang"}
_ONSETS = ("ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", *"bcdđghklmnprstvx", "")
_RIME_LIST = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt â âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op
ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông
uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu ư ưa ưc ưi ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
y yêm yên yêng yêt yêu ych ynh yt
"""
_RIMES = frozenset(_RIME_LIST.split())
_STOPPED = ("c", "ch", "p", "t")
_TONED_LAST = ("oa", "oe", "uê", "uơ", "uy")
"""Rimes of several vowels whose last one may bear the tone; `ao` never: bão, not baõ, which is how VNI stores bã."""
_BETWEEN = re.compile(r"[\s\u0000-/:-@\[-`{-\u007f\u2010-\u206f\u20a0-\u20cf\u3000-\u303f]+")
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Tell whether `word` can be read as one Vietnamese syllable."""
    letters: list[str] = []
    tone, at_end = None, False
    for letter in unicodedata.normalize("NFD", word.casefold()):
        if letter in _TONES:
            if tone is not None:
                return False
            tone, at_end = _TONES[letter], True
        else:
            letters.append(letter)
            at_end = at_end and unicodedata.combining(letter) != 0
    plain = unicodedata.normalize("NFC", "".join(letters))
    for onset in _ONSETS:
        if plain.startswith(onset) and (rime := plain[len(onset) :]) in _RIMES:
            if at_end and len(rime) > 1 and rime not in _TONED_LAST:
                continue
            stopped = rime.endswith(_STOPPED)
            if not stopped or tone in ("sac", "nang"):
                return True
    return tone is not None and plain == "gi"  # gì, gỉ: the letter i is onset and rime at once


def is_abbreviation(word: str) -> bool:
    """Tell whether `word` has no vowel: ĐH, CNSCĐ, QĐ."""
    plain = unicodedata.normalize("NFD", word.casefold())
    return not _VOWELS & set(plain) and all(letter.isalpha() or letter in _TONES for letter in plain)


def loud_words(text: str) -> list[str]:
    """Return the words of `text` that are more than ASCII letters and digits."""
    return [word for word in _BETWEEN.split(text) if not word.isascii()]

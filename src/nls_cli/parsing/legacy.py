"""Columns written in an old font's code, or decoded by the wrong table: told by the evidence of a whole column.

A word counts as evidence if it cannot be Vietnamese as it stands and is a Vietnamese syllable once converted. Nothing
is converted for reading; a recoding says what the column would be, for a finding and for mended copies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from nls_cli.parsing.encodings import CODE_PAGES, ENCODINGS, Encoding, decoded
from nls_cli.parsing.syllables import is_abbreviation, is_syllable, loud_words

ENOUGH = 3
"""How many different words prove a column, or a whole sheet for the columns that say little."""
_FOR_ONE = 4
"""How many words must fit for each that does not."""
_SAMPLE = 400
"""How many different texts of a column are looked at."""
_VIETNAMESE = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_LONGEST_NAME = 300
_STRANGE = re.compile(f"[^\\u0000-\\u00a0{_VIETNAMESE}{_VIETNAMESE.upper()}\\u0300-\\u0323\\u2010-\\u206f]")
"""A letter or sign that Vietnamese does without. Old texts are full of them."""


@dataclass(frozen=True, slots=True)
class Recoding:
    """In which code a column is stored."""

    encoding: Encoding
    code_page: str
    pure: bool
    """Nothing in the column can only be Unicode: words that read either way are converted, too."""

    def __call__(self, text: str) -> str:
        """Return a cell of the column in Unicode; as it is if it is so already, or cannot be converted."""
        if text.isascii():
            return text
        new = decoded(text, self.encoding, self.code_page)
        if new is None or (not self.pure and not _wrong(text)):
            return text
        return text if any("\u0080" <= letter <= "\u009f" for letter in new) else new


Code = tuple[Encoding, str]
"""An encoding, and the code page that its bytes show by."""
_CODES: tuple[Code, ...] = tuple((encoding, page) for encoding in ENCODINGS for page in CODE_PAGES)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for one code in one column."""

    proofs: frozenset[str]
    """Words that are Vietnamese only once converted."""
    against: int
    """Texts that are not Vietnamese either way."""
    pure: bool


def find_recodings(
    columns: Sequence[Iterable[object]],
    known: Code | None = None,
    understood: Callable[[int, str], bool] | None = None,
) -> list[Recoding | None]:
    """Return, per column of a sheet (its distinct values), in which code it is stored; None for plain Unicode.

    `known`: what the sheet's headers proved to be in. Once a code is proven, and nothing on the sheet can only be
    Unicode, columns whose words read either way are in that code, too; unless they are `understood` as they stand.
    """
    texts = [_sample(values) for values in columns]
    found = [_evidence(one) for one in texts]
    pooled = {
        code: frozenset[str]().union(*(one[code].proofs for one in found if code in one)) for code in _CODES
    }
    proven = sorted(
        (code for code in _CODES if code == known or len(pooled[code]) >= ENOUGH),
        key=lambda code: (code != known, -len(pooled[code])),
    )
    sure = [_best(one, proven) for one in found]
    used = {(one.encoding, one.code_page) for one in sure if one is not None} | ({known} if known else set())
    if len(used) != 1 or any(one is not None and not one.pure for one in sure):
        return sure
    code = used.pop()
    either = [one or _either(own, code) for one, own in zip(sure, texts, strict=True)]
    if understood is None or any(own and not one for one, own in zip(either, texts, strict=True)):
        return sure
    return [
        one if proven_here or not all(understood(at, text) for text in texts[at]) else None
        for at, (proven_here, one) in enumerate(zip(sure, either, strict=True))
    ]


def _best(found: Mapping[Code, _Evidence], proven: Sequence[Code]) -> Recoding | None:
    """Return what a column is in, of the proven codes; of equals the one that more of the sheet is in."""
    fitting = [
        code for code in proven if code in found and len(found[code].proofs) >= _FOR_ONE * found[code].against
    ]
    if not fitting:
        return None
    code = max(fitting, key=lambda code: (-found[code].against, len(found[code].proofs)))
    return Recoding(*code, found[code].pure)


def _either(texts: Sequence[str], code: Code) -> Recoding | None:
    """Return the recoding if all of a column's texts can be in a code that is proven for other columns."""
    read = [decoded(text, *code) for text in texts]
    return (
        Recoding(*code, True) if texts and all(new is not None and not _wrong(new) for new in read) else None
    )


def recoded_name(text: str, wanted: Callable[[str], bool]) -> tuple[str, Code] | None:
    """Return a text in Unicode, and the code it was in, if it is stored so and is then exactly what is `wanted`."""
    if text.isascii() or len(text) > _LONGEST_NAME or wanted(text):
        return None
    for encoding in ENCODINGS:
        for code_page in CODE_PAGES:
            new = decoded(text, encoding, code_page)
            if new is not None and new != text and wanted(new):
                return new, (encoding, code_page)
    return None


def old_answer(text: str) -> Encoding | None:
    """Return in which encoding a single cell is stored: no Vietnamese as it stands, and all of it once converted."""
    if text.isascii() or not _wrong(text):
        return None
    found = recoded_name(text, lambda new: not _wrong(new))
    return found[1][0] if found else None


def old_text(text: str, known: Code | None = None) -> str | None:
    """Return a single text in Unicode if it is no Vietnamese as it stands and all of it is in one code alone.

    `known`: the code that the rest of its sheet is proven to be in; no other is tried then, and a letter that
    Vietnamese does without is proof enough.
    """
    if text.isascii() or len(text) > _LONGEST_NAME or not (_wrong(text) or (known and is_strange(text))):
        return None
    new = {
        one
        for code in ((known,) if known else _CODES)
        if (one := decoded(text, *code)) is not None and one != text and not _wrong(one)
    }
    return new.pop() if len(new) == 1 else None


def is_strange(text: str) -> bool:
    """Tell at a glance whether a longer text could be in an old code."""
    return bool(_STRANGE.search(text))


def _wrong(text: str) -> bool:
    """Tell whether a text holds a word that cannot be Vietnamese."""
    return any(not is_syllable(word) and not is_abbreviation(word) for word in loud_words(text))


def _sample(values: Iterable[object]) -> list[str]:
    """Return the texts that are more than ASCII; of very many some, spread over all, whatever the order of rows."""
    texts = [value for value in values if isinstance(value, str) and not value.isascii()]
    return texts if len(texts) <= _SAMPLE else sorted(texts)[:: len(texts) // _SAMPLE + 1]


def _evidence(texts: Sequence[str]) -> dict[Code, _Evidence]:
    together = "\n".join(texts)
    if not texts or not _suspect(together) or not _wrong(together):
        return {}
    wrong = [text for text in texts if _wrong(text)]
    right = [text for text in texts if not _wrong(text)]
    found: dict[Code, _Evidence] = {}
    for code in _CODES:
        proofs: set[str] = set()
        against = 0
        for text in wrong:
            new = decoded(text, *code)
            if new is None or new == text or _wrong(new):
                against += 1
            else:
                proofs.update(word.casefold() for word in loud_words(new) if is_syllable(word))
        if proofs:
            pure = all((new := decoded(text, *code)) is not None and not _wrong(new) for text in right)
            found[code] = _Evidence(frozenset(proofs), against, pure)
    return found


def _suspect(text: str) -> bool:
    """Tell at a glance whether a column could be in an old code; nearly every column is cleared here."""
    return is_strange(text) or not any(letter > "\u00ff" for letter in text)

"""How the answers of a form's columns are said in the middle of a sentence, in both languages."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from nls_cli.model.base import Strict, Words

ANSWER = "{answer}"


class Spoken(Strict):
    """The words of one column; whatever is not given is said by quoting header and answer."""

    part: Literal["predicate", "noun", "adjective"] = "predicate"
    """`noun`: the answer names the row itself (officials); `adjective`: it stands at the noun (public schools)."""
    is_: Annotated[Words | None, Field(alias="is")] = None
    """What a row with an answer does or is; `{answer}` stands for the answer or answers."""
    yes: Words | None = None
    """What a row with a yes does or is."""
    no: Words | None = None
    """What a row with a no does or is."""

    @model_validator(mode="after")
    def _blank(self) -> Spoken:
        if self.is_ is not None and not (ANSWER in self.is_.vi and ANSWER in self.is_.en):
            raise PydanticCustomError("spoken_answer", "{blank} is missing", {"blank": ANSWER})
        return self

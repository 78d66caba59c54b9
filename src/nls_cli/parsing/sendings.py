"""Which sending a workbook is, told from its file's name where its info sheet does not say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PureWindowsPath

from nls_cli.model.finding import Finding
from nls_cli.model.form import Form
from nls_cli.parsing.parsed import ParsedWorkbook
from nls_cli.text import bare, same


def read_name(path: str, form: Form) -> tuple[str, int]:
    """Return what a file's name says without the sending, folder included, and the sending; 0 if it says none."""
    place = PureWindowsPath(path)  # it takes both kinds of separators
    stem = bare(place.stem)
    words = "|".join(re.escape(bare(word)) for word in sorted(form.resent, key=len, reverse=True))
    found = re.search(rf"(?:^| )(?:{words}) ?([0-9]{{1,3}})(?= |$)", stem) if words else None
    if found:
        stem = f"{stem[: found.start()]} {stem[found.end() :]}".strip()
    folder = place.parent.as_posix()
    return f"{folder}/{stem}", int(found[1]) if found else 0


def tell_sendings(parsed: Sequence[ParsedWorkbook], form: Form) -> tuple[list[ParsedWorkbook], list[Finding]]:
    """Return the workbooks, with the sending from the file's name where several come from one reporting unit.

    A workbook that names no unit belongs to that of the file of the same name in the same folder, if one of the
    two names a sending.
    """
    names = [read_name(one.path, form) for one in parsed]
    of_base: dict[str, list[int]] = {}
    for number, one in enumerate(parsed):
        if one.origin is None:
            of_base.setdefault(names[number][0], []).append(number)
    told = list(parsed)
    for base, numbers in of_base.items():
        if len(numbers) > 1 and any(names[n][1] for n in numbers):
            units = {u for n in numbers if (u := parsed[n].info.reporting_unit)}
            if len(units) > 1:
                continue
            unit = next(iter(units), same(base))
            for n in numbers:
                if not parsed[n].info.reporting_unit:
                    told[n] = replace(parsed[n], info=replace(parsed[n].info, reporting_unit=unit))
    of_unit: dict[str, list[int]] = {}
    for number, one in enumerate(told):
        if one.info.reporting_unit:
            of_unit.setdefault(one.info.reporting_unit, []).append(number)
    findings: list[Finding] = []
    for numbers in of_unit.values():
        for n in numbers if len(numbers) > 1 else ():
            if not told[n].info.sending and names[n][1] and told[n].origin is None:
                told[n] = replace(told[n], info=replace(told[n].info, sending=names[n][1]))
                findings.append(Finding("NLS126", told[n].path, params={"number": names[n][1]}))
    return told, findings

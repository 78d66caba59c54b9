"""Dates as people write them: full, by month, by quarter, by year, with two digits, or as Excel's serial number."""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from typing import NamedTuple

from nls_cli.model.census import Period
from nls_cli.model.form import Precision
from nls_cli.text import same

_DAY_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})")
_DAY_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_MONTH_IN_WORDS = re.compile(r"(?:thang|t)[ .]*(\d{1,2}) ?(?:[/.-]|nam| ) ?(\d{4})")
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(?:quy|qui|q)[ .]*(iv|i{1,3}|[1-4]) ?(?:[/.-]|nam| ) ?(\d{4})")
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_YEAR = re.compile(r"(?:nam )?(\d{4})")
_SHORT = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{2})")
_AROUND = re.compile(r"(?<=\d) ?([/.-]) ?(?=\d)")
_MIDNIGHT = re.compile(r" 0?0:00(?::00)?$")
_QUOTES = "'\"‘’“”`´"
_SERIALS = range(10_000, 100_000)
"""Numbers of five digits: 1927 to 2173. Fewer could be years."""
EPOCH_1900, EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)


class Read(NamedTuple):
    """A date that was read, and how exact it is."""

    period: Period
    precision: Precision


def day_period(day: dt.date) -> Period:
    """Return the period of one day."""
    return Period(day, day)


def month_period(year: int, month: int, months: int = 1) -> Period:
    """Return the period of one month, or of several from it on; ValueError if there is no such month."""
    last = month + months - 1
    return Period(dt.date(year, month, 1), dt.date(year, last, calendar.monthrange(year, last)[1]))


def year_period(year: int) -> Period:
    """Return the period of one year."""
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31))


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFD", same(text).replace("đ", "d"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _closed_up(text: str) -> str:
    """Return a date without quotes, spaces at its separators, a time of midnight: `15 / 3 / 1985 00:00`."""
    return _MIDNIGHT.sub("", _AROUND.sub(r"\1", text.strip(_QUOTES)))


def read_period(text: str) -> Read | None:
    """Read dd/mm/yyyy (also with `.` or `-`), ISO, mm/yyyy, yyyy, and the same in words; None if it is no date.

    A quarter (`Quý II/2023`) is as exact as a month: not a day, but less than a year.
    """
    try:
        if match := _DAY_FIRST.fullmatch(text):
            return Read(day_period(dt.date(int(match[4]), int(match[3]), int(match[1]))), "day")
        if match := _ISO.fullmatch(text):
            return Read(day_period(dt.date(int(match[1]), int(match[2]), int(match[3]))), "day")
        if match := _MONTH.fullmatch(text):
            return Read(month_period(int(match[2]), int(match[1])), "month")
        if match := _ISO_MONTH.fullmatch(text):
            return Read(month_period(int(match[1]), int(match[2])), "month")
        plain = _plain(text)
        if match := _YEAR.fullmatch(plain):
            return Read(year_period(int(match[1])), "year")
        if match := _MONTH_IN_WORDS.fullmatch(plain):
            return Read(month_period(int(match[2]), int(match[1])), "month")
        if match := _QUARTER.fullmatch(plain):
            number = _QUARTERS.get(match[1]) or int(match[1])
            return Read(month_period(int(match[2]), 3 * number - 2, 3), "month")
        if match := _DAY_IN_WORDS.fullmatch(plain):
            return Read(day_period(dt.date(int(match[3]), int(match[2]), int(match[1]))), "day")
    except ValueError:  # a 31st of February, a thirteenth month
        return None
    closed = _closed_up(text)
    return read_period(closed) if closed != text else None


def short_dates(text: str) -> list[dt.date]:
    """Return the days that dd/mm/yy can mean: of the last century, of this one; none if it is not written so."""
    match = _SHORT.fullmatch(_closed_up(text))
    if not match:
        return []
    found: list[dt.date] = []
    for century in (1900, 2000):
        try:
            found.append(dt.date(century + int(match[4]), int(match[3]), int(match[1])))
        except ValueError:  # 29 February of one century alone
            continue
    return found


def serial_dates(number: float, *, date_1904: bool | None) -> list[dt.date]:
    """Return the days that a serial number can mean, in the workbook's date system, or in both if it is unknown."""
    if int(number) not in _SERIALS:
        return []
    epochs = {True: (EPOCH_1904,), False: (EPOCH_1900,), None: (EPOCH_1900, EPOCH_1904)}[date_1904]
    return [epoch + dt.timedelta(days=int(number)) for epoch in epochs]


def period_text(period: Period) -> str:
    """Write a period the way it is read again: 31/12/2024, 12/2024, Quý IV/2024, 2024."""
    first, last = period.first, period.last
    if first == last:
        return f"{first:%d/%m/%Y}"
    if first.month == last.month:
        return f"{first:%m/%Y}"
    if last.month - first.month == 2:
        return f"Quý {('I', 'II', 'III', 'IV')[first.month // 3]}/{first:%Y}"
    return f"{first:%Y}"

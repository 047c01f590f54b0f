"""TIMEX3 values: how exact they are, which days they cover, what stands for them where only dates are taken."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.schema.errors import UsageError
from dragoman.schema.times import Granularity, TimeValue


@pytest.mark.parametrize(
    "value, granularity, first, last, written",
    [
        ("2022-01-12", Granularity.DAY, "2022-01-12", "2022-01-12", "2022-01-12"),
        ("2022-W02", Granularity.WEEK, "2022-01-10", "2022-01-16", "2022-01"),
        ("2020-W53", Granularity.WEEK, "2020-12-28", "2021-01-03", "2020-12"),
        ("2022-W05-WE", Granularity.WEEKEND, "2022-02-05", "2022-02-06", "2022-02"),
        ("2024-02", Granularity.MONTH, "2024-02-01", "2024-02-29", "2024-02"),
        ("2021-Q4", Granularity.QUARTER, "2021-10-01", "2021-12-31", "2021"),
        ("2021-H2", Granularity.HALF, "2021-07-01", "2021-12-31", "2021"),
        ("2021-SP", Granularity.SEASON, "2021-03-01", "2021-05-31", "2021"),
        ("2023-WI", Granularity.SEASON, "2023-12-01", "2024-02-29", "2023"),
        ("2014", Granularity.YEAR, "2014-01-01", "2014-12-31", "2014"),
        ("199", Granularity.DECADE, "1990-01-01", "1999-12-31", None),
        ("18", Granularity.CENTURY, "1800-01-01", "1899-12-31", None),
        ("2022-05-03/2022-05-05", Granularity.DAY, "2022-05-03", "2022-05-05", "2022-05-03"),
        ("2015/2019", Granularity.YEAR, "2015-01-01", "2019-12-31", "2015"),
    ],
)
def test_a_value_tells_its_granularity_and_its_days(value, granularity, first, last, written):
    time = TimeValue(value)
    assert time.granularity is granularity
    assert (time.first(), time.last()) == (date.fromisoformat(first), date.fromisoformat(last))
    assert time.as_date() == written


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2022-13",
        "2022-02-30",
        "2021-W53",
        "2021-Q5",
        "2021-XX",
        "00",
        "2022-05-05/2022-05-03",
        "2022-05/2022-05-03",
        "2015/",
        "٢٠٢٢",
    ],
)
def test_what_the_calendar_lacks_is_refused(value):
    with pytest.raises(UsageError):
        TimeValue(value)


@pytest.mark.parametrize("text", ["2022-W02", "199", "2022-01/2022-02"])
def test_whoever_is_asked_for_a_date_must_write_one(text):
    assert TimeValue.of_date("2022-01").value == "2022-01"
    with pytest.raises(UsageError, match="YYYY-MM-DD"):
        TimeValue.of_date(text)


def test_a_span_has_two_ends_and_covers_what_lies_between():
    first, last = TimeValue("2022-05-03"), TimeValue("2022-05-05")
    span = TimeValue.of_span(first, last)
    assert span.ends() == (first, last)
    assert first.ends() == (first, first)
    assert span.covers(TimeValue("2022-05-04"))
    assert not span.covers(TimeValue("2022-05"))

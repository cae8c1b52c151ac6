"""The values of a field that may stand behind a no, each as a test on one lead."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from leadpact.domain.criteria import Test
from leadpact.domain.fields import FieldType
from leadpact.metrics.record import Record
from leadpact.suggest.fields import FieldColumn

FEWEST_LEADS = 20
_MOST_VALUES = 50
_MOST_WORDS = 50
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True)
class LeadTest(Record):
    """A value that a lead may have in a field; `words` say it: "Job title contains student".

    `test` and `values` are those of a criterion; `test` is None where no criterion can tell.
    """

    field: str
    words: str
    test: Test | None
    values: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ColumnTests:
    """A column's leads by the tests: `codes` is each lead's value, -1 where it has none.

    `levels[test]` says of each value whether the test holds for it.
    """

    codes: NDArray[np.int64]
    tests: tuple[LeadTest, ...]
    levels: tuple[NDArray[np.bool_], ...]


def column_tests(column: FieldColumn) -> ColumnTests:
    """The column's values, and the words of its texts, that at least 20 leads have.

    Of a yes-no field both answers; of texts at most 50 values and 50 words, the most frequent
    ones. A word of one value alone, or of the same values as another word, is not looked at.
    """
    found, different = pd.factorize(column.values)
    codes = np.asarray(found, dtype=np.int64)
    leads = np.bincount(codes[codes >= 0], minlength=len(different))
    if column.type is FieldType.BOOLEAN:
        tests = tuple(
            LeadTest(
                column.name,
                f"{column.label} is {'yes' if value else 'no'}",
                Test.IS_TRUE if value else None,
                (),
            )
            for value in different
        )
        return ColumnTests(
            codes, tests, tuple(_one_hot(place, tests) for place in range(len(tests)))
        )
    values = [str(value) for value in different]
    common = [place for place in np.argsort(-leads, kind="stable") if leads[place] >= FEWEST_LEADS]
    tests = tuple(
        LeadTest(column.name, f"{column.label} is {values[p]}", Test.IS_ONE_OF, (values[p],))
        for p in common[:_MOST_VALUES]
    )
    levels = tuple(_one_hot(place, values) for place in common[:_MOST_VALUES])
    if column.type is FieldType.TEXT:
        words = _words(values, leads)
        tests += tuple(
            LeadTest(column.name, f"{column.label} contains {word}", Test.CONTAINS, (word,))
            for word in words
        )
        levels += tuple(words.values())
    return ColumnTests(codes, tests, levels)


def _words(values: Sequence[str], leads: NDArray[np.int64]) -> dict[str, NDArray[np.bool_]]:
    """The words of at least 20 leads, and the values that contain each, wherever it stands."""
    lowered = [value.lower() for value in values]
    counts: Counter[str] = Counter()
    for value, number in zip(lowered, leads, strict=True):
        for word in set(_WORD.findall(value)):
            counts[word] += int(number)
    found: dict[str, NDArray[np.bool_]] = {}
    seen: set[bytes] = set()
    for word, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_WORDS]:
        if number < FEWEST_LEADS:
            break
        holds = np.fromiter((word in value for value in lowered), dtype=bool, count=len(lowered))
        if holds.sum() > 1 and holds.tobytes() not in seen:
            seen.add(holds.tobytes())
            found[word] = holds
    return found


def _one_hot(place: int, of: Sequence[object]) -> NDArray[np.bool_]:
    holds = np.zeros(len(of), dtype=bool)
    holds[place] = True
    return holds

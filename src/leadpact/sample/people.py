"""Who the leads are: arrival, quality and fit.

One latent quality per lead, part its source's, part its company's, part its own, is what title,
industry, behaviour and winning are all drawn from.
"""

from dataclasses import dataclass

import numpy as np

from leadpact.sample.dates import FIRST_DAY, IMPORT_DAY, LAST_DAY, Bools, Floats, Ints
from leadpact.sample.draw import flip, flips, pick, pick_each, sigmoid, uniform_index
from leadpact.sample.vocabulary import (
    BOUGHT_LIST,
    COUNTRY_WEIGHTS,
    DEPARTMENTS,
    FOCUS_INDUSTRIES,
    INDUSTRIES,
    PERSONAS,
    PRODUCTS,
    SOURCES,
)

UNKNOWN = -1
NET_NEW = 0
DECISION_MAKER = 0

_IMPORT_SHARE = 0.021
_BOUGHT = next(index for index, source in enumerate(SOURCES) if source.name == BOUGHT_LIST)
_PASSIVE = np.array([source.interest == "passive" for source in SOURCES])
_SOURCE_QUALITY = np.array([source.quality for source in SOURCES])
# Lowest and highest headcount of the bands people are drawn from: tiny, small, focus, large.
_HEADCOUNT = np.array([(2, 9), (10, 50), (51, 1000), (1001, 20000)])


@dataclass(frozen=True)
class Calendar:
    """How many leads come in by which day: `share[i]` of all by `FIRST_DAY + i`."""

    share: Floats
    imported: float


@dataclass(frozen=True)
class People:
    """Who each lead is, one array element per lead.

    Days are those of leadpact.sample.dates; indexes point into the vocabulary; `seniority` and
    `relationship` follow domain.fields; UNKNOWN is -1 (a persona: the lead meets none).
    """

    created: Ints
    first_touch: Ints
    source: Ints
    campaign: Ints
    product: Ints
    imported: Bools
    bought: Bools
    passive: Bools
    quality: Floats
    company: Ints
    country: Ints
    department: Ints
    seniority: Ints
    persona: Ints
    industry: Ints
    employees: Ints
    free_mail: Bools
    student: Bools
    competitor: Bools
    relationship: Ints
    known_contact: Bools


def draw_calendar(rng: np.random.Generator) -> Calendar:
    """Two years of growing, uneven days, with one bulk import on IMPORT_DAY."""
    day = np.arange(FIRST_DAY, LAST_DAY + 1)
    growth = 1.0 + 0.9 * (day - FIRST_DAY) / (LAST_DAY - FIRST_DAY)
    weekend = np.where(day % 7 >= 5, 0.3, 1.0)
    weight = growth * weekend * rng.gamma(25.0, 1.0 / 25.0, len(day))
    extra = weight.sum() * _IMPORT_SHARE
    at = IMPORT_DAY - FIRST_DAY
    weight[at] += extra
    return Calendar(np.cumsum(weight) / weight.sum(), float(extra / weight[at]))


def draw_people(
    rng: np.random.Generator, calendar: Calendar, start: int, stop: int, total: int
) -> People:
    """The leads `start` to `stop` of `total`, in the order they come in."""
    count = stop - start
    created = FIRST_DAY + np.searchsorted(
        calendar.share, (np.arange(start, stop) + 0.5) / total, side="right"
    )
    imported = (created == IMPORT_DAY) & flips(rng, calendar.imported, count)
    source = np.where(imported, _BOUGHT, pick(rng, [source.share for source in SOURCES], count))
    passive = _PASSIVE[source]
    companies = max(1, count * 3 // 5)
    company = uniform_index(rng, companies, count)
    company_quality = rng.normal(0.0, 0.55, companies)
    quality = _SOURCE_QUALITY[source] + company_quality[company] + rng.normal(0.0, 0.75, count)
    student = flip(rng, sigmoid(-3.9 - 0.8 * quality))
    seniority = _draw_seniority(rng, quality, student)
    relationship = np.where(source == _BOUGHT, NET_NEW, pick(rng, (0.80, 0.13, 0.07), count))
    return People(
        created=created,
        first_touch=_draw_first_touch(rng, created, passive),
        source=source,
        campaign=_draw_campaign(rng, source),
        product=pick(rng, [product.share for product in PRODUCTS], count),
        imported=imported,
        bought=source == _BOUGHT,
        passive=passive,
        quality=quality,
        company=company,
        country=pick(rng, COUNTRY_WEIGHTS, count),
        department=uniform_index(rng, len(DEPARTMENTS), count),
        seniority=seniority,
        persona=np.where(
            flip(rng, sigmoid(0.4 + 0.8 * quality)),
            uniform_index(rng, len(PERSONAS), count),
            UNKNOWN,
        ),
        industry=_draw_focused(
            rng, 0.1 + 1.3 * company_quality, len(FOCUS_INDUSTRIES), len(INDUSTRIES)
        )[company],
        employees=_draw_employees(rng, company_quality)[company],
        free_mail=flip(rng, np.where(student, 0.8, sigmoid(-1.95 - 0.55 * quality))),
        student=student,
        competitor=flip(rng, sigmoid(-4.0 - 0.4 * quality)) & ~student,
        relationship=relationship,
        known_contact=flip(rng, np.where(relationship == NET_NEW, 0.07, 0.75)),
    )


def _draw_first_touch(rng: np.random.Generator, created: Ints, passive: Bools) -> Ints:
    before = np.floor(rng.gamma(1.7, 20.0, len(created))).astype(np.int64)
    return np.asarray(np.where(passive, created, np.maximum(created - before, 0)))


def _draw_campaign(rng: np.random.Generator, source: Ints) -> Ints:
    sizes = np.array([len(item.campaigns) for item in SOURCES])
    drawn = np.floor(rng.random(len(source)) * sizes[source])
    return np.asarray(drawn, dtype=np.int64)


def _draw_seniority(rng: np.random.Generator, quality: Floats, student: Bools) -> Ints:
    weights = np.exp(
        np.column_stack([-0.25 + 0.9 * quality, 0.25 + 0.2 * quality, -0.1 - 0.6 * quality])
    )
    return np.where(student, 2, pick_each(rng, weights))


def _draw_focused(rng: np.random.Generator, logit: Floats, focus: int, size: int) -> Ints:
    """An index below `focus` as likely as the logit says, else one of the others below `size`."""
    count = len(logit)
    inside = uniform_index(rng, focus, count)
    outside = focus + uniform_index(rng, size - focus, count)
    return np.where(flip(rng, sigmoid(logit)), inside, outside)


def _draw_employees(rng: np.random.Generator, quality: Floats) -> Ints:
    weights = np.exp(
        np.column_stack(
            [-1.2 - 0.7 * quality, 0.0 * quality, 0.9 + 0.5 * quality, -0.7 + 0.0 * quality]
        )
    )
    low, high = np.log(_HEADCOUNT[pick_each(rng, weights)]).T
    drawn = np.rint(np.exp(low + rng.random(len(quality)) * (high - low)))
    return np.asarray(drawn, dtype=np.int64)

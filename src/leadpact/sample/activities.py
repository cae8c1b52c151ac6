"""The single activities behind the counters, and what the reps did."""

from dataclasses import dataclass

import numpy as np

from leadpact.sample.dates import LAST_DAY, NEVER, Ints
from leadpact.sample.draw import counts, uniform_index
from leadpact.sample.interest import Interest
from leadpact.sample.journeys import OPPORTUNITY, SAL, Journeys
from leadpact.sample.people import People
from leadpact.sample.vocabulary import ACTIVITIES, DETAILS

_PRICING, _VISIT, _DOWNLOAD, _WEBINAR, _FORM, _CLICK, _CALL, _MAIL, _MEETING = range(
    len(ACTIVITIES)
)
_WEEK = 7
_WARM_DAYS = 18


@dataclass(frozen=True)
class Activities:
    """One array element per activity, by lead and then day; `last` has one per lead, or NEVER."""

    lead: Ints
    day: Ints
    kind: Ints
    detail: Ints
    last: Ints


@dataclass(frozen=True)
class _Batch:
    lead: Ints
    day: Ints
    kind: int


def draw_activities(
    rng: np.random.Generator, people: People, interest: Interest, journeys: Journeys
) -> Activities:
    """As many activities of each kind as the counters say, none after the as-of date.

    Pricing-page visits lie within seven days, and each is part of a visit of the same day.
    """
    warm = np.minimum(people.created + _WARM_DAYS, LAST_DAY)
    week_end = np.minimum(people.created + _WEEK - 1, LAST_DAY)
    pricing = _spread(rng, _PRICING, interest.pricing_visits, people.created, week_end)
    others = interest.visits - interest.pricing_visits
    batches = [
        pricing,
        _Batch(pricing.lead, pricing.day, _VISIT),
        _spread(rng, _VISIT, others, people.first_touch, warm),
        _spread(rng, _DOWNLOAD, interest.downloads, people.first_touch, warm),
        _spread(rng, _WEBINAR, interest.webinars, people.first_touch, warm),
        _spread(rng, _FORM, interest.forms, people.created, week_end),
        _spread(rng, _CLICK, interest.email_clicks, people.created, warm),
        *_draw_sales(rng, journeys),
    ]
    return _in_order(rng, batches, len(warm))


def _draw_sales(rng: np.random.Generator, journeys: Journeys) -> list[_Batch]:
    """A call on the day of the first sales contact; more where sales accepted the lead."""
    spoken = journeys.first_sales_contact != NEVER
    accepted = (journeys.stage == SAL).any(axis=1)
    offered = (journeys.stage == OPPORTUNITY).any(axis=1)
    first = journeys.first_sales_contact
    last = np.maximum(journeys.latest_day, first)
    return [
        _spread(rng, _CALL, spoken.astype(np.int64), first, first),
        _spread(rng, _MAIL, counts(rng, 0.2 * accepted), first, last),
        _spread(rng, _MEETING, offered.astype(np.int64), first, last),
    ]


def _spread(rng: np.random.Generator, kind: int, number: Ints, first: Ints, last: Ints) -> _Batch:
    """`number` activities per lead, on days from `first` to `last`."""
    lead = np.repeat(np.arange(len(number)), number)
    span = last[lead] - first[lead] + 1
    return _Batch(lead, first[lead] + np.floor(rng.random(len(lead)) * span).astype(np.int64), kind)


def _in_order(rng: np.random.Generator, batches: list[_Batch], leads: int) -> Activities:
    lead = np.concatenate([batch.lead for batch in batches])
    day = np.concatenate([batch.day for batch in batches])
    kind = np.repeat([batch.kind for batch in batches], [len(batch.lead) for batch in batches])
    order = np.lexsort((kind, day, lead))
    last = np.full(leads, NEVER, dtype=np.int64)
    np.maximum.at(last, lead, day)
    detail = uniform_index(rng, 12, len(lead)) % np.array([len(words) for words in DETAILS])[kind]
    return Activities(lead[order], day[order], kind[order], detail[order], last)

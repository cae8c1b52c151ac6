"""What the leads do and say: visits, downloads, forms, the raised hand and BANT."""

from dataclasses import dataclass

import numpy as np

from leadpact.domain.fields import TIMELINES
from leadpact.sample.dates import Bools, Floats, Ints
from leadpact.sample.draw import counts, flip, pick_each, sigmoid
from leadpact.sample.people import DECISION_MAKER, UNKNOWN, People
from leadpact.sample.vocabulary import SOURCES

_WEBINAR = next(index for index, source in enumerate(SOURCES) if source.name == "Own webinar")


@dataclass(frozen=True)
class Interest:
    """What each lead did and said, one array element per lead.

    `timeline` points into TIMELINES; `budget`, `authority` and `need` are 1 for yes, 0 for no;
    UNKNOWN is -1.
    """

    visits: Ints
    page_views: Ints
    downloads: Ints
    webinars: Ints
    forms: Ints
    email_clicks: Ints
    pricing_visits: Ints
    questions_answered: Ints
    wants_contact: Bools
    timeline: Ints
    budget: Ints
    authority: Ints
    need: Ints


def draw_interest(rng: np.random.Generator, people: People) -> Interest:
    """Behaviour and intent, drawn from each lead's quality; passive names do and say less."""
    quality, passive = people.quality, people.passive
    pricing = counts(rng, _mean(passive, -0.65, -2.4, 0.75 * quality))
    visits = pricing + counts(rng, _mean(passive, 0.25, -1.1, 0.45 * quality))
    forms = counts(rng, _mean(passive, -0.45, -2.2, 0.35 * quality))
    wants = flip(rng, sigmoid(-1.75 + 0.85 * quality - 1.4 * passive)) & ~people.student
    forms = np.maximum(forms, wants)
    asked = np.where(forms > 0, 1.2 + np.minimum(forms, 3.0), 0.0)
    answered = np.minimum(
        counts(rng, np.asarray(asked * np.exp(0.25 * quality), dtype=np.float64)), 9
    )
    decides = people.seniority == DECISION_MAKER
    return Interest(
        visits=visits,
        page_views=visits + counts(rng, np.asarray(2.1 * visits, dtype=np.float64)),
        downloads=counts(rng, _mean(passive, -0.75, -1.7, 0.4 * quality)),
        webinars=counts(rng, _mean(passive, -1.55, -3.0, 0.5 * quality))
        + (people.source == _WEBINAR),
        forms=forms,
        email_clicks=counts(rng, _mean(passive, -1.0, -1.6, 0.35 * quality)),
        pricing_visits=pricing,
        questions_answered=np.where(forms > 0, answered, UNKNOWN),
        wants_contact=wants,
        timeline=_draw_timeline(rng, people, wants),
        budget=_draw_answer(rng, people, 0.45, -0.5 + 0.8 * quality),
        authority=_draw_answer(rng, people, 0.6, -0.4 + 0.6 * quality + 1.2 * decides),
        need=_draw_answer(rng, people, 0.75, 0.8 + 0.9 * quality),
    )


def _mean(passive: Bools, active_log: float, passive_log: float, effect: Floats) -> Floats:
    return np.asarray(np.exp(np.where(passive, passive_log, active_log) + effect))


def _draw_timeline(rng: np.random.Generator, people: People, wants: Bools) -> Ints:
    later = np.arange(len(TIMELINES))
    urgency = 0.45 * people.quality + 0.4 * wants
    base = np.array([0.16, 0.26, 0.24, 0.20, 0.14])
    drawn = pick_each(rng, base * np.exp(-np.outer(urgency, later - 2)))
    known = flip(rng, np.where(people.passive, 0.15, 0.65))
    return np.where(known, drawn, UNKNOWN)


def _draw_answer(rng: np.random.Generator, people: People, share: float, logit: Floats) -> Ints:
    """Yes or no as the logit says, known for `share` of the active leads, fewer of the others."""
    known = flip(rng, np.where(people.passive, share / 4, share))
    return np.where(known, flip(rng, sigmoid(logit)), UNKNOWN)

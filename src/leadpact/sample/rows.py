"""From arrays to the cells of the three files; an unknown is an empty cell."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leadpact.domain.fields import RELATIONSHIPS, STAGES, TIMELINES
from leadpact.sample.activities import Activities
from leadpact.sample.dates import DAY_TEXTS, Bools, Floats, Ints, Texts
from leadpact.sample.draw import flip, flips
from leadpact.sample.interest import Interest
from leadpact.sample.journeys import ABSENT, REJECTED, STAGE_OUTCOMES, WON, Journeys
from leadpact.sample.names import company_names, emails, person_names, titles
from leadpact.sample.people import UNKNOWN, People
from leadpact.sample.vocabulary import (
    ACTIVITIES,
    COUNTRIES,
    DEPARTMENTS,
    DETAILS,
    INDUSTRIES,
    PERSONAS,
    PRODUCTS,
    REASONS,
    REPS,
    SOURCES,
)

Column = list[object]
Columns = dict[str, Column]

_YES_NO = ("no", "yes")


@dataclass(frozen=True)
class Leads:
    """Some leads with all that was drawn for them; `ids` as written, such as L-00001."""

    ids: Texts
    people: People
    interest: Interest
    journeys: Journeys
    activities: Activities


def lead_columns(rng: np.random.Generator, leads: Leads) -> Columns:
    """The columns of leads.csv by field name, in order, with the gaps a real export has."""
    return {
        "lead_id": leads.ids.tolist(),
        **_person_columns(rng, leads),
        **_company_columns(rng, leads.people),
        **_origin_columns(rng, leads.people),
        **_behaviour_columns(leads),
        **_intent_columns(rng, leads),
        **_journey_columns(rng, leads),
    }


def stage_columns(leads: Leads) -> Columns:
    """The columns of stage_history.csv, one row per step, by lead and then day."""
    journeys = leads.journeys
    lead, step = np.nonzero(journeys.stage != ABSENT)
    stage = journeys.stage[lead, step]
    before = np.roll(stage, 1)
    before[np.diff(lead, prepend=-1) != 0] = ABSENT
    return {
        "lead_id": leads.ids[lead].tolist(),
        "happened_at": _days(journeys.day[lead, step]),
        "from_stage": _words(STAGES, before),
        "to_stage": _words(STAGES, stage),
        "reason": _words(REASONS, journeys.reason[lead, step]),
    }


def activity_columns(leads: Leads) -> Columns:
    """The columns of activities.csv, one row per activity, by lead and then day."""
    activities = leads.activities
    most = max(len(words) for words in DETAILS)
    flat = [word for words in DETAILS for word in (*words, *[""] * (most - len(words)))]
    return {
        "lead_id": leads.ids[activities.lead].tolist(),
        "happened_at": _days(activities.day),
        "activity": _words(ACTIVITIES, activities.kind),
        "detail": _words(flat, activities.kind * most + activities.detail),
    }


def _person_columns(rng: np.random.Generator, leads: Leads) -> Columns:
    people, count = leads.people, len(leads.ids)
    first, last = person_names(rng, count)
    company = company_names(people.company)
    return {
        "email": emails(leads.ids, first, last, company, people.free_mail),
        "first_name": first,
        "last_name": last,
        "company": _gaps(rng, company, np.where(people.student, 0.9, 0.01)),
        "title": _gaps(rng, titles(rng, people), 0.03),
        "country": _gaps(rng, _words(COUNTRIES, people.country), 0.03),
        "department": _gaps(rng, _words(DEPARTMENTS, people.department), 0.12, "n/a"),
    }


def _company_columns(rng: np.random.Generator, people: People) -> Columns:
    employees: Column = people.employees.tolist()
    return {
        "industry": _gaps(rng, _words(INDUSTRIES, people.industry), 0.15, "Select"),
        "employees": _gaps(rng, employees, np.where(people.passive, 0.3, 0.15)),
        "persona": _words(PERSONAS, people.persona),
    }


def _origin_columns(rng: np.random.Generator, people: People) -> Columns:
    source = _words([source.name for source in SOURCES], people.source)
    misspelt = flips(rng, 0.01, len(source)) & (people.source == 0)
    for index in np.flatnonzero(misspelt).tolist():
        source[index] = f"{SOURCES[0].name.lower()} "
    most = max(len(source.campaigns) for source in SOURCES)
    campaigns = [
        word
        for source in SOURCES
        for word in (*source.campaigns, *[""] * (most - len(source.campaigns)))
    ]
    return {
        "product": _words([product.name for product in PRODUCTS], people.product),
        "source": source,
        "campaign": _words(campaigns, people.source * most + people.campaign),
        "relationship": _words(RELATIONSHIPS, people.relationship),
        "known_contact": _words(_YES_NO, people.known_contact),
    }


def _behaviour_columns(leads: Leads) -> Columns:
    interest = leads.interest
    return {
        "visits": interest.visits.tolist(),
        "page_views": interest.page_views.tolist(),
        "downloads": interest.downloads.tolist(),
        "webinars": interest.webinars.tolist(),
        "forms": interest.forms.tolist(),
        "email_clicks": interest.email_clicks.tolist(),
        "pricing_visits": interest.pricing_visits.tolist(),
        "questions_answered": _numbers(interest.questions_answered),
        "last_activity_at": _days(leads.activities.last),
    }


def _intent_columns(rng: np.random.Generator, leads: Leads) -> Columns:
    interest, people = leads.interest, leads.people
    return {
        "wants_contact": _words(_YES_NO, interest.wants_contact),
        "timeline": _gaps(rng, _words(TIMELINES, interest.timeline), 0.01, "Select"),
        "budget": _words(_YES_NO, interest.budget),
        "authority": _words(_YES_NO, interest.authority),
        "need": _words(_YES_NO, interest.need),
        "student": _words(_YES_NO, people.student),
        "competitor": _gaps(rng, _words(_YES_NO, people.competitor), 0.05),
    }


def _journey_columns(rng: np.random.Generator, leads: Leads) -> Columns:
    people, journeys = leads.people, leads.journeys
    rejected = journeys.latest == REJECTED
    return {
        "created_at": _days(people.created),
        "first_touch_at": _days(people.first_touch),
        "first_sales_contact_at": _days(journeys.first_sales_contact),
        "stage": _words(STAGES, journeys.latest),
        "outcome": _words(STAGE_OUTCOMES, journeys.latest),
        "won_at": _days(journeys.won),
        "lost_at": _days(journeys.lost),
        "rejection_reason": _words(REASONS, np.where(rejected, journeys.latest_reason, 0)),
        "amount": _numbers(np.where(journeys.latest == WON, _amounts(rng, people), UNKNOWN)),
        "owner": _words([rep.name for rep in REPS], journeys.owner),
    }


def _amounts(rng: np.random.Generator, people: People) -> Ints:
    price = np.array([product.price for product in PRODUCTS])[people.product]
    amount = price * (people.employees / 100) ** 0.2 * np.exp(rng.normal(0.0, 0.35, len(price)))
    return np.rint(amount / 100).astype(np.int64) * 100


def _words(words: Sequence[str], index: Ints | Bools) -> Column:
    """The word at each index; an empty cell for UNKNOWN, ABSENT and NEVER, which are all -1."""
    column: Column = np.array([*words, ""], dtype=object)[index.astype(np.int64)].tolist()
    return column


def _days(days: Ints) -> Column:
    column: Column = DAY_TEXTS[days].tolist()
    return column


def _numbers(numbers: Ints) -> Column:
    return ["" if number == UNKNOWN else number for number in numbers.tolist()]


def _gaps(
    rng: np.random.Generator, column: Column, share: float | Floats, word: str = ""
) -> Column:
    """The column with a share of its cells emptied, a tenth of them by `word` for nothing."""
    gaps = flip(rng, np.broadcast_to(np.asarray(share, dtype=np.float64), len(column)))
    worded = flips(rng, 0.1, len(column))
    return [
        (word if spelt else "") if gap else cell
        for cell, gap, spelt in zip(column, gaps.tolist(), worded.tolist(), strict=True)
    ]

"""Invented names, titles, companies and e-mail addresses."""

from collections import Counter

import numpy as np

from leadpact.sample.dates import Bools, Ints, Texts
from leadpact.sample.draw import uniform_index
from leadpact.sample.people import People
from leadpact.sample.vocabulary import (
    COMPANY_ENDS,
    COMPANY_KINDS,
    COMPANY_MIDDLES,
    COMPANY_STARTS,
    DEPARTMENTS,
    FIRST_NAMES,
    FREE_MAIL_DOMAINS,
    LAST_NAMES,
    TITLES,
)

# A prime, so that the stems of neighbouring numbers differ and none comes twice.
_STEM_STEP = 1009


def person_names(rng: np.random.Generator, count: int) -> tuple[list[object], list[object]]:
    """First names and last names."""
    first, last = _words(FIRST_NAMES), _words(LAST_NAMES)
    return (
        first[uniform_index(rng, len(first), count)].tolist(),
        last[uniform_index(rng, len(last), count)].tolist(),
    )


def company_names(company: Ints) -> list[object]:
    """One name per company number, of a stem and a kind, all different below 190,000."""
    starts, ends, kinds = _words(COMPANY_STARTS), _words(COMPANY_ENDS), _words(COMPANY_KINDS)
    middles = np.array(COMPANY_MIDDLES, dtype=object)
    stems = len(starts) * len(middles) * len(ends)
    stem = company * _STEM_STEP % stems
    rest = stem // len(starts)
    stem_word = starts[stem % len(starts)] + middles[rest % len(middles)]
    kind = kinds[(company // stems + company % stems) % len(kinds)]
    names: list[object] = (stem_word + ends[rest // len(middles)] + " " + kind).tolist()
    return names


def titles(rng: np.random.Generator, people: People) -> list[object]:
    """A job title in the words of the lead's seniority and department; "Student" for students."""
    pools = [
        [form.format(department) for form in forms]
        for department in DEPARTMENTS
        for forms in TITLES
    ]
    sizes = np.array([len(pool) for pool in pools])
    most = int(sizes.max())
    words = np.array([word for pool in pools for word in pool + [""] * (most - len(pool))], object)
    pool = people.department * len(TITLES) + people.seniority
    form = np.floor(rng.random(len(pool)) * sizes[pool]).astype(np.int64)
    column: list[object] = np.where(people.student, "Student", words[pool * most + form]).tolist()
    return column


def emails(
    ids: Texts, first: list[object], last: list[object], company: list[object], free_mail: Bools
) -> list[object]:
    """One address per lead; the id in a free-mail address keeps it nobody's.

    Namesakes at one company are numbered, so that these addresses are all different.
    """
    addresses: list[object] = []
    namesakes: Counter[str] = Counter()
    texts = zip(ids.tolist(), first, last, company, free_mail.tolist(), strict=True)
    for index, (lead_id, given, family, firm, free) in enumerate(texts):
        person = f"{str(given)[0]}.{family}"
        if free:
            domain = FREE_MAIL_DOMAINS[index % len(FREE_MAIL_DOMAINS)]
            address = f"{person}.{lead_id}@{domain}"
        else:
            domain = f"{str(firm).partition(' ')[0]}.example"
            namesakes[person + domain] += 1
            again = namesakes[person + domain]
            address = f"{person}{again if again > 1 else ''}@{domain}"
        addresses.append(address.lower())
    return addresses


def _words(text: str) -> Texts:
    return np.array(text.split(), dtype=object)

"""Which leads may be one person: pairs that share an e-mail, or a name and a company."""

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass

from rapidfuzz import fuzz

from leadpact.domain.derived import FREE_MAIL_DOMAINS, LEGAL_FORMS, ROLE_ADDRESSES
from leadpact.store.database import Cursor, run, sql_file

LEAST_ALIKE = 92
MOST_MEMBERS = 20
MOST_IN_BLOCK = 200


@dataclass(frozen=True)
class Pair:
    """Two leads that may be one person, the smaller id first.

    `alike`: how alike name and company are, 0 to 100, the lesser of the two (the name alone for
    one free-mail address).
    """

    lead_id: str
    other_lead_id: str
    same_email: bool
    alike: float

    @property
    def ids(self) -> tuple[str, str]:
        """The two lead ids."""
        return self.lead_id, self.other_lead_id


@dataclass(frozen=True)
class AlikeLeads:
    """Leads that may be one person, and the pairs among them that say so."""

    lead_ids: frozenset[str]
    pairs: tuple[Pair, ...]


def alike_leads(cursor: Cursor, dataset_id: int) -> tuple[AlikeLeads, ...]:
    """All groups of leads that may be one person, those with one e-mail first, the most alike next.

    Needs temp table `merged_lead`. No lead is in two groups, and no group holds two leads that a
    person has said are not the same. Names are compared within blocks of the same first letters,
    of MOST_IN_BLOCK leads at most; what more than MOST_MEMBERS leads share is a placeholder.
    """
    denied = {
        (str(one), str(other))
        for one, other in run(cursor, sql_file("duplicate_denied"), {"dataset_id": dataset_id})
    }
    return _grouped(_pairs(cursor, dataset_id), denied)


def _pairs(cursor: Cursor, dataset_id: int) -> list[Pair]:
    run(
        cursor,
        sql_file("duplicate_people"),
        {
            "dataset_id": dataset_id,
            "legal_forms": list(LEGAL_FORMS),
            "role_addresses": list(ROLE_ADDRESSES),
            "free_mail_domains": list(FREE_MAIL_DOMAINS),
        },
    )
    rows = run(
        cursor,
        sql_file("duplicate_pairs"),
        {"most_members": MOST_MEMBERS, "most_in_block": MOST_IN_BLOCK},
    )
    pairs = []
    for one, other, same_email, free_mail, name, other_name, company, other_company in rows:
        names = how_alike(name, other_name)
        companies = how_alike(company, other_company)
        alike = names if free_mail else min(names, companies)
        if alike >= LEAST_ALIKE or (same_email and not free_mail):
            pairs.append(Pair(str(one), str(other), bool(same_email), alike))
    return pairs


def how_alike(one: str | None, other: str | None) -> float:
    """How alike two names are, 0 to 100; unknown ones not at all, nor those of other numbers.

    "Plant 7" and "Plant 8" are not one misspelt.
    """
    if not one or not other or _digits(one) != _digits(other):
        return 0.0
    return fuzz.token_sort_ratio(one, other)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _grouped(pairs: Sequence[Pair], denied: Set[tuple[str, str]]) -> tuple[AlikeLeads, ...]:
    """Leads of which each two are a pair that was not denied, the surest pairs joined first.

    A chain of likenesses joins nobody: its ends may be strangers.
    """
    able = {pair.ids for pair in pairs} - denied
    members: dict[str, set[str]] = {}
    joined: dict[str, list[Pair]] = {}
    for pair in sorted(pairs, key=lambda one: (not one.same_email, -one.alike, one.ids)):
        left = members.setdefault(pair.lead_id, {pair.lead_id})
        right = members.setdefault(pair.other_lead_id, {pair.other_lead_id})
        if left is not right:
            if any(_ordered(one, other) not in able for one in left for other in right):
                continue
            left |= right
            members.update(dict.fromkeys(right, left))
        joined.setdefault(pair.lead_id, []).append(pair)
    return tuple(_groups_of(members, joined))


def _groups_of(members: dict[str, set[str]], joined: dict[str, list[Pair]]) -> Iterable[AlikeLeads]:
    seen: set[str] = set()
    for first in joined:
        if first not in seen:
            group = members[first]
            seen |= group
            pairs = [pair for lead_id in sorted(group) for pair in joined.get(lead_id, ())]
            yield AlikeLeads(frozenset(group), tuple(pairs))


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)

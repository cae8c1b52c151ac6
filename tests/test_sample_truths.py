"""The built-in truths of the sample, found again in the committed files by plain counting."""

import csv
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from statistics import NormalDist, median

import numpy as np
import pytest
from scipy.stats import binomtest

from leadpact.sample import AS_OF, BAD_WEEK, BOUGHT_LIST, FOCUS_INDUSTRIES, SOURCES

DATA = Path(__file__).parent.parent / "data"
HANDED_OFF = {"mql", "sal", "sql", "opportunity"}
ROAD_ENDS = {"won", "lost"}
EMPTY = {"", "Select", "n/a"}
INTEREST = {source.name.casefold(): source.interest for source in SOURCES}
FREE_MAIL = {"gmail.com", "outlook.com", "yahoo.com", "gmx.net", "icloud.com"}
DECIDES = {"chief", "vp", "head", "director", "owner", "managing"}
LEADS_OTHERS = {"manager", "lead", "senior", "supervisor"}

Lead = dict[str, str]


@dataclass(frozen=True)
class Step:
    at: date
    origin: str
    stage: str
    reason: str


@dataclass(frozen=True)
class Decision:
    lead_id: str
    at: date
    accepted: bool
    reason: str


@dataclass(frozen=True)
class Sample:
    leads: list[Lead]
    steps: dict[str, list[Step]]

    def cycles(self, lead: Lead) -> int:
        return sum(
            step.stage in HANDED_OFF and step.origin not in HANDED_OFF | ROAD_ENDS
            for step in self.steps[lead["lead_id"]]
        )

    def decisions(self) -> list[Decision]:
        return [
            Decision(lead_id, step.at, step.stage == "sal", step.reason)
            for lead_id, steps in self.steps.items()
            for step in steps
            if step.stage in {"sal", "rejected"}
        ]


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sample() -> Sample:
    steps: dict[str, list[Step]] = defaultdict(list)
    for row in read("stage_history.csv"):
        step = Step(
            date.fromisoformat(row["happened_at"]),
            row["from_stage"],
            row["to_stage"],
            row["reason"],
        )
        steps[row["lead_id"]].append(step)
    return Sample(read("leads.csv"), steps)


def won(leads: Iterable[Lead]) -> list[Lead]:
    return [lead for lead in leads if lead["outcome"] == "won"]


def days(lead: Lead, first: str, last: str) -> int:
    return (date.fromisoformat(lead[last]) - date.fromisoformat(lead[first])).days


def share(part: Iterable[object], whole: Iterable[object]) -> tuple[int, int]:
    return len(list(part)), len(list(whole))


def conversion(leads: list[Lead]) -> tuple[int, int]:
    return share(won(leads), leads)


def source_of(lead: Lead) -> str:
    return lead["source"].strip().casefold()


def points(lead: Lead) -> int:
    """The score of the default model, written out."""
    words = set(lead["title"].casefold().split())
    employees = int(lead["employees"] or 0)
    return (
        (15 if words & DECIDES else 8 if words & LEADS_OTHERS else 0)
        + 10 * (lead["industry"] in FOCUS_INDUSTRIES)
        + 8 * (51 <= employees <= 1000)
        + 8 * (lead["persona"] not in EMPTY)
        + 2 * min(int(lead["visits"]), 5)
        + 3 * min(int(lead["downloads"]), 3)
        + 5 * min(int(lead["webinars"]), 2)
        + 3 * min(int(lead["forms"]), 2)
        + 3 * (int(lead["email_clicks"]) >= 1)
        + 12 * (int(lead["pricing_visits"]) >= 2)
        + 25 * (lead["wants_contact"] == "yes")
        + 10 * (lead["timeline"] in {"now", "within_3_months"})
        + 6 * (lead["authority"] == "yes")
        + 8 * (lead["need"] == "yes")
        - 10 * (lead["email"].rpartition("@")[2] in FREE_MAIL)
        - 25 * (lead["student"] == "yes")
        - 40 * (lead["competitor"] == "yes")
        - 8 * (0 < employees < 10)
        - 12 * (INTEREST[source_of(lead)] == "passive")
    )


def grade(lead: Lead) -> str:
    score = points(lead)
    return "A" if score >= 60 else "B" if score >= 40 else "C" if score >= 20 else "D"


def groups(leads: Iterable[Lead], key: Callable[[Lead], object]) -> dict[object, list[Lead]]:
    grouped: dict[object, list[Lead]] = defaultdict(list)
    for lead in leads:
        grouped[key(lead)].append(lead)
    return grouped


def is_bant(lead: Lead) -> bool:
    known = [lead[name] == "yes" for name in ("budget", "authority", "need")]
    return sum(known) + (lead["timeline"] in {"now", "within_3_months"}) >= 3


def trend_p(wins: list[int], totals: list[int]) -> float:
    """One-sided Cochran-Armitage test that conversion falls along the groups."""
    scores = -np.arange(len(wins))
    n, r = np.array(totals), np.array(wins)
    rate = r.sum() / n.sum()
    spread = (n * scores**2).sum() - (n * scores).sum() ** 2 / n.sum()
    z = (scores * (r - n * rate)).sum() / math.sqrt(rate * (1 - rate) * spread)
    return NormalDist().cdf(-float(z))


def stated(label: str) -> tuple[int, int]:
    """The numerator and denominator that data/README.md states for a figure."""
    text = (DATA / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"\| {re.escape(label)} \| ([\d,]+) of ([\d,]+) \|", text)
    assert found is not None, label
    part, whole = (int(number.replace(",", "")) for number in found.groups())
    return part, whole


def rate(figure: tuple[int, int]) -> float:
    return figure[0] / figure[1]


def wilson(figure: tuple[int, int]) -> tuple[float, float]:
    """The 95 % interval of a share."""
    interval = binomtest(*figure).proportion_ci(method="wilson")
    return float(interval.low), float(interval.high)


def test_naive_conversion_is_about_eleven_percent(sample: Sample) -> None:
    assert conversion(sample.leads) == stated("Conversion (naive)")
    assert 0.105 < rate(conversion(sample.leads)) < 0.12


def test_matured_conversion_is_above_the_naive_one(sample: Sample) -> None:
    lengths = [days(lead, "created_at", "won_at") for lead in won(sample.leads)]
    maturity = float(np.quantile(lengths, 0.9))
    old_enough = [
        lead
        for lead in sample.leads
        if (AS_OF - date.fromisoformat(lead["created_at"])).days >= maturity
    ]
    assert 40 <= median(lengths) <= 50
    assert 105 <= maturity <= 130
    assert conversion(old_enough) == stated("Conversion (matured)")
    assert rate(conversion(old_enough)) > rate(conversion(sample.leads)) + 0.005


def test_the_active_share_is_about_57_percent(sample: Sample) -> None:
    active = [lead for lead in sample.leads if INTEREST[source_of(lead)] == "active"]
    figure = share(active, sample.leads)
    assert figure == stated("Active share")
    assert 0.56 < rate(figure) < 0.58


def test_about_a_quarter_of_the_closes_came_round_again(sample: Sample) -> None:
    closes = won(sample.leads)
    figure = share((lead for lead in closes if sample.cycles(lead) >= 2), closes)
    low, high = wilson(figure)
    assert figure == stated("Recycled share of closes")
    assert 0.21 <= rate(figure) <= 0.27
    assert 0.20 <= low < high <= 0.30


def test_conversion_rises_with_the_second_and_the_third_cycle(sample: Sample) -> None:
    by_cycle = groups(sample.leads, sample.cycles)
    figures = [conversion(by_cycle[cycle]) for cycle in (1, 2, 3)]
    assert figures == [stated(f"Conversion in cycle {cycle}") for cycle in (1, 2, 3)]
    assert rate(figures[0]) + 0.03 < rate(figures[1]) < rate(figures[2])
    assert not won(by_cycle[0])


def test_the_bought_list_causes_most_rejections(sample: Sample) -> None:
    source = {lead["lead_id"]: source_of(lead) for lead in sample.leads}
    rejections = [decision for decision in sample.decisions() if not decision.accepted]
    by_source = Counter(source[decision.lead_id] for decision in rejections)
    (worst, most), (_, second) = by_source.most_common(2)
    assert worst == BOUGHT_LIST.casefold()
    assert (most, len(rejections)) == stated("Rejected hand-offs from the bought list")
    assert 0.38 <= most / len(rejections) <= 0.55
    assert most > 4 * second


def test_the_bought_list_is_rejected_for_the_wrong_people_and_companies(sample: Sample) -> None:
    source = {lead["lead_id"]: source_of(lead) for lead in sample.leads}
    reasons = Counter(
        decision.reason
        for decision in sample.decisions()
        if not decision.accepted and source[decision.lead_id] == BOUGHT_LIST.casefold()
    )
    figure = (reasons["No authority"] + reasons["Not the right company"], reasons.total())
    assert figure == stated("Of these, no authority or not the right company")
    assert rate(figure) > 0.7


def test_one_week_of_the_rejection_chart_is_out_of_control(sample: Sample) -> None:
    decided: Counter[date] = Counter()
    rejected: Counter[date] = Counter()
    for decision in sample.decisions():
        week = decision.at - timedelta(days=decision.at.weekday())
        decided[week] += 1
        rejected[week] += not decision.accepted
    mean = rejected.total() / decided.total()
    sigmas = {
        week: (rejected[week] / number - mean) / math.sqrt(mean * (1 - mean) / number)
        for week, number in decided.items()
    }
    assert [week for week, sigma in sigmas.items() if abs(sigma) > 3] == [BAD_WEEK]
    assert sigmas[BAD_WEEK] > 6
    assert (rejected[BAD_WEEK], decided[BAD_WEEK]) == stated("Rejected in the week of 2025-03-10")
    assert (rejected.total(), decided.total()) == stated("Rejected in all weeks")


def test_hand_raisers_close_best(sample: Sample) -> None:
    raised = [lead for lead in sample.leads if lead["wants_contact"] == "yes"]
    quiet = [lead for lead in sample.leads if lead["wants_contact"] == "no"]
    figures = [
        conversion(raised),
        conversion([lead for lead in quiet if is_bant(lead)]),
        conversion([lead for lead in quiet if not is_bant(lead)]),
    ]
    assert figures == [
        stated("Conversion of hand-raisers"),
        stated("Conversion of BANT-qualified leads without a raised hand"),
        stated("Conversion of the rest"),
    ]
    raised_interval, bant_interval, rest_interval = (wilson(figure) for figure in figures)
    assert raised_interval[0] > bant_interval[1]
    assert bant_interval[0] > rest_interval[1]


def test_the_grade_order_holds(sample: Sample) -> None:
    by_grade = groups(sample.leads, grade)
    figures = [conversion(by_grade[letter]) for letter in "ABCD"]
    assert figures == [stated(f"Conversion of grade {letter}") for letter in "ABCD"]
    rates = [rate(figure) for figure in figures]
    assert rates == sorted(rates, reverse=True)
    assert 0.25 <= rates[0] <= 0.35
    assert 0.02 <= rates[3] <= 0.04
    assert trend_p([wins for wins, _ in figures], [leads for _, leads in figures]) < 0.001


def test_grades_a_to_c_outnumber_d(sample: Sample) -> None:
    figure = share((lead for lead in sample.leads if grade(lead) != "D"), sample.leads)
    assert figure == stated("Grades A to C")
    assert 0.53 <= rate(figure) <= 0.62


def test_customers_and_known_contacts_close_better(sample: Sample) -> None:
    customers = [lead for lead in sample.leads if lead["relationship"] != "net_new"]
    strangers = [lead for lead in sample.leads if lead["relationship"] == "net_new"]
    known = [lead for lead in sample.leads if lead["known_contact"] == "yes"]
    unknown = [lead for lead in sample.leads if lead["known_contact"] == "no"]
    assert conversion(customers) == stated("Conversion of cross-sell and up-sell")
    assert conversion(known) == stated("Conversion of known contacts")
    assert rate(conversion(customers)) > rate(conversion(strangers)) + 0.03
    assert rate(conversion(known)) > rate(conversion(unknown)) + 0.03


def test_not_half_of_the_leads_pass_the_first_time(sample: Sample) -> None:
    decided = passed = 0
    for steps in sample.steps.values():
        stages = [step.stage for step in steps]
        if "sal" in stages or "rejected" in stages:
            decided += 1
            passed += "rejected" not in stages and "nurture" not in stages
    assert (passed, decided) == stated("First-pass yield")
    assert 0.40 <= passed / decided <= 0.50


def test_two_thirds_of_the_rejected_leads_are_written_off(sample: Sample) -> None:
    refused = {step.lead_id for step in sample.decisions() if not step.accepted}
    now = Counter(lead["stage"] for lead in sample.leads if lead["lead_id"] in refused)
    assert (now["rejected"], now.total()) == stated("Rejected leads that stayed rejected")
    assert 0.60 <= now["rejected"] / now.total() <= 0.70
    assert min(now["won"], now["lost"], now["nurture"]) > 0


def test_some_rejections_have_no_reason(sample: Sample) -> None:
    rejections = [decision for decision in sample.decisions() if not decision.accepted]
    figure = share((decision for decision in rejections if not decision.reason), rejections)
    assert figure == stated("Rejections without a reason")
    assert 0 < rate(figure) < 0.1


def test_almost_half_of_the_way_to_a_close_lies_before_sales(sample: Sample) -> None:
    shares = [
        days(lead, "first_touch_at", "first_sales_contact_at")
        / days(lead, "first_touch_at", "won_at")
        for lead in won(sample.leads)
    ]
    assert 0.42 < median(shares) < 0.50

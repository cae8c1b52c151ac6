"""The cards of the pages about grades, sources and recycling."""

from leadpact.domain.figures import figure_named
from leadpact.domain.shares import Share
from leadpact.metrics.grades import GradeOrder
from leadpact.metrics.overview import Headline
from leadpact.metrics.recycling import ClosesAtStake, RecyclingAnswer
from leadpact.metrics.shares import Missing
from leadpact.metrics.sources import SourcesAnswer
from leadpact.metrics.verdicts import Tone, Verdict, verdict_on
from leadpact.metrics.words import field_words
from leadpact.ui.parts import Card, share_card


def order_card(order: GradeOrder | Missing) -> Card:
    """Whether better grades close better, with the p-value of the trend."""
    title = "Order A › B › C › D"
    if isinstance(order, Missing):
        words = f"needs {field_words(order.fields)}"
        return Card(title, "not in this data", verdict=Verdict(Tone.PLAIN, words))
    trend = order.trend
    p = "" if trend is None else "p < 0.001" if trend.p < 0.001 else f"p = {trend.p:.3f}"
    if order.holds is None:
        return Card(title, "cannot tell", verdict=Verdict(Tone.PLAIN, "too few grades have leads"))
    if order.holds:
        sure = trend is not None and trend.p < 0.05
        verdict = Verdict(Tone.GOOD, p) if sure else Verdict(Tone.WATCH, f"may be chance · {p}")
        return Card(title, "holds", verdict=verdict)
    broken = [
        f"{pair.worse} ≥ {pair.better}"
        for pair in order.pairs
        if pair.difference is not None and pair.difference.value <= 0
    ]
    words = " · ".join(part for part in (", ".join(broken), f"trend {p}" if p else "") if part)
    return Card(title, "does not hold", verdict=Verdict(Tone.BAD, words))


def source_cards(answer: SourcesAnswer) -> list[Card]:
    """Conversion overall, active interest, and conversion of active against passive."""
    name = "conversion_matured" if answer.is_matured else "conversion_naive"
    cards = [_figure_card(name, answer.overall), _figure_card("active_share", answer.active)]
    if isinstance(answer.by_interest, Missing):
        return cards
    for row in answer.by_interest:
        card = _figure_card(name, row.share)
        words = f"conversion of {row.key} interest"
        cards.append(
            Card(
                f"{str(row.key).capitalize()} converts at",
                card.value,
                card.of,
                row.share,
                verdict=Verdict(Tone.PLAIN, words),
            )
        )
    return cards


def recycling_cards(answer: RecyclingAnswer) -> list[Card]:
    """The recycled share of closes, and what is at stake in written-off leads."""
    return [
        _figure_card("recycled_share_of_closes", answer.recycled_share),
        _stake_card(answer.at_stake),
    ]


def _stake_card(at_stake: ClosesAtStake | Missing) -> Card:
    title = "Closes at stake, an estimate"
    if isinstance(at_stake, Missing):
        words = f"needs {field_words(at_stake.fields)}"
        return Card(title, "not in this data", verdict=Verdict(Tone.PLAIN, words))
    written_off = sum(part.written_off for part in at_stake.grades)
    unjudged = f"; {at_stake.unjudged:,} cannot be judged" if at_stake.unjudged else ""
    return Card(
        title,
        f"{at_stake.estimate:,.0f}",
        f"between {at_stake.low:,.0f} and {at_stake.high:,.0f}",
        verdict=Verdict(
            Tone.PLAIN,
            f"if {written_off:,} written-off leads closed like recycled ones of their grade"
            f"{unjudged}",
        ),
    )


def _figure_card(name: str, value: Share | Missing) -> Card:
    figure = figure_named(name)
    return share_card(Headline(figure, value, verdict_on(figure, value)))

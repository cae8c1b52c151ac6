"""The way between two proposals as tables."""

from leadpact.domain.criteria import Criterion
from leadpact.export.sheets import Cell, Sheet, SheetColumn, Unit
from leadpact.metrics.compromise import CompromiseAnswer, nearness
from leadpact.metrics.compromise_words import place_words
from leadpact.patterns.patterns import all_criteria


def way_sheet(answer: CompromiseAnswer) -> Sheet:
    """Per stop from marketing's proposal to sales': what it captures, κ to both, and its points."""
    criteria = _criteria(answer)
    return Sheet(
        "way-between",
        (
            SheetColumn("Stop"),
            SheetColumn("Way", Unit.RATE),
            SheetColumn("Wins at capacity", Unit.COUNT),
            SheetColumn("Of", Unit.COUNT),
            SheetColumn("Rate", Unit.RATE),
            SheetColumn("From", Unit.RATE),
            SheetColumn("To", Unit.RATE),
            SheetColumn("Wins in A and B", Unit.COUNT),
            SheetColumn("Leads in A and B", Unit.COUNT),
            SheetColumn("κ to marketing"),
            SheetColumn("κ to sales"),
            *(SheetColumn(f"{name} from", Unit.COUNT) for name in ("A", "B", "C", "MQL")),
            *(SheetColumn(f"Points: {one.label}", Unit.COUNT) for one in criteria),
        ),
        tuple(_row(answer, place) for place in range(len(answer.stops))),
    )


def _row(answer: CompromiseAnswer, place: int) -> tuple[Cell, ...]:
    figures, stop = answer.stops[place], answer.way.stops[place]
    near, captured, model = nearness(stop), figures.captured, stop.model
    cut = model.cut_offs
    points = dict(zip(model.criteria, model.points, strict=True))
    return (
        place_words(figures),
        figures.way,
        captured.numerator,
        captured.denominator,
        captured.rate,
        captured.low,
        captured.high,
        figures.in_a_and_b.numerator,
        figures.good,
        *(
            None if one is None else round(one.value, 3)
            for one in (near.to_marketing, near.to_sales)
        ),
        *(cut.a, cut.b, cut.c, model.mql_threshold),
        *(points.get(one, 0) for one in _criteria(answer)),
    )


def _criteria(answer: CompromiseAnswer) -> tuple[Criterion, ...]:
    return all_criteria(answer.way.stops[0].model, answer.way.stops[-1].model)

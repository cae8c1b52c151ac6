"""A suggestion from leads of which one knows what tells."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from leadpact.domain.criteria import Group
from leadpact.domain.default_model import default_model
from leadpact.domain.filters import Filters
from leadpact.domain.model_file import dump_model, parse_model
from leadpact.errors import LeadpactError
from leadpact.patterns.collapse import collapse
from leadpact.patterns.what_if import reaches
from leadpact.store.database import Store
from leadpact.suggest.engine import suggest_model
from leadpact.suggest.references import Reference, references_of
from leadpact.suggest.suggestion import Suggestion
from tests.stores import all_of, import_cells, leads, store_in
from tests.suggest.made_up import made_up, made_up_rows


@pytest.fixture(scope="module")
def suggestion(tmp_path_factory: pytest.TempPathFactory) -> Suggestion:
    """What 600 made-up leads suggest."""
    store = store_in(tmp_path_factory.mktemp("made-up"))
    found = suggest_model(store, made_up(store), reference=(Reference("ours", default_model()),))
    store.close()
    return found


def test_the_field_that_decides_gets_points_as_it_decides(suggestion: Suggestion) -> None:
    """Gold and Silver win more often than Bronze and Tin, so each is worth more than either."""
    points = {
        level: sum(one.points for one in suggestion.criteria if level in one.criterion.values)
        for level in ("Gold", "Silver", "Bronze", "Tin")
    }
    assert min(points["Gold"], points["Silver"]) > max(points["Bronze"], points["Tin"])


def test_noise_gets_next_to_no_points(suggestion: Suggestion) -> None:
    points = dict.fromkeys(("Plan", "Noise", "Newsletter"), 0)
    for one in suggestion.criteria:
        if one.criterion.field in points:
            points[one.criterion.field] += abs(one.points)
    assert points["Noise"] + points["Newsletter"] < points["Plan"] / 2


def test_minutes_are_cut_near_where_the_chance_changes(suggestion: Suggestion) -> None:
    of_minutes = [one for one in suggestion.criteria if one.criterion.field == "Minutes"]
    assert of_minutes
    ends = {
        end
        for one in of_minutes
        for end in (one.criterion.number, one.criterion.low, one.criterion.high)
        if end is not None
    }
    assert min(abs(end - 30) for end in ends) <= 3


def test_only_red_flags_are_below_zero(suggestion: Suggestion) -> None:
    assert any(one.points < 0 for one in suggestion.criteria)
    for one in suggestion.criteria:
        assert (one.points < 0) == (one.criterion.group is Group.RED_FLAG)
        assert one.points != 0


def test_a_reason_known_afterwards_is_left_out_with_its_reason(suggestion: Suggestion) -> None:
    [leak] = [one for one in suggestion.left_out if one.field == "Lost reason"]
    assert leak.is_leak
    assert leak.reason
    assert "Lost reason" not in {one.criterion.field for one in suggestion.criteria}


def test_a_lead_id_is_no_field_to_score_with(suggestion: Suggestion) -> None:
    assert {"lead_id", "outcome"} <= {one.field for one in suggestion.left_out}


def test_the_parts_are_a_fifth_and_four_fifths(suggestion: Suggestion) -> None:
    parts = suggestion.parts
    assert (parts.leads, parts.train_leads, parts.test_leads) == (600, 480, 120)
    assert parts.newest_from is None
    assert parts.train_won / parts.train_leads == pytest.approx(
        parts.test_won / parts.test_leads, abs=0.01
    )


def test_it_beats_a_model_that_finds_none_of_its_fields(suggestion: Suggestion) -> None:
    [ours] = suggestion.references
    assert ours.area.value == 0.5
    assert suggestion.judged.area.low > 0.5


def test_the_model_comes_back_from_its_file(suggestion: Suggestion) -> None:
    assert parse_model(dump_model(suggestion.model)) == suggestion.model


def test_the_criteria_apply_to_the_leads_that_the_store_grades_by_them(fresh_store: Store) -> None:
    """The training part are the leads of the first 20 days, 24 a day."""
    import_cells(fresh_store, dated_rows())
    found = suggest_model(fresh_store, all_of(fresh_store))
    oldest = replace(all_of(fresh_store), created_to=date(2025, 1, 20))
    patterns = collapse(fresh_store, oldest, found.model.criteria)
    assert patterns.leads.sum() == found.parts.train_leads == 480
    for one, reach in zip(found.criteria, reaches(patterns), strict=True):
        counted = (one.conversion.denominator, one.conversion.numerator)
        assert (reach.rated, reach.rated_won) == counted


def test_the_same_data_gives_the_same_suggestion(fresh_store: Store) -> None:
    filters = made_up(fresh_store, 300)
    assert suggest_model(fresh_store, filters) == suggest_model(fresh_store, filters)


def test_a_leak_can_be_allowed_and_the_outcome_cannot(fresh_store: Store) -> None:
    """Every lost lead has a reason, and no won one: with it all is told."""
    filters = made_up(fresh_store, 300)
    found = suggest_model(fresh_store, filters, allowed=("Lost reason", "outcome"))
    assert found.judged.area.value == 1
    assert "Lost reason" in {one.criterion.field for one in found.criteria}
    assert "outcome" in {one.field for one in found.left_out}


def test_a_field_that_is_not_there_cannot_be_allowed(fresh_store: Store) -> None:
    with pytest.raises(LeadpactError, match="no field 'Shoe size'"):
        suggest_model(fresh_store, made_up(fresh_store, 300), allowed=("Shoe size",))


def test_too_few_leads_are_refused_with_the_numbers(fresh_store: Store) -> None:
    """Ten won and ten lost: four fifths of each are learnt from."""
    rows = "\n".join(f"{number} | {'won' if number % 2 else 'lost'}" for number in range(20))
    leads(fresh_store, f"lead_id | outcome\n{rows}")
    with pytest.raises(LeadpactError, match="8 won and 8 not won in the training part"):
        suggest_model(fresh_store, all_of(fresh_store))


def test_where_nothing_tells_there_is_no_suggestion(fresh_store: Store) -> None:
    """Who wins has nothing to do with the letter; the two take turns in another step."""
    rows = "\n".join(
        f"{number} | {'uvw'[number % 3]} | {'won' if number % 2 else 'lost'}"
        for number in range(300)
    )
    leads(fresh_store, f"lead_id | Letter | outcome\n{rows}")
    with pytest.raises(LeadpactError, match="no field tells won from not won"):
        suggest_model(fresh_store, all_of(fresh_store))


def test_no_leads_are_refused_too(fresh_store: Store) -> None:
    leads(fresh_store, "lead_id | source | outcome\n1 | Web | won\n2 | Web | lost")
    with pytest.raises(LeadpactError, match="0 won and 0 not won"):
        suggest_model(fresh_store, Filters(1, sources=("Nowhere",)))


def dated_rows() -> list[tuple[str, ...]]:
    """600 made-up leads, one an hour from the first of January 2025; some minutes are unknown."""
    start = datetime(2025, 1, 1, tzinfo=UTC)
    head, *rows = made_up_rows()
    dated: list[tuple[str, ...]] = [(*head, "created_at")]
    for number, row in enumerate(rows):
        minutes = "" if number % 7 == 0 else row[2]
        moment = (start + timedelta(hours=number)).strftime("%Y-%m-%d %H:%M")
        dated.append((*row[:2], minutes, *row[3:], moment))
    return dated


def test_with_dates_the_newest_fifth_judges(fresh_store: Store) -> None:
    """The 480 oldest fill 20 days, so the test part begins on the 21st."""
    import_cells(fresh_store, dated_rows())
    found = suggest_model(fresh_store, all_of(fresh_store))
    assert found.parts.newest_from == date(2025, 1, 21)
    assert found.parts.test_leads == 120


def test_each_definition_is_laid_beside_it_once(sample_store: Store) -> None:
    assert [one.name for one in references_of(sample_store, 1)] == ["default"]

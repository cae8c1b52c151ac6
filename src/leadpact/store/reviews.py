"""Reviews of definitions: recorded once, never altered."""

from dataclasses import dataclass
from datetime import datetime

from leadpact.domain.people import Action
from leadpact.domain.review import FiguresSeen, ReviewVerdict
from leadpact.errors import DefinitionError, EntryError
from leadpact.store.database import Cursor, Store, run
from leadpact.store.datasets import write_audit
from leadpact.store.people import allowed
from leadpact.store.signed import Definition, State, definitions_in

LONGEST_WORDS = 4000


@dataclass(frozen=True)
class Conclusion:
    """What came of a review: the verdict, the reason in words, and what was seen."""

    verdict: ReviewVerdict
    words: str
    figures: FiguresSeen


@dataclass(frozen=True)
class Review:
    """One review: of which definition, on the leads of which data set; `reviewed_at` is in UTC."""

    definition_id: int
    number: int
    dataset_id: int
    conclusion: Conclusion
    reviewed_by: str
    reviewed_at: datetime


def record_review(
    store: Store, by: int | None, definition_id: int, dataset_id: int, conclusion: Conclusion
) -> None:
    """Record what the person made of the definition after a look at that data set's leads.

    Raises RoleError; DefinitionError unless the definition is in force; EntryError when words are
    lacking that say what is to change.
    """
    verdict, reasons = conclusion.verdict, conclusion.words.strip()
    with store.transaction() as cursor:
        person = allowed(cursor, by, Action.REVIEW)
        definition = _in_force(cursor, definition_id)
        _check_words(verdict, reasons)
        run(
            cursor,
            """insert into review
            (definition_id, dataset_id, verdict, words, figures, reviewed_by, reviewed_at)
            values ($definition_id, $dataset_id, $verdict, $words, $figures, $person,
            current_timestamp::timestamp)""",
            {
                "definition_id": definition_id,
                "dataset_id": dataset_id,
                "verdict": verdict.value,
                "words": reasons,
                "figures": conclusion.figures.model_dump_json(),
                "person": person.name,
            },
        )
        detail = (
            f"Definition {definition.number} of data set {definition.dataset_id} {verdict.done}, "
            f"by {person.name}"
        )
        write_audit(cursor, "review recorded", None, detail)


def list_reviews(store: Store, dataset_id: int) -> tuple[Review, ...]:
    """The reviews of the data set's definitions, the newest first."""
    rows = store.rows(
        """select
            review.definition_id, number, review.dataset_id, verdict, words, figures,
            reviewed_by, reviewed_at
        from review join definition using (definition_id)
        where definition.dataset_id = $dataset_id order by reviewed_at desc, review.rowid desc""",
        {"dataset_id": dataset_id},
    )
    return tuple(
        Review(definition_id, number, of, _conclusion(verdict, words, figures), *who)
        for definition_id, number, of, verdict, words, figures, *who in rows
    )


def _conclusion(verdict: str, words: str, figures: str) -> Conclusion:
    return Conclusion(ReviewVerdict(verdict), words, FiguresSeen.model_validate_json(figures))


def _in_force(cursor: Cursor, definition_id: int) -> Definition:
    """The definition, which is in force; raises DefinitionError."""
    of = run(
        cursor,
        "select dataset_id from definition where definition_id = $definition_id",
        {"definition_id": definition_id},
    )
    known = definitions_in(cursor, int(of[0][0])) if of else ()
    found = next((one for one in known if one.definition_id == definition_id), None)
    if found is None:
        raise DefinitionError(
            "this definition is not there", "Open Definitions to see which there are."
        )
    if found.state is not State.IN_FORCE:
        raise DefinitionError(
            f"Definition {found.number} is {found.state} and cannot be reviewed",
            "Only the definition in force is kept, adjusted or replaced.",
        )
    return found


def _check_words(verdict: ReviewVerdict, reasons: str) -> None:
    if not reasons and verdict is not ReviewVerdict.KEEP:
        raise EntryError(
            f"a definition that is {verdict.done} needs a reason",
            "Say in a sentence what is to change, and why.",
        )
    if len(reasons) > LONGEST_WORDS:
        raise EntryError(
            f"the reason has {len(reasons):,} characters",
            f"Say it in {LONGEST_WORDS:,} at most.",
        )

"""The promises that were signed with the definition under review, and whether they were kept."""

from datetime import date
from html import escape

from leadpact.metrics.promise_words import newest_verdict, promise_words
from leadpact.metrics.promises import PromiseKept
from leadpact.metrics.review_promises import kept_since
from leadpact.ui.promises import Promised, cached_promises
from leadpact.ui.review_choice import Reviewed
from leadpact.ui.view_parts import view_table


def show_signed_promises(reviewed: Reviewed) -> None:
    """Each promise with the months since in which it was kept; nothing where none was signed."""
    content, data_set = reviewed.definition.content, reviewed.look.data_set
    if not content.promises:
        return
    found = cached_promises(
        Promised(data_set.version, data_set.dataset_id, content.model, content.promises)
    )
    view_table(
        ("Promise", "Of", "Months kept since", "Newest month"),
        [_row(one, content.evidence.as_of) for one in found],
        "Promises signed with it",
    )


def _row(found: PromiseKept, since: date | None) -> str:
    months, verdict = kept_since(found, since), newest_verdict(found)
    kept = f"{months.numerator:,} of {months.denominator:,}"
    said = " ".join(part for part in (verdict.sign, verdict.words) if part)
    cells = (
        escape(promise_words(found.promise)),
        escape(found.promise.kind.team.value),
        escape(kept if months.denominator else "none to judge yet"),
        f'<span class="lp-verdict {verdict.tone}">{escape(said)}</span>',
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

"""Leads made up so that one knows what a suggestion has to find."""

from random import Random

from leadpact.domain.filters import Filters
from leadpact.store.database import Store
from tests.stores import all_of, import_cells

HEADER = ("lead_id", "Plan", "Minutes", "Noise", "Newsletter", "Lost reason", "outcome")
OFTEN, SELDOM = 0.6, 0.1


def made_up_rows(leads: int = 600, seed: int = 1) -> list[tuple[str, ...]]:
    """Gold and Silver plans win six in ten, the other two one in ten; so do 30 minutes and more
    double the chance. Noise tells nothing, and the reason of a loss is known afterwards.
    """
    random = Random(seed)
    rows: list[tuple[str, ...]] = [HEADER]
    for number in range(leads):
        plan = random.choice(("Gold", "Silver", "Bronze", "Tin"))
        minutes = random.randrange(60)
        chance = OFTEN if plan in ("Gold", "Silver") else SELDOM
        won = random.random() < chance * (1.3 if minutes >= 30 else 0.7)
        rows.append(
            (
                str(number),
                plan,
                str(minutes),
                random.choice("uvwxyz"),
                random.choice(("Yes", "No")),
                "" if won else random.choice(("price", "timing")),
                "won" if won else "lost",
            )
        )
    return rows


def made_up(store: Store, leads: int = 600) -> Filters:
    """The made-up leads as the store's newest data set."""
    import_cells(store, made_up_rows(leads))
    return all_of(store)

"""What is looked at: one data set, and the leads in it that the filters let through."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Filters:
    """The filters every page shares.

    `created_from` and `created_to` are both included; leads without a creation date pass only
    when neither is set. An empty tuple of products, sources or owners lets all through; the
    empty text in it stands for leads without a value. `as_of` overrides the data set's own as-of
    date, for these questions alone.
    """

    dataset_id: int
    created_from: date | None = None
    created_to: date | None = None
    products: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    as_of: date | None = None

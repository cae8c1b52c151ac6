"""The mapping of a file that a person confirmed, and its record as JSON."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import TypeAdapter, ValidationError

from leadpact.domain.fields import Kind
from leadpact.errors import MappingError
from leadpact.ingest.columns.values import ValueMeaning


class DateOrder(StrEnum):
    """How to read 03/04/2024."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DecimalMark(StrEnum):
    """Which mark starts the decimals of a number."""

    POINT = "point"
    COMMA = "comma"


@dataclass(frozen=True)
class Mapping:
    """What a person confirmed about a file.

    `fields` are pairs of a field and the column that feeds it: a field occurs once, a column may
    feed several. `values` hold only what adds to or differs from the dictionaries. A date order
    or decimal mark of None was not said. `ignored` columns do not even become custom fields.
    """

    kind: Kind
    fields: tuple[tuple[str, str], ...]
    values: tuple[ValueMeaning, ...] = ()
    date_order: DateOrder | None = None
    decimal_mark: DecimalMark | None = None
    ignored: tuple[str, ...] = ()

    def to_json(self) -> str:
        """The mapping as one JSON object, for the record of an upload."""
        return _MAPPING.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> "Mapping":
        """The mapping that `to_json` wrote; raises MappingError for any other text."""
        try:
            return _MAPPING.validate_json(text)
        except ValidationError as error:
            raise MappingError(
                "The recorded mapping of this file cannot be read.", "Map the file again."
            ) from error


_MAPPING = TypeAdapter(Mapping)

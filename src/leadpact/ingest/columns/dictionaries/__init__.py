"""The packaged dictionaries: which headers carry which field, which texts carry which value.

One file per CRM and language, `common.yaml` for spellings that belong to none, `values.yaml` for
cell texts. In a header file a section is a kind, and lists the headers of a field, the best first.
The other kinds inherit what `leads` says, except for `lead_id`: in another kind of file "ID" is
rather the id of the deal, the call or the change. Further sections:

- `marks`: headers that, together, only a file of that kind has.
- `deals`: what changes in `outcomes` where the file has the marks of those.
- `also`: headers that feed a second field in other kinds than leads.
- `leave`: headers that look like a field, or like another CRM's header, and had better stay custom.
- `shy`: headers that others use too, so that they are no sign of this CRM or language.
"""

from functools import cache
from importlib.resources import files

from pydantic import BaseModel, ConfigDict, Field
from ruamel.yaml import YAML

from leadpact.domain.fields import Kind, fields_of

# The order decides between CRMs that recognise equally many headers of a file.
CRM_FILES = (
    "hubspot.yaml",
    "salesforce.yaml",
    "dynamics365.yaml",
    "pipedrive.yaml",
    "marketo.yaml",
    "pardot.yaml",
    "zoho.yaml",
)
LANGUAGE_FILES = ("german.yaml", "french.yaml", "spanish.yaml")

Headers = dict[str, tuple[str, ...]]


class HeaderDictionary(BaseModel):
    """The headers of one CRM or language, by kind and field; `said_by` is shown to people."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    said_by: str
    leads: Headers = Field(default_factory=dict)
    outcomes: Headers = Field(default_factory=dict)
    activities: Headers = Field(default_factory=dict)
    stage_history: Headers = Field(default_factory=dict, alias="stage-history")
    deals: Headers = Field(default_factory=dict)
    marks: dict[Kind, tuple[tuple[str, ...], ...]] = Field(default_factory=dict)
    also: dict[str, str] = Field(default_factory=dict)
    leave: tuple[str, ...] = ()
    shy: tuple[str, ...] = ()

    def headers(self, kind: Kind, *, deals: bool = False) -> Headers:
        """Field → headers, best first, for a file of this kind, whose rows may be deals."""
        own = {
            Kind.LEADS: self.leads,
            Kind.OUTCOMES: self.outcomes,
            Kind.ACTIVITIES: self.activities,
            Kind.STAGE_HISTORY: self.stage_history,
        }[kind]
        names = {field.name for field in fields_of(kind)} - {"lead_id"}
        inherited = {name: headers for name, headers in self.leads.items() if name in names}
        changed = self.deals if deals and kind is Kind.OUTCOMES else {}
        return inherited | own | changed


class ValueDictionary(BaseModel):
    """Cell texts: those that mean empty, yes and no, and the texts of each choice of a field."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    empty: tuple[str, ...]
    boolean: dict[str, tuple[str, ...]]
    fields: dict[str, dict[str, tuple[str, ...]]]


@cache
def crm_dictionaries() -> tuple[HeaderDictionary, ...]:
    """The dictionaries of the CRMs we know."""
    return tuple(HeaderDictionary.model_validate(_yaml(name)) for name in CRM_FILES)


@cache
def language_dictionaries() -> tuple[HeaderDictionary, ...]:
    """Headers in other languages than English."""
    return tuple(HeaderDictionary.model_validate(_yaml(name)) for name in LANGUAGE_FILES)


def all_dictionaries() -> tuple[HeaderDictionary, ...]:
    """Every dictionary of headers."""
    return (common_dictionary(), *crm_dictionaries(), *language_dictionaries())


@cache
def common_dictionary() -> HeaderDictionary:
    """Spellings that any file may use."""
    return HeaderDictionary.model_validate(_yaml("common.yaml"))


@cache
def value_dictionary() -> ValueDictionary:
    """What cell texts mean."""
    return ValueDictionary.model_validate(_yaml("values.yaml"))


def _yaml(name: str) -> object:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    content: object = YAML(typ="safe", pure=True).load(text)
    return content
